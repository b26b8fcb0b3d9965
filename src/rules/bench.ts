/**
 * The bench of a task: what was observed of it, and what the nominal replay makes of that. Nearly all tasks of a long capture fare well,
 * and in a few ways: those of one outline are judged once.
 */
import { NOMINAL } from "../model/assumption.ts";
import { compare } from "../model/compare.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Machine } from "../model/machine.ts";
import type { Observation } from "../model/observation.ts";
import { observationsOf } from "../model/observe.ts";
import type { Place } from "../model/outline/tree.ts";
import { openOutlines } from "../model/outline.ts";
import { replay } from "../model/replay.ts";
import type { Task } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";

/** A task with its observations and its nominal replay. Of a task that fares well nobody asks for more than the verdicts: all else is made again for whoever does. */
export interface Bench {
  readonly task: Task;
  readonly timeline: Timeline;
  readonly observations: readonly Observation[];
  readonly machine: Machine;
  readonly nominal: readonly Comparison[];
  /** What the nominal replay makes of each observation. */
  readonly verdicts: readonly Comparison["verdict"][];
  /** Indices of the observations that the nominal replay does not give: the discrepancies. */
  readonly anomalies: readonly number[];
  /** The first bench of the same outline: what kinds of observations it has and what becomes of them is the same. A bench that was judged by itself is its own. */
  readonly alike: Bench;
}

const NONE: readonly number[] = [];

/** True of a look at data that was held against known bytes and agreed, and of whatever is no such look. */
const agreesInFull = ({ observation, prediction }: Comparison): boolean =>
  observation.kind !== "bytes" ||
  (prediction.of === "bytes" && observation.bytes.every((byte, at) => byte === prediction.bytes[at]));

/** A task that was judged by itself. */
class Replayed implements Bench {
  readonly task: Task;
  readonly timeline: Timeline;
  readonly observations: readonly Observation[];
  readonly verdicts: Bench["verdicts"];
  readonly anomalies: readonly number[];
  /** True if its data mean nothing but that they are the same wherever they are seen. */
  readonly ofAnyData: boolean;
  #known: Pick<Bench, "machine" | "nominal"> | undefined;

  constructor(task: Task, timeline: Timeline) {
    this.task = task;
    this.timeline = timeline;
    this.observations = observationsOf(task, timeline);
    const { machine, nominal } = this.#again();
    const anomalies = nominal.flatMap(({ verdict }, index) => (verdict === "mismatch" ? [index] : []));
    this.anomalies = anomalies.length === 0 ? NONE : anomalies;
    this.verdicts = nominal.map(({ verdict }) => verdict);
    this.ofAnyData = anomalies.length === 0 && nominal.every(agreesInFull);
    if (anomalies.length > 0) this.#known = { machine, nominal };
  }

  #again(): Pick<Bench, "machine" | "nominal"> {
    const machine = replay(this.task, NOMINAL);
    const nominal = this.observations.map((observation) => compare(this.task, machine, observation, NOMINAL));
    return { machine, nominal };
  }

  get machine(): Machine {
    this.#known ??= this.#again();
    return this.#known.machine;
  }

  get nominal(): readonly Comparison[] {
    this.#known ??= this.#again();
    return this.#known.nominal;
  }

  get alike(): Bench {
    return this;
  }
}

/** A task that fares as the first one of its outline did. */
class Alike implements Bench {
  readonly task: Task;
  readonly alike: Bench;
  #observations: readonly Observation[] | undefined;
  #replayed: Replayed | undefined;

  constructor(task: Task, alike: Bench) {
    this.task = task;
    this.alike = alike;
  }

  get timeline(): Timeline {
    return this.alike.timeline;
  }

  get verdicts(): Bench["verdicts"] {
    return this.alike.verdicts;
  }

  get anomalies(): readonly number[] {
    return NONE;
  }

  get observations(): readonly Observation[] {
    this.#observations ??= observationsOf(this.task, this.timeline);
    return this.#observations;
  }

  get machine(): Machine {
    this.#replayed ??= new Replayed(this.task, this.timeline);
    return this.#replayed.machine;
  }

  get nominal(): readonly Comparison[] {
    this.#replayed ??= new Replayed(this.task, this.timeline);
    return this.#replayed.nominal;
  }
}

/** Judges a task by itself. */
export const benchOf = (task: Task, timeline: Timeline): Bench => new Replayed(task, timeline);

/** One bench of each kind: what holds of any of them holds of one of these. */
export const kindsOf = (benches: readonly Bench[]): readonly Bench[] => [...new Set(benches.map(({ alike }) => alike))];

/** Makes the benches of tasks. */
export type Benches = (task: Task) => Bench;

/** Judges each task by itself. */
export const openSingleBenches =
  (timeline: Timeline): Benches =>
  (task) =>
    benchOf(task, timeline);

/**
 * Judges the first task of each outline, if it fares well, and lets it stand for the others. Where data are held against memory of which
 * nobody knows what it holds, tasks have to have their zeros at the same places as well.
 */
export const openBenches = (timeline: Timeline): Benches => {
  const outlineOf = openOutlines(timeline);
  const known = new Map<Place, Bench | "by-zeros">();
  const judged = (task: Task, place: Place): Replayed => {
    const bench = new Replayed(task, timeline);
    if (bench.anomalies.length === 0) known.set(place, bench);
    return bench;
  };
  return (task) => {
    const outline = outlineOf(task);
    if (outline === null) return benchOf(task, timeline);
    const found = known.get(outline.place);
    if (found !== undefined && found !== "by-zeros") return new Alike(task, found);
    const place = outline.byZeros();
    const first = known.get(place);
    if (first !== undefined && first !== "by-zeros") return new Alike(task, first);
    const bench = judged(task, place);
    if (found === undefined) known.set(outline.place, bench.ofAnyData ? bench : "by-zeros");
    return bench;
  };
};
