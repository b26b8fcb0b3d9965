/** The cause `early-completion`: `driver.completion` becomes `before-data`. */
import type { Cause } from "../cause.ts";

export const earlyCompletion: Cause = {
  id: "early-completion",
  title: "Early completion",
  sentence:
    "The driver completes the task before the controller has answered, and the mapping is gone when the data arrive.",
  flip: { key: "driver.completion", value: "before-data" },
  effect: "established",
  remedy: "Call ParallelTaskCompletion only after the reply of this very task has been read.",
  remedyClass: "own",
  explanation:
    "A completion on a doorbell, on another task's interrupt or on a poll ends the task while the transfer is still under way. The kernel copies and unmaps at once, and the late write is refused or lands in memory that belongs to somebody else.",
  missing: "a completion that stands before the reply in one log",
  supports: "A completion line that stands before the reply of the same task in one log or on one clock.",
  refutes: "A completion line that stands after the reply.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit; that a late write is lost follows from PCIe posted writes.",
};
