/**
 * The discrepancies of a case, and the benches on which causes are tried. A told observation that fits several tasks is one
 * discrepancy of the case, tried on each of them.
 */
import type { Comparison } from "../model/comparison.ts";
import type { Event, FaultEvent } from "../model/event.ts";
import { type Citation, type Evidence, nameOf } from "../model/evidence.ts";
import { before } from "../model/order.ts";
import { unrelatedBy } from "../model/requester.ts";
import { straightIn } from "../model/spans.ts";
import { grouped, survey } from "../model/survey.ts";
import { eventOf, eventsOf, isUndelivered, type Task } from "../model/task.ts";
import type { ObservedFact } from "../model/testimony.ts";
import type { Timeline } from "../model/timeline.ts";
import { windowsOf } from "../model/windows.ts";
import { type Bench, type Benches, benchOf, openBenches } from "./bench.ts";

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
  /** Those ids that are no task's own: faults that no address ties to it. Nobody owes an explanation of them with the rest. */
  readonly beside: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

export interface Anomalies {
  readonly benches: readonly Bench[];
  readonly discrepancies: readonly Discrepancy[];
  readonly suspects: readonly Suspect[];
}

/** Tasks on which an unscoped fact is tried at most; more would not make the answer clearer. */
const CANDIDATE_CAP = 32;

/** A request that nobody saw handed over is no task, and has no name. */
const refOf = (task: Task): string | null => (isUndelivered(task) ? null : task.ref);

/** Where a fault is cited. */
const placeOf = (fault: FaultEvent): Citation => fault.address?.at ?? fault.at;

const beginOf = (task: Task): readonly Event[] => {
  const begin = eventOf(task, "dispatch") ?? eventOf(task, "receive");
  return begin === undefined ? [] : [begin];
};

const endsOf = (task: Task): readonly Event[] => eventsOf(task, "reply", "complete");

/** True if the task may have been open when the fault was reported. */
const mayBeOpen = (task: Task, fault: FaultEvent): boolean =>
  beginOf(task).every((begin) => before(fault, begin).verdict !== "yes") &&
  endsOf(task).every((end) => before(end, fault).verdict !== "yes");

/** Faults that no address ties to a task, given to every task that was open at the time, or to all if none was. */
const nearFaults = (timeline: Timeline): ReadonlyMap<Task, readonly FaultEvent[]> => {
  const { tasks, strayFaults } = timeline;
  const near = new Map<Task, FaultEvent[]>();
  const faults = strayFaults.filter((stray) => stray.pci);
  if (faults.length === 0) return near;
  const windows = windowsOf(tasks, faults, beginOf, endsOf, straightIn(timeline));
  for (const fault of faults) {
    const open = windows
      .first(fault, CANDIDATE_CAP, (at) => {
        const task = tasks[at];
        return task !== undefined && mayBeOpen(task, fault);
      })
      .flatMap((at) => tasks[at] ?? []);
    for (const task of open.length > 0 ? open : tasks.slice(0, CANDIDATE_CAP)) {
      const own = near.get(task);
      if (own === undefined) near.set(task, [fault]);
      else own.push(fault);
    }
  }
  return near;
};

/** The name of the place where an observed fault is cited, `null` for any other observation. */
const faultPlace = (bench: Bench, index: number): string | null => {
  const observation = bench.observations[index];
  const [evidence] = observation?.kind === "fault" ? observation.evidence : [];
  return evidence === undefined ? null : nameOf(evidence);
};

const strayPlaces = survey(
  ({ strayFaults }): ReadonlySet<string> => new Set(strayFaults.map((fault) => nameOf(placeOf(fault)))),
);

const isStrayFault = (bench: Bench, index: number, timeline: Timeline): boolean => {
  const place = faultPlace(bench, index);
  return place !== null && strayPlaces(timeline).has(place);
};

/** The benches on which each fault departs from the replay, by the fault's place. */
const benchesByFault = (
  benches: readonly Bench[],
): ReadonlyMap<string | null, readonly { readonly bench: Bench; readonly index: number }[]> =>
  grouped(
    benches.flatMap((bench) => bench.anomalies.map((index) => ({ bench, index }))),
    ({ bench, index }) => faultPlace(bench, index),
  );

/** Records each fault once, as a discrepancy of the case, on the bench of each task that it may be about. */
const withFaults = (
  faults: readonly FaultEvent[],
  benches: readonly Bench[],
  suspects: readonly Suspect[],
  record: (found: Omit<Discrepancy, "id">) => string,
): readonly Suspect[] => {
  const ids = new Map<Bench, Map<number, string>>();
  const struck = benchesByFault(benches);
  for (const fault of faults) {
    const id = record({ task: null, comparison: null, fault, fact: null, evidence: [placeOf(fault)] });
    const seen = new Set<Bench>();
    for (const { bench, index } of struck.get(nameOf(placeOf(fault))) ?? []) {
      if (seen.has(bench)) continue;
      seen.add(bench);
      ids.set(bench, (ids.get(bench) ?? new Map<number, string>()).set(index, id));
    }
  }
  const extended = suspects.map((suspect) => {
    const more = ids.get(suspect.bench);
    return more === undefined
      ? suspect
      : { ...suspect, ids: new Map([...suspect.ids, ...more]), beside: new Set(more.values()) };
  });
  const known = new Set(suspects.map(({ bench }) => bench));
  const fresh = [...ids].flatMap(([bench, own]) =>
    known.has(bench) ? [] : [{ bench, ids: own, beside: new Set(own.values()) }],
  );
  return [...extended, ...fresh];
};

export const anomaliesOf = (timeline: Timeline, benchFor: Benches = openBenches(timeline)): Anomalies => {
  const discrepancies: Discrepancy[] = [];
  const suspects: Suspect[] = [];
  const record = (found: Omit<Discrepancy, "id">): string => {
    const id = `d${discrepancies.length + 1}`;
    discrepancies.push({ id, ...found });
    return id;
  };
  const near = nearFaults(timeline);
  const benches = [...timeline.tasks, ...timeline.undelivered].map((task) => {
    const faults = near.get(task) ?? [];
    return benchFor(faults.length === 0 ? task : { ...task, events: [...task.events, ...faults] });
  });
  for (const bench of benches) {
    const own = bench.anomalies.filter((index) => !isStrayFault(bench, index, timeline));
    if (own.length === 0) continue;
    const ids = own.map((index): readonly [number, string] => {
      const comparison = bench.nominal[index] ?? null;
      const evidence = bench.observations[index]?.evidence ?? [];
      return [index, record({ task: refOf(bench.task), comparison, fault: null, fact: null, evidence })];
    });
    suspects.push({ bench, ids: new Map(ids), beside: NONE });
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
    for (const { bench, index } of told) suspects.push({ bench, ids: new Map([[index, id]]), beside: NONE });
  }
  const faults = timeline.strayFaults.filter((stray) => stray.pci);
  // Refusals that lines show to be another device's depart from nothing; they need a word only beside something that went wrong.
  const quiet = discrepancies.length === 0 && faults.every((fault) => unrelatedBy(fault, timeline).length > 0);
  return { benches, discrepancies, suspects: quiet ? suspects : withFaults(faults, benches, suspects, record) };
};
