/** What a component of the machine is: a pure function from machine, step and assumptions to effects. */
import type { Setting } from "./assumption.ts";
import type { Effect, Machine } from "./machine.ts";
import type { Task } from "./task.ts";

/**
 * The steps of a task, in the order in which the contract wants them: the controller answers, the driver sees the reply and calls the
 * completion, the kernel accepts it. At the last one the kernel gives up on a task that is still open.
 */
export const steps = [
  "prepare",
  "dispatch",
  "submit",
  "fetch",
  "stage",
  "transfer",
  "answer",
  "reply",
  "complete",
  "accept",
  "expire",
] as const;

export type Step = (typeof steps)[number];

/** What one step is run with. */
export interface Scene {
  readonly task: Task;
  readonly step: Step;
  readonly assumptions: Setting;
  readonly machine: Machine;
}

export type Component = (scene: Scene) => readonly Effect[];
