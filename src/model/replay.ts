/**
 * The replay: the model run over one task under given assumptions. Nominal assumptions give what should have happened;
 * one flipped assumption gives what a fault would have done.
 */
import { flipped, type Setting } from "./assumption.ts";
import { type Component, type Scene, type Step, steps } from "./component.ts";
import { controller } from "./components/controller.ts";
import { driver } from "./components/driver.ts";
import { framework } from "./components/framework.ts";
import { translate } from "./components/iommu.ts";
import { apply, type Effect, freshMachine, type Machine, type Moment } from "./machine.ts";
import type { Task } from "./task.ts";

const COMPONENTS: readonly Component[] = [framework, driver, controller];

/** When somebody may look: after the named step. */
const LOOKS: Readonly<Partial<Record<Step, Moment>>> = {
  stage: "before-data",
  reply: "after-data",
  complete: "after-completion",
};

/** The order of the steps: the contract's, or with the completion ahead of the data. */
export const script = (assumptions: Setting): readonly Step[] => {
  if (flipped(assumptions, "driver.completion") !== "before-data") return steps;
  const rest = steps.filter((step) => step !== "complete");
  return rest.flatMap((step) => (step === "transfer" ? (["complete", step] as const) : [step]));
};

/** Applies an effect, and what the IOMMU makes of it if it is an access of the engine. */
const run = (machine: Machine, scene: Omit<Scene, "machine">, effect: Effect): Machine => {
  const after = apply(machine, effect);
  return effect.kind === "dma" ? translate({ ...scene, machine: after }, effect).reduce(apply, after) : after;
};

/** Runs one step of every component. */
export const perform = (machine: Machine, scene: Omit<Scene, "machine">): Machine => {
  const { task, step, assumptions } = scene;
  const done = COMPONENTS.reduce((now, component) => {
    const effects = component({ task, step, assumptions, machine: now });
    return effects.reduce((next, effect) => run(next, scene, effect), now);
  }, machine);
  const moment = LOOKS[step];
  return moment === undefined ? done : apply(done, { kind: "look", moment });
};

/** The look at the very end of the script, which a completion ahead of the data leaves open. */
export const lastLook = (machine: Machine): Machine => apply(machine, { kind: "look", moment: "after-completion" });

/** Runs every step of the task; pure, and the same for the same task and assumptions. */
export const replay = (task: Task, assumptions: Setting): Machine => {
  const end = script(assumptions).reduce(
    (machine, step) => perform(machine, { task, step, assumptions }),
    freshMachine,
  );
  return lastLook(end);
};
