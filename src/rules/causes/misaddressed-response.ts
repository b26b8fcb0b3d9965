/** The cause `misaddressed-response`: `driver.response` becomes `misaddressed`. */
import type { Cause } from "../cause.ts";

export const misaddressedResponse: Cause = {
  id: "misaddressed-response",
  title: "Misaddressed response",
  sentence:
    "The response carries the id or the target of another task, so this one stays open and the other may end early.",
  flip: { key: "driver.response", value: "misaddressed" },
  effect: "established",
  remedy: "Copy fTargetID and fControllerTaskIdentifier into the response from the very task that is completed.",
  remedyClass: "response-fields",
  explanation:
    "The kernel looks the task up by the target and the id that the response names. A response that was not filled, or is shared by two tasks in flight, ends whatever task it finds, or none.",
  missing: "the id and the target in the response",
  supports: "A completion line in which the response names another task or target than the one that is completed.",
  refutes: "A completion line in which the response names the task's own id and target.",
  commonness: 3,
  authority:
    "Open source of IOSCSIParallelFamily for the look-up; that the completion uses it is a DTS position known second-hand.",
};
