/** The judge: what one candidate (a cause, or two) amounts to for one task. All judging of causes is here. */
import type { Flip, Parameter } from "../model/assumption.ts";
import { alternativeOf } from "../model/assumptions.ts";
import type { Citation } from "../model/evidence.ts";
import { isGuessed } from "../model/task.ts";
import type { Cause } from "./cause.ts";
import { type Bench, type Trial, tryFlips } from "./trial.ts";

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

/** Every combination of the parameters that the causes leave open. */
const combinations = (causes: readonly Cause[], bench: Bench): readonly (readonly Flip[])[] =>
  causes.reduce<readonly (readonly Flip[])[]>(
    (sets, { flip }) =>
      sets.flatMap((set) =>
        alternativeOf(flip)
          .variants(bench.task, bench.timeline)
          .map((parameter: Parameter) => [...set, { ...flip, parameter }]),
      ),
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

/** Judges a candidate for one task. Two causes of one assumption exclude each other and are never combined. */
export const judge = (causes: readonly Cause[], bench: Bench): Finding => {
  const trials = combinations(causes, bench).map((flips) => tryFlips(bench, flips));
  const shown = shownBy(causes, bench);
  const best = bestOf(trials);
  if (best === undefined) {
    const [first] = trials;
    return first === undefined
      ? { causes, bench, outcome: "none", trial: null, shown }
      : { causes, bench, outcome: "contradicted", trial: first, shown };
  }
  const outcome = best.explains.length > 0 ? "explains" : best.open.length > 0 ? "open" : "none";
  return { causes, bench, outcome, trial: best, shown };
};

/** True if the two causes can be at work at once. */
export const combinable = (a: Cause, b: Cause): boolean => a.flip.key !== b.flip.key;
