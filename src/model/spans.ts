/**
 * Which tasks can have been open at the same time, without a look at every pair: in a log whose lines have one order over all,
 * whatever ends above a line is over there. What this leaves is still to be asked one by one.
 */
import type { Event } from "./event.ts";
import { later } from "./later.ts";
import { agree, type Places, placeOf, placesOf } from "./places.ts";
import { grouped, survey } from "./survey.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** The lines of a task that open it, or that end it. */
export type Bounds = (task: Task) => readonly Event[];

/** Lines of one writer in one log share an order: a number for each writer. */
export const writerOf = ({ capture, side }: Event): number => 2 * capture + (side === "device" ? 1 : 0);

/** Writers whose lines, as they come, stand in one order that no clock speaks against: then so do any of them. */
export const straightWriters = (events: readonly Event[]): ReadonlySet<number> => {
  const last: (Event | undefined)[] = [];
  const [met, crooked] = [new Set<number>(), new Set<number>()];
  for (const event of events) {
    const writer = writerOf(event);
    const before = last[writer];
    last[writer] = event;
    if (before === undefined) met.add(writer);
    else if (placeOf(before) > placeOf(event) || !agree(before, event)) crooked.add(writer);
  }
  return new Set([...met].filter((writer) => !crooked.has(writer)));
};

export const straightIn = survey(({ events }: Timeline) => straightWriters(events));

/** The lines that open or end the tasks, by their writers. */
export const boundsOf = (tasks: readonly Task[], begins: Bounds, ends: Bounds): Map<number, Event[]> => {
  const lines = new Map<number, Event[]>();
  const put = (line: Event): void => {
    const writer = writerOf(line);
    const own = lines.get(writer);
    if (own === undefined) lines.set(writer, [line]);
    else own.push(line);
  };
  for (const task of tasks) {
    begins(task).forEach(put);
    ends(task).forEach(put);
  }
  return lines;
};

/** From the last line that opens a task to the first that ends it, among the lines of one writer. */
export interface Span {
  readonly task: number;
  readonly from: number;
  readonly to: number;
}

export const spanOf = (
  task: number,
  writer: number,
  begins: readonly Event[],
  ends: readonly Event[],
  places: Places = placeOf,
): Span => {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const line of begins) if (writerOf(line) === writer && places(line) > from) from = places(line);
  for (const line of ends) if (writerOf(line) === writer && places(line) < to) to = places(line);
  return { task, from, to };
};

