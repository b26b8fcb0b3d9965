/** The results of a report in one list: what a gate can count, a person can suppress and a baseline can know. */
import { isLine } from "../excerpt.ts";
import type { Report } from "../schema.ts";

export type Accepted = NonNullable<Report["discrepancies"][number]["accepted"]>;

export interface Countable {
  readonly of: "discrepancy" | "violation" | "diagnosis";
  /** How the report calls it: `d1`, `I-05`, `copied-back-buffer`, `stale-iova+short-element`. */
  readonly ref: string;
  /** What kind it is, the same in every run: `discrepancy-bytes`, `I-05`, the causes. */
  readonly rule: string;
  readonly shape: string;
  /** One sentence of the report. */
  readonly what: string;
  readonly accepted: Accepted | null;
}

/** A broken rule counts if a line shows it; testimony alone does not fail a gate. */
export const isBroken = ({ status, evidence }: Report["violations"][number]): boolean =>
  status === "violated" && evidence.some(isLine);

/** The name of an explanation in a suppression. */
export const nameOf = (causes: readonly string[]): string => causes.join("+");

const ofDiscrepancy = ({ id, kind, what, shape, accepted }: Report["discrepancies"][number]): Countable => ({
  of: "discrepancy",
  ref: id,
  rule: `discrepancy-${kind}`,
  shape,
  what,
  accepted,
});

const ofViolation = ({ rule, what, shape, accepted }: Report["violations"][number]): Countable => ({
  of: "violation",
  ref: rule,
  rule,
  shape,
  what,
  accepted,
});

const ofDiagnosis = ({ causes, sentence, shape, accepted }: Report["diagnoses"][number]): Countable => ({
  of: "diagnosis",
  ref: nameOf(causes),
  rule: nameOf(causes),
  shape,
  what: sentence,
  accepted,
});

/** Everything that a gate can count: discrepancies, rules that lines show broken, explanations. */
export const countablesOf = (report: Report): readonly Countable[] => [
  ...report.discrepancies.map(ofDiscrepancy),
  ...report.violations.filter(isBroken).map(ofViolation),
  ...report.diagnoses.map(ofDiagnosis),
];
