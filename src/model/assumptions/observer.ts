/** Assumptions about whoever looked: whose buffer a dump shows, when it was taken, how it was printed, and which command an outcome is about. */

import type { Assumption } from "../assumption.ts";
import { noneButZero } from "../bytes.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { unrelatedBy } from "../requester.ts";
import { eventOf, eventsOf, type Task } from "../task.ts";

/** Dumps of memory that the lines themselves tell from the task's data. */
const foreignDumps = (task: Task): readonly Citation[] => {
  const own = eventsOf(task, "data-buffer").flatMap((call) => (isSeen(call.address) ? [call.address.value] : []));
  return eventsOf(task, "dump").flatMap((dump) => {
    if (dump.owner === "private") return [dump.at];
    const differs = own.length > 0 && isSeen(dump.address) && !own.includes(dump.address.value);
    return differs && dump.owner === null ? [dump.address.at] : [];
  });
};

/** Dumps that stand before the reply, unless a later one of the same task makes them a look at the memory before. */
const earlyDumps = (task: Task): readonly Citation[] => {
  const reply = eventOf(task, "reply");
  const dumps = eventsOf(task, "dump");
  if (reply === undefined || dumps.some((dump) => before(reply, dump).verdict === "yes")) return [];
  return dumps.filter((dump) => before(dump, reply).verdict === "yes").flatMap((dump) => [dump.at, reply.at]);
};

/** Errors of clients that name the task: whoever knows the id knows which request failed. */
const errorsByName = (task: Task): readonly Citation[] =>
  eventsOf(task, "client").flatMap((client) =>
    client.outcome?.value === "error" && isSeen(client.task) ? [client.task.at] : [],
  );

export const observerAssumptions: readonly Assumption[] = [
  {
    key: "observer.buffer",
    sentence: "The memory that was examined is the task's data.",
    authority: { grade: "inference", source: "how the dump is labelled" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      another: { variants: () => [null], stated: foreignDumps, loggedAs: null, steady: "kind" },
    },
  },
  {
    key: "observer.time",
    sentence: "The memory was examined after the data could be there.",
    authority: { grade: "inference", source: "place of the dump among the other lines" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      // The data of a write are there from the hand-over on: no look at them comes too early.
      "before-data": {
        variants: (task) => (task.direction === "data-in" ? [null] : []),
        stated: earlyDumps,
        loggedAs: null,
      },
    },
  },
  {
    key: "observer.print",
    sentence: "A dump prints the bytes that are in memory.",
    authority: { grade: "inference", source: "purpose of a dump" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      zeros: {
        variants: (task) =>
          eventsOf(task, "dump").some((dump) => isSeen(dump.bytes) && noneButZero(dump.bytes.value)) ||
          task.told.length > 0
            ? [null]
            : [],
        stated: () => [],
        loggedAs: null,
        steady: "kind",
      },
    },
  },
  {
    key: "observer.requester",
    sentence: "A fault that may be the controller's is the controller's.",
    authority: { grade: "inference", source: "requester, address and time of the line" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      another: {
        variants: (task) => (eventsOf(task, "fault").length > 0 ? [null] : []),
        stated: (task, timeline) => eventsOf(task, "fault").flatMap((fault) => unrelatedBy(fault, timeline)),
        beside: (timeline) =>
          timeline.strayFaults.flatMap((fault) => (fault.pci ? unrelatedBy(fault, timeline) : [fault.at])),
        loggedAs: null,
      },
    },
  },
  {
    key: "observer.command",
    sentence: "What the client met is the outcome of this command.",
    authority: { grade: "inference", source: "the only command in the captures that it fits" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      another: { variants: () => [null], stated: () => [], contrary: errorsByName, loggedAs: null },
    },
  },
];
