/**
 * Spans of many tasks on a shelf: by where they begin, and with the furthest end of each half, quarter and so on of them, so that those that
 * meet one of them are found without a look at the others.
 */

import type { Event } from "./event.ts";
import { placeOf } from "./places.ts";
import { type Bounds, type Span, writerOf } from "./spans.ts";
import type { Task } from "./task.ts";

/** The spans of all tasks among the lines of one writer, by the places of the tasks in their list. */
export interface Column {
  readonly from: Float64Array;
  readonly to: Float64Array;
}

export const emptyColumn = (size: number): Column => ({
  from: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
  to: new Float64Array(size).fill(Number.POSITIVE_INFINITY),
});

/** A column for each writer of lines that open or end one of the tasks, in the order of its log. */
export const columnsOf = (tasks: readonly Task[], begins: Bounds, ends: Bounds): Map<number, Column> => {
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
export interface Shelf {
  /** Places of the tasks in their list. */
  readonly order: Uint32Array;
  readonly from: Float64Array;
  readonly furthest: Float64Array;
}

export const shelfOf = ({ from, to }: Column): Shelf => {
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
export const isMet = (shelf: Shelf, { from, to }: Span, isIt: (task: number) => boolean): boolean => {
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
export const LONGEST_QUEUE = 256;

/** Tasks like those of {@link isMet}, of those that begin near the span. */
export const metAround = (shelf: Shelf, { task, from, to }: Span): readonly number[] => {
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
