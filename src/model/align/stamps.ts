/** A timeline with other stamps: the same events, tasks and identities but for what their stamps say. */
import type { Event } from "../event.ts";
import { restated } from "../restated.ts";
import type { Timeline } from "../timeline.ts";

/** Changes events one by one; whatever holds an event holds the changed one. */
export const restamped = (timeline: Timeline, change: (event: Event) => Event): Timeline => {
  const changed = new Map<Event, Event>();
  timeline.events.forEach((event) => {
    const other = change(event);
    if (other !== event) changed.set(event, other);
  });
  if (changed.size === 0) return timeline;
  const now = <E extends Event>(event: E): E => (changed.get(event) as E | undefined) ?? event;
  return {
    ...timeline,
    events: timeline.events.map(now),
    tasks: timeline.tasks.map((task) => ({ ...task, events: task.events.map(now) })),
    setup: timeline.setup.map(now),
    strayFaults: timeline.strayFaults.map(now),
  };
};

/**
 * The controller's lines were stamped by whichever machine stored them: in a capture of another form than the host's that is
 * another machine, and its wall clock another clock. Two captures of one form may well be two extracts of one log.
 */
export const separated = (timeline: Timeline): Timeline => {
  const format = new Map(timeline.captures.map(({ index, format: form }) => [index, form]));
  const hosts = new Map<string, Set<number>>();
  timeline.events.forEach(({ side, stamp, capture }) => {
    if (side === "device" || stamp?.kind !== "wall") return;
    const form = format.get(capture) ?? "";
    hosts.set(form, (hosts.get(form) ?? new Set()).add(capture));
  });
  if (hosts.size === 0) return timeline;
  return restamped(timeline, (event) => {
    if (event.side !== "device" || event.stamp?.kind !== "wall") return event;
    if (hosts.has(format.get(event.capture) ?? "")) return event;
    return restated(event, { stamp: { ...event.stamp, domain: `wall/${event.capture}` } });
  });
};
