/** The tasks of a report, up to a cap, and the captures. */
import type { Event } from "../../model/event.ts";
import type { Capture } from "../../model/evidence.ts";
import { requestOf, type Task } from "../../model/task.ts";
import { hex } from "../../model/units.ts";
import type { Report } from "../schema.ts";
import type { Cite } from "./evidence.ts";

/** Tasks that a report lists; `taskCount` counts all. */
export const TASK_CAP = 200;

/**
 * The tasks that a report lists, by first line. Where there are too many: those that something went wrong with, because a report
 * cites their lines, and others spread over the rest, because a separation is one from tasks before and behind.
 */
export const listedTasks = (tasks: readonly Task[], failing: ReadonlySet<string>): readonly Task[] => {
  if (tasks.length <= TASK_CAP) return tasks;
  const first = tasks.filter(({ ref }) => failing.has(ref)).slice(0, TASK_CAP);
  const others = tasks.filter(({ ref }) => !failing.has(ref));
  const room = TASK_CAP - first.length;
  const spread = Array.from({ length: room }, (_, index) => others[Math.floor((index * others.length) / room)]);
  const listed = new Set<Task | undefined>([...first, ...spread]);
  return tasks.filter((task) => listed.has(task));
};

const placeOf = (event: Event, captures: readonly Capture[]): string =>
  `${event.kind} ${captures.find((capture) => capture.index === event.capture)?.name ?? "?"}:${event.line}`;

export const taskRow = (task: Task, captures: readonly Capture[], cite: Cite): Report["tasks"][number] => {
  const { iova, length } = requestOf(task);
  return {
    ref: task.ref,
    task: task.id,
    iova: iova === null ? null : hex(iova),
    bytes: length,
    direction: task.direction === "data-out" ? "data-out" : "data-in",
    joins: task.joins.map(({ by, certain, evidence }) => ({ by, certain, evidence: cite(evidence) })),
    events: task.events.map((event) => placeOf(event, captures)),
  };
};

/** Captures in the order of their names, so that the order of arguments changes nothing. */
export const captureRows = (captures: readonly Capture[]): Report["captures"] =>
  [...captures]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, side, format, lines, understood, noise, unread, lost }) => ({
      name,
      side,
      format,
      lines,
      understood,
      noise,
      unread,
      lost: lost.map(({ kind, line, count }) => ({ kind, line, count })),
    }));
