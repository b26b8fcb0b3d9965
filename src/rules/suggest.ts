/** Which observation to make next: the experiments whose outcomes split the surviving causes best. */
import { isUndelivered, type Task } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import { sameRemedy } from "./cause.ts";
import type { Explanation } from "./diagnosis.ts";
import type { Experiment, Suggestion } from "./experiment.ts";
import { experiments } from "./experiments/index.ts";

/** How many suggestions a report carries. */
const SUGGESTIONS = 4;

const WEIGHT: Readonly<Record<Explanation["word"], number>> = { confirmed: 3, likely: 3, possible: 3, unlikely: 1 };

/** A request that was never handed over shows nothing below the driver. */
const serves = ({ above = false }: Experiment, task: Task): boolean => above === isUndelivered(task);

/** Outcome by outcome, the single causes that predict it. */
const split = (
  experiment: Experiment,
  survivors: readonly Explanation[],
): ReadonlyMap<string, readonly Explanation[]> => {
  const groups = new Map<string, Explanation[]>();
  for (const survivor of survivors) {
    const [account] = survivor.candidate.accounts;
    const trial = account?.finding.trial;
    if (account === undefined || trial == null || !serves(experiment, account.finding.bench.task)) continue;
    const outcome = experiment.predicts({ task: account.finding.bench.task, trial, machine: trial.machine });
    if (outcome !== null) groups.set(outcome, [...(groups.get(outcome) ?? []), survivor]);
  }
  return groups;
};

/** Pairs of survivors with different remedies that the experiment tells apart, weighted by their words and divided by its cost. */
const worth = (experiment: Experiment, groups: ReadonlyMap<string, readonly Explanation[]>): number => {
  const all = [...groups.entries()].flatMap(([outcome, members]) => members.map((member) => ({ outcome, member })));
  let told = 0;
  all.forEach((a, index) => {
    for (const b of all.slice(index + 1)) {
      const [left, right] = [a.member.candidate.causes[0], b.member.candidate.causes[0]];
      if (a.outcome === b.outcome || left === undefined || right === undefined || sameRemedy(left, right)) continue;
      told += WEIGHT[a.member.word] * WEIGHT[b.member.word];
    }
  });
  return (told * (experiment.dependable ? 2 : 1)) / (2 + experiment.cost);
};

/** The observations that split the survivors best, best first. */
export const suggest = (timeline: Timeline, explanations: readonly Explanation[]): readonly Suggestion[] => {
  const survivors = explanations.filter(({ candidate }) => candidate.causes.length === 1);
  const tasks = [
    ...new Set(survivors.flatMap(({ candidate }) => candidate.accounts.map(({ finding }) => finding.bench.task))),
  ];
  return experiments
    .filter((experiment) =>
      experiment.applies(
        timeline,
        tasks.filter((task) => serves(experiment, task)),
      ),
    )
    .map((experiment) => ({ experiment, groups: split(experiment, survivors) }))
    .map(({ experiment, groups }) => ({ experiment, groups, value: worth(experiment, groups) }))
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value || (a.experiment.id < b.experiment.id ? -1 : 1))
    .slice(0, SUGGESTIONS)
    .map(({ experiment, groups }) => ({
      experiment,
      outcomes: Object.entries(experiment.outcomes).flatMap(([outcome, sentence]) => {
        const members = groups.get(outcome) ?? [];
        return members.length === 0
          ? []
          : [{ sentence, causes: members.flatMap(({ candidate }) => candidate.causes.map((cause) => cause.id)) }];
      }),
    }));
};
