/** The cause `unrelated-fault`: `observer.requester` becomes `another`. */
import type { Cause } from "../cause.ts";

export const unrelatedFault: Cause = {
  id: "unrelated-fault",
  title: "Unrelated fault",
  sentence: "The fault line is about another device or another time, and no task here is touched by it.",
  flip: { key: "observer.requester", value: "another" },
  effect: "established",
  remedy: "Leave the line aside for this driver; hand it to whoever owns the requester that it names.",
  remedyClass: "own",
  explanation:
    "A machine has many devices behind its IOMMU, and each has addresses of its own, so that equal numbers mean nothing. Graphics, cameras and network adapters are known for refusals that have nothing to do with storage.",
  missing: "the requester of the controller, to compare it with the one in the fault line",
  supports: "A requester that is not the controller's, or the same refusals before the first task.",
  refutes: "A fault at an address that a task was given.",
  commonness: 2,
  authority: "Requester ids of PCI Express; public reports of graphics and display faults.",
};
