/**
 * What a growing capture shows, as it becomes certain: each finding is told once, and what later lines change is said. Apart from
 * the report because a report has no memory of the one before it.
 */
import { isLine } from "./excerpt.ts";
import type { Report, ReportEvidence } from "./schema.ts";
import { visible } from "./visible.ts";
import { causesOf, count } from "./wording.ts";

interface Finding {
  /** The same for the same finding in a later report. */
  readonly key: string;
  /** What of it can change, such as the word of a cause. */
  readonly state: string;
  readonly text: string;
  /** False while its task goes on: lines that are still to come may agree with the replay. */
  readonly over: boolean;
}

/** Kinds of events behind which nothing more is expected of a task. */
const LAST = /^(?:complete|timeout|abort) /u;

/** Longer values are cut: the report at the end has all of them. UTF-16 units, whole bytes. */
const VALUE = 47;

const short = (value: string): string => (value.length > VALUE ? `${value.slice(0, VALUE)} ...` : value);

/** Places that a finding names. */
const PLACES = 4;

const placesOf = (evidence: readonly ReportEvidence[]): string => {
  const places = [...new Set(evidence.filter(isLine).map(({ capture, line }) => `${capture}:${line}`))];
  if (places.length === 0) return "";
  const more = places.length - PLACES;
  return ` (${places.slice(0, PLACES).join(", ")}${more > 0 ? ` and ${count(more, "more line")}` : ""})`;
};

const isOver = (report: Report, ref: string): boolean =>
  report.tasks.find((task) => task.ref === ref)?.events.some((event) => LAST.test(event)) ?? true;

const findingsIn = (report: Report): readonly Finding[] => [
  ...report.discrepancies.map(({ task, kind, what, predicted, observed, evidence }) => ({
    key: `discrepancy ${task} ${kind} ${what}`,
    state: `${predicted} ${observed}`,
    text: `discrepancy${task === null ? "" : `, task ${task}`}: ${what}; predicted ${short(predicted)}, observed ${short(observed)}${placesOf(evidence)}`,
    over: task === null || isOver(report, task),
  })),
  ...report.violations
    .filter(({ status, evidence }) => status === "violated" && evidence.some(isLine))
    .map(({ rule, what, evidence }) => ({
      key: `rule ${rule}`,
      state: "",
      text: `rule ${rule} is broken: ${what}${placesOf(evidence)}`,
      over: true,
    })),
  ...report.diagnoses
    .filter(({ verdict }) => verdict === "confirmed" || verdict === "likely")
    .map((diagnosis) => ({
      key: `cause ${causesOf(diagnosis)}`,
      state: diagnosis.verdict,
      text: `${causesOf(diagnosis)} is ${diagnosis.verdict}, task ${diagnosis.tasks.join(", ")}: ${diagnosis.sentence}`,
      over: diagnosis.tasks.every((ref) => isOver(report, ref)),
    })),
];

/** What became of a cause that is neither confirmed nor likely any more. */
const fallen = (report: Report, key: string): string => {
  const one = report.diagnoses.find((diagnosis) => `cause ${causesOf(diagnosis)}` === key);
  if (one !== undefined) return `it is ${one.verdict} now`;
  return report.ruledOut.some(({ cause }) => `cause ${cause}` === key)
    ? "a line rules it out"
    : "later lines take it away";
};

export interface Teller {
  /** Lines on what is new in this report, or no longer holds; none if nothing is. */
  readonly tell: (report: Report) => readonly string[];
}

/** Remembers what was told. */
export const openTeller = (): Teller => {
  const told = new Map<string, Finding>();
  let before = new Set<string>();
  return {
    tell: (report) => {
      const now = findingsIn(report);
      const keys = new Map(now.map((finding) => [finding.key, finding]));
      const lines: string[] = [];
      for (const [key, finding] of told) {
        const later = keys.get(key);
        if (later === undefined) {
          told.delete(key);
          lines.push(`no longer holds: ${finding.text}; ${fallen(report, key)}`);
        } else if (later.state !== finding.state) {
          told.set(key, later);
          lines.push(`changed by later lines: ${later.text}`);
        }
      }
      for (const finding of now) {
        // What a task that goes on seems to show is told only if the next look still shows it.
        if (told.has(finding.key) || !(finding.over || before.has(finding.key))) continue;
        told.set(finding.key, finding);
        lines.push(finding.text);
      }
      before = new Set(keys.keys());
      return lines.map(visible);
    },
  };
};
