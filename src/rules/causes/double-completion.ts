/** The cause `double-completion`: `driver.completion` becomes `twice`. */
import type { Cause } from "../cause.ts";

export const doubleCompletion: Cause = {
  id: "double-completion",
  title: "Double completion",
  sentence:
    "The driver completes the task twice; the second completion meets no request, or another task under the same id.",
  flip: { key: "driver.completion", value: "twice" },
  effect: "established",
  remedy: "Give each task one owner, and claim it by compare-and-swap before ParallelTaskCompletion.",
  remedyClass: "own",
  explanation:
    "Two paths that end a task, such as a reply and an abort, or an error of the submission and the interrupt, each call the completion. The second one finds no client request: older kernels panic, newer ones log it. If the id is in use again by then, the wrong task ends.",
  missing: "a second completion of the same task",
  supports: "Two completion lines of one task without a hand-over in between.",
  refutes: "One completion for each hand-over in the whole capture.",
  commonness: 3,
  authority: "Open source of IOSCSIParallelFamily, CompleteSCSITask.",
};
