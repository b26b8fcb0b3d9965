/** Sightings that many rules share: of observations that the nominal replay gives or does not, and of tasks one by one. */
import type { Evidence } from "../../model/evidence.ts";
import type { Observation } from "../../model/observation.ts";
import { isGuessed, isJoinedFirmly, type Task } from "../../model/task.ts";
import type { Bench } from "../bench.ts";
import type { Basis, Sighting } from "./rule.ts";

export const kept = (what: string, evidence: readonly Evidence[]): Sighting => ({ status: "kept", what, evidence });

export const violated = (what: string, evidence: readonly Evidence[], more: Partial<Sighting> = {}): Sighting => ({
  status: "violated",
  what,
  evidence,
  ...more,
});

export const open = (what: string, evidence: readonly Evidence[] = []): Sighting => ({
  status: "not-assessable",
  what,
  evidence,
});

/** True if every line of the observation is the task's beyond doubt. */
const isFirm = ({ task }: Bench, { evidence }: Observation): boolean =>
  evidence.length > 0 &&
  evidence.every(
    (one) =>
      one.origin === "observed" &&
      !isGuessed(task, one) &&
      (isJoinedFirmly(task) ||
        task.events.some(({ side, capture, line, lastLine }) => {
          const inside = capture === one.capture && line <= one.line && one.line <= lastLine;
          return inside && side !== "device";
        })),
  );

/** How many sightings are shown of those that are alike; more are counted. */
export const SHOWN = 3;

/** A bench that is read, its place in the list, and how many it is read for. */
interface Reading {
  readonly bench: Bench;
  readonly at: number;
  readonly times: number;
}

const readings = new WeakMap<readonly Bench[], readonly Reading[]>();

/** Of the benches that are alike the first few, of which the last is read for all others; every rule reads the same ones. */
const readingsOf = (benches: readonly Bench[]): readonly Reading[] => {
  const known = readings.get(benches);
  if (known !== undefined) return known;
  const read: { bench: Bench; at: number; times: number }[] = [];
  const kinds = new Map<Bench, { count: number; last: { times: number } }>();
  benches.forEach((bench, at) => {
    const kind = kinds.get(bench.alike);
    if (kind !== undefined && kind.count >= SHOWN) {
      kind.last.times += 1;
      return;
    }
    const last = { bench, at, times: 1 };
    read.push(last);
    kinds.set(bench.alike, { count: (kind?.count ?? 0) + 1, last });
  });
  readings.set(benches, read);
  return read;
};

/** What benches show, and how often what is shown of one is true of others as well. */
const ofKinds = (
  benches: readonly Bench[],
  read: (bench: Bench, at: number) => readonly Sighting[],
): readonly Sighting[] =>
  readingsOf(benches).flatMap(({ bench, at, times }) => {
    const found = read(bench, at);
    return times === 1 ? found : found.map((sighting) => ({ ...sighting, times }));
  });

/** Observations of a kind that agree with the nominal replay: each keeps the rule. What departs from it is a discrepancy, and not said twice. */
export const agreeing = <K extends Observation["kind"]>(
  { benches }: Basis,
  kind: K,
  what: (task: Task) => string,
  passes: (observation: Extract<Observation, { readonly kind: K }>, task: Task) => boolean = () => true,
): readonly Sighting[] =>
  ofKinds(benches, (bench) =>
    bench.observations.flatMap((observation, index) => {
      if (observation.kind !== kind || bench.verdicts[index] !== "match") return [];
      const own = observation as Extract<Observation, { readonly kind: K }>;
      return passes(own, bench.task) && isFirm(bench, own) ? [kept(what(bench.task), own.evidence)] : [];
    }),
  );

type Read = (task: Task) => Sighting | readonly Sighting[] | null;

/** Sightings of each task by itself, for rules that look at lines of other tasks as well. */
export const ofEachTask = ({ timeline }: Basis, read: Read): readonly Sighting[] =>
  timeline.tasks.flatMap((task) => read(task) ?? []);

/** Sightings of tasks, for rules that look at a task's own lines. */
export const ofTasks = ({ timeline: { tasks }, benches }: Basis, read: Read): readonly Sighting[] =>
  // Benches stand in the order of the tasks, and behind them requests that are none.
  ofKinds(benches, (_, at) => {
    const task = tasks[at];
    return task === undefined ? [] : [read(task) ?? []].flat();
  });
