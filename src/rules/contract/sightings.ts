/** Sightings that many rules share: of observations that the nominal replay gives or does not, and of tasks one by one. */
import type { Evidence } from "../../model/evidence.ts";
import type { Observation } from "../../model/observation.ts";
import { isGuessed, isJoinedFirmly, type Task } from "../../model/task.ts";
import type { Bench } from "../trial.ts";
import type { Basis, Sighting } from "./rule.ts";

export const kept = (what: string, evidence: readonly Evidence[]): Sighting => ({ status: "kept", what, evidence });

export const violated = (what: string, evidence: readonly Evidence[], more: Partial<Sighting> = {}): Sighting => ({
  status: "violated",
  what,
  evidence,
  ...more,
});

export const open = (what: string, evidence: readonly Evidence[] = []): Sighting => ({
  status: "not-assessable",
  what,
  evidence,
});

/** True if every line of the observation is the task's beyond doubt. */
const isFirm = ({ task }: Bench, { evidence }: Observation): boolean =>
  evidence.length > 0 &&
  evidence.every(
    (one) =>
      one.origin === "observed" &&
      !isGuessed(task, one) &&
      (isJoinedFirmly(task) ||
        task.events.some(({ side, capture, line, lastLine }) => {
          const inside = capture === one.capture && line <= one.line && one.line <= lastLine;
          return inside && side !== "device";
        })),
  );

/** Observations of a kind that agree with the nominal replay: each keeps the rule. What departs from it is a discrepancy, and not said twice. */
export const agreeing = <K extends Observation["kind"]>(
  { benches }: Basis,
  kind: K,
  what: (task: Task) => string,
  passes: (observation: Extract<Observation, { readonly kind: K }>, task: Task) => boolean = () => true,
): readonly Sighting[] =>
  benches.flatMap((bench) =>
    bench.observations.flatMap((observation, index) => {
      if (observation.kind !== kind || bench.verdicts[index] !== "match") return [];
      const own = observation as Extract<Observation, { readonly kind: K }>;
      return passes(own, bench.task) && isFirm(bench, own) ? [kept(what(bench.task), own.evidence)] : [];
    }),
  );

/** Sightings of each task by itself. */
export const ofTasks = (
  { timeline }: Basis,
  read: (task: Task) => Sighting | readonly Sighting[] | null,
): readonly Sighting[] => timeline.tasks.flatMap((task) => read(task) ?? []);
