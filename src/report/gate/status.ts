/** The gate: what a report holds of what `--fail-on` names and nobody accepted, and the exit status that follows. */
import type { Report } from "../schema.ts";
import { count } from "../wording.ts";
import { isBroken } from "./countable.ts";

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

const counts = ({ accepted }: { readonly accepted: unknown }): boolean => accepted === null;

/** How many results a word names, without the accepted ones. */
const held = (report: Report, word: FailOn): number => {
  if (word === "never") return 0;
  if (word === "violation") return report.violations.filter((one) => isBroken(one) && counts(one)).length;
  if (word === "discrepancy") return report.discrepancies.filter(counts).length;
  return report.diagnoses.filter((one) => INCLUDES[word].includes(one.verdict) && counts(one)).length;
};

/** True if the report holds anything that the list names; `never` overrides the others. */
export const reaches = (report: Report, failOn: readonly FailOn[]): boolean =>
  !failOn.includes("never") && failOn.some((word) => held(report, word) > 0);

export interface Gate {
  readonly failOn: readonly FailOn[];
  readonly requireBytes: boolean;
}

/** No line and no fact shows what a receiver got, and the gate asks for it. */
const isUnseen = ({ verdict, assessed }: Report, { requireBytes }: Gate): boolean =>
  requireBytes && verdict === "nothing-wrong" && assessed !== "bytes";

/** 1 if the report holds what `failOn` names, 3 if there was nothing to judge, else 0. */
export const exitStatus = (report: Report, gate: Gate): 0 | 1 | 3 => {
  if (reaches(report, gate.failOn)) return 1;
  return report.verdict === "not-assessable" || isUnseen(report, gate) ? 3 : 0;
};

const NOUNS: Readonly<Record<Exclude<FailOn, "never">, readonly [one: string, many: string]>> = {
  confirmed: ["confirmed cause", "confirmed causes"],
  likely: ["likely cause", "likely causes"],
  possible: ["possible cause", "possible causes"],
  violation: ["broken rule", "broken rules"],
  discrepancy: ["discrepancy", "discrepancies"],
};

/** Why the status is what it is, in a few words without a full stop. */
export const statusReason = (report: Report, gate: Gate): string => {
  const reached = gate.failOn.flatMap((word): readonly string[] => {
    const number = held(report, word);
    return word === "never" || number === 0 ? [] : [count(number, ...NOUNS[word])];
  });
  const status = exitStatus(report, gate);
  if (status === 1) return `${reached.join(", ")} (--fail-on ${gate.failOn.join(",")})`;
  if (status === 0 && gate.failOn.includes("never")) return "nothing counts (--fail-on never)";
  if (status === 0) return `nothing that --fail-on ${gate.failOn.join(",")} counts`;
  return isUnseen(report, gate) ? "nothing shows what a receiver got (--require bytes)" : "there is nothing to judge";
};
