/** The judge: what one candidate (a cause, or two) amounts to for one task. All judging of causes is here. */
import type { Flip, Parameter } from "../model/assumption.ts";
import { alternativeOf } from "../model/assumptions.ts";
import type { Citation } from "../model/evidence.ts";
import { isGuessed } from "../model/task.ts";
import type { Cause } from "./cause.ts";
import { type Bench, type Effects, type Trial, trialsOf, trialWith } from "./trial.ts";

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

/** The trial that explains most among those that nothing contradicts. */
const bestOf = (trials: readonly Trial[]): Trial | undefined =>
  [...trials]
    .filter((trial) => trial.contradictedBy.length === 0)
    .sort((a, b) => b.explains.length - a.explains.length || b.open.length - a.open.length)[0];

const outcomeOf = (best: Trial | undefined, tried: readonly Trial[]): Finding["outcome"] => {
  if (best === undefined) return tried.length === 0 ? "none" : "contradicted";
  return best.explains.length > 0 ? "explains" : best.open.length > 0 ? "open" : "none";
};

const shownBy = (causes: readonly Cause[], bench: Bench): Finding["shown"] =>
  causes.map(({ flip }) =>
    alternativeOf(flip)
      .stated(bench.task, bench.timeline)
      .filter((at) => !isGuessed(bench.task, at)),
  );

/** A finding as the judge makes it; `flips` is the place of its trial's flips among all combinations. */
export interface JudgedFinding extends Finding {
  readonly flips: number;
}

/** The judge of one task. Two causes of one assumption exclude each other and are never combined. */
export interface Judge {
  /** Judges a candidate. */
  readonly judge: (causes: readonly Cause[]) => JudgedFinding;
  /** True if `judge` finds that the candidate explains something. */
  readonly explains: (causes: readonly Cause[]) => boolean;
}

/**
 * What was found of one task, on another of the same shape: the same effects, shown by its own lines. A class, because there is one
 * for each cause and task, and what is made of it on demand is asked of few.
 */
class Likewise implements Finding {
  readonly bench: Bench;
  readonly #first: JudgedFinding;

  constructor(first: JudgedFinding, bench: Bench) {
    this.#first = first;
    this.bench = bench;
  }

  get causes(): readonly Cause[] {
    return this.#first.causes;
  }

  get outcome(): Finding["outcome"] {
    return this.#first.outcome;
  }

  get effects(): Effects | null {
    return this.#first.effects;
  }

  get trial(): Trial | null {
    const { effects, flips, causes } = this.#first;
    const own = combinations(causes, flipsIn(this.bench))[flips];
    return effects === null || own === undefined ? null : trialWith(this.bench, own, effects);
  }

  get shown(): Finding["shown"] {
    return shownBy(this.causes, this.bench);
  }
}

/** The finding of a task as that of another one of the same shape. */
export const likewise = (finding: JudgedFinding, bench: Bench): Finding =>
  finding.bench === bench ? finding : new Likewise(finding, bench);

/** Opens the judging of one task. What replays have in common is kept for as long as the judge lives, so it should not outlive its use. */
export const judgeOf = (bench: Bench): Judge => {
  const trials = trialsOf(bench);
  const flipsOf = flipsIn(bench);
  const judge = (causes: readonly Cause[]): JudgedFinding => {
    const tried = combinations(causes, flipsOf).map(trials.run);
    const best = bestOf(tried);
    const trial = best ?? tried[0] ?? null;
    return {
      causes,
      bench,
      outcome: outcomeOf(best, tried),
      effects: trial,
      trial,
      flips: trial === null ? 0 : tried.indexOf(trial),
      shown: shownBy(causes, bench),
    };
  };
  return { judge, explains: (causes) => combinations(causes, flipsOf).some(trials.stands) };
};

/** True if the two causes can be at work at once. */
export const combinable = (a: Cause, b: Cause): boolean => a.flip.key !== b.flip.key;
