/** Kernel lines of the same minute. They cost nothing, and tell refused accesses from silent losses. */
import type { Experiment } from "../experiment.ts";

export const faultLines: Experiment = {
  id: "fault-lines",
  do: "Collect the kernel's lines of the same minute, without a filter on the driver, and look for IOMMU faults (vtd, DART, apciec).",
  ask: "Does the kernel log an IOMMU fault in that minute? Please run this on the machine soon after the failure, and send what it prints, also if that is nothing.",
  paste:
    'log show --last 10m --info --debug --predicate \'processID == 0 AND (eventMessage CONTAINS "vtd[" OR eventMessage CONTAINS "dart-" OR eventMessage CONTAINS "apciec")\'',
  place: "disk",
  cost: 2,
  dependable: false,
  applies: (timeline, tasks) => tasks.length > 0 && !timeline.events.some((event) => event.kind === "fault"),
  predicts: ({ machine }) => {
    const [refusal] = machine.refusals;
    if (refusal === undefined) return "none";
    if (refusal.reason === "requester") return "requester";
    return refusal.reason === "not-present" ? "not-present" : "rights";
  },
  outcomes: {
    "not-present": "a not-present fault stands at the address that the device used",
    requester: "a fault about a requester, a context entry or a stream stands there",
    rights: "a permission fault stands at the dispatched IOVA",
    none: "there is no fault line (on Intel; on Apple silicon a fault usually stops the machine)",
  },
};
