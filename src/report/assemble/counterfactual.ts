/** What an explanation makes of the observations that it explains: what the lines are with the cause, and what they would be without it. */
import type { Task } from "../../model/task.ts";
import type { Account } from "../../rules/candidate.ts";
import type { Diagnosis, Explanation } from "../../rules/diagnosis.ts";
import type { Discrepancy } from "../../rules/discrepancy.ts";
import type { ReportDiagnosis } from "../schema.ts";
import { gives } from "./contradiction.ts";
import { discrepancyWords } from "./discrepancy.ts";

type Row = ReportDiagnosis["counterfactual"][number];

/** Rows that a diagnosis has at most; those that say the same are one. */
const ROWS = 8;

/** Tasks of an explanation that are replayed for it: the first of them. */
export const REPLAYED = 100;

/** What rows are made of, by name. */
export interface Index {
  readonly discrepancies: ReadonlyMap<string, Discrepancy>;
  /** Those that something went wrong with. */
  readonly tasks: ReadonlyMap<string, Task>;
}

export const indexOf = ({ discrepancies, timeline }: Diagnosis): Index => {
  const struck = new Set(discrepancies.map(({ task }) => task));
  return {
    discrepancies: new Map(discrepancies.map((one) => [one.id, one])),
    tasks: new Map(timeline.tasks.filter(({ ref }) => struck.has(ref)).map((task) => [task.ref, task])),
  };
};

/** What one account makes of the discrepancies that it explains. */
const rowsOf = ({ suspect, finding }: Account, { discrepancies, tasks }: Index): readonly Row[] => {
  const { trial } = finding;
  return (trial?.explains ?? []).flatMap((index): readonly Row[] => {
    const discrepancy = discrepancies.get(suspect.ids.get(index) ?? "");
    const [caused, nominal] = [trial?.comparisonAt(index), finding.bench.nominal[index]];
    if (discrepancy === undefined || caused === undefined || nominal === undefined) return [];
    const task = discrepancy.task === null ? undefined : tasks.get(discrepancy.task);
    const { what, observed } = discrepancyWords({ ...discrepancy, comparison: nominal }, task);
    return [{ discrepancies: [discrepancy.id], what, observed, with: gives(caused), without: gives(nominal) }];
  });
};

export const counterfactualRows = ({ candidate }: Explanation, index: Index): Row[] => {
  const rows = new Map<string, Row>();
  for (const row of candidate.accounts.slice(0, REPLAYED).flatMap((account) => rowsOf(account, index))) {
    const key = JSON.stringify([row.what, row.observed, row.with, row.without]);
    const same = rows.get(key);
    if (same === undefined) rows.set(key, row);
    else same.discrepancies.push(...row.discrepancies);
  }
  return [...rows.values()].slice(0, ROWS);
};
