/**
 * JUnit XML in the subset that readers share: one suite, one case for each issue, rule kept and cause ruled out. What fails is a
 * discrepancy, a broken rule and a confirmed or likely cause; what is accepted or could not be judged is skipped with its reason.
 */
import { acceptedNote, type Issue, issuesOf } from "../issues.ts";
import type { Reporter } from "../reporter.ts";
import type { Report } from "../schema.ts";
import { visible } from "../visible.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Visible text holds no character that XML 1.0 forbids. */
const escaped = (text: string): string => visible(text).replace(/[&<>"']/gu, (sign) => ESCAPES[sign] ?? sign);

interface Case {
  readonly rule: string;
  readonly name: string;
  readonly failure?: Issue;
  readonly skipped?: string;
}

const caseOfIssue = (issue: Issue): Case => {
  const { rule, title, message, level } = issue;
  const note = acceptedNote(issue);
  if (level === "error" && note === null) return { rule, name: title, failure: issue };
  return { rule, name: title, skipped: `${title}${note === null ? "" : `, ${note}`}. ${message}` };
};

const casesOf = (report: Report): readonly Case[] => {
  const empty =
    report.verdict === "not-assessable" ? [{ rule: "case", name: "verdict", skipped: report.headline }] : [];
  return [
    ...empty,
    ...issuesOf(report).map(caseOfIssue),
    ...report.violations.flatMap(({ rule, status, what }): readonly Case[] => {
      if (status === "violated") return [];
      return [status === "kept" ? { rule, name: `${rule} is kept` } : { rule, name: rule, skipped: what }];
    }),
    ...report.ruledOut.map(({ cause }): Case => ({ rule: cause, name: `${cause} is ruled out` })),
    ...report.notAssessable.map(({ cause, because }): Case => ({ rule: cause, name: cause, skipped: because })),
  ];
};

/** Where a capture lies, as dashboards link it. */
type PlaceOf = (capture: string) => string;

const failureOf = ({ rule, message, lines }: Issue): string => {
  const places = lines.map(({ capture, line, text }) => escaped(`${capture}:${line} ${text}`)).join("\n");
  return `<failure message="${escaped(message)}" type="${escaped(rule)}">${places}</failure>`;
};

const caseOf = ({ rule, name, failure, skipped }: Case, placeOf: PlaceOf): string => {
  const place = failure?.lines[0];
  const at = place === undefined ? "" : ` file="${escaped(placeOf(place.capture))}" line="${place.line}"`;
  const open = `    <testcase classname="dma-forensics.${escaped(rule)}" name="${escaped(name)}" time="0"${at}`;
  if (failure !== undefined) return `${open}>${failureOf(failure)}</testcase>`;
  return skipped === undefined ? `${open}/>` : `${open}><skipped message="${escaped(skipped)}"/></testcase>`;
};

export const junit: Reporter = {
  id: "junit",
  about: "JUnit XML for test dashboards",
  render: (report, { pathOf }) => {
    const placeOf: PlaceOf = (capture) => pathOf?.(capture) ?? capture;
    const cases = casesOf(report);
    const failures = cases.filter(({ failure }) => failure !== undefined).length;
    const skipped = cases.filter((one) => one.skipped !== undefined).length;
    const name = escaped(report.captures.map((capture) => capture.name).join(" ") || "dma-forensics");
    const totals = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;
    return [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="dma-forensics" ${totals}>`,
      `  <testsuite name="${name}" ${totals}>`,
      ...cases.map((one) => caseOf(one, placeOf)),
      "  </testsuite>",
      "</testsuites>\n",
    ].join("\n");
  },
};
