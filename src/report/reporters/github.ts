/**
 * Annotations of GitHub Actions as workflow commands. The runner shows about ten of each level a step: the worst ten come out, and
 * one notice counts the rest. Escapes are those of actions/toolkit; text is visible first, so no line of a log starts a command.
 */
import { acceptedNote, type Issue, issuesOf, type Level } from "../issues.ts";
import type { RenderContext, Reporter } from "../reporter.ts";
import { visible } from "../visible.ts";
import { count } from "../wording.ts";

/** Of each level. */
const SHOWN = 10;

const COMMANDS: Readonly<Record<Level, string>> = { error: "error", warning: "warning", note: "notice" };
const LEVELS = ["error", "warning", "note"] as const;

const data = (text: string): string => visible(text).replaceAll("%", "%25");
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** What is accepted is shown, and is no more than a note. */
const levelOf = ({ level, accepted }: Issue): Level => (accepted === null ? level : "note");

const annotation = (issue: Issue, { pathOf }: RenderContext): string => {
  const [first] = issue.lines;
  const file = first === undefined ? "" : (pathOf?.(first.capture) ?? first.capture);
  const place = first === undefined ? [] : [`file=${property(file)}`, `line=${first.line}`];
  const note = acceptedNote(issue);
  const title = note === null ? issue.title : `${issue.title}, ${note}`;
  const properties = [...place, `title=${property(title)}`].join(",");
  return `::${COMMANDS[levelOf(issue)]} ${properties}::${data(issue.message)}`;
};

export const github: Reporter = {
  id: "github",
  about: "annotations of GitHub Actions",
  render: (report, context) => {
    const issues = issuesOf(report);
    const shown = LEVELS.flatMap((level) => issues.filter((issue) => levelOf(issue) === level).slice(0, SHOWN));
    const rest = issues.length - shown.length;
    const more = rest === 0 ? [] : [`::notice title=dma-forensics::${count(rest, "more issue")}; the report has all`];
    const verdict = `::notice title=${property(`verdict ${report.verdict}`)}::${data(report.headline)}`;
    return `${[...shown.map((issue) => annotation(issue, context)), ...more, verdict].join("\n")}\n`;
  },
};
