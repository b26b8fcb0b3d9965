/**
 * Which tasks can have been open at the same time, without a look at every pair: in a log whose lines have one order over all,
 * whatever ends above a line is over there. What this leaves is still to be asked one by one.
 */
import { comparable } from "./clock.ts";
import type { Event } from "./event.ts";
import { grouped, survey } from "./survey.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** The lines of a task that open it, or that end it. */
export type Bounds = (task: Task) => readonly Event[];

/** Lines of one writer in one log share an order: a number for each writer. */
export const writerOf = ({ capture, side }: Event): number => 2 * capture + (side === "device" ? 1 : 0);

/** More columns than a line has, as a rule: pages put many records on one. */
const COLUMNS = 2 ** 24;

/** Where a line stands in its log. */
export const placeOf = ({ line, at }: Event): number => line * COLUMNS + Math.min(at.column, COLUMNS - 1);

/** True if the clocks of two lines, if they have any, say what their places say. */
const agree = (last: Event, line: Event): boolean => {
  if (line.stamp === null || last.stamp === null) return line.stamp === last.stamp;
  return comparable(last.stamp, line.stamp) && last.stamp.value <= line.stamp.value;
};

/** True if no clock that the lines of one writer carry says anything else than how they stand. */
export const areStraight = (lines: readonly Event[]): boolean => {
  let last: Event | undefined;
  for (const line of lines.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    if (last !== undefined && !agree(last, line)) return false;
    last = line;
  }
  return true;
};

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

export const spanOf = (task: number, writer: number, begins: readonly Event[], ends: readonly Event[]): Span => {
  let [from, to] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (const line of begins) if (writerOf(line) === writer) from = Math.max(from, placeOf(line));
  for (const line of ends) if (writerOf(line) === writer) to = Math.min(to, placeOf(line));
  return { task, from, to };
};

/** The spans of all tasks among the lines of one writer, by the places of the tasks in their list. */
interface Column {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

/** A column for each writer of lines that open or end one of the tasks. */
const columnsOf = (tasks: readonly Task[], begins: Bounds, ends: Bounds): ReadonlyMap<number, Column> => {
  const columns = new Map<number, Column>();
  const columnOf = (line: Event): Column => {
    const writer = writerOf(line);
    const known = columns.get(writer);
    if (known !== undefined) return known;
    const made: Column = {
      from: new Float64Array(tasks.length).fill(Number.NEGATIVE_INFINITY),
      to: new Float64Array(tasks.length).fill(Number.POSITIVE_INFINITY),
    };
    columns.set(writer, made);
    return made;
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

/** Tasks of one group, and the writers whose lines have one order, with a shelf for each that is asked for. */
interface Room {
  readonly tasks: readonly Task[];
  readonly straight: readonly number[];
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

const NO_COLUMN: Column = { from: new Float64Array(), to: new Float64Array() };

const roomOf = (tasks: readonly Task[], begins: Bounds, ends: Bounds, orderly: ReadonlySet<number>): Room => {
  const columns = columnsOf(tasks, begins, ends);
  const writers = [...columns.keys()];
  const crooked = writers.some((writer) => !orderly.has(writer));
  const bounds = crooked ? boundsOf(tasks, begins, ends) : new Map<number, readonly Event[]>();
  const straight = writers.filter((writer) => orderly.has(writer) || areStraight(bounds.get(writer) ?? []));
  const shelves = new Map<number, Shelf>();
  const shelf = (writer: number): Shelf => {
    const made = shelves.get(writer) ?? shelfOf(columns.get(writer) ?? NO_COLUMN);
    shelves.set(writer, made);
    return made;
  };
  const row = straight.find((writer) => followEachOther(columns.get(writer) ?? NO_COLUMN));
  return { tasks, straight, shelf, settled: writers.length === 1 && straight.length === 1, row };
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
  /** True if the task is one of those that follow each other. */
  const isInRow = (task: Task, { row }: Room): boolean =>
    row !== undefined && begins(task).some((line) => writerOf(line) === row);
  const visit = (task: Task, { tasks, straight, shelf }: Room, isIt: (other: number) => boolean): boolean => {
    const [own, over] = [begins(task), ends(task)];
    // The log that shows both ends of the task leaves the fewest.
    let best: { readonly writer: number; readonly span: Span } | undefined;
    for (const writer of straight) {
      const span = spanOf(-1, writer, own, over);
      if (best === undefined || span.to - span.from < best.span.to - best.span.from) best = { writer, span };
    }
    return best === undefined ? tasks.some((_, at) => isIt(at)) : isMet(shelf(best.writer), best.span, isIt);
  };
  return {
    all: (task, timeline) => {
      const room = roomsIn(timeline).get(groupOf(task));
      if (room === undefined) return [];
      if (isInRow(task, room)) return [task];
      const found: number[] = [];
      visit(task, room, (at) => {
        found.push(at);
        return false;
      });
      return found.sort((a, b) => a - b).flatMap((at) => room.tasks[at] ?? []);
    },
    isSettled: (task, timeline) => roomsIn(timeline).get(groupOf(task))?.settled ?? false,
    some: (task, timeline, isIt) => {
      const room = roomsIn(timeline).get(groupOf(task));
      if (room === undefined) return false;
      return isInRow(task, room)
        ? isIt(task)
        : visit(task, room, (at) => {
            const other = room.tasks[at];
            return other !== undefined && isIt(other);
          });
    },
  };
};
