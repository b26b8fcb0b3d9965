/**
 * One trial: the replay of a task under some flips, held against the nominal replay of the same task, observation by
 * observation. What it says of each is the whole basis of every verdict.
 */
import { type AssumptionKey, type Flip, type Parameter, setting } from "../model/assumption.ts";
import type { Comparison, Prediction } from "../model/comparison.ts";
import type { EventKind } from "../model/event.ts";
import { later } from "../model/later.ts";
import type { Machine } from "../model/machine.ts";
import { unseenIn } from "../model/milestone.ts";
import type { Observation } from "../model/observation.ts";
import { type Rerun, rerunsOf } from "../model/reruns.ts";
import { survey } from "../model/survey.ts";
import { isGuessed, isJoinedFirmly, type Task } from "../model/task.ts";
import type { Bench } from "./bench.ts";

/** What flips do to the observations of a task, by their indices: the same for all tasks of one shape. */
export interface Effects {
  /** Observations that only the flip gives. */
  readonly explains: readonly number[];
  /** Observations that the flip makes wrong, or that deny what it claims: lines that certainly belong to the task. */
  readonly contradictedBy: readonly number[];
  /** Observations whose own line denies the claim, if the flip explains no other; no second fault can change what a line says. */
  readonly deniedBy: readonly number[];
  /** What would contradict it, were the observation not testimony or its line is joined to the task without certainty: it speaks against, and settles nothing. */
  readonly disputedBy: readonly number[];
  /** Discrepancies that cannot be compared, because nobody recorded what it would take. */
  readonly open: readonly number[];
  /** Kinds of lines for steps that the replay took, of which the task has none. */
  readonly unseen: readonly EventKind[];
  /** Assumptions that the explanations lean on. */
  readonly leans: readonly AssumptionKey[];
  /** For each of `contradictedBy`, the assumptions that its contradiction leans on. */
  readonly contradictionsLean: readonly (readonly AssumptionKey[])[];
}

/** The replay of one task under flips. The machine and the comparisons are made again for whoever asks: kept for every task, they fill memory. */
export interface Trial extends Effects {
  readonly flips: readonly Flip[];
  readonly machine: Machine;
  readonly comparisons: readonly Comparison[];
  /** One of the comparisons, by the index of its observation, without the others. */
  readonly comparisonAt: (index: number) => Comparison;
}

/** A prediction as text, for telling whether two are the same. */
const fingerprint = (prediction: Prediction): string =>
  JSON.stringify(prediction, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));

const changed = (a: Comparison, b: Comparison): boolean => fingerprint(a.prediction) !== fingerprint(b.prediction);

type Word = "explains" | "contradicted" | "denied" | "disputed" | "open" | "none";

/** Lengths that the host logs. */
const HOST_COUNTS: ReadonlySet<string> = new Set(["submitted", "reported", "delivered"]);

/** True if the line is the controller's, so that only a join makes it the task's. */
const isDeviceSide = (observation: Observation): boolean => {
  if (observation.kind === "address" || observation.kind === "field") return observation.point !== "submitted";
  if (observation.kind === "length") return !HOST_COUNTS.has(observation.point);
  if (observation.kind === "step") return observation.step === "fetch" || observation.step === "answer";
  if (observation.kind === "outcome") return observation.outcome.of === "status" && observation.outcome.by === "device";
  return (
    observation.kind === "engine" ||
    observation.kind === "reply-order" ||
    (observation.kind === "bytes" && observation.who === "device")
  );
};

/** True if the observation may rule something out. */
const settles = (task: Task, observation: Observation): boolean =>
  observation.evidence.some((evidence) => evidence.origin === "observed") &&
  observation.evidence.every((evidence) => evidence.origin === "told" || !isGuessed(task, evidence)) &&
  (!isDeviceSide(observation) || isJoinedFirmly(task));

/** What the flip does to one observation. */
const effectOn = (nominal: Comparison, flipped: Comparison): Word => {
  if (flipped.denied && nominal.verdict === "mismatch") return "denied";
  if (nominal.verdict !== "mismatch") return flipped.verdict === "mismatch" ? "contradicted" : "none";
  if (flipped.verdict === "match") return "explains";
  if (flipped.verdict === "unknown") return "open";
  const worse = flipped.wrong.some((offset) => !nominal.wrong.includes(offset));
  const better = flipped.wrong.length < nominal.wrong.length;
  return worse || (changed(nominal, flipped) && !better) ? "contradicted" : "none";
};

/** What the flips do to one observation of the bench. */
const effectAt = (bench: Bench, index: number, comparison: Comparison): Word => {
  const nominal = bench.nominal[index];
  const effect = nominal === undefined ? "none" : effectOn(nominal, comparison);
  return effect === "contradicted" && !settles(bench.task, comparison.observation) ? "disputed" : effect;
};

const NONE: readonly number[] = [];

