/** A replay step by step: the machine after each effect, as far as the effect can be told. */
import { apply, type Effect, freshMachine, type Machine } from "./machine.ts";

export interface Moment {
  readonly effect: Effect;
  readonly machine: Machine;
}

/** The states that a finished replay went through, in order: its journal, applied again from the start. */
export const historyOf = ({ journal }: Machine): readonly Moment[] => {
  const moments: Moment[] = [];
  let machine = freshMachine;
  for (const effect of journal) {
    machine = apply(machine, effect);
    moments.push({ effect, machine });
  }
  return moments;
};
