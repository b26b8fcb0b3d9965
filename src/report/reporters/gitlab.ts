/** GitLab Code Quality: an array of issues with unique fingerprints. An issue without a line stands at the first capture. */
import { type Issue, issuesOf, type Level } from "../issues.ts";
import type { Reporter } from "../reporter.ts";
import type { Report } from "../schema.ts";
import { visible, visibleJson } from "../visible.ts";

const SEVERITIES: Readonly<Record<Level, "major" | "minor" | "info">> = {
  error: "major",
  warning: "minor",
  note: "info",
};

const rowOf =
  ({ captures }: Report) =>
  ({ rule, level, title, message, lines, fingerprint }: Issue) => ({
    description: `${title}. ${message}`,
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[level],
    location: {
      path: visible(lines[0]?.capture ?? captures[0]?.name ?? "capture"),
      lines: { begin: lines[0]?.line ?? 1 },
    },
  });

export const gitlab: Reporter = {
  id: "gitlab",
  about: "GitLab Code Quality as JSON",
  render: (report) => `${visibleJson(JSON.stringify(issuesOf(report).map(rowOf(report)), null, 2))}\n`,
};
