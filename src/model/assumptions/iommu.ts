/** Assumptions about the mapping behind an IOVA, and about memory that nobody wrote. */
import type { Assumption } from "../assumption.ts";
import { PAYLOAD_ONLY } from "../components/bus.ts";
import { lastWord } from "../ending.ts";
import type { FaultEvent } from "../event.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import type { Platform } from "../platform.ts";
import { releaseOrder } from "../release.ts";
import { isOwnFault } from "../requester.ts";
import { survey } from "../survey.ts";
import type { Task } from "../task.ts";
import { eventOf, eventsOf, requestOf } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** Bytes of a cache line. Authority: sysctl hw.cachelinesize is 128 on Apple silicon and 64 on Intel Macs. */
const CACHE_LINES: Readonly<Record<Platform, readonly number[]>> = {
  "apple-silicon": [128, 64],
  intel: [64],
  unknown: [64, 128],
};

/** Behind the end of its task a mapping is gone as it should be. */
const isOver = (task: Task, fault: FaultEvent): boolean =>
  [lastWord(task), eventOf(task, "complete")].some((end) => end !== undefined && before(end, fault).verdict === "yes");

/** True if lines show a task whose address is another on its way: then the one of a task without its dispatch line may be as well. */
const changesAddresses = survey(({ tasks }): boolean =>
  tasks.some((task) => {
    const own = eventOf(task, "dispatch")?.iova;
    return eventsOf(task, "submit", "receive").some(
      ({ iova }) => isSeen(own) && isSeen(iova) && iova.value !== own.value,
    );
  }),
);

/** True if the address that the hardware was given may be another than the task's, which no line shows. */
const mayBeAnother = (task: Task, timeline: Timeline): boolean =>
  eventOf(task, "dispatch")?.iova?.value == null && changesAddresses(timeline);

/** True if the refused address is one that the task was given, as far as lines show any. */
const isOfTask = (task: Task, fault: FaultEvent): boolean => requestOf(task).iova === null || isOwnFault(task, fault);

/** Fault lines at an address that is the task's, with one of these reasons: one that only its time ties to it states nothing of a page. */
const faults =
  (reasons: readonly string[]) =>
  (task: Task, timeline: Timeline): readonly Citation[] =>
    mayBeAnother(task, timeline)
      ? []
      : stated(
          eventsOf(task, "fault").filter(
            (fault) => !timeline.strayFaults.includes(fault) && isOfTask(task, fault) && !isOver(task, fault),
          ),
          reasons,
        );

/**
 * Refusals that show the task's own mapping to be missing: at the dispatched IOVA, while the task was open. At another address the
 * device was given that one, and a mapping of the driver's own is not the framework's to keep.
 */
const missing = (task: Task, timeline: Timeline): readonly Citation[] => {
  const { strayFaults, events } = timeline;
  const dispatch = eventOf(task, "dispatch")?.iova?.value ?? null;
  const length = requestOf(task).length ?? 0;
  const own = eventsOf(task, "fault").filter((fault) => !strayFaults.includes(fault) && !isOver(task, fault));
  const at = own.filter(({ address }) => {
    if (dispatch === null) return events.every(({ kind }) => kind !== "map") && !changesAddresses(timeline);
    return isSeen(address) && address.value >= dispatch && address.value < dispatch + BigInt(Math.max(1, length));
  });
  return stated(at, ["not-present", "no-access"]);
};

/** Where the lines say the reason, if it is one of these. */
const stated = (faults: readonly FaultEvent[], reasons: readonly string[]): readonly Citation[] =>
  faults.flatMap(({ reason }) => (isSeen(reason) && reasons.includes(reason.value) ? [reason.at] : []));

/** True if an access to an address of the task itself was refused for its requester. */
const refusesPayload = (task: Task): boolean =>
  eventsOf(task, "fault").some((fault) => fault.reason?.value === "requester" && isOwnFault(task, fault));

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
        stated: (task, timeline) => (releaseOrder(task)?.release === "before-reply" ? [] : missing(task, timeline)),
        loggedAs: null,
      },
      stale: { variants: () => [null], stated: () => [], loggedAs: null, race: true },
    },
  },
  {
    key: "iommu.requester",
    sentence: "The IOMMU knows the requester, or the stream, under which the controller's accesses arrive.",
    authority: {
      grade: "open-source",
      source: "IOPCIFamily and the mapper nub of a device set it up before a driver is matched",
    },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      unknown: {
        // A fault of this kind at an address of the task itself: only payload goes out under the unknown requester.
        variants: (task) => [...(refusesPayload(task) ? [PAYLOAD_ONLY] : []), null],
        stated: (task) => stated(eventsOf(task, "fault"), ["requester"]),
        loggedAs: null,
        steady: "all",
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
        separatedBy: ["direction"],
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
    key: "memory.coherence",
    sentence: "Once a transfer is over, the CPU sees what the device wrote.",
    authority: {
      grade: "inference",
      source: "PCIe accesses are snooped on both platforms, and prepare and complete keep caches in order",
    },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      "stale-lines": {
        variants: (task, { platform }) => (task.direction === "data-in" ? CACHE_LINES[platform] : []),
        stated: () => [],
        loggedAs: null,
        separatedBy: ["direction"],
      },
    },
  },
  {
    key: "memory.untouched",
    sentence: "Memory that nobody wrote holds zeros or old content.",
    authority: { grade: "inference", source: "no line shows the buffer before the transfer" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {},
  },
];
