/** Which faults are worth trying in a task. */
import type { Parameter } from "../assumption.ts";
import type { Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** Worth trying where a condition holds: with these parameters, or with none. */
export const where =
  (holds: (task: Task, timeline: Timeline) => boolean, parameters: readonly Parameter[] = [null]) =>
  (task: Task, timeline: Timeline): readonly Parameter[] =>
    holds(task, timeline) ? parameters : [];
