/**
 * The report as a flat list, for tools that know only rules and places: one issue per explanation, broken rule and discrepancy.
 * Words are those of the report; what a tool calls a level, a severity or a failure follows from `level` in its reporter.
 */
import { causes } from "../rules/causes/index.ts";
import { isLine, type LineEvidence } from "./excerpt.ts";
import type { Report, ReportEvidence } from "./schema.ts";
import { blanked, fingerprint } from "./shape.ts";
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
  /** The chain of lines, primary first; empty if only testimony speaks. */
  readonly lines: readonly LineEvidence[];
  /** Unique in the report and the same in every run that shows the same: numbers and places do not enter. */
  readonly fingerprint: string;
}

export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly help: string;
}

type Unmarked = Omit<Issue, "fingerprint">;

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
}: Report["discrepancies"][number]): Unmarked => ({
  rule: `discrepancy-${kind}`,
  level: "error",
  title: visible(`discrepancy${tasksOf(task === null ? [] : [task])}`),
  message: visible(`${what}. Predicted: ${predicted}. Observed: ${observed}.`),
  lines: linesOf(evidence),
});

const ofViolation = ({ rule, what, evidence }: Report["violations"][number]): Unmarked => ({
  rule,
  level: "error",
  title: visible(`rule ${rule} is broken`),
  message: visible(what),
  lines: linesOf(evidence),
});

const ofDiagnosis = ({
  causes: ids,
  verdict,
  tasks,
  sentence,
  remedy,
  for: shown,
}: Report["diagnoses"][number]): Unmarked => ({
  rule: ids[0] ?? "",
  level: LEVELS[verdict],
  title: visible(`${verdict}: ${ids.join(" + ")}${tasksOf(tasks)}`),
  message: visible(`${sentence} ${remedy}`),
  lines: linesOf(shown),
});

/** Equal shapes are told apart by their number among equals. */
const marked = (issues: readonly Unmarked[]): readonly Issue[] => {
  const seen = new Map<string, number>();
  return issues.map((issue) => {
    const shape = fingerprint([issue.rule, ...issue.lines.map(({ text }) => blanked(text))]);
    const ordinal = (seen.get(shape) ?? 0) + 1;
    seen.set(shape, ordinal);
    return { ...issue, fingerprint: `${shape}:${ordinal}` };
  });
};

/** What a rule is broken by lines: testimony alone is shown elsewhere and fails nothing. */
/** A rule that a cause breaks is the cause's issue already. */
const isBroken = ({ status, by, evidence }: Report["violations"][number]): boolean =>
  by === "lines" && status === "violated" && evidence.some(isLine);

/** Discrepancies first, then broken rules, then explanations, each in the order of the report. */
export const issuesOf = (report: Report): readonly Issue[] =>
  marked([
    ...report.discrepancies.map(ofDiscrepancy),
    ...report.violations.filter(isBroken).map(ofViolation),
    ...report.diagnoses.map(ofDiagnosis),
  ]);

/** Every rule that an issue of this report can name: all causes, all kinds of discrepancy, the contract rules of the report. */
export const rulesOf = (report: Report): readonly Rule[] => {
  const known: readonly Rule[] = [
    ...causes.map(({ id, title, sentence, explanation, remedy }) => ({
      id,
      name: title,
      about: sentence,
      help: `${explanation} ${remedy}`,
    })),
    ...Object.entries(DISCREPANCIES).map(([kind, about]) => ({
      id: `discrepancy-${kind}`,
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
      name: visible(id),
      about: visible(`Contract rule ${id} between framework and driver.`),
      help: visible(`The report says what breaks rule ${id}, and by which lines.`),
    })),
  ];
};
