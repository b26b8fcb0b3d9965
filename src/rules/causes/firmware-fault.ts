/** The cause `firmware-fault`: `controller.state` becomes `faulted`. */
import type { Cause } from "../cause.ts";

export const firmwareFault: Cause = {
  id: "firmware-fault",
  title: "Firmware fault",
  sentence:
    "The controller's firmware stopped in a fault, an assertion or a reset while the task was open, and never answered it.",
  flip: { key: "controller.state", value: "faulted" },
  effect: "established",
  remedy: "Read the firmware's own fault code and trace, and compare what the open requests have in common.",
  remedyClass: "own",
  explanation:
    "A controller that stops answers none of its open requests. The same fault line follows from very different causes, such as a frame above 4 GB, a torn doorbell or a bug of the firmware, so the earliest event counts.",
  missing: "a fault state of the firmware",
  supports: "A line of a fault state or an assertion while the task is open.",
  refutes: "The controller's answer to the task.",
  commonness: 4,
  authority: "Field reports of MegaRAID and MPT firmware.",
};
