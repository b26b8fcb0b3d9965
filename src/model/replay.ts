/**
 * The replay: the model run over one task under given assumptions. Nominal assumptions give what should have happened;
 * one flipped assumption gives what a fault would have done.
 */
import type { Setting } from "./assumption.ts";
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
  accept: "after-completion",
};

/** The steps with some of them moved ahead of another. */
const moved = (some: readonly Step[], ahead: Step): readonly Step[] =>
  steps
    .filter((step) => !some.includes(step))
    .flatMap((step): readonly Step[] => (step === ahead ? [...some, step] : [step]));

/** The order of the steps: the contract's, or with the completion ahead of the data, or with the kernel's patience ending before the completion. */
const script = (assumptions: Setting): readonly Step[] => {
  const completion = assumptions.get("driver.completion");
  if (completion?.value === "before-data") return moved(["complete", "accept"], "transfer");
  if (completion?.value === "late") return moved(["expire"], completion.parameter === 0 ? "transfer" : "complete");
  return steps;
};

/** Applies an effect, and what the IOMMU makes of it if it is an access of the engine. */
const run = (machine: Machine, scene: Omit<Scene, "machine">, effect: Effect): Machine => {
  const after = apply(machine, effect);
  return effect.kind === "dma" ? translate({ ...scene, machine: after }, effect).reduce(apply, after) : after;
};

const perform = (machine: Machine, scene: Omit<Scene, "machine">): Machine => {
  const done = COMPONENTS.reduce(
    (now, component) => component({ ...scene, machine: now }).reduce((next, effect) => run(next, scene, effect), now),
    machine,
  );
  const moment = LOOKS[scene.step];
  return moment === undefined ? done : apply(done, { kind: "look", moment });
};

/** Runs every step of the task; pure, and the same for the same task and assumptions. */
export const replay = (task: Task, assumptions: Setting): Machine => {
  const end = script(assumptions).reduce(
    (machine, step) => perform(machine, { task, step, assumptions }),
    freshMachine,
  );
  // A completion ahead of the data leaves the last look at the very end of the script.
  return apply(end, { kind: "look", moment: "after-completion" });
};
