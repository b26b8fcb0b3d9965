/** Tasks that were open at the same time: whose addresses and buffers the controller held side by side. */

import { openBeside } from "./beside.ts";
import type { Event } from "./event.ts";
import { before } from "./order.ts";
import { survey } from "./survey.ts";
import { eventsOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

const begins = (task: Task): readonly Event[] => eventsOf(task, "dispatch", "submit", "receive");
const ends = (task: Task): readonly Event[] => eventsOf(task, "device-reply", "reply", "complete", "timeout", "abort");

/** True if every line that tells puts the end of `a` before the beginning of `b`. */
const isOverBefore = (a: Task, b: Task): boolean =>
  ends(a).some((end) =>
    begins(b).some((begin) => end.capture === begin.capture && before(end, begin).verdict === "yes"),
  );

const beside = openBeside(begins, ends);

const othersOf = (task: Task, timeline: Timeline): readonly Task[] => {
  const others = beside.near(task, timeline).filter(({ ref }) => ref !== task.ref);
  return beside.isSettled(task, timeline)
    ? others
    : others.filter((other) => !isOverBefore(other, task) && !isOverBefore(task, other));
};

interface Asked {
  task: Task | null;
  others: readonly Task[];
}

/** The same list is asked for by every trial of a task, task after task; those of all tasks would fill memory. */
const asked = survey((): Asked => ({ task: null, others: [] }));

/** Other tasks of the timeline, of those that begin near it, that no line shows to be over before this one began, or to begin after it was over. */
export const concurrentWith = (task: Task, timeline: Timeline): readonly Task[] => {
  const last = asked(timeline);
  if (last.task !== task) {
    last.others = othersOf(task, timeline);
    last.task = task;
  }
  return last.others;
};
