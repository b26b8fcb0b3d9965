/** The cause `lost-request`: `driver.request` becomes `lost`. */
import type { Cause } from "../cause.ts";

export const lostRequest: Cause = {
  id: "lost-request",
  title: "Lost request",
  sentence:
    "The request that the driver posts never reaches the controller: its doorbell is torn, lost, or of another queue.",
  flip: { key: "driver.request", value: "lost" },
  effect: "established",
  remedy: "Write the doorbell in one access of the right width, after a barrier, and read the queue's index back.",
  remedyClass: "own",
  explanation:
    "A doorbell of 64 bits in two halves, a write that is not flushed, an index of another queue or a full queue leaves a request behind that nobody fetches. The controller is idle, and the driver waits.",
  missing: "the request at the controller",
  supports: "No line of the controller for the task, where it logs each other request.",
  refutes: "A line of the controller for the task.",
  commonness: 3,
  authority: "Field reports of controllers that cannot take 64-bit register writes.",
};
