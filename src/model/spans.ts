/**
 * Which tasks can have been open at the same time, without a look at every pair: in a log whose lines have one order over all,
 * whatever ends above a line is over there. What this leaves is still to be asked one by one.
 */
import { comparable } from "./clock.ts";
import type { Event } from "./event.ts";
import { above } from "./order.ts";
import { grouped, survey } from "./survey.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** The lines of a task that open it, or that end it. */
export type Bounds = (task: Task) => readonly Event[];

/** Lines of one writer in one log share an order. */
export const writerOf = ({ capture, side }: Event): string => `${capture}/${side === "device"}`;

/** Places of lines, if no clock that they carry says anything else than how they stand. */
export const placesOf = (lines: readonly Event[]): ReadonlyMap<Event, number> | null => {
  const sorted = lines.toSorted((a, b) => (above(a, b) ? -1 : 1));
  const straight = sorted.every((line, at) => {
    const last = sorted[at - 1];
    if (last === undefined) return true;
    if (line.stamp === null || last.stamp === null) return line.stamp === last.stamp;
    return comparable(last.stamp, line.stamp) && last.stamp.value <= line.stamp.value;
  });
  if (!straight) return null;
  let place = 0;
  return new Map(
    sorted.map((line, at) => {
      const last = sorted[at - 1];
      if (last !== undefined && above(last, line)) place += 1;
      return [line, place];
    }),
  );
};

/** From the last line that opens a task to the first that ends it, among the lines of one writer. */
export interface Span {
  readonly task: number;
  readonly from: number;
  readonly to: number;
}

export const spanOf = (
  task: number,
  places: ReadonlyMap<Event, number>,
  begins: readonly Event[],
  ends: readonly Event[],
): Span => {
  const placed = (lines: readonly Event[]) => lines.flatMap((line) => places.get(line) ?? []);
  return {
    task,
    from: placed(begins).reduce((most, at) => Math.max(most, at), Number.NEGATIVE_INFINITY),
    to: placed(ends).reduce((least, at) => Math.min(least, at), Number.POSITIVE_INFINITY),
  };
};

/** Spans by where they begin, and the furthest end in each half, quarter and so on. */
interface Shelf {
  readonly places: ReadonlyMap<Event, number>;
  readonly spans: readonly Span[];
  readonly furthest: Float64Array;
}

const shelfOf = (places: ReadonlyMap<Event, number>, tasks: readonly Task[], begins: Bounds, ends: Bounds): Shelf => {
  const spans = tasks
    .map((task, at) => spanOf(at, places, begins(task), ends(task)))
    .sort((a, b) => a.from - b.from || a.task - b.task);
  let width = 1;
  while (width < spans.length) width *= 2;
  const furthest = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
  spans.forEach(({ to }, at) => {
    furthest[width + at] = to;
  });
  for (let at = width - 1; at > 0; at -= 1) furthest[at] = Math.max(furthest[2 * at] ?? 0, furthest[2 * at + 1] ?? 0);
  return { places, spans, furthest };
};

/** Shows tasks whose span begins before the end of the other one, and ends behind its beginning, until one is the one; true if one was. */
const isMet = ({ spans, furthest }: Shelf, { from, to }: Span, isIt: (task: number) => boolean): boolean => {
  /** Spans from `start` on, `size` of them, whose furthest end stands at `node`. */
  const walk = (node: number, start: number, size: number): boolean => {
    const first = spans[start];
    if (first === undefined || first.from > to || (furthest[node] ?? 0) < from) return false;
    if (size === 1) return isIt(first.task);
    return walk(2 * node, start, size / 2) || walk(2 * node + 1, start + size / 2, size / 2);
  };
  return walk(1, 0, furthest.length / 2);
};

/** Tasks of one group, with a shelf for each writer whose lines have one order. */
interface Room {
  readonly tasks: readonly Task[];
  readonly shelves: readonly Shelf[];
  /** True if every line has its place on one and the same shelf, so that nothing is left to be asked. */
  readonly settled: boolean;
}

const roomOf = (tasks: readonly Task[], begins: Bounds, ends: Bounds): Room => {
  const lines = tasks.flatMap((task) => [...begins(task), ...ends(task)]);
  const writers = [...grouped(new Set(lines), writerOf).values()];
  const shelves = writers.flatMap((own) => {
    const places = placesOf(own);
    return places === null ? [] : [shelfOf(places, tasks, begins, ends)];
  });
  return { tasks, shelves, settled: writers.length === 1 && shelves.length === 1 };
};

/** What a task has in common with those that it is asked beside; tasks of no group are beside none. */
export type GroupOf = (task: Task) => string | null;

const roomsBy = (groupOf: GroupOf, begins: Bounds, ends: Bounds) =>
  survey(({ tasks }: Timeline): ReadonlyMap<string | null, Room> => {
    const groups = grouped(
      tasks.filter((task) => groupOf(task) !== null),
      groupOf,
    );
    return new Map([...groups].map(([group, own]) => [group, roomOf(own, begins, ends)]));
  });

/** Tasks of the timeline that may have been open beside one, itself among them. */
export interface Beside {
  /** All of them, in their order. */
  readonly all: (task: Task, timeline: Timeline) => readonly Task[];
  /** True if `all` leaves nothing to be asked: no two lines of the group are ordered otherwise than by their places in one log. */
  readonly isSettled: (task: Task, timeline: Timeline) => boolean;
  /** True if one of them is the one. Of long captures none but the first few are looked at, as a rule. */
  readonly some: (task: Task, timeline: Timeline, isIt: (other: Task) => boolean) => boolean;
}

/** All tasks of the group but those that lines of one writer show to be over before another one began, or to begin after it was over. */
export const openBeside = (begins: Bounds, ends: Bounds, groupOf: GroupOf = () => ""): Beside => {
  const roomsIn = roomsBy(groupOf, begins, ends);
  const visit = (task: Task, { tasks, shelves }: Room, isIt: (other: number) => boolean): boolean => {
    const [own, over] = [begins(task), ends(task)];
    // The log that shows both ends of the task leaves the fewest.
    const looks = shelves.map((shelf) => ({ shelf, span: spanOf(-1, shelf.places, own, over) }));
    const width = ({ span }: (typeof looks)[number]): number => span.to - span.from;
    const [first] = looks;
    if (first === undefined) return tasks.some((_, at) => isIt(at));
    const best = looks.reduce((least, look) => (width(look) < width(least) ? look : least), first);
    return isMet(best.shelf, best.span, isIt);
  };
  return {
    all: (task, timeline) => {
      const room = roomsIn(timeline).get(groupOf(task));
      if (room === undefined) return [];
      const found: number[] = [];
      visit(task, room, (at) => {
        found.push(at);
        return false;
      });
      return [...Uint32Array.from(found).sort()].flatMap((at) => room.tasks[at] ?? []);
    },
    isSettled: (task, timeline) => roomsIn(timeline).get(groupOf(task))?.settled ?? false,
    some: (task, timeline, isIt) => {
      const room = roomsIn(timeline).get(groupOf(task));
      if (room === undefined) return false;
      return visit(task, room, (at) => {
        const other = room.tasks[at];
        return other !== undefined && isIt(other);
      });
    },
  };
};
