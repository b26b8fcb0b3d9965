/** A replay step by step: the machine after each effect, as far as the effect can be told. */
import type { Setting } from "./assumption.ts";
import { apply, type Effect, freshMachine, type Machine } from "./machine.ts";
import { type Applying, perform, script } from "./replay.ts";
import type { Task } from "./task.ts";

export interface Moment {
  readonly effect: Effect;
  readonly machine: Machine;
}

/** The states that the replay of a task goes through, in order. */
export const historyOf = (task: Task, assumptions: Setting): readonly Moment[] => {
  const moments: Moment[] = [];
  const applying: Applying = (machine, effect) => {
    const after = apply(machine, effect);
    moments.push({ effect, machine: after });
    return after;
  };
  let machine = freshMachine;
  for (const step of script(task, assumptions)) machine = perform(machine, { task, step, assumptions }, applying);
  return moments;
};
