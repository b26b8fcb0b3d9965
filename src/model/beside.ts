/**
 * Which tasks can have been open at the same time, without a look at every pair: in a log whose lines have one order over all,
 * whatever ends above a line is over there. What this leaves is still to be asked one by one.
 */
import { later } from "./later.ts";
import { type Places, placeOf, placesOf } from "./places.ts";
import { type Column, columnsOf, emptyColumn, isMet, LONGEST_QUEUE, metAround, type Shelf, shelfOf } from "./shelf.ts";
import { type Bounds, boundsOf, logOf, type Span, spanOf, straightIn, writerOf } from "./spans.ts";
import { grouped, survey } from "./survey.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Tasks of one group, and the writers whose lines have one order, with a shelf for each that is asked for. */
interface Room {
  readonly tasks: readonly Task[];
  /** Where a task stands in the list, by its ref; -1 if it does not. */
  readonly placeIn: (ref: string) => number;
  /** 1 for each task of which a line shows the beginning. */
  readonly begun: Uint8Array;
  /** The order of the lines of each writer that has one over all. */
  readonly straight: ReadonlyMap<number, Places>;
  readonly shelf: (writer: number) => Shelf;
  /** The spans of all tasks by writer, if every line has its place among them and no two writers share a log: then they say all that lines say. */
  readonly columns: readonly Column[] | null;
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
  const logs = new Set([...columns.keys()].map(logOf));
  const settled = straight.size === columns.size && logs.size === columns.size;
  const begun = Uint8Array.from(tasks, (task) => (begins(task).length > 0 ? 1 : 0));
  return { tasks, placeIn, begun, straight, shelf, columns: settled ? [...columns.values()] : null, row };
};

/** What a task has in common with those that it is asked beside; tasks of no group are beside none. */
export type GroupOf = (task: Task) => string | null;

/** The rooms of a timeline, each made when it is first asked for: most ids are those of one task, of which nobody asks. */
interface Rooms {
  readonly of: (group: string | null) => Room | undefined;
  /** True if no more than one task is of the group. */
  readonly isAlone: (group: string) => boolean;
}

const roomsBy = (groupOf: GroupOf, begins: Bounds, ends: Bounds) =>
  survey((timeline: Timeline): Rooms => {
    const groups = later(() => grouped(timeline.tasks, groupOf));
    const rooms = new Map<string, Room>();
    return {
      isAlone: (group) => (groups().get(group)?.length ?? 0) < 2,
      of: (group) => {
        const own = group === null ? undefined : groups().get(group);
        if (group === null || own === undefined) return undefined;
        const room = rooms.get(group) ?? roomOf(own, begins, ends, straightIn(timeline));
        rooms.set(group, room);
        return room;
      },
    };
  });

/** Numbers from the least on; as a rule they are. */
const inOrder = (numbers: readonly number[]): readonly number[] =>
  numbers.every((one, at) => at === 0 || (numbers[at - 1] ?? 0) < one) ? numbers : numbers.toSorted((a, b) => a - b);

/** Those tasks that no column shows to be over before the one began, or to begin after it was over. */
const meeting = (columns: readonly Column[], task: number, met: readonly number[]): readonly number[] =>
  met.filter((other) =>
    columns.every(({ from, to }) => {
      const [begun, over] = [from[task] ?? 0, to[task] ?? 0];
      return (to[other] ?? 0) >= begun && over >= (from[other] ?? 0);
    }),
  );

/** Tasks of the timeline that may have been open beside one, itself among them. */
export interface Beside {
  /** Those of which a line shows that they begin near it, in their order: no more than a queue holds. */
  readonly near: (task: Task, timeline: Timeline) => readonly Task[];
  /** True if the group has one task, or one log shows all of them to follow each other, so that none is beside another. */
  readonly areApart: (group: string, timeline: Timeline) => boolean;
  /** True if `near` leaves nothing to be asked: no two lines of one log are ordered otherwise than by their places in it. */
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
      const room = roomsIn(timeline).of(groupOf(task));
      if (room === undefined) return [];
      if (isInRow(task, room)) return [task];
      const at = room.placeIn(task.ref);
      const best = bestSpan(task, at, room);
      const isBegun = (other: number): boolean => room.begun[other] === 1;
      if (best === null) {
        const first = Math.max(0, at - LONGEST_QUEUE);
        return room.tasks.slice(first, at + LONGEST_QUEUE + 1).filter((_, behind) => isBegun(first + behind));
      }
      const met = metAround(room.shelf(best.writer), best.span).filter(isBegun);
      // What is none of the tasks, a request that nobody handed over, has no lines that tell.
      const found = room.columns === null || at < 0 ? met : meeting(room.columns, at, met);
      return inOrder(found).map((other) => room.tasks[other] ?? task);
    },
    areApart: (group, timeline) => {
      const rooms = roomsIn(timeline);
      if (rooms.isAlone(group)) return true;
      return rooms.of(group)?.row !== undefined;
    },
    isSettled: (task, timeline) => (roomsIn(timeline).of(groupOf(task))?.columns ?? null) !== null,
    some: (task, timeline, isIt) => {
      const room = roomsIn(timeline).of(groupOf(task));
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
