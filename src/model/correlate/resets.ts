/**
 * Task management that ends more than one task: a reset of a target, and what ends all tasks of a logical unit. Each open task of the
 * target gets the line as its own end; one that was completed well afterwards was not ended by it.
 */
import type { EndEvent, Event } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, type Task } from "../task.ts";

const isReset = (event: Event): event is EndEvent => event.kind === "abort" && event.ends !== "task";

/** True if the task is of the target that the line names; a line without a target names none, and ends nothing that is known. */
const isOfTarget = (task: Task, { target }: EndEvent): boolean => {
  const own = task.events.find((event) => isSeen(event.target))?.target;
  return isSeen(target) && isSeen(own) && own.value === target.value;
};

/** True if the task was open at the line, and nothing says that it went on well behind it. */
const isEndedBy = (task: Task, reset: EndEvent): boolean => {
  const dispatch = eventOf(task, "dispatch");
  if (dispatch === undefined || dispatch.controller !== reset.controller) return false;
  if (before(dispatch, reset).verdict !== "yes" || eventsOf(task, "timeout", "abort").length > 0) return false;
  const completions = eventsOf(task, "complete");
  // No line tells the unit of a task: one that nobody completed may be of another unit, and may just hang.
  if (reset.ends === "unit" && completions.length === 0) return false;
  return completions.every(
    (complete) => complete.status?.value?.ok === false && before(reset, complete).verdict === "yes",
  );
};

/** The tasks with the resets that ended them. */
export const placeResets = (tasks: readonly Task[], events: readonly Event[]): readonly Task[] => {
  const resets = events.filter(isReset);
  if (resets.length === 0) return tasks;
  return tasks.map((task) => {
    const own = resets.find((reset) => isOfTarget(task, reset) && isEndedBy(task, reset));
    return own === undefined ? task : { ...task, events: [...task.events, own] };
  });
};
