/**
 * The report as a flat list, for tools that know only rules and places: one issue per explanation, broken rule and discrepancy.
 * Words are those of the report; what a tool calls a level, a severity or a failure follows from `level` in its reporter.
 */
import { causes } from "../rules/causes/index.ts";
import { isLine, type LineEvidence } from "./excerpt.ts";
import { type Accepted, isBroken } from "./gate/countable.ts";
import { acceptedWords } from "./gate/summary.ts";
import type { Report, ReportEvidence } from "./schema.ts";
import { visible } from "./visible.ts";

export type Level = "error" | "warning" | "note";

export interface Issue {
  /** Cause id, id of a contract rule, or `discrepancy-` and its kind; of a pair, the first cause. */
  readonly rule: string;
  readonly level: Level;
  /** A few visible words. */
  readonly title: string;
  /** One or more visible sentences. */
  readonly message: string;
  /** The chain of lines, primary first; empty if only testimony speaks. Of a cause that no line shows, the lines of what it explains. */
  readonly lines: readonly LineEvidence[];
  /** Unique in the report and the same in every run that shows the same: its shape, and its number among equals. */
  readonly fingerprint: string;
  /** Why it does not count, `null` if it does. */
  readonly accepted: Accepted | null;
}

export interface Rule {
  readonly id: string;
  /** Of an issue of which nothing else is said. */
  readonly level: Level;
  readonly name: string;
  readonly about: string;
  readonly help: string;
}

type Unmarked = Omit<Issue, "fingerprint"> & { readonly shape: string };

/** `suppressed until 2026-12-31: the reason`, visible; `null` for what counts. */
export const acceptedNote = ({ accepted }: Issue): string | null =>
  accepted === null ? null : visible(acceptedWords(accepted));

const LEVELS: Readonly<Record<Report["diagnoses"][number]["verdict"], Level>> = {
  confirmed: "error",
  likely: "error",
  possible: "warning",
  unlikely: "note",
};

const DISCREPANCIES: Readonly<Record<Report["discrepancies"][number]["kind"], string>> = {
  bytes: "Other bytes were observed than the replay predicts.",
  length: "Another length was observed than the replay predicts.",
  address: "Another address was observed than the replay predicts.",
  order: "Another order was observed than the replay predicts.",
  outcome: "Another outcome was observed than the replay predicts.",
  fault: "A fault was observed that the replay does not predict.",
};

const linesOf = (evidence: readonly ReportEvidence[]): readonly LineEvidence[] => evidence.filter(isLine);

const tasksOf = (tasks: readonly string[]): string => (tasks.length === 0 ? "" : ` (task ${tasks.join(", ")})`);

const ofDiscrepancy = ({
  kind,
  task,
  what,
  predicted,
  observed,
  evidence,
  shape,
  accepted,
}: Report["discrepancies"][number]): Unmarked => ({
  rule: `discrepancy-${kind}`,
  level: "error",
  title: visible(`discrepancy${tasksOf(task === null ? [] : [task])}`),
  message: visible(`${what}. Predicted: ${predicted}. Observed: ${observed}.`),
  lines: linesOf(evidence),
  shape,
  accepted,
});

const ofViolation = ({ rule, what, evidence, shape, accepted }: Report["violations"][number]): Unmarked => ({
  rule,
  level: "error",
  title: visible(`rule ${rule} is broken`),
  message: visible(what),
  lines: linesOf(evidence),
  shape,
  accepted,
});

/** What shows the cause; where no line does, the lines of what it explains. */
const chainOf = ({ for: shown, explains }: Report["diagnoses"][number], report: Report): readonly LineEvidence[] => {
  const own = linesOf(shown);
  const explained = report.discrepancies.filter(({ id }) => explains.includes(id));
  return own.length > 0 ? own : explained.flatMap(({ evidence }) => linesOf(evidence));
};

const ofDiagnosis =
  (report: Report) =>
  (diagnosis: Report["diagnoses"][number]): Unmarked => {
    const { causes: ids, verdict, tasks, sentence, remedy, shape, accepted } = diagnosis;
    return {
      rule: ids[0] ?? "",
      level: LEVELS[verdict],
      title: visible(`${verdict}: ${ids.join(" + ")}${tasksOf(tasks)}`),
      message: visible(`${sentence} ${remedy}`),
      lines: chainOf(diagnosis, report),
      shape,
      accepted,
    };
  };

/** Equal shapes of one rule are told apart by their number among equals. */
const marked = (issues: readonly Unmarked[]): readonly Issue[] => {
  const seen = new Map<string, number>();
  return issues.map(({ shape, ...issue }) => {
    const ordinal = (seen.get(shape) ?? 0) + 1;
    seen.set(shape, ordinal);
    return { ...issue, fingerprint: `${shape}:${ordinal}` };
  });
};

/** Discrepancies first, then broken rules, then explanations, each in the order of the report. */
export const issuesOf = (report: Report): readonly Issue[] =>
  marked([
    ...report.discrepancies.map(ofDiscrepancy),
    ...report.violations.filter(isBroken).map(ofViolation),
    ...report.diagnoses.map(ofDiagnosis(report)),
  ]);

/** Every rule that an issue of this report can name: all causes, all kinds of discrepancy, the contract rules of the report. */
export const rulesOf = (report: Report): readonly Rule[] => {
  const known: readonly Rule[] = [
    ...causes.map(({ id, title, sentence, explanation, remedy }) => ({
      id,
      level: "warning" as const,
      name: title,
      about: sentence,
      help: `${explanation} ${remedy}`,
    })),
    ...Object.entries(DISCREPANCIES).map(([kind, about]) => ({
      id: `discrepancy-${kind}`,
      level: "error" as const,
      name: `Discrepancy of ${kind}`,
      about,
      help: `${about} The explanations beside it say which causes reproduce it.`,
    })),
  ];
  const named = [...report.violations.map(({ rule }) => rule), ...report.diagnoses.flatMap(({ causes: ids }) => ids)];
  const others = [...new Set(named)].filter((id) => !known.some((rule) => rule.id === id));
  return [
    ...known,
    ...others.map((id) => ({
      id,
      level: "error" as const,
      name: visible(`Contract rule ${id}`),
      about: visible(`Contract rule ${id} between framework and driver.`),
      help: visible(`The report says what breaks rule ${id}, and by which lines.`),
    })),
  ];
};
