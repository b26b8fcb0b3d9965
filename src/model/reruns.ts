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

/** From a machine through one step. */
interface Way {
  readonly step: Step;
  readonly go: (assumptions: Setting) => Place;
}

/** A machine that replays have reached, where they went from it, nearly always one way, and what they were compared with if they ended here. */
interface Place {
  readonly machine: Machine;
  readonly ways: Way[];
  end: End | null;
}

interface End {
  readonly machine: Machine;
  readonly compare: (index: number, assumptions: Setting) => Comparison;
}

const placeOf = (machine: Machine): Place => ({ machine, ways: [], end: null });

/** Opens the replays of a task; they share what they have in common for as long as the function lives. */
export const rerunsOf = (task: Task, observations: readonly Observation[]): ((assumptions: Setting) => Rerun) => {
  const comparing = (machine: Machine, index: number): ((assumptions: Setting) => Comparison) => {
    const observation = observations[index];
    if (observation === undefined) throw new RangeError(`no observation ${index}`);
    return recalled((asked) => compare(task, machine, observation, asked));
  };
  const endOf = (machine: Machine): End => {
    const compared: (((assumptions: Setting) => Comparison) | undefined)[] = [];
    return {
      machine,
      compare: (index, assumptions) => {
        const known = compared[index] ?? comparing(machine, index);
        compared[index] = known;
        return known(assumptions);
      },
    };
  };
  const wayFrom = (from: Place, step: Step): Way => {
    const known = from.ways.find((way) => way.step === step);
    if (known !== undefined) return known;
    const go = recalled((assumptions) => {
      const machine = perform(from.machine, { task, step, assumptions });
      return machine === from.machine ? from : placeOf(machine);
    });
    const way = { step, go };
    from.ways.push(way);
    return way;
  };
  const outset = placeOf(freshMachine);
  const plan = recalled((asked) => script(task, asked));
  return (assumptions) => {
    const last = plan(assumptions).reduce((place, step) => wayFrom(place, step).go(assumptions), outset);
    last.end ??= endOf(lastLook(last.machine));
    const { machine, compare: compareAt } = last.end;
    return { machine, compare: (index) => compareAt(index, assumptions) };
  };
};