/** Holds a rerun of the task under the flips against every observation. */
const effectsOf = (bench: Bench, { machine, compare: compareAt }: Rerun): Effects => {
  const comparisons = bench.observations.map((_, index) => compareAt(index));
  const effects = comparisons.map((comparison, index) => effectAt(bench, index, comparison));
  const where = (effect: Word): readonly number[] =>
    effects.includes(effect) ? effects.flatMap((found, index) => (found === effect ? [index] : NONE)) : NONE;
  const explains = where("explains");
  const deniedBy = explains.length === 0 ? where("denied") : [];
  const contradictedBy = [...where("contradicted"), ...deniedBy];
  const silent = machine.refusals.length > 0 && !bench.observations.some((observation) => observation.kind === "fault");
  const bytes = explains.some((index) => bench.observations[index]?.kind === "bytes");
  const leans = new Set(explains.flatMap((index) => comparisons[index]?.leans ?? []));
  if (silent && bytes) leans.add("iommu.silence");
  return {
    explains,
    contradictedBy,
    deniedBy,
    disputedBy: where("disputed"),
    open: where("open"),
    unseen: unseenIn(machine, bench.task),
    leans: [...leans],
    contradictionsLean: contradictedBy.map((index) => comparisons[index]?.leans ?? []),
  };
};

/** Benches of which replays are kept: a report asks for one cause after the other, of the same hundred tasks. */
const RECENT = 128;

type Reruns = ReturnType<typeof rerunsOf>;

const recent = survey(() => new Map<Bench, Reruns>());

const rerunsFor = (bench: Bench): Reruns => {
  const known = recent(bench.timeline);
  const found = known.get(bench);
  if (found !== undefined) return found;
  if (known.size >= RECENT) known.clear();
  const made = rerunsOf(bench.task, bench.observations);
  known.set(bench, made);
  return made;
};

/** A trial of which the effects are known, on a task of that shape. */
export const trialWith = (bench: Bench, flips: readonly Flip[], effects: Effects): Trial => {
  const again = later(() => rerunsFor(bench)(setting(flips)));
  return {
    ...effects,
    flips,
    get machine() {
      return again().machine;
    },
    get comparisons() {
      return bench.observations.map((_, index) => again().compare(index));
    },
    comparisonAt: (index) => again().compare(index),
  };
};

/** True if the trial of this rerun explains something and nothing contradicts it, found out at the first line that decides. */
const standsUp = (bench: Bench, rerun: Rerun): boolean => {
  let explains = false;
  for (let index = 0; index < bench.observations.length; index += 1) {
    const effect = effectAt(bench, index, rerun.compare(index));
    if (effect === "contradicted") return false;
    explains ||= effect === "explains";
  }
  return explains;
};

/** A flip, and the number that its name has among the tasks of its shape: equal numbers, equal effects. */
export interface Option {
  readonly flip: Flip;
  readonly id: number;
}

/** The trials of one bench; they share what their replays have in common. At most two options are tried at once. */
export interface Trials {
  /** An option for each parameter of the flip, and of those with one number the first, because the others do the same. */
  readonly optionsOf: (flip: Pick<Flip, "key" | "value">, parameters: readonly Parameter[]) => readonly Option[];
  readonly run: (options: readonly Option[]) => Effects;
  /** True if `run` gives effects that explain something and that nothing contradicts. */
  readonly stands: (options: readonly Option[]) => boolean;
}

/** What trials of tasks of one shape have given, by the numbers of their options. */
export interface TrialRecord {
  /** The number of each option by the name of its parameter, for each flip. */
  readonly ids: Map<string, Map<string, number>>;
  /** How many options have numbers. */
  options: number;
  readonly effects: Map<number, Effects>;
  readonly stands: Map<number, boolean>;
}

export const openRecord = (): TrialRecord => ({ ids: new Map(), options: 0, effects: new Map(), stands: new Map() });

/** More options than the tasks of any shape have; 0 is none. */
const OPTIONS = 2 ** 25;

/** The number of a pair of options, by theirs: the same in either order, because a setting does not know which flip came first. */
export const pairOf = (one: number, other: number): number => Math.min(one, other) * OPTIONS + Math.max(one, other);

const keyOf = ([first, second]: readonly Option[]): number => pairOf(first?.id ?? 0, second?.id ?? 0);

/** The number of an option, a new one if its parameter is a new one to the flip. */
const numbersIn = (record: TrialRecord, { key, value }: Pick<Flip, "key" | "value">): ((name: string) => number) => {
  const flip = `${key}=${value}`;
  const ids = record.ids.get(flip) ?? new Map<string, number>();
  record.ids.set(flip, ids);
  return (name) => {
    const found = ids.get(name);
    if (found !== undefined) return found;
    record.options += 1;
    ids.set(name, record.options);
    return record.options;
  };
};

export const trialsOf = (
  bench: Bench,
  nameOf: (parameter: Parameter) => string,
  record: TrialRecord = openRecord(),
): Trials => {
  let opened: ReturnType<typeof rerunsOf> | undefined;
  const rerun = (options: readonly Option[]): Rerun => {
    opened ??= rerunsOf(bench.task, bench.observations);
    return opened(setting(options.map(({ flip }) => flip)));
  };
  const once = <T>(known: Map<number, T>, options: readonly Option[], make: () => T): T => {
    const key = keyOf(options);
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = make();
    known.set(key, made);
    return made;
  };
  return {
    optionsOf: ({ key, value }, parameters) => {
      const numberOf = numbersIn(record, { key, value });
      const options: Option[] = [];
      const known = new Set<number>();
      for (const parameter of parameters) {
        const id = numberOf(nameOf(parameter));
        if (known.has(id)) continue;
        known.add(id);
        options.push({ flip: { key, value, parameter }, id });
      }
      return options;
    },
    run: (options) => once(record.effects, options, () => effectsOf(bench, rerun(options))),
    stands: (options) => once(record.stands, options, () => standsUp(bench, rerun(options))),
  };
};
