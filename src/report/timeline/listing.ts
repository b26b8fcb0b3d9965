/** The timeline as plain data: every event once, in an order that nothing known speaks against. */
import type { Event } from "../../model/event.ts";
import { fieldsOf } from "../../model/plain.ts";
import type { Timeline } from "../../model/timeline.ts";
import { type Edge, merged } from "./merge.ts";

export interface TimelinePlace {
  readonly capture: string;
  readonly line: number;
}

export interface TimelineEdge extends TimelinePlace {
  readonly reason: Edge["reason"];
}

export interface TimelineRow extends TimelinePlace {
  readonly lastLine: number;
  readonly side: Event["side"];
  readonly kind: Event["kind"];
  readonly task: string | null;
  /** The stamp of the line itself, as captured; `null` if it has none. */
  readonly time: string | null;
  readonly fields: readonly { readonly name: string; readonly value: string | number | boolean | null }[];
  /** Where the sequence goes from one log to another: the last line of each other log that is known to come before, and why. */
  readonly after: readonly TimelineEdge[];
  /** There: the lines above, from one to another, whose order to this one nobody recorded. */
  readonly open: readonly { readonly capture: string; readonly from: number; readonly to: number }[];
  /** A line that is known to come before and stands below, because what is known contradicts itself. */
  readonly against: TimelineEdge | null;
}

export interface TimelineListing {
  readonly schemaVersion: "1";
  readonly events: readonly TimelineRow[];
}

export const listTimeline = (timeline: Timeline): TimelineListing => {
  const names = new Map(timeline.captures.map(({ index, name }) => [index, name]));
  const nameOf = ({ capture }: Event): string => names.get(capture) ?? "?";
  const edge = ({ event, reason }: Edge): TimelineEdge => ({ capture: nameOf(event), line: event.line, reason });
  return {
    schemaVersion: "1",
    events: merged(timeline).map(({ event, task, after, open, against }) => ({
      capture: nameOf(event),
      line: event.line,
      lastLine: event.lastLine,
      side: event.side,
      kind: event.kind,
      task,
      time: event.stamp?.text ?? null,
      fields: fieldsOf(event).map(({ name, value }) => ({ name, value })),
      after: after.map(edge),
      open: open.map(({ from, to }) => ({ capture: nameOf(from), from: from.line, to: to.line })),
      against: against === null ? null : edge(against),
    })),
  };
};
