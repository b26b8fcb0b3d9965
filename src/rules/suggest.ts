/**
 * Which observations to make next. Lines come in rebuilds, so that up to five are chosen together: each adds the most pairs of
 * surviving causes that none of those before it tells apart, for what it costs.
 */
import { isUndelivered, type Task } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import { sameRemedy } from "./cause.ts";
import type { Explanation } from "./diagnosis.ts";
import type { Bundle, Costs, Experiment, Suggestion } from "./experiment.ts";
import { experiments } from "./experiments/index.ts";

/** Observations of one rebuild. */
const BUNDLE = 5;

const WEIGHT: Readonly<Record<Explanation["word"], number>> = { confirmed: 3, likely: 3, possible: 3, unlikely: 1 };

/** What an observation that may not show counts, where no other tells the same. */
const DOUBTFUL = 0.5;

/** An experiment with the outcome that each survivor predicts, `null` for none. */
interface Option {
  readonly experiment: Experiment;
  readonly cost: number;
  readonly outcomes: readonly (string | null)[];
}

/** Two survivors with different remedies, by their places, and how much it is worth to tell them apart. */
interface Pair {
  readonly one: number;
  readonly other: number;
  readonly weight: number;
}

/** A request that was never handed over shows nothing below the driver. */
const serves = ({ above = false }: Experiment, task: Task): boolean => above === isUndelivered(task);

const predicted = (experiment: Experiment, { candidate }: Explanation): string | null => {
  const [account] = candidate.accounts;
  const trial = account?.finding.trial;
  if (account === undefined || trial == null || !serves(experiment, account.finding.bench.task)) return null;
  return experiment.predicts({ task: account.finding.bench.task, trial, machine: trial.machine });
};

const pairsOf = (survivors: readonly Explanation[]): readonly Pair[] =>
  survivors.flatMap((a, one) =>
    survivors.slice(one + 1).flatMap((b, index): readonly Pair[] => {
      const [left, right] = [a.candidate.causes[0], b.candidate.causes[0]];
      if (left === undefined || right === undefined || sameRemedy(left, right)) return [];
      return [{ one, other: one + 1 + index, weight: WEIGHT[a.word] * WEIGHT[b.word] }];
    }),
  );

/** How surely an option tells two survivors apart: 0 for not at all. */
const tells = ({ experiment, outcomes }: Option, { one, other }: Pair): number => {
  const [a, b] = [outcomes[one] ?? null, outcomes[other] ?? null];
  if (a === null || b === null || a === b) return 0;
  return experiment.dependable ? 1 : DOUBTFUL;
};

/** How much an option adds to what the chosen ones tell apart, for its cost. */
const gain = (option: Option, pairs: readonly Pair[], told: readonly number[]): number =>
  pairs.reduce((sum, pair, index) => sum + pair.weight * Math.max(0, tells(option, pair) - (told[index] ?? 0)), 0) /
  option.cost;

/** Options in the order in which they add most; those that add nothing are left out. */
const chosen = (options: readonly Option[], pairs: readonly Pair[]): readonly Option[] => {
  const bundle: Option[] = [];
  let told: readonly number[] = pairs.map(() => 0);
  while (bundle.length < BUNDLE) {
    const [best] = options
      .filter((option) => !bundle.includes(option))
      .map((option) => ({ option, value: gain(option, pairs, told) }))
      .filter(({ value }) => value > 0)
      .sort((a, b) => b.value - a.value || (a.option.experiment.id < b.option.experiment.id ? -1 : 1));
    if (best === undefined) break;
    bundle.push(best.option);
    told = told.map((before, index) => {
      const pair = pairs[index];
      return pair === undefined ? before : Math.max(before, tells(best.option, pair));
    });
  }
  return bundle;
};

const costOf = ({ id, place, cost }: Experiment, costs: Costs): number | null => {
  if (costs.has(id)) return costs.get(id) ?? null;
  return costs.has(place) ? (costs.get(place) ?? null) : cost;
};

const nameOf = ({ candidate }: Explanation): readonly string[] => candidate.causes.map(({ id }) => id);

/** Survivors for which everything in the bundle predicts the same. */
const togetherIn = (bundle: readonly Option[], survivors: readonly Explanation[]): Bundle["together"] => {
  const sets = new Map<string, string[]>();
  survivors.forEach((survivor, at) => {
    const signature = JSON.stringify(bundle.map(({ outcomes }) => outcomes[at] ?? null));
    sets.set(signature, [...(sets.get(signature) ?? []), ...nameOf(survivor)]);
  });
  return [...sets.values()].filter(({ length }) => length > 1);
};

const suggestionOf = (
  { experiment, cost, outcomes }: Option,
  survivors: readonly Explanation[],
  tasks: readonly Task[],
): Suggestion => ({
  experiment,
  cost,
  outcomes: Object.entries({ ...experiment.outcomes, ...experiment.expected?.(tasks) }).flatMap(
    ([outcome, sentence]) => {
      const members = survivors.filter((_, at) => outcomes[at] === outcome);
      return members.length === 0 ? [] : [{ sentence, causes: members.flatMap(nameOf) }];
    },
  ),
});

/** The observations that together tell the survivors apart best for what they cost. */
export const suggest = (timeline: Timeline, explanations: readonly Explanation[], costs: Costs): Bundle => {
  const survivors = explanations.filter(({ candidate }) => candidate.causes.length === 1);
  const tasks = [
    ...new Set(survivors.flatMap(({ candidate }) => candidate.accounts.map(({ finding }) => finding.bench.task))),
  ];
  const served = (experiment: Experiment): readonly Task[] => tasks.filter((task) => serves(experiment, task));
  const options = experiments.flatMap((experiment): readonly Option[] => {
    const cost = costOf(experiment, costs);
    if (cost === null || !experiment.applies(timeline, served(experiment))) return [];
    return [{ experiment, cost, outcomes: survivors.map((survivor) => predicted(experiment, survivor)) }];
  });
  const pairs = pairsOf(survivors);
  const bundle = chosen(options, pairs);
  return {
    suggestions: bundle.map((option) => suggestionOf(option, survivors, served(option.experiment))),
    pairs: {
      all: pairs.length,
      told: pairs.filter((pair) => bundle.some((option) => tells(option, pair) > 0)).length,
    },
    together: togetherIn(bundle, survivors),
  };
};
