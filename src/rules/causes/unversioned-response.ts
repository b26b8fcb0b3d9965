/** The cause `unversioned-response`: `driver.response` becomes `unversioned`. */
import type { Cause } from "../cause.ts";

export const unversionedResponse: Cause = {
  id: "unversioned-response",
  title: "Unversioned response",
  sentence:
    "The response of the completion does not have version 1, so the kernel ignores it, and the task stays open until somebody gives it up.",
  flip: { key: "driver.response", value: "unversioned" },
  effect: "established",
  remedy:
    "Set response.version to kScsiUserParallelTaskResponseCurrentVersion1 before ParallelTaskCompletion, also on the error paths.",
  remedyClass: "response-fields",
  explanation:
    "The kernel looks at the version of the response first. With any other value than 1 the call returns and nothing happens: no copy, no unmapping, no answer to the client. A structure that was cleared and not filled, or copied from another header, has version 0. The driver's log looks healthy to the end; the timeout or the abort comes half a minute later.",
  missing: "the version of the response",
  supports: "A completion line of the failing task that prints another version than 1.",
  refutes: "A completion line that prints version 1, or no completion before the task was given up.",
  commonness: 3,
  authority: "Header of SCSIControllerDriverKit, comment of ParallelTaskCompletion.",
};
