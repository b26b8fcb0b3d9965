/**
 * The replay: the model run over one task under given assumptions. Nominal assumptions give what should have happened;
 * one flipped assumption gives what a fault would have done.
 */
import type { AssumptionKey, Setting } from "./assumption.ts";
import { type Component, type Scene, type Step, steps } from "./component.ts";
import { controller } from "./components/controller.ts";
import { driver } from "./components/driver.ts";
import { framework } from "./components/framework.ts";
import { translate } from "./components/iommu.ts";
import { endOf } from "./ending.ts";
import { apply, type Effect, freshMachine, type Machine, type Moment } from "./machine.ts";
import type { Task } from "./task.ts";

const COMPONENTS: readonly Component[] = [framework, driver, controller];

/** When somebody may look: after the named step. */
const LOOKS: Readonly<Partial<Record<Step, Moment>>> = {
  stage: "before-data",
  reply: "after-data",
  accept: "after-completion",
};

/** An order with some of its steps moved ahead of another. */
const moved = (order: readonly Step[], some: readonly Step[], ahead: Step): readonly Step[] =>
  order
    .filter((step) => !some.includes(step))
    .flatMap((step): readonly Step[] => (step === ahead ? [...some, step] : [step]));

/** Before which step the kernel's patience ends: a task that hung and was given up may still be answered and completed behind that. */
const patience = (task: Task, assumptions: Setting): Step | null => {
  const completion = assumptions.get("driver.completion");
  const late: Step | null =
    completion?.value === "late" ? (completion.parameter === 0 ? "transfer" : "complete") : null;
  const hung = endOf(task) !== undefined;
  const flips = (key: AssumptionKey): boolean => assumptions.get(key) !== undefined;
  const unseen: Step | null = hung && flips("controller.interrupt") ? "reply" : null;
  const dead = hung && (flips("driver.request") || flips("controller.state"));
  const all: readonly (Step | null)[] = [late, unseen, dead ? "complete" : null];
  return steps.find((step) => all.includes(step)) ?? null;
};

/** The order of the steps: the contract's, or with a reply or a completion ahead of the data, or with the kernel's patience ending earlier. */
export const script = (task: Task, assumptions: Setting): readonly Step[] => {
  const reply = assumptions.get("controller.reply");
  const order = reply === undefined ? steps : moved(steps, ["answer", "reply"], "transfer");
  // A driver that does not wait for the data does not wait for a reply either.
  if (assumptions.get("driver.completion")?.value === "before-data")
    return moved(order, ["complete", "accept"], reply === undefined ? "transfer" : "answer");
  if (reply?.parameter === "after-completion") return moved(order, ["complete", "accept"], "transfer");
  const ahead = patience(task, assumptions);
  return ahead === null ? order : moved(order, ["expire"], ahead);
};

/** What makes a new machine of an effect: {@link apply}, or the same with somebody who writes down what happens. */
export type Applying = (machine: Machine, effect: Effect) => Machine;

/** Applies an effect, and what the IOMMU makes of it if it is an access of the engine. */
const run = (machine: Machine, scene: Omit<Scene, "machine">, effect: Effect, applying: Applying): Machine => {
  const after = applying(machine, effect);
  if (effect.kind !== "dma") return after;
  return translate({ ...scene, machine: after }, effect).reduce((now, next) => applying(now, next), after);
};

/** Runs one step of every component. */
export const perform = (machine: Machine, scene: Omit<Scene, "machine">, applying: Applying = apply): Machine => {
  if (machine.barrier !== null) return machine;
  const { task, step, assumptions } = scene;
  const done = COMPONENTS.reduce((now, component) => {
    const effects = component({ task, step, assumptions, machine: now });
    return effects.reduce((next, effect) => run(next, scene, effect, applying), now);
  }, machine);
  // Data that come after the reply are there for whoever looks later.
  const late = step === "transfer" && done.milestones.includes("reply") && !done.milestones.includes("complete");
  const moment = late ? "after-data" : LOOKS[step];
  return moment === undefined ? done : applying(done, { kind: "look", moment });
};

/** The look at the very end of the script; what ends before its completion is looked at there alone. */
export const lastLook = (machine: Machine): Machine => {
  const looked = apply(machine, { kind: "look", moment: "at-last" });
  return looked.looks["after-completion"] === undefined
    ? apply(looked, { kind: "look", moment: "after-completion" })
    : looked;
};

/** Runs every step of the task; pure, and the same for the same task and assumptions. */
export const replay = (task: Task, assumptions: Setting): Machine => {
  const end = script(task, assumptions).reduce(
    (machine, step) => perform(machine, { task, step, assumptions }),
    freshMachine,
  );
  return lastLook(end);
};
