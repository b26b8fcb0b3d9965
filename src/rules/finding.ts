/** The judge: what one candidate (a cause, or two) amounts to for one task. All judging of causes is here. */
import type { Flip, Parameter } from "../model/assumption.ts";
import { alternativeOf } from "../model/assumptions.ts";
import type { Citation } from "../model/evidence.ts";
import { isGuessed } from "../model/task.ts";
import type { Cause } from "./cause.ts";
import { type Shape, shapeOf } from "./shape.ts";
import { type Bench, type Effects, type Trial, type TrialRecord, trialsOf, trialWith } from "./trial.ts";

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
}

/** The flips of one cause in a task: one for each parameter that it leaves open. */
type FlipsOf = (cause: Cause) => readonly Flip[];

const flipsIn = ({ task, timeline }: Bench): FlipsOf => {
  const known = new Map<Cause, readonly Flip[]>();
  return (cause) => {
    const found = known.get(cause);
    if (found !== undefined) return found;
    const { flip } = cause;
    const flips = alternativeOf(flip)
      .variants(task, timeline)
      .map((parameter: Parameter): Flip => ({ ...flip, parameter }));
    known.set(cause, flips);
    return flips;
  };
};

/** Every combination of the parameters that the causes leave open. */
const combinations = (causes: readonly Cause[], flipsOf: FlipsOf): readonly (readonly Flip[])[] =>
  causes.reduce<readonly (readonly Flip[])[]>(
    (sets, cause) => sets.flatMap((set) => flipsOf(cause).map((flip) => [...set, flip])),
    [[]],
  );

/** The effects that explain most among those that nothing contradicts. */
const bestOf = (tried: readonly Effects[]): Effects | undefined =>
  [...tried]
    .filter((effects) => effects.contradictedBy.length === 0)
    .sort((a, b) => b.explains.length - a.explains.length || b.open.length - a.open.length)[0];

const outcomeOf = (best: Effects | undefined, tried: readonly Effects[]): Finding["outcome"] => {
  if (best === undefined) return tried.length === 0 ? "none" : "contradicted";
  return best.explains.length > 0 ? "explains" : best.open.length > 0 ? "open" : "none";
};

/** A finding, of which there is one for each cause and task: what few ask for is made when they do. */
class Judged implements Finding {
  readonly causes: readonly Cause[];
  readonly bench: Bench;
  readonly outcome: Finding["outcome"];
  readonly effects: Effects | null;
  readonly #flips: readonly Flip[];
  #shown: Finding["shown"] | undefined;

  constructor(causes: readonly Cause[], bench: Bench, sets: readonly (readonly Flip[])[], tried: readonly Effects[]) {
    const best = bestOf(tried);
    this.causes = causes;
    this.bench = bench;
    this.outcome = outcomeOf(best, tried);
    this.effects = best ?? tried[0] ?? null;
    this.#flips = this.effects === null ? [] : (sets[tried.indexOf(this.effects)] ?? []);
  }

  get trial(): Trial | null {
    return this.effects === null ? null : trialWith(this.bench, this.#flips, this.effects);
  }

  get shown(): Finding["shown"] {
    this.#shown ??= this.causes.map(({ flip }) =>
      alternativeOf(flip)
        .stated(this.bench.task, this.bench.timeline)
        .filter((at) => !isGuessed(this.bench.task, at)),
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
  /** Equal texts for tasks of which the judge finds the same of each of these causes, and of each two. */
  readonly likeness: (causes: readonly Cause[]) => string;
}

const judgeWith = (bench: Bench, { text, nameOf }: Shape, record: TrialRecord | undefined): Judge => {
  const trials = trialsOf(bench, nameOf, record);
  const flipsOf = flipsIn(bench);
  return {
    judge: (causes) => {
      const sets = combinations(causes, flipsOf);
      return new Judged(causes, bench, sets, sets.map(trials.run));
    },
    explains: (causes) => combinations(causes, flipsOf).some(trials.stands),
    likeness: (causes) => {
      const names = causes.map((cause) => {
        // The first one is what a contradicted cause is shown by.
        const [first = "", ...others] = flipsOf(cause).map(nameOf);
        return [first, ...new Set(others.sort())].join();
      });
      return [text, ...names].join("\n");
    },
  };
};

/** Opens the judging of one task. What replays have in common is kept for as long as the judge lives, so it should not outlive its use. */
export const judgeOf = (bench: Bench): Judge => judgeWith(bench, shapeOf(bench), undefined);

/** Judges of many tasks. */
export type Court = (bench: Bench) => Judge;

/** Opens the judging of a case: what was found of a task holds for each other one of its shape, and is not tried again. */
export const openCourt = (): Court => {
  const records = new Map<string, TrialRecord>();
  const shapes = new Map<Bench, Shape>();
  return (bench) => {
    const shape = shapes.get(bench) ?? shapeOf(bench);
    shapes.set(bench, shape);
    const record = records.get(shape.text) ?? { effects: new Map(), stands: new Map() };
    records.set(shape.text, record);
    return judgeWith(bench, shape, record);
  };
};

/** True if the two causes can be at work at once. */
export const combinable = (a: Cause, b: Cause): boolean => a.flip.key !== b.flip.key;
