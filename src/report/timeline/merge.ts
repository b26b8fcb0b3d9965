/**
 * One sequence of the lines of all logs that no known order speaks against, with what is known and what is not at each place where it
 * goes from one log to another. It goes there only when it must, so that what was written together stays together.
 */
import type { Event } from "../../model/event.ts";
import { before, beforeByLog, type OrderReason } from "../../model/order.ts";
import type { Task } from "../../model/task.ts";
import type { Timeline } from "../../model/timeline.ts";

/** An event that is known to come before another one of another log, and why. */
export interface Edge {
  readonly event: Event;
  readonly reason: OrderReason;
}

export interface Placed {
  readonly event: Event;
  readonly task: string | null;
  /** For the first event after a change of logs: the last event of each other log that is known to come before it. */
  readonly after: readonly Edge[];
  /** For the same event: those that stand above it, first and last of each other log, without a known order. */
  readonly open: readonly { readonly from: Event; readonly to: Event }[];
  /** The event of another log that is known to come before it and stands below all the same, since the known orders contradict each other. */
  readonly against: Edge | null;
}

interface Stream {
  readonly events: readonly Event[];
  next: number;
}

interface Desk {
  readonly streams: readonly Stream[];
  readonly taskOf: ReadonlyMap<Event, Task>;
  readonly placeOf: ReadonlyMap<Event, { readonly stream: Stream; readonly rank: number }>;
}

/** One stream for each writer: a pasted capture may hold blocks of two sides. */
const streamsOf = ({ events, captures }: Timeline): readonly Stream[] => {
  const names = new Map(captures.map(({ index, name }) => [index, name]));
  const streams = new Map<string, Event[]>();
  for (const event of events) {
    const key = `${event.side === "device" ? 1 : 0} ${names.get(event.capture) ?? ""}`;
    const stream = streams.get(key);
    if (stream === undefined) streams.set(key, [event]);
    else stream.push(event);
  }
  return [...streams]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => ({ events: own.sort((a, b) => a.line - b.line || a.at.column - b.at.column), next: 0 }));
};

const deskOf = (timeline: Timeline): Desk => {
  const streams = streamsOf(timeline);
  return {
    streams,
    taskOf: new Map(timeline.tasks.flatMap((task) => task.events.map((event) => [event, task] as const))),
    placeOf: new Map(
      streams.flatMap((stream) => stream.events.map((event, rank) => [event, { stream, rank }] as const)),
    ),
  };
};

const known = (desk: Desk, a: Event, b: Event): OrderReason | null => {
  const task = desk.taskOf.get(a);
  const order = task !== undefined && task === desk.taskOf.get(b) ? before(a, b) : beforeByLog(a, b);
  return order.verdict === "yes" ? order.reason : null;
};

/** Events of other logs that can be known to come before this one: those of its task, and the next one of each log. */
const pending = (desk: Desk, event: Event, own: Stream): readonly Event[] => [
  ...(desk.taskOf.get(event)?.events ?? []).filter((other) => {
    const place = desk.placeOf.get(other);
    return place !== undefined && place.stream !== own && place.rank >= place.stream.next;
  }),
  ...desk.streams.filter((stream) => stream !== own).flatMap((stream) => stream.events[stream.next] ?? []),
];

/** What stands below and is known to come before the event; `null` if it may stand next. */
const obstacle = (desk: Desk, event: Event, own: Stream): Edge | null => {
  for (const other of pending(desk, event, own)) {
    const reason = known(desk, other, event);
    if (reason !== null) return { event: other, reason };
  }
  return null;
};

/** The last event of a log that stands above and is known to come before; clocks of one log rise, so a search by halves finds it. */
const lastBefore = (desk: Desk, event: Event, stream: Stream): Edge | null => {
  let [low, high] = [0, stream.next];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = stream.events[middle];
    if (other !== undefined && beforeByLog(other, event).verdict === "yes") low = middle + 1;
    else high = middle;
  }
  const same = (desk.taskOf.get(event)?.events ?? []).filter((other) => desk.placeOf.get(other)?.stream === stream);
  const candidates = [...same, ...stream.events.slice(Math.max(0, low - 1), low)];
  return candidates.reduce<Edge | null>((best, other) => {
    const rank = desk.placeOf.get(other)?.rank ?? 0;
    const reason = rank < stream.next ? known(desk, other, event) : null;
    if (reason === null || (best !== null && (desk.placeOf.get(best.event)?.rank ?? 0) >= rank)) return best;
    return { event: other, reason };
  }, null);
};

/** What is known at a change of logs. */
const joint = (desk: Desk, event: Event, own: Stream): Pick<Placed, "after" | "open"> => {
  const found = desk.streams
    .filter((stream) => stream !== own && stream.next > 0)
    .map((stream) => ({ stream, edge: lastBefore(desk, event, stream) }));
  return {
    after: found.flatMap(({ edge }) => edge ?? []),
    open: found.flatMap(({ stream, edge }) => {
      const first = edge === null ? 0 : (desk.placeOf.get(edge.event)?.rank ?? 0) + 1;
      const [from, to] = [stream.events[first], stream.events[stream.next - 1]];
      return from === undefined || to === undefined || first >= stream.next ? [] : [{ from, to }];
    }),
  };
};

/** All events in one sequence. */
export const merged = (timeline: Timeline): readonly Placed[] => {
  const desk = deskOf(timeline);
  const placed: Placed[] = [];
  let current: Stream | undefined = desk.streams[0];
  for (let left = timeline.events.length; left > 0; left -= 1) {
    const heads = desk.streams.flatMap((stream) => {
      const event = stream.events[stream.next];
      return event === undefined ? [] : [{ stream, event, obstacle: obstacle(desk, event, stream) }];
    });
    const free = heads.filter((head) => head.obstacle === null);
    const chosen = free.find(({ stream }) => stream === current) ?? free[0] ?? heads[0];
    if (chosen === undefined) break;
    const { stream, event } = chosen;
    const changes = stream !== current && placed.length > 0;
    placed.push({
      event,
      task: desk.taskOf.get(event)?.ref ?? null,
      ...(changes ? joint(desk, event, stream) : { after: [], open: [] }),
      against: chosen.obstacle,
    });
    stream.next += 1;
    current = stream;
  }
  return placed;
};
