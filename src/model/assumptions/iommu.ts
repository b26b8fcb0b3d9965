/** Assumptions about the mapping behind an IOVA, and about memory that nobody wrote. */
import type { Alternative, Assumption } from "../assumption.ts";
import { releaseOrder } from "../release.ts";
import type { Task } from "../task.ts";
import { eventsOf } from "../task.ts";

/** Fault lines of the task with one of these reasons. */
const faults =
  (reasons: readonly string[]): Alternative["stated"] =>
  (task: Task) =>
    eventsOf(task, "fault")
      .filter((fault) => fault.reason !== null && fault.reason.value !== null && reasons.includes(fault.reason.value))
      .map((fault) => fault.reason?.at ?? fault.at);

/** Map lines whose rights forbid the device what the task needs. */
const forbiddingMaps = (task: Task) =>
  eventsOf(task, "map")
    .filter((map) => map.rights?.value === (task.direction === "data-in" ? "read" : "write"))
    .map((map) => map.rights?.at ?? map.at);

export const iommuAssumptions: readonly Assumption[] = [
  {
    key: "iommu.mapping",
    sentence: "The task's IOVA is mapped from before the dispatch until the completion.",
    authority: { grade: "header", source: "SCSIControllerDriverKit reference, UserProcessParallelTask" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      absent: {
        // A mapping that a step of the driver took away has that step as its cause.
        variants: (task) => (releaseOrder(task)?.release === "before-reply" ? [] : [null]),
        stated: (task, timeline) =>
          releaseOrder(task)?.release === "before-reply" ? [] : faults(["not-present", "no-access"])(task, timeline),
        loggedAs: null,
      },
    },
  },
  {
    key: "iommu.rights",
    sentence: "The mapping allows the device the access that the task needs.",
    authority: { grade: "open-source", source: "xnu IOMemoryDescriptor.cpp, prepare" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      forbidden: {
        variants: () => [null],
        stated: (task, timeline) => [
          ...forbiddingMaps(task),
          ...faults(["no-write", "no-read", "no-access"])(task, timeline),
        ],
        loggedAs: null,
      },
    },
  },
  {
    key: "iommu.silence",
    sentence: "A device write that the IOMMU refuses leaves no trace in these captures.",
    authority: {
      grade: "inference",
      source: "posted writes carry no completion; Apple silicon usually stops the machine instead",
    },
    platforms: ["intel", "unknown"],
    alternatives: {},
  },
  {
    key: "memory.untouched",
    sentence: "Memory that nobody wrote holds zeros or old content.",
    authority: { grade: "inference", source: "no line shows the buffer before the transfer" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {},
  },
];
