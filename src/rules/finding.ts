/** The judge: what one candidate (a cause, or two) amounts to for one task. All judging of causes is here. */
import { alternativeOf } from "../model/assumptions.ts";
import type { Citation } from "../model/evidence.ts";
import { isGuessed, mayBeOfAnother } from "../model/task.ts";
import type { Bench } from "./bench.ts";
import type { Cause } from "./cause.ts";
import { type Shape, shapeOf } from "./shape.ts";
import {
  type Effects,
  type Option,
  openRecord,
  type Trial,
  type TrialRecord,
  type Trials,
  trialsOf,
  trialWith,
} from "./trial.ts";

export interface Finding {
  readonly causes: readonly Cause[];
  readonly bench: Bench;
  /**
   * `explains`: at least one discrepancy is gone and nothing speaks against it. `contradicted`: under every parameter an
   * observation speaks against it. `open`: it turns on what nobody recorded. `none`: it changes nothing that was observed.
   */
  readonly outcome: "explains" | "contradicted" | "open" | "none";
  /** What the outcome rests on; `null` if the fault cannot occur in this task. */
  readonly effects: Effects | null;
  /** The trial with these effects. */
  readonly trial: Trial | null;
  /** Lines that state the step of each cause, in the order of `causes`. */
  readonly shown: readonly (readonly Citation[])[];
  /** The same number for tasks of one shape. */
  readonly shape: number;
  /** What the causes can be in this task, as numbers: tasks of one shape with the same numbers find the same of them, alone and with others. */
  readonly options: readonly number[];
}

/** The options of one cause in a task. Where thousands of tasks are open at once, nearly all of them are alike to the one. */
type OptionsOf = (cause: Cause) => readonly Option[];

const optionsIn = ({ task, timeline }: Bench, trials: Trials): OptionsOf => {
  const known = new Map<Cause, readonly Option[]>();
  return (cause) => {
    const found = known.get(cause);
    if (found !== undefined) return found;
    const { flip } = cause;
    const options = trials.optionsOf(flip, alternativeOf(flip).variants(task, timeline));
    known.set(cause, options);
    return options;
  };
};

/** Every combination of the parameters that one cause, or two, leave open. */
const combinations = (causes: readonly Cause[], optionsOf: OptionsOf): readonly (readonly Option[])[] =>
  causes.reduce<readonly (readonly Option[])[]>(
    (sets, cause) => sets.flatMap((set) => optionsOf(cause).map((option) => [...set, option])),
    [[]],
  );

/** Whether the one explains more than the other; of two that explain as much, leaves more open; and of those, needs fewer lines that are not there. */
const isBetter = (one: Effects, other: Effects): boolean => {
  if (one.explains.length !== other.explains.length) return one.explains.length > other.explains.length;
  if (one.open.length !== other.open.length) return one.open.length > other.open.length;
  return one.unseen.length < other.unseen.length;
};

/** The first of the best effects among those that nothing contradicts. */
const bestOf = (tried: readonly Effects[]): Effects | undefined => {
  let best: Effects | undefined;
  for (const effects of tried) {
    if (effects.contradictedBy.length > 0) continue;
    if (best === undefined || isBetter(effects, best)) best = effects;
  }
  return best;
};

const outcomeOf = (best: Effects | undefined, tried: readonly Effects[]): Finding["outcome"] => {
  if (best === undefined) return tried.length === 0 ? "none" : "contradicted";
  return best.explains.length > 0 ? "explains" : best.open.length > 0 ? "open" : "none";
};

const NOTHING: readonly never[] = [];

/** What was tried of the causes in the task. */
interface Tried {
  readonly sets: readonly (readonly Option[])[];
  readonly effects: readonly Effects[];
  readonly options: readonly number[];
  readonly shape: number;
}

/** A finding, of which there is one for each cause and task: what few ask for is made when they do. */
class Judged implements Finding {
  readonly causes: readonly Cause[];
  readonly bench: Bench;
  readonly outcome: Finding["outcome"];
  readonly effects: Effects | null;
  readonly shape: number;
  readonly options: readonly number[];
  readonly #best: readonly Option[];
  #shown: Finding["shown"] | undefined;

  constructor(causes: readonly Cause[], bench: Bench, { sets, effects, options, shape }: Tried) {
    const best = bestOf(effects);
    this.causes = causes;
    this.bench = bench;
    this.outcome = outcomeOf(best, effects);
    this.effects = best ?? effects[0] ?? null;
    this.shape = shape;
    this.options = options;
    this.#best = this.effects === null ? NOTHING : (sets[effects.indexOf(this.effects)] ?? NOTHING);
  }

  get trial(): Trial | null {
    const flips = this.#best.map(({ flip }) => flip);
    return this.effects === null ? null : trialWith(this.bench, flips, this.effects);
  }

  get shown(): Finding["shown"] {
    this.#shown ??= this.causes.map(({ flip }) =>
      alternativeOf(flip)
        .stated(this.bench.task, this.bench.timeline)
        .filter((at) => !isGuessed(this.bench.task, at) && !mayBeOfAnother(this.bench.task, at)),
    );
    return this.#shown;
  }
}

/** The judge of one task. Two causes of one assumption exclude each other and are never combined. */
export interface Judge {
  /** Judges a candidate. */
  readonly judge: (causes: readonly Cause[]) => Finding;
  /** True if `judge` finds that the candidate explains something. */
  readonly explains: (causes: readonly Cause[]) => boolean;
}

/** What was found of a shape, and which of all shapes it is. */
interface Known {
  readonly shape: number;
  readonly record: TrialRecord;
}

const judgeWith = (bench: Bench, { nameOf }: Shape, { shape, record }: Known): Judge => {
  const trials = trialsOf(bench, nameOf, record);
  const optionsOf = optionsIn(bench, trials);
  return {
    judge: (causes) => {
      const sets = combinations(causes, optionsOf);
      const options = causes.flatMap(optionsOf).map(({ id }) => id);
      return new Judged(causes, bench, { sets, effects: sets.map(trials.run), options, shape });
    },
    explains: (causes) => combinations(causes, optionsOf).some(trials.stands),
  };
};

/** Judges of many tasks. */
export type Court = (bench: Bench) => Judge;

/** A court that finds nothing out twice by itself. What replays have in common is kept for as long as a judge lives, so it should not outlive its use. */
export const openSingleCourt = (): Court => {
  let opened = 0;
  return (bench) => {
    opened += 1;
    return judgeWith(bench, shapeOf(bench), { shape: opened, record: openRecord() });
  };
};

/** Opens the judging of one task. */
export const judgeOf = (bench: Bench): Judge => openSingleCourt()(bench);

/** Opens the judging of a case: what was found of a task holds for each other one of its shape, and is not tried again. */
export const openCourt = (): Court => {
  const known = new Map<string, Known>();
  const shapes = new Map<Bench, { readonly shape: Shape; readonly known: Known }>();
  const openedFor = (bench: Bench): { readonly shape: Shape; readonly known: Known } => {
    const shape = shapeOf(bench);
    const found = known.get(shape.text) ?? { shape: known.size, record: openRecord() };
    known.set(shape.text, found);
    return { shape, known: found };
  };
  return (bench) => {
    const opened = shapes.get(bench) ?? openedFor(bench);
    shapes.set(bench, opened);
    return judgeWith(bench, opened.shape, opened.known);
  };
};

/** True if the two causes can be at work at once. */
export const combinable = (a: Cause, b: Cause): boolean => a.flip.key !== b.flip.key;
