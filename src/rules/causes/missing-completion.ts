/** The cause `missing-completion`: `driver.completion` becomes `never`. */
import type { Cause } from "../cause.ts";

export const missingCompletion: Cause = {
  id: "missing-completion",
  title: "Missing completion",
  sentence:
    "The driver sees the controller's reply, or aborts the task, and never completes it, so it stays open until somebody gives it up.",
  flip: { key: "driver.completion", value: "never" },
  effect: "established",
  remedy: "Complete the task on every path that ends it, also after an abort and on errors of the reply.",
  remedyClass: "own",
  explanation:
    "A reply that takes an unusual path, such as an error, an abort or a reset, is read and dropped. The kernel waits for a completion that nobody sends; an abort that succeeds does not complete the task by itself.",
  missing: "a completion of the task",
  supports: "A reply of the task and then its timeout, where the same driver logs completions of other tasks.",
  refutes: "A completion line of the task.",
  commonness: 2,
  authority: "Open source of IOSCSIParallelFamily for the timeout; that an abort completes nothing is inferred.",
};
