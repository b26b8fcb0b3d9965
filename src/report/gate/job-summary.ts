/** The page that GitHub shows of a job: the few lines of the summary, and the report for a ticket below them. */
import type { RenderContext } from "../reporter.ts";
import { markdown } from "../reporters/markdown.ts";
import type { Report } from "../schema.ts";

/** GitHub drops a step's page above 1 024 KiB, and a unit of text is three bytes at most. UTF-16 units. */
const LIMIT = 300_000;

/** Markdown, ending with an empty line, so that the next run of the step can follow. `summary` is what `--summary` prints. */
export const jobSummaryText = (report: Report, context: RenderContext, summary: string): string => {
  const fence = "`".repeat(Math.max(3, ...(summary.match(/`{1,4096}/gu) ?? []).map((run) => run.length + 1)));
  const head = `${fence}text\n${summary}${fence}\n\n`;
  const page = `${head}${markdown.render(report, context)}\n`;
  if (page.length <= LIMIT) return page;
  return `${head}The report is too long for this page; write it to a file with <code>--format markdown=FILE</code>.\n\n`;
};
