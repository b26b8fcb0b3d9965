/**
 * The scope of a verdict: on how many tasks something went wrong, on how many it did not although it could have been seen, by what
 * the two kinds differ, and whether tasks of one shape did both. Counts of tasks, because nobody knows frequencies.
 */

import { showsReceiver } from "../model/observation.ts";
import { depthsOf, LikeShape, shapeOf, type TaskShape } from "../model/property.ts";
import { eventOf, isUndelivered } from "../model/task.ts";
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

/** How many of the shapes have each value of a property. */
const countsOf = (
  shapes: readonly TaskShape[],
  property: (typeof GROUPED)[number],
): ReadonlyMap<string | number, number> => {
  const counts = new Map<string | number, number>();
  for (const { [property]: value } of shapes) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

const groupsOf = (failing: readonly TaskShape[], passing: readonly TaskShape[]): readonly ScopeGroup[] =>
  GROUPED.flatMap((property) => {
    const [ours, theirs] = [countsOf(failing, property), countsOf(passing, property)];
    const values = [...new Set([...ours.keys(), ...theirs.keys()])].sort((a, b) =>
      typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1,
    );
    if (values.length > VALUES) return [];
    return values.map((value) => ({
      property,
      value,
      failing: ours.get(value) ?? 0,
      passing: theirs.get(value) ?? 0,
    }));
  });

const kindOf = ({ direction, target, command, length }: TaskShape): string =>
  [direction, target, command, length].join("/");

export const scopeOf = (timeline: Timeline, benches: readonly Bench[], suspects: readonly Suspect[]): Scope => {
  const hurt = suspects.filter(({ ids, beside }) => [...ids.values()].some((id) => !beside.has(id)));
  const byBytes = hurt.some(({ bench }) =>
    bench.anomalies.some((index) => {
      const observation = bench.observations[index];
      return observation !== undefined && showsReceiver(bench.task, observation);
    }),
  );
  // A request that never became a task is none of those that are counted.
  const struck = new Set(hurt.flatMap(({ bench }) => (isUndelivered(bench.task) ? [] : [bench.task.ref])));
  const well = new Set(kindsOf(benches).filter((bench) => passes(bench, byBytes)));
  const fine = benches.filter((bench) => !struck.has(bench.task.ref) && well.has(bench.alike));
  const passing = fine.map(({ task }) => task.ref);
  // Where nothing went wrong, nothing has to be told apart.
  const tasks = suspects.length === 0 ? [] : timeline.tasks;
  const depths = depthsOf(tasks);
  const [ours, theirs]: [TaskShape[], TaskShape[]] = [[], []];
  // Tasks that are alike asked for the same.
  const likes = new Map<Bench, TaskShape>();
  // Benches stand in the order of the tasks, and behind them requests that are none.
  tasks.forEach((task, at) => {
    const bench = benches[at];
    if (struck.has(task.ref)) {
      ours.push(shapeOf(task, depths[at]));
    } else if (bench !== undefined && well.has(bench.alike)) {
      const like = likes.get(bench.alike) ?? shapeOf(task);
      likes.set(bench.alike, like);
      theirs.push(new LikeShape(like, task, depths[at] ?? -1));
    }
  });
  const kinds = new Set(kindsOf(fine).map(({ task }) => kindOf(shapeOf(task))));
  return {
    failing: [...struck],
    passing,
    unseen: timeline.tasks.length - struck.size - passing.length,
    alike: ours.filter((shape) => kinds.has(kindOf(shape))).length,
    groups: struck.size === 0 || struck.size + passing.length < 2 ? [] : groupsOf(ours, theirs),
    separations: separationsOf(ours, theirs, timeline.platform),
  };
};
