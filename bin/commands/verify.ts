/** `dma-forensics verify REPORT FILES...`: whether the lines that a report cites carry what it says. */
import {
  citedLines,
  differences,
  misquoted,
  type Outcome,
  openAnalysis,
  type Platform,
  type Report,
} from "../../src/index.ts";
import { interruptible, readText, writeOut } from "../host.ts";
import { stop } from "../problem.ts";
import { readSources } from "./analyze/captures.ts";
import { readFacts } from "./analyze/facts.ts";
import { filesOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { readDialects } from "./dialects.ts";
import { again, excerptsOf } from "./proof.ts";

export interface VerifyFlags {
  readonly dialect?: readonly string[];
}

const reportIn = async (path: string): Promise<Report> => {
  const { text } = await readText(path);
  const { parseReport } = await import("../../src/files.ts");
  return (
    parseReport(text) ??
    stop(path, "this is no report of this version", "make one with dma-forensics analyze FILES --format json=REPORT")
  );
};

const checkNames = (report: Report, { spans }: Outcome, path: string): void => {
  const cited = report.tasks.flatMap(({ events }) => events.map((event) => event.replace(/^\S+ |:\d+$/g, "")));
  const missing = [...new Set(cited)].filter((name) => !spans.has(name));
  if (missing.length > 0)
    stop(
      path,
      `it cites ${missing.join(", ")}, which is not among the files`,
      "name the logs that the report is about",
    );
};

/** Prints what does not hold and returns the exit status. Throws `CannotAnalyse`. */
export const verify = async (path: string, paths: readonly string[], flags: VerifyFlags): Promise<number> => {
  const files = filesOf("verify", paths);
  const found = await interruptible(async () => {
    const report = await reportIn(path);
    const { facts } = await readFacts(report.given);
    const { dialects } = await readDialects(flags.dialect ?? []);
    const options = { given: facts, platform: report.platform as Platform, dialects };
    const outcome = await withSources(files, [], async (sources) => {
      const analysis = openAnalysis(options);
      await readSources(sources, analysis);
      return analysis.finish();
    });
    checkNames(report, outcome, path);
    const excerpts = excerptsOf(outcome, citedLines(report, outcome.spans));
    const wrong = [...misquoted(report, outcome.source), ...differences(report, again(report, excerpts, options))];
    return { report, excerpts, wrong };
  });
  const { report, excerpts, wrong } = found;
  const counted = excerpts.reduce((sum, { numbers }) => sum + numbers.length, 0);
  const all = report.captures.reduce((sum, { lines }) => sum + lines, 0);
  const lines = `${counted} of ${all} lines`;
  if (wrong.length === 0) {
    await writeOut(`carried: ${lines} give the verdict ${report.verdict} and every word of the report again\n`);
    return 0;
  }
  await writeOut(`not carried by ${lines}:\n${wrong.map((one) => `  ${one}\n`).join("")}`);
  return 1;
};
