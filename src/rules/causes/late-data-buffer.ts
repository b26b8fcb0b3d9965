/** The cause `late-data-buffer`: `driver.buffer` becomes `taken-late`. */
import type { Cause } from "../cause.ts";

export const lateDataBuffer: Cause = {
  id: "late-data-buffer",
  title: "Late data buffer",
  sentence:
    "UserGetDataBuffer is called for the task outside UserProcessParallelTask, and at completion the kernel copies that untouched buffer over the bytes that the DMA brought.",
  flip: { key: "driver.buffer", value: "taken-late" },
  effect: "established",
  remedy:
    "Do not call UserGetDataBuffer in a completion path, a helper or another queue; the call belongs inside UserProcessParallelTask, with a mapping of the returned buffer for the hardware.",
  remedyClass: "data-buffer-use",
  explanation:
    "The framework allows the call only while the task is being handed over. A debug helper or a completion handler that fetches the buffer later, in order to print it, creates the same copy at completion as a call in the dispatch does, and the printed bytes are those of a fresh buffer.",
  missing: "a call of UserGetDataBuffer in a completion path, a helper or another queue",
  supports: "A logged call of UserGetDataBuffer that stands outside the dispatch of its task.",
  refutes: "A later command that depends on the data and got them.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit for the rule; the copy at completion is a statement of Apple DTS.",
};
