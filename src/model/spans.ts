/**
 * Spans of tasks among the lines of one writer: from what opens a task to what ends it, in a log whose lines have one order over all.
 */
import type { Event } from "./event.ts";
import { agree, type Places, placeOf } from "./places.ts";
import { survey } from "./survey.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** The lines of a task that open it, or that end it. */
export type Bounds = (task: Task) => readonly Event[];

/** Lines of one writer in one log share an order: a number for each writer. */
export const writerOf = ({ capture, side }: Pick<Event, "capture" | "side">): number =>
  2 * capture + (side === "device" ? 1 : 0);

/** The log of a writer. */
export const logOf = (writer: number): number => writer >> 1;

/** Writers whose lines, as they come, stand in one order that no clock speaks against: then so do any of them. */
export const straightWriters = (events: readonly Event[]): ReadonlySet<number> => {
  const last: (Event | undefined)[] = [];
  const [met, crooked] = [new Set<number>(), new Set<number>()];
  events.forEach((event) => {
    const writer = writerOf(event);
    const before = last[writer];
    last[writer] = event;
    if (before === undefined) met.add(writer);
    else if (placeOf(before) > placeOf(event) || !agree(before, event)) crooked.add(writer);
  });
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
