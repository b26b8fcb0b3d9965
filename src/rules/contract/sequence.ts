/** Rules about the order of tasks and of accesses: the CPU and a bus address, commands over the same blocks, DMA behind a completion. */
import { concurrentWith } from "../../model/concurrent.ts";
import type { Citation } from "../../model/evidence.ts";
import { before } from "../../model/order.ts";
import { blocksOf } from "../../model/scsi/extent.ts";
import { cdbOf, eventOf, eventsOf, isJoinedFirmly, type Task } from "../../model/task.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { kept, ofEachTask, ofTasks, open } from "./sightings.ts";

const alive = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const [dispatch, complete] = [eventOf(task, "dispatch"), eventOf(task, "complete")];
    return dispatch === undefined || complete === undefined
      ? null
      : kept(`The driver lives to complete task ${task.ref}.`, [dispatch.at, complete.at]);
  });

const extentOf = (task: Task) => {
  const cdb = cdbOf(task)?.value;
  return cdb === null || cdb === undefined ? null : blocksOf(cdb);
};

/** The pair in the order in which its tasks begin, where that is known. */
const ordered = (a: Task, b: Task): readonly [Task, Task] | null => {
  const [first, second] = [eventOf(a, "dispatch"), eventOf(b, "dispatch")];
  if (first === undefined || second === undefined) return null;
  const { verdict } = before(first, second);
  return verdict === "unknown" ? null : verdict === "yes" ? [a, b] : [b, a];
};

const inOrder = (all: Basis): readonly Sighting[] => {
  // Reads alone may be served in any order.
  if (all.timeline.tasks.every(({ direction }) => direction !== "data-out")) return [];
  return ofEachTask(all, (task) => {
    const own = extentOf(task);
    if (own === null) return null;
    return concurrentWith(task, all.timeline).flatMap((other): readonly Sighting[] => {
      const extent = extentOf(other);
      const writes = task.direction === "data-out" || other.direction === "data-out";
      const pair = ordered(task, other);
      if (extent === null || !writes || pair === null || pair[0] !== task) return [];
      if (own.first >= extent.first + extent.count || extent.first >= own.first + own.count) return [];
      const [early, late] = [eventOf(task, "complete"), eventOf(other, "complete")];
      if (early === undefined || late === undefined) return [];
      const lines: readonly Citation[] = [early.at, late.at];
      const { verdict } = before(early, late);
      const what = `Tasks ${task.ref} and ${other.ref} are open at once over the same blocks`;
      if (verdict === "yes") return [kept(`${what} and end in their order.`, lines)];
      if (verdict === "no") return [open(`${what} and end in the other order, which simple tasks may.`, lines)];
      return [];
    });
  });
};

const doneBefore = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const complete = eventOf(task, "complete");
    const done = eventsOf(task, "transfer").find(({ phase }) => phase === "done");
    if (complete === undefined || done === undefined) return null;
    const what = `The engine has finished before task ${task.ref} is completed.`;
    if (before(done, complete).verdict === "yes") return kept(what, [done.at, complete.at]);
    // Over two logs the reply ties both: posted behind the transfer, seen ahead of the completion.
    const posted = eventOf(task, "device-reply");
    const seen = eventOf(task, "reply");
    const chained =
      isJoinedFirmly(task) &&
      posted !== undefined &&
      seen !== undefined &&
      before(done, posted).verdict === "yes" &&
      before(seen, complete).verdict === "yes";
    return chained ? kept(what, [done.at, posted.at, seen.at, complete.at]) : null;
  });

export const sequenceRules: readonly ContractRule[] = [
  {
    id: "I-26",
    demand: "The CPU does not use fBufferIOVMAddr as a pointer.",
    consequence: "The driver's process dies of a bad access, and its tasks with it.",
    authority: { grade: "third-party", source: "virtual-HBA projects, crash reports with the address of a task" },
    causes: ["dereferenced-iova"],
    judged: { by: "lines", needs: "the completion of a task, or the address at which the process died", read: alive },
  },
  {
    id: "I-44",
    demand: "Commands that are open at once over the same blocks keep their order if one of them writes.",
    consequence: "Blocks are stale or interleaved.",
    authority: { grade: "inference", source: "ASFireWire; SAM-5 lets simple tasks end in any order" },
    causes: [],
    judged: { by: "lines", needs: "two such commands with their completions", read: inOrder },
  },
  {
    id: "I-45",
    demand: "The controller does not touch a task's memory after its completion, its time-out or its abort.",
    consequence: "The access is refused, or another client's bytes change silently.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, CompleteParallelTask" },
    causes: ["late-completion", "early-completion", "early-unmap", "stale-translation"],
    judged: {
      by: "lines",
      needs: "the end of the transfer and the completion in an order that is known",
      read: doneBefore,
    },
  },
];
