/** What an explanation makes of the observations that it explains: what the lines are with the cause, and what they would be without it. */
import type { Diagnosis, Explanation } from "../../rules/diagnosis.ts";
import type { ReportDiagnosis } from "../schema.ts";
import { gives } from "./contradiction.ts";
import { discrepancyWords } from "./discrepancy.ts";

type Row = ReportDiagnosis["counterfactual"][number];

/** Rows that a diagnosis has at most; those that say the same are one. */
const ROWS = 8;

export const counterfactualRows = ({ candidate }: Explanation, { discrepancies, timeline }: Diagnosis): Row[] => {
  const rows = new Map<string, Row>();
  for (const { suspect, finding } of candidate.accounts) {
    for (const index of finding.trial?.explains ?? []) {
      const id = suspect.ids.get(index);
      const discrepancy = discrepancies.find((one) => one.id === id);
      const [caused, nominal] = [finding.trial?.comparisons[index], finding.bench.nominal[index]];
      if (id === undefined || discrepancy === undefined || caused === undefined || nominal === undefined) continue;
      const task = timeline.tasks.find(({ ref }) => ref === discrepancy.task);
      const { what, observed } = discrepancyWords({ ...discrepancy, comparison: nominal }, task);
      const row = { discrepancies: [id], what, observed, with: gives(caused), without: gives(nominal) };
      const key = JSON.stringify([row.what, row.observed, row.with, row.without]);
      rows.set(key, { ...row, discrepancies: [...(rows.get(key)?.discrepancies ?? []), id] });
    }
  }
  return [...rows.values()].slice(0, ROWS);
};
