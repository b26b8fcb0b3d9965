/** The cause `crossed-tasks`: `controller.task` becomes `crossed`. */
import type { Cause } from "../cause.ts";

export const crossedTasks: Cause = {
  id: "crossed-tasks",
  title: "Crossed tasks",
  sentence: "The controller moves the data of one open task with the address or the buffer of another.",
  flip: { key: "controller.task", value: "crossed" },
  effect: "established",
  remedy:
    "Keep address, length and buffer in the context of one task, and look them up by its tag at the engine's start.",
  remedyClass: "firmware-transfer",
  explanation:
    "With several commands in flight, firmware that keeps the current address or buffer in one place, or reuses a tag too early, gives the engine what belongs to another request. One task gets another's bytes, or none, and the other's buffer may hold both.",
  missing: "an engine line with the address or the staging buffer of another open task",
  supports:
    "An engine destination that is the IOVA of another open task, or a source that is its staging buffer; one task's bytes in another's buffer.",
  refutes: "An engine line with this task's own address and buffer.",
  commonness: 4,
  authority: "Comparison of addresses and bytes of tasks that were open at the same time.",
};
