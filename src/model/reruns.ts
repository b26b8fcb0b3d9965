/**
 * Many replays of one task. Replays under different flips run alike up to the step that asks for the first flip they differ in,
 * so each step is run once for each machine and each set of answers, and each comparison likewise. What comes out is what
 * {@link replay} and {@link compare} give.
 */
import type { Setting } from "./assumption.ts";
import { compare } from "./compare.ts";
import type { Comparison } from "./comparison.ts";
import type { Step } from "./component.ts";
import { freshMachine, type Machine } from "./machine.ts";
import type { Observation } from "./observation.ts";
import { recalled } from "./recall.ts";
import { lastLook, perform, script } from "./replay.ts";
import type { Task } from "./task.ts";

export interface Rerun {
  readonly machine: Machine;
  /** The observation of that index, held against the machine. */
  readonly compare: (index: number) => Comparison;
}

/** A machine that replays have reached, where they went from it, and what they were compared with if they ended here. */
interface Place {
  readonly machine: Machine;
  readonly onward: Map<Step, (assumptions: Setting) => Place>;
  readonly end: () => End;
}

interface End {
  readonly machine: Machine;
  readonly compare: (index: number, assumptions: Setting) => Comparison;
}

/** The value that a function gave for each argument. */
const once = <K, T>(known: Map<K, T>, key: K, make: () => T): T => {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
};

/** Opens the replays of a task; they share what they have in common for as long as the function lives. */
export const rerunsOf = (task: Task, observations: readonly Observation[]): ((assumptions: Setting) => Rerun) => {
  const endOf = (machine: Machine): End => {
    const compared = new Map<number, (assumptions: Setting) => Comparison>();
    const comparing = (index: number) => {
      const observation = observations[index];
      if (observation === undefined) throw new RangeError(`no observation ${index}`);
      return recalled((asked) => compare(task, machine, observation, asked));
    };
    return { machine, compare: (index, assumptions) => once(compared, index, () => comparing(index))(assumptions) };
  };
  const placeOf = (machine: Machine): Place => {
    let end: End | undefined;
    return {
      machine,
      onward: new Map(),
      end: () => {
        end ??= endOf(lastLook(machine));
        return end;
      },
    };
  };
  const wayOf = (from: Place, step: Step) =>
    recalled((assumptions) => {
      const machine = perform(from.machine, { task, step, assumptions });
      return machine === from.machine ? from : placeOf(machine);
    });
  const outset = placeOf(freshMachine);
  const plan = recalled((asked) => script(task, asked));
  return (assumptions) => {
    const last = plan(assumptions).reduce(
      (place, step) => once(place.onward, step, () => wayOf(place, step))(assumptions),
      outset,
    );
    const { machine, compare: compareAt } = last.end();
    return { machine, compare: (index) => compareAt(index, assumptions) };
  };
};
