/** One cause over the whole case: its findings on every suspect, and the accounts that explain something. */
import { type Account, accountOf } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import type { Suspect } from "./discrepancy.ts";
import { type Finding, judgeOf, likewise } from "./finding.ts";
import type { Shapes } from "./shape.ts";

/** Findings of one cause on every suspect, in the suspects' order. */
export interface Row {
  readonly cause: Cause;
  readonly findings: readonly Finding[];
}

/** Judges each cause on the first suspect of each shape; what was found holds for the others. */
export const rowsOf = (causes: readonly Cause[], suspects: readonly Suspect[], shapes: Shapes): readonly Row[] => {
  const judged = shapes.firsts.map((at) => {
    const suspect = suspects[at];
    if (suspect === undefined) return [];
    const { judge } = judgeOf(suspect.bench);
    return causes.map((cause) => judge([cause]));
  });
  return causes.map((cause, at) => ({
    cause,
    findings: suspects.flatMap(({ bench }, index) => {
      const found = judged[shapes.of[index] ?? 0]?.[at];
      return found === undefined ? [] : likewise(found, bench);
    }),
  }));
};

/** Accounts of the suspects of which the findings explain something. */
export const accountsOf = (suspects: readonly Suspect[], findings: readonly Finding[]): readonly Account[] =>
  suspects.flatMap((suspect, index) => {
    const finding = findings[index];
    return finding?.outcome === "explains" ? [accountOf(suspect, finding)] : [];
  });

/** True if it turns on what nobody recorded, and explains nothing elsewhere. */
export const isOpen = ({ findings }: Row): boolean =>
  findings.some((finding) => finding.outcome === "open") && findings.every((finding) => finding.outcome !== "explains");
