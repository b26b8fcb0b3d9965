/** The death of the driver's process: of itself, or because its CPU followed an address of the device's. */
import type { Setting } from "./assumption.ts";

/** Steps of the controller that a driver outlives: after the last one it may still die before it sees the reply, or after that. */
const ANSWERED = 4;

/** How many steps a driver outlives that dies in each way that lines leave open: before the data, before it sees the reply, or before it completes the task. */
export const DEATHS: readonly number[] = [0, 2, ANSWERED, ANSWERED + 1];

/** A driver that dies once the task is over. */
export const OUTLIVES_ALL = ANSWERED + 2;

/** Steps of the controller that the driver outlives, `null` if it lives on. */
export const stepsOutlived = (assumptions: Setting): number | null => {
  const death = assumptions.get("driver.process") ?? assumptions.get("driver.pointer");
  return typeof death?.parameter === "number" ? death.parameter : null;
};

const diesWithin = (assumptions: Setting, steps: number): boolean => {
  const survived = stepsOutlived(assumptions);
  return survived !== null && survived <= steps;
};

/** True if the driver is dead before it can see the reply. */
export const diesUnanswered = (assumptions: Setting): boolean => diesWithin(assumptions, ANSWERED);

/** True if the driver is dead before it can complete the task. */
export const diesUncompleted = (assumptions: Setting): boolean => diesWithin(assumptions, ANSWERED + 1);
