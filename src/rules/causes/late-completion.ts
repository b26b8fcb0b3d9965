/** The cause `late-completion`: `driver.completion` becomes `late`. */
import type { Cause } from "../cause.ts";

export const lateCompletion: Cause = {
  id: "late-completion",
  title: "Late completion",
  sentence: "The driver completes the task after the kernel has given it up; the mapping is gone by then.",
  flip: { key: "driver.completion", value: "late" },
  effect: "established",
  remedy: "Drop the completion of a task that was aborted or timed out, and stop its DMA before the abort returns.",
  remedyClass: "own",
  explanation:
    "At a timeout or an abort the kernel takes the mapping away and answers the client. A controller that is still at work writes to an address that is unmapped or belongs to another task, and the completion that follows meets no request.",
  missing: "a completion behind the timeout or the abort",
  supports: "A completion line that stands behind the timeout or the abort of the same task.",
  refutes: "A completion line that stands ahead of it.",
  commonness: 3,
  authority: "Open source of IOSCSIParallelFamily, HandleTimeout.",
};
