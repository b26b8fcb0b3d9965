/** The judge: what one candidate (a cause, or two) amounts to for one task. All judging of causes is here. */
import type { Flip, Parameter } from "../model/assumption.ts";
import { alternativeOf } from "../model/assumptions.ts";
import type { Citation } from "../model/evidence.ts";
import { isGuessed } from "../model/task.ts";
import type { Cause } from "./cause.ts";
import { type Bench, type Trial, trialsOf } from "./trial.ts";

export interface Finding {
  readonly causes: readonly Cause[];
  readonly bench: Bench;
  /**
   * `explains`: at least one discrepancy is gone and nothing speaks against it. `contradicted`: under every parameter an
   * observation speaks against it. `open`: it turns on what nobody recorded. `none`: it changes nothing that was observed.
   */
  readonly outcome: "explains" | "contradicted" | "open" | "none";
  /** The trial that the outcome rests on; `null` if the fault cannot occur in this task. */
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

const shownBy = (causes: readonly Cause[], bench: Bench): Finding["shown"] =>
  causes.map(({ flip }) =>
    alternativeOf(flip)
      .stated(bench.task, bench.timeline)
      .filter((at) => !isGuessed(bench.task, at)),
  );

/** The judge of one task. Two causes of one assumption exclude each other and are never combined. */
export interface Judge {
  /** Judges a candidate. */
  readonly judge: (causes: readonly Cause[]) => Finding;
  /** True if `judge` finds that the candidate explains something. */
  readonly explains: (causes: readonly Cause[]) => boolean;
}

/** Opens the judging of one task. What replays have in common is kept for as long as the judge lives, so it should not outlive its use. */
export const judgeOf = (bench: Bench): Judge => {
  const trials = trialsOf(bench);
  const flipsOf = flipsIn(bench);
  const judge = (causes: readonly Cause[]): Finding => {
    const tried = combinations(causes, flipsOf).map(trials.run);
    const shown = shownBy(causes, bench);
    const best = bestOf(tried);
    if (best === undefined) {
      const [first] = tried;
      return first === undefined
        ? { causes, bench, outcome: "none", trial: null, shown }
        : { causes, bench, outcome: "contradicted", trial: first, shown };
    }
    const outcome = best.explains.length > 0 ? "explains" : best.open.length > 0 ? "open" : "none";
    return { causes, bench, outcome, trial: best, shown };
  };
  return { judge, explains: (causes) => combinations(causes, flipsOf).some(trials.stands) };
};

/** True if the two causes can be at work at once. */
export const combinable = (a: Cause, b: Cause): boolean => a.flip.key !== b.flip.key;
