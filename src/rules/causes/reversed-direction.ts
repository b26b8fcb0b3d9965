/** The cause `reversed-direction`: `driver.direction` becomes `reversed`. */
import type { Cause } from "../cause.ts";

export const reversedDirection: Cause = {
  id: "reversed-direction",
  title: "Reversed direction",
  sentence:
    "The request says that the data go the other way, and the controller reads the host's memory where it should write it.",
  flip: { key: "driver.direction", value: "reversed" },
  effect: "established",
  remedy:
    "Take the direction in the frame from fTransferDirection, and check the constants of the controller's interface.",
  remedyClass: "own",
  explanation:
    "A direction bit with the opposite meaning, or one that a recycled frame keeps, makes the engine fetch what stands in the buffer. The reply is a success, nothing is written, and a mapping without the right to read may fault.",
  missing: "the direction in the request",
  supports:
    "A direction at the controller that is the opposite of the task's; a fault on a read access for a task that reads data.",
  refutes: "The task's own direction at the controller.",
  commonness: 3,
  authority: "SCSIUserParallelTask, fTransferDirection; comparison of two directions.",
};
