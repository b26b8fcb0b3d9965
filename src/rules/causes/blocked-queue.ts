/** The cause `blocked-queue`: `driver.queue` becomes `blocked`. */
import type { Cause } from "../cause.ts";

export const blockedQueue: Cause = {
  id: "blocked-queue",
  title: "Blocked queue",
  sentence:
    "The driver waits in a call on the very queue that has to deliver the answer, and the bring-up or the task hangs.",
  flip: { key: "driver.queue", value: "blocked" },
  effect: "established",
  remedy: "Create targets from a queue of the driver's own, by an OSAction, and never from Default or AuxiliaryQueue.",
  remedyClass: "own",
  explanation:
    "UserCreateTargetForID returns when the target exists, and on the way the kernel calls UserInitializeTargetForID and sends the first commands. Those arrive on Default; a driver that waits there can never answer them. Nothing fails by itself: the call does not return, nothing is dispatched, and the kernel complains of a busy service after a minute. A call of this kind inside UserProcessParallelTask keeps the task from the controller until somebody gives it up.",
  missing: "a call that does not return",
  supports: "A line that shows UserCreateTargetForID entered and none that shows it return, and no task in between.",
  refutes: "A line that shows the call return.",
  commonness: 3,
  authority: "Reference of SCSIControllerDriverKit for the queues; two driver projects for the hang.",
};
