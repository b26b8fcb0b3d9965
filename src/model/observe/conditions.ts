/** Lines that state the contrary of what a fault needs: they speak of the machine rather than of one task, and rule the fault out. */
import { assumptions } from "../assumptions.ts";
import type { Observation } from "../observation.ts";
import type { Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** Every fault that lines can deny. */
const deniable = assumptions.flatMap(({ key, alternatives }) =>
  Object.entries(alternatives).flatMap(([value, { denied, variants }]) =>
    denied === undefined ? [] : [{ key, value, denied, variants }],
  ),
);

/** One for each fault that could occur in this task and that a line denies. */
export const conditions = (task: Task, timeline: Timeline): readonly Observation[] =>
  deniable.flatMap(({ key, value, denied, variants }): readonly Observation[] => {
    const evidence = denied(task, timeline);
    if (evidence.length === 0 || variants(task, timeline).length === 0) return [];
    return [{ kind: "condition", key, value, evidence }];
  });
