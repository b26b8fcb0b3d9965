/**
 * Tasks that a fault of the code or of the set-up would have struck, and that fared well: the same command of the same target, run
 * through the same steps. They settle nothing, because nobody knows whether a driver takes one way for both; but they speak against it.
 */
import { alternativeOf } from "../model/assumptions.ts";
import { allZero } from "../model/bytes.ts";
import { type Evidence, isSeen } from "../model/evidence.ts";
import { later } from "../model/later.ts";
import { untakenIn } from "../model/milestone.ts";
import type { Observation } from "../model/observation.ts";
import { shapeOf } from "../model/property.ts";
import { grouped } from "../model/survey.ts";
import { controllerOf, type Task } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Bench } from "./bench.ts";
import type { Account, Candidate } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import type { Court } from "./finding.ts";

/** Tasks that are tried at most, and lines that are cited; more would not make the answer clearer. */
const CAP = 8;

/** Controller, direction, command, target and bits of the address, because a width strikes by these; `null` where no line shows the command. */
const kindOf = (task: Task): string | null => {
  const { direction, target, command, address } = shapeOf(task);
  return command === null
    ? null
    : `${controllerOf(task)} ${direction} ${target} ${command} ${address?.toString(2).length}`;
};

/** Who looks at which memory: what one statement of a program shows of each task. */
const lookOf = (observation: Observation): string | null =>
  observation.kind === "bytes" ? `${observation.who} ${observation.vantages}` : null;

/** The looks that the accounts explain. */
const looksOf = (accounts: readonly Account[]): ReadonlySet<string | null> =>
  new Set(
    accounts.flatMap(({ finding: { bench, effects } }) =>
      bench.observations.filter((_, index) => effects?.explains.includes(index)).map(lookOf),
    ),
  );

/** The same look that found no data in the failing tasks, and that found them here. */
const soundLook = ({ observations, verdicts }: Bench, looks: ReadonlySet<string | null>): Observation | undefined =>
  observations.find(
    (one, index) =>
      one.kind === "bytes" && looks.has(lookOf(one)) && verdicts[index] === "match" && !allZero(one.bytes),
  );

/** The line of a task that shows it untouched by the cause: the replay with it gives another one, or never comes to that step. */
const spared = (cause: Cause, bench: Bench, looks: ReadonlySet<string | null>, court: Court): readonly Evidence[] => {
  const { outcome, effects, trial } = court(bench).judge([cause]);
  if (effects === null || trial === null) return [];
  if (outcome === "contradicted") {
    const [index] = effects.contradictedBy;
    return bench.observations[index ?? -1]?.evidence.slice(0, 1) ?? [];
  }
  const untaken = untakenIn(trial.machine);
  const event = bench.task.events.find(({ kind }) => untaken.has(kind));
  return event === undefined ? (soundLook(bench, looks)?.evidence.slice(0, 1) ?? []) : [event.at];
};

/** A line of a command without data, which is no task, for a step that the cause lets no command come to. */
const sparedBeside = (accounts: readonly Account[], { tasks, events }: Timeline): readonly Evidence[] => {
  const [first] = accounts;
  if (first === undefined || first.finding.trial === null) return [];
  const untaken = untakenIn(first.finding.trial.machine);
  const placed = new Set(tasks.flatMap((task) => task.events));
  const own = controllerOf(first.finding.bench.task);
  const found = events.find(
    (event) => untaken.has(event.kind) && event.controller === own && isSeen(event.task) && !placed.has(event),
  );
  return found === undefined ? [] : [found.at];
};

/** For a candidate, one line of each task that it would have struck. */
export type SparedBy = (candidate: Candidate) => readonly Evidence[];

export const sparedAmong = (timeline: Timeline, benches: readonly Bench[], court: Court): SparedBy => {
  const healthy = benches.filter(({ anomalies }) => anomalies.length === 0);
  const byKind = later(() => grouped(healthy, ({ task }) => kindOf(task)));
  const byController = later(() => grouped(healthy, ({ task }) => controllerOf(task)));
  const besides = (accounts: readonly Account[]): readonly Bench[] =>
    [...new Set(accounts.map(({ finding }) => controllerOf(finding.bench.task)))].flatMap((controller) =>
      (byController().get(controller) ?? []).slice(0, CAP),
    );
  const alikeTo = (accounts: readonly Account[]): readonly Bench[] => {
    const kinds = new Set(accounts.map(({ finding }) => kindOf(finding.bench.task)));
    kinds.delete(null);
    return [...kinds].flatMap((kind) => (byKind().get(kind) ?? []).slice(0, CAP));
  };
  return ({ causes, accounts }) => {
    const looks = looksOf(accounts);
    const all = causes.flatMap((cause) => {
      const { steady } = alternativeOf(cause.flip);
      if (steady === undefined) return [];
      const struck = steady === "kind" ? alikeTo(accounts) : besides(accounts);
      const found = struck.flatMap((bench) => spared(cause, bench, looks, court));
      return steady === "all" && found.length === 0 ? sparedBeside(accounts, timeline) : found;
    });
    return all.slice(0, CAP);
  };
};
