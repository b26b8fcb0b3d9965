/** A replay step by step: the machine after each effect. Apart from the replay, which nobody watches when causes are judged. */
import type { Setting } from "./assumption.ts";
import { apply, type Effect, freshMachine, type Machine } from "./machine.ts";
import { type Apply, perform, script } from "./replay.ts";
import type { Task } from "./task.ts";

export interface Moment {
  readonly effect: Effect;
  readonly machine: Machine;
}

/** The states that the replay of a task goes through, in order. */
export const historyOf = (task: Task, assumptions: Setting): readonly Moment[] => {
  const moments: Moment[] = [];
  const watched: Apply = (before, effect) => {
    const machine = apply(before, effect);
    moments.push({ effect, machine });
    return machine;
  };
  script(task, assumptions).reduce(
    (machine, step) => perform(machine, { task, step, assumptions }, watched),
    freshMachine,
  );
  return moments;
};
