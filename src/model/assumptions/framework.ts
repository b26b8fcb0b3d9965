/** Assumptions about the framework. Its kernel half is closed source, so each of these names whose word it is. */
import type { Assumption } from "../assumption.ts";
import { allZero } from "../bytes.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, type Task } from "../task.ts";

/** Looks at the task's data before the controller had a part in them, and before the driver touched them, that show only zeros. */
const zerosHandedOver = (task: Task): readonly Citation[] => {
  const dispatch = eventOf(task, "dispatch");
  const later = eventsOf(task, "reply", "complete", "cpu-write");
  return eventsOf(task, "dump")
    .filter(({ owner, bytes }) => (owner === null || owner === "data-buffer") && isSeen(bytes) && allZero(bytes.value))
    .filter((dump) => dispatch !== undefined && before(dispatch, dump).verdict === "yes")
    .filter((dump) => later.every((other) => before(dump, other).verdict === "yes"))
    .map(({ bytes }) => bytes.at);
};

export const frameworkAssumptions: readonly Assumption[] = [
  {
    key: "framework.copy-back",
    sentence:
      "When a task that reads data completes, the kernel copies the buffer of UserGetDataBuffer over the task's own pages.",
    authority: { grade: "vendor-statement", source: "Apple DTS, offered as a guess about one case" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {},
  },
  {
    key: "framework.zero-fill",
    sentence: "The buffer of UserGetDataBuffer starts as zeros.",
    authority: { grade: "third-party", source: "binary inspection by a virtual-HBA project" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {},
  },
  {
    key: "framework.bounce",
    sentence:
      "Where the kernel puts a bounce buffer under an IOVA, it copies that buffer to the client's pages at completion.",
    authority: { grade: "open-source", source: "xnu IODMACommand.cpp" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      unsynced: {
        variants: () => [null],
        stated: () => [],
        loggedAs: null,
        // The in-page offset of a buffer is kept where none is put under it, and lost in a bounce buffer.
        separatedBy: ["page-aligned"],
      },
    },
  },
  {
    key: "framework.hand-over",
    sentence: "The framework hands a write over with the bytes of the program that asked for it.",
    authority: { grade: "header", source: "SCSIUserParallelTask, fBufferIOVMAddr of a task that writes" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      zeros: {
        variants: (task) => (task.direction === "data-out" ? [null] : []),
        stated: zerosHandedOver,
        loggedAs: null,
        separatedBy: ["direction"],
      },
    },
  },
  {
    key: "framework.inquiry",
    sentence: "After a 6-byte INQUIRY the kernel asks for the additional length it received plus 5 bytes.",
    authority: {
      grade: "open-source",
      source: "IOSCSITargetDevice.cpp; that its probe also serves this driver is inferred",
    },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {},
  },
];
