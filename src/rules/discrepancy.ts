/**
 * The discrepancies of a case, and the benches on which causes are tried. A told observation that fits several tasks is one
 * discrepancy of the case, tried on each of them.
 */
import type { Comparison } from "../model/comparison.ts";
import type { FaultEvent } from "../model/event.ts";
import type { Evidence } from "../model/evidence.ts";
import { isUndelivered, type Task } from "../model/task.ts";
import type { ObservedFact } from "../model/testimony.ts";
import type { Timeline } from "../model/timeline.ts";
import { type Bench, benchOf } from "./trial.ts";

export interface Discrepancy {
  readonly id: string;
  /** Ref of the task, `null` where no one task is known to be meant. */
  readonly task: string | null;
  /** How it departs from the nominal replay; `null` for a stray fault and for a fact that fits no task. */
  readonly comparison: Comparison | null;
  readonly fault: FaultEvent | null;
  readonly fact: ObservedFact | null;
  readonly evidence: readonly Evidence[];
}

/** A bench with at least one discrepancy, and the id that each of its anomalies has in the case. */
export interface Suspect {
  readonly bench: Bench;
  readonly ids: ReadonlyMap<number, string>;
}

export interface Anomalies {
  readonly benches: readonly Bench[];
  readonly discrepancies: readonly Discrepancy[];
  readonly suspects: readonly Suspect[];
}

/** Tasks on which an unscoped fact is tried at most; more would not make the answer clearer. */
const CANDIDATE_CAP = 32;

/** A request that nobody saw handed over is no task, and has no name. */
const refOf = (task: Task): string | null => (isUndelivered(task) ? null : task.ref);

export const anomaliesOf = (timeline: Timeline): Anomalies => {
  const discrepancies: Discrepancy[] = [];
  const suspects: Suspect[] = [];
  const record = (found: Omit<Discrepancy, "id">): string => {
    const id = `d${discrepancies.length + 1}`;
    discrepancies.push({ id, ...found });
    return id;
  };
  const benches = [...timeline.tasks, ...timeline.undelivered].map((task) => benchOf(task, timeline));
  for (const bench of benches) {
    if (bench.anomalies.length === 0) continue;
    const ids = bench.anomalies.map((index): readonly [number, string] => {
      const comparison = bench.nominal[index] ?? null;
      const evidence = bench.observations[index]?.evidence ?? [];
      return [index, record({ task: refOf(bench.task), comparison, fault: null, fact: null, evidence })];
    });
    suspects.push({ bench, ids: new Map(ids) });
  }
  for (const { fact, candidates } of timeline.unplaced) {
    const evidence: readonly Evidence[] = [{ origin: "told", fact: fact.text }];
    const tried = candidates
      .slice(0, CANDIDATE_CAP)
      .map((task) => benchOf({ ...task, told: [...task.told, fact] }, timeline));
    const told = tried.flatMap((bench) =>
      bench.anomalies
        .filter((index) =>
          bench.observations[index]?.evidence.some((one) => one.origin === "told" && one.fact === fact.text),
        )
        .map((index) => ({ bench, index })),
    );
    const first = told[0];
    if (first === undefined && candidates.length > 0) continue;
    const comparison = first === undefined ? null : (first.bench.nominal[first.index] ?? null);
    const id = record({ task: null, comparison, fault: null, fact, evidence });
    for (const { bench, index } of told) suspects.push({ bench, ids: new Map([[index, id]]) });
  }
  for (const fault of timeline.strayFaults.filter((stray) => stray.pci)) {
    record({ task: null, comparison: null, fault, fact: null, evidence: [fault.address?.at ?? fault.at] });
  }
  return { benches, discrepancies, suspects };
};
