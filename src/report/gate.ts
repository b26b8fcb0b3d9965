/** The gate: what a report holds of what `--fail-on` names, and the exit status that follows. */
import type { Report } from "./schema.ts";

export const failOnWords = ["confirmed", "likely", "possible", "violation", "discrepancy", "never"] as const;

export type FailOn = (typeof failOnWords)[number];

/** The default of `--fail-on`. */
export const FAIL_ON: readonly FailOn[] = ["discrepancy", "violation"];

/** Words that each threshold includes. */
const INCLUDES: Readonly<Record<"confirmed" | "likely" | "possible", readonly string[]>> = {
  confirmed: ["confirmed"],
  likely: ["confirmed", "likely"],
  possible: ["confirmed", "likely", "possible"],
};

/** A broken rule counts if a line shows it; testimony alone does not fail a gate. */
const isBroken = ({ status, evidence }: Report["violations"][number]): boolean =>
  status === "violated" && evidence.some((one) => "line" in one);

const holds = (report: Report, word: FailOn): boolean => {
  if (word === "never") return false;
  if (word === "violation") return report.violations.some(isBroken);
  if (word === "discrepancy") return report.discrepancies.length > 0;
  return report.diagnoses.some(({ verdict }) => INCLUDES[word].includes(verdict));
};

/** True if the report holds anything that the list names; `never` overrides the others. */
export const reaches = (report: Report, failOn: readonly FailOn[]): boolean =>
  !failOn.includes("never") && failOn.some((word) => holds(report, word));

export interface Gate {
  readonly failOn: readonly FailOn[];
  readonly requireBytes: boolean;
}

/** 1 if the report holds what `failOn` names, 3 if there was nothing to judge, else 0. */
export const exitStatus = (report: Report, { failOn, requireBytes }: Gate): 0 | 1 | 3 => {
  if (reaches(report, failOn)) return 1;
  const unseen = requireBytes && report.verdict === "nothing-wrong" && report.assessed !== "bytes";
  return report.verdict === "not-assessable" || unseen ? 3 : 0;
};
