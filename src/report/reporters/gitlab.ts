/** GitLab Code Quality: an array of issues with unique fingerprints. An issue without a line stands at the first capture. */
import { acceptedNote, type Issue, issuesOf, type Level } from "../issues.ts";
import type { RenderContext, Reporter } from "../reporter.ts";
import type { Report } from "../schema.ts";
import { visible, visibleJson } from "../visible.ts";

const SEVERITIES: Readonly<Record<Level, "major" | "minor" | "info">> = {
  error: "major",
  warning: "minor",
  note: "info",
};

const rowOf =
  ({ captures }: Report, { pathOf }: RenderContext) =>
  (issue: Issue) => {
    const note = acceptedNote(issue);
    const [first] = issue.lines;
    const capture = first?.capture ?? captures[0]?.name ?? "capture";
    return {
      description: `${issue.title}${note === null ? "" : `, ${note}`}. ${issue.message}`,
      check_name: issue.rule,
      fingerprint: issue.fingerprint,
      severity: note === null ? SEVERITIES[issue.level] : "info",
      location: { path: visible(pathOf?.(capture) ?? capture), lines: { begin: first?.line ?? 1 } },
    };
  };

export const gitlab: Reporter = {
  id: "gitlab",
  about: "GitLab Code Quality as JSON",
  render: (report, context) =>
    `${visibleJson(JSON.stringify(issuesOf(report).map(rowOf(report, context)), null, 2))}\n`,
};
