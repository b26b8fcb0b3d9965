/**
 * The scope of a verdict: on how many tasks something went wrong, on how many it did not although it could have been seen, by what
 * the two kinds differ, and whether tasks of one shape did both. Counts of tasks, because nobody knows frequencies.
 */

import { showsReceiver } from "../model/observation.ts";
import { depthsOf, shapeOf, type TaskShape } from "../model/property.ts";
import { eventOf } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import { type Bench, kindsOf } from "./bench.ts";
import type { Suspect } from "./discrepancy.ts";
import { type Separation, separationsOf } from "./separation.ts";

/** Tasks that share a value, and how they fared. */
export interface ScopeGroup {
  readonly property: "direction" | "target" | "command" | "length" | "depth";
  readonly value: string | number;
  readonly failing: number;
  readonly passing: number;
}

export interface Scope {
  /** Refs of the tasks with a discrepancy of their own. */
  readonly failing: readonly string[];
  readonly passing: readonly string[];
  /** Tasks of which no line shows whether they fared well. */
  readonly unseen: number;
  /** Failing tasks that have a passing one of the same direction, target, command and length. */
  readonly alike: number;
  readonly groups: readonly ScopeGroup[];
  readonly separations: readonly Separation[];
}

/** A look at what a receiver got agrees with what was sent; or, where failures are no matter of bytes, the task was completed. */
const passes = ({ task, observations, verdicts, anomalies }: Bench, byBytes: boolean): boolean => {
  if (anomalies.length > 0) return false;
  const agrees = observations.some(
    (observation, index) => showsReceiver(task, observation) && verdicts[index] === "match",
  );
  return agrees || (!byBytes && eventOf(task, "complete") !== undefined);
};

const GROUPED = ["direction", "target", "command", "length", "depth"] as const;

/** Values of one property that are worth a row each; more are no scope any more. */
const VALUES = 8;

const groupsOf = (failing: readonly TaskShape[], passing: readonly TaskShape[]): readonly ScopeGroup[] =>
  GROUPED.flatMap((property) => {
    const values = [...new Set([...failing, ...passing].flatMap((shape) => shape[property] ?? []))].sort((a, b) =>
      typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1,
    );
    if (values.length > VALUES) return [];
    const count = (shapes: readonly TaskShape[], value: string | number): number =>
      shapes.filter((shape) => shape[property] === value).length;
    return values.map((value) => ({
      property,
      value,
      failing: count(failing, value),
      passing: count(passing, value),
    }));
  });

const kindOf = ({ direction, target, command, length }: TaskShape): string =>
  [direction, target, command, length].join("/");

export const scopeOf = (timeline: Timeline, benches: readonly Bench[], suspects: readonly Suspect[]): Scope => {
  // Where nothing went wrong, nothing has to be told apart.
  const tasks = suspects.length === 0 ? [] : timeline.tasks;
  const depths = depthsOf(tasks);
  const shapes = new Map(tasks.map((task) => [task.ref, shapeOf(task, depths)]));
  const of = (refs: readonly string[]): readonly TaskShape[] => refs.flatMap((ref) => shapes.get(ref) ?? []);
  const hurt = suspects.filter(({ ids, beside }) => [...ids.values()].some((id) => !beside.has(id)));
  const byBytes = hurt.some(({ bench }) =>
    bench.anomalies.some((index) => {
      const observation = bench.observations[index];
      return observation !== undefined && showsReceiver(bench.task, observation);
    }),
  );
  const struck = new Set(hurt.map(({ bench }) => bench.task.ref));
  const failing = [...struck];
  const well = new Set(kindsOf(benches).filter((bench) => passes(bench, byBytes)));
  const passing = benches
    .filter((bench) => !struck.has(bench.task.ref) && well.has(bench.alike))
    .map(({ task }) => task.ref);
  const [ours, theirs] = [of(failing), of(passing)];
  const kinds = new Set(theirs.map(kindOf));
  return {
    failing,
    passing,
    unseen: timeline.tasks.length - failing.length - passing.length,
    alike: ours.filter((shape) => kinds.has(kindOf(shape))).length,
    groups: failing.length === 0 || failing.length + passing.length < 2 ? [] : groupsOf(ours, theirs),
    separations: separationsOf(ours, theirs, timeline.platform),
  };
};
