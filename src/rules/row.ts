/** One cause over the whole case: its findings on every suspect, and the accounts that explain something. */
import { type Account, accountOf } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import type { Suspect } from "./discrepancy.ts";
import type { Court, Finding } from "./finding.ts";

/** Findings of one cause on every suspect, in the suspects' order. */
export interface Row {
  readonly cause: Cause;
  readonly findings: readonly Finding[];
}

/** Judges each cause on each suspect, suspect by suspect. */
export const rowsOf = (causes: readonly Cause[], suspects: readonly Suspect[], court: Court): readonly Row[] => {
  const alone = causes.map((cause) => [cause]);
  const judged = suspects.map(({ bench }) => {
    const { judge } = court(bench);
    return alone.map(judge);
  });
  return causes.map((cause, at) => ({ cause, findings: judged.flatMap((findings) => findings[at] ?? []) }));
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

/** Which tasks speak against which cause. */
export const beyondOf = (rows: readonly Row[]): ((cause: Cause, ref: string) => boolean) => {
  const refs = new Map(
    rows.map(({ cause, findings }) => [
      cause,
      new Set(findings.flatMap(({ outcome, bench }) => (outcome === "contradicted" ? [bench.task.ref] : []))),
    ]),
  );
  return (cause, ref) => refs.get(cause)?.has(ref) === true;
};
