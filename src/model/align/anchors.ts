/**
 * What one task says about two clocks: the controller cannot have received what was not dispatched yet, and the driver cannot have
 * seen a reply that was not sent yet. Only healthy tasks with a certain join are asked: the order that a sick task shows is evidence
 * about its sickness, and a fit that follows it would hide it.
 */
import { NOMINAL } from "../assumption.ts";
import type { Stamp } from "../clock.ts";
import { compare } from "../compare.ts";
import type { Event } from "../event.ts";
import { shownOf } from "../observe.ts";
import type { Place } from "../outline/tree.ts";
import { openOutlines } from "../outline.ts";
import { replay } from "../replay.ts";
import { eventsOf, isGuessed, isJoinedFirmly, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** One truth about two clocks: a line of the controller's is not earlier, or not later, than a line of the host's. */
export interface Tie {
  readonly side: "at-least" | "at-most";
  readonly host: Stamp;
  readonly device: Stamp;
  /** Ref of the task, or the anchor in the words of the person who states it. */
  readonly source: string;
}

const stampsOf = (task: Task, events: readonly Event[]): readonly Stamp[] =>
  events.flatMap((event) => (event.stamp === null || isGuessed(task, event.at) ? [] : [event.stamp]));

/** The only stamp of these events: a line that stands twice says nothing about which of the two was the first. */
const single = (task: Task, events: readonly Event[]): Stamp | undefined =>
  events.length === 1 ? stampsOf(task, events)[0] : undefined;

/** The stamps of one clock by their value. */
const extreme = (stamps: readonly Stamp[], last: boolean): Stamp | undefined =>
  stamps
    .filter(({ domain }) => domain === stamps[0]?.domain)
    .reduce<Stamp | undefined>(
      (best, stamp) => (best === undefined || stamp.value > best.value === last ? stamp : best),
      undefined,
    );

/** The truths that a task holds, whether or not it may be trusted. */
export const tiesOf = (task: Task): readonly Tie[] => {
  const device = task.events.filter((event) => event.side === "device");
  const dispatches = eventsOf(task, "dispatch");
  // A driver may log its submission after the doorbell: the dispatch is the safer line where there is one.
  const given = single(task, dispatches.length > 0 ? dispatches : eventsOf(task, "submit"));
  const first = extreme(stampsOf(task, dispatches.length > 0 ? device : eventsOf(task, "receive")), false);
  const seen = single(task, eventsOf(task, "reply"));
  const last = extreme(stampsOf(task, eventsOf(task, "receive", "device-reply")), true);
  return [
    ...(given === undefined || first === undefined
      ? []
      : [{ side: "at-least" as const, host: given, device: first, source: task.ref }]),
    ...(seen === undefined || last === undefined
      ? []
      : [{ side: "at-most" as const, host: seen, device: last, source: task.ref }]),
  ];
};

const ENDS = ["timeout", "abort", "fault"] as const;

/** True if the nominal replay gives all that was observed of the task. */
const faresWell = (task: Task, timeline: Timeline): boolean => {
  const machine = replay(task, NOMINAL);
  return shownOf(task, timeline).every(
    (observation) => compare(task, machine, observation, NOMINAL).verdict !== "mismatch",
  );
};

/** Opens the question of a timeline whether a task is certainly one and fares well; of tasks of one outline it is asked once. */
export const openHealth = (timeline: Timeline): ((task: Task) => boolean) => {
  const outlineOf = openOutlines(timeline);
  const well = new Set<Place>();
  return (task) => {
    if (!isJoinedFirmly(task) || eventsOf(task, ...ENDS).length > 0) return false;
    const place = outlineOf(task)?.byZeros();
    if (place === undefined) return faresWell(task, timeline);
    if (!well.has(place) && faresWell(task, timeline)) well.add(place);
    return well.has(place);
  };
};