/** The spans of all tasks among the lines of one writer, by the places of the tasks in their list. */
interface Column {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

const emptyColumn = (size: number): Column => ({
  from: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
  to: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
});

/** A column for each writer of lines that open or end one of the tasks, in the order of its log. */
const columnsOf = (tasks: readonly Task[], begins: Bounds, ends: Bounds): Map<number, Column> => {
  const columns = new Map<number, Column>();
  const columnOf = (line: Event): Column => {
    const writer = writerOf(line);
    const column = columns.get(writer) ?? emptyColumn(tasks.length);
    columns.set(writer, column);
    return column;
  };
  tasks.forEach((task, at) => {
    for (const line of begins(task)) {
      const { from } = columnOf(line);
      from[at] = Math.max(from[at] ?? 0, placeOf(line));
    }
    for (const line of ends(task)) {
      const { to } = columnOf(line);
      to[at] = Math.min(to[at] ?? 0, placeOf(line));
    }
  });
  return columns;
};

/** Tasks by where they begin, and the furthest end in each half, quarter and so on of them. */
interface Shelf {
  /** Places of the tasks in their list. */
  readonly order: Uint32Array;
  readonly from: Float64Array;
  readonly furthest: Float64Array;
}

const shelfOf = ({ from, to }: Column): Shelf => {
  const order = Uint32Array.from(from, (_, at) => at);
  const inOrder = from.every((place, at) => at === 0 || (from[at - 1] ?? 0) <= place);
  if (!inOrder) order.sort((a, b) => Math.sign((from[a] ?? 0) - (from[b] ?? 0)) || a - b);
  let width = 1;
  while (width < order.length) width *= 2;
  const furthest = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
  order.forEach((task, at) => {
    furthest[width + at] = to[task] ?? 0;
  });
  for (let at = width - 1; at > 0; at -= 1) furthest[at] = Math.max(furthest[2 * at] ?? 0, furthest[2 * at + 1] ?? 0);
  return { order, from, furthest };
};

/** Shows tasks whose span begins before the end of the other one, and ends behind its beginning, until one is the one; true if one was. */
const isMet = (shelf: Shelf, { from, to }: Span, isIt: (task: number) => boolean): boolean => {
  const { order, furthest } = shelf;
  /** Tasks from `start` on, `size` of them, whose furthest end stands at `node`. */
  const walk = (node: number, start: number, size: number): boolean => {
    const first = order[start];
    if (first === undefined || (shelf.from[first] ?? 0) > to || (furthest[node] ?? 0) < from) return false;
    if (size === 1) return isIt(first);
    return walk(2 * node, start, size / 2) || walk(2 * node + 1, start + size / 2, size / 2);
  };
  return walk(1, 0, furthest.length / 2);
};

/** The rank of a task on a shelf, or that which it would have. */
const rankOn = ({ order, from }: Shelf, task: number, begin: number): number => {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = order[middle] ?? 0;
    const place = from[other] ?? 0;
    if (place < begin || (place === begin && other < task)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/**
 * Tasks that can be open with one begin so few before it or behind it: what no line ends is taken for over when so many others have
 * begun. An inference: no header bounds the queue of a controller, and some hold more.
 */
const LONGEST_QUEUE = 256;

/** Tasks like those of {@link isMet}, of those that begin near the span. */
const metAround = (shelf: Shelf, { task, from, to }: Span): readonly number[] => {
  const { order, furthest } = shelf;
  // Whose beginning is lost began somewhere ahead of its end.
  const rank = rankOn(shelf, task, Number.isFinite(from) ? from : to);
  const found: number[] = [];
  const behind = Math.min(order.length, rank + LONGEST_QUEUE + 1);
  for (let at = Math.max(0, rank - LONGEST_QUEUE); at < behind; at += 1) {
    const other = order[at] ?? 0;
    if ((shelf.from[other] ?? 0) <= to && (furthest[furthest.length / 2 + at] ?? 0) >= from) found.push(other);
  }
  return found;
};

/** Tasks of one group, and the writers whose lines have one order, with a shelf for each that is asked for. */
interface Room {
  readonly tasks: readonly Task[];
  /** Where a task stands in the list, by its ref; -1 if it does not. */
  readonly placeIn: (ref: string) => number;
  /** The order of the lines of each writer that has one over all. */
  readonly straight: ReadonlyMap<number, Places>;
  readonly shelf: (writer: number) => Shelf;
  /** True if every line has its place on one and the same shelf, so that nothing is left to be asked. */
  readonly settled: boolean;
  /** Whose log shows each task to be over before the next one begins, so that none is beside another; `undefined` if nobody's does. */
  readonly row: number | undefined;
}

/** True if each span begins behind the one before it. */
const followEachOther = ({ from, to }: Column): boolean => {
  let over = Number.NEGATIVE_INFINITY;
  return from.every((place, at) => {
    const [before, end] = [over, to[at] ?? 0];
    over = end;
    return place > before && end >= place;
  });
};

const NO_COLUMN = emptyColumn(0);

/** The column of one writer in another order than that of its log. */
const columnBy = (places: Places, writer: number, tasks: readonly Task[], begins: Bounds, ends: Bounds): Column => {
  const column = emptyColumn(tasks.length);
  tasks.forEach((task, at) => {
    const { from, to } = spanOf(at, writer, begins(task), ends(task), places);
    column.from[at] = from;
    column.to[at] = to;
  });
  return column;
};

const roomOf = (tasks: readonly Task[], begins: Bounds, ends: Bounds, orderly: ReadonlySet<number>): Room => {
  const columns = columnsOf(tasks, begins, ends);
  const bounds = later(() => boundsOf(tasks, begins, ends));
  const straight = new Map<number, Places>();
  for (const writer of columns.keys()) {
    const places = orderly.has(writer) ? placeOf : placesOf(bounds().get(writer) ?? []);
    if (places === null) continue;
    straight.set(writer, places);
    if (places !== placeOf) columns.set(writer, columnBy(places, writer, tasks, begins, ends));
  }
  const shelves = new Map<number, Shelf>();
  const shelf = (writer: number): Shelf => {
    const made = shelves.get(writer) ?? shelfOf(columns.get(writer) ?? NO_COLUMN);
    shelves.set(writer, made);
    return made;
  };
  const row = [...straight.keys()].find((writer) => followEachOther(columns.get(writer) ?? NO_COLUMN));
  const places = later(() => new Map(tasks.map(({ ref }, at) => [ref, at] as const)));
  const placeIn = (ref: string): number => places().get(ref) ?? -1;
  return { tasks, placeIn, straight, shelf, settled: columns.size === 1 && straight.size === 1, row };
};

/** What a task has in common with those that it is asked beside; tasks of no group are beside none. */
export type GroupOf = (task: Task) => string | null;

const roomsBy = (groupOf: GroupOf, begins: Bounds, ends: Bounds) =>
  survey((timeline: Timeline): ReadonlyMap<string | null, Room> => {
    const groups = [...grouped(timeline.tasks, groupOf)].filter(([group]) => group !== null);
    const orderly = straightIn(timeline);
    return new Map(groups.map(([group, own]) => [group, roomOf(own, begins, ends, orderly)]));
  });

/** Tasks of the timeline that may have been open beside one, itself among them. */
export interface Beside {
  /** Those that begin near it, in their order: no more than a queue holds. */
  readonly near: (task: Task, timeline: Timeline) => readonly Task[];
  /** True if one log shows all tasks of the group to follow each other, so that none is beside another. */
  readonly areApart: (group: string, timeline: Timeline) => boolean;
  /** True if `near` leaves nothing to be asked: no two lines of the group are ordered otherwise than by their places in one log. */
  readonly isSettled: (task: Task, timeline: Timeline) => boolean;
  /** True if one of them is the one. Of long captures none but the first few are looked at, as a rule. */
  readonly some: (task: Task, timeline: Timeline, isIt: (other: Task) => boolean) => boolean;
}

/** All tasks of the group but those that lines of one writer show to be over before another one began, or to begin after it was over. */
export const openBeside = (begins: Bounds, ends: Bounds, groupOf: GroupOf = () => ""): Beside => {
  const roomsIn = roomsBy(groupOf, begins, ends);
  /** True if the task is one of those that follow each other. */
  const isInRow = (task: Task, { row }: Room): boolean =>
    row !== undefined && begins(task).some((line) => writerOf(line) === row);
  /** The span of the task in the log that shows both its ends best, which leaves the fewest; `null` if none has one order. */
  const bestSpan = (task: Task, at: number, { straight }: Room): { writer: number; span: Span } | null => {
    const [own, over] = [begins(task), ends(task)];
    let best: { readonly writer: number; readonly span: Span } | null = null;
    for (const [writer, places] of straight) {
      const span = spanOf(at, writer, own, over, places);
      if (best === null || span.to - span.from < best.span.to - best.span.from) best = { writer, span };
    }
    return best;
  };
  return {
    near: (task, timeline) => {
      const room = roomsIn(timeline).get(groupOf(task));
      if (room === undefined) return [];
      if (isInRow(task, room)) return [task];
      const at = room.placeIn(task.ref);
      const best = bestSpan(task, at, room);
      if (best === null) return room.tasks.slice(Math.max(0, at - LONGEST_QUEUE), at + LONGEST_QUEUE + 1);
      const found = metAround(room.shelf(best.writer), best.span);
      return found.toSorted((a, b) => a - b).flatMap((other) => room.tasks[other] ?? []);
    },
    areApart: (group, timeline) => {
      const room = roomsIn(timeline).get(group);
      return room === undefined || room.row !== undefined;
    },
    isSettled: (task, timeline) => roomsIn(timeline).get(groupOf(task))?.settled ?? false,
    some: (task, timeline, isIt) => {
      const room = roomsIn(timeline).get(groupOf(task));
      if (room === undefined) return false;
      if (isInRow(task, room)) return isIt(task);
      const best = bestSpan(task, -1, room);
      const isOne = (at: number): boolean => {
        const other = room.tasks[at];
        return other !== undefined && isIt(other);
      };
      return best === null ? room.tasks.some(isIt) : isMet(room.shelf(best.writer), best.span, isOne);
    },
  };
};
