/**
 * The data buffer: I-32 (UserGetDataBuffer and DMA to fBufferIOVMAddr exclude each other on reads) and I-34 (the call belongs
 * inside UserProcessParallelTask). Authority: IOUserSCSIParallelInterfaceController.iig, comment of UserGetDataBuffer.
 */
import { alternativeOf } from "../../model/assumptions.ts";
import { isSeen } from "../../model/evidence.ts";
import { eventOf, eventsOf, type Task, takenBuffers } from "../../model/task.ts";
import type { Timeline } from "../../model/timeline.ts";
import type { ContractFinding } from "./rule.ts";

const mixed = (task: Task): ContractFinding => {
  const rule = "I-32";
  const cause = "copied-back-buffer";
  const [call] = takenBuffers(task);
  const given = eventOf(task, "dispatch")?.iova;
  const used = eventsOf(task, "submit", "receive").find((event) => isSeen(event.iova))?.iova;
  if (call === undefined || !isSeen(given) || !isSeen(used)) {
    const what = `Task ${task.ref} takes a data buffer, and no line shows which address the hardware was given.`;
    return { rule, cause, status: "not-assessable", what, evidence: call === undefined ? [] : [call.at] };
  }
  const evidence = [call.at, given.at, used.at];
  return used.value === given.value
    ? {
        rule,
        cause,
        status: "violated",
        what: `Task ${task.ref} takes a data buffer, and the hardware is given fBufferIOVMAddr.`,
        evidence,
      }
    : {
        rule,
        cause,
        status: "kept",
        what: `Task ${task.ref} takes a data buffer, and the hardware is given another address.`,
        evidence,
      };
};

const late = (task: Task, timeline: Timeline): readonly ContractFinding[] => {
  const calls = alternativeOf({ key: "driver.buffer", value: "taken-late" }).stated(task, timeline);
  return calls.length === 0
    ? []
    : [
        {
          rule: "I-34",
          cause: "late-data-buffer",
          status: "violated",
          what: `UserGetDataBuffer is called for task ${task.ref} outside UserProcessParallelTask.`,
          evidence: calls,
        },
      ];
};

/** One finding for each task that reads data and takes a data buffer without an error. */
export const dataBufferRules = (timeline: Timeline): readonly ContractFinding[] =>
  timeline.tasks
    .filter((task) => task.direction === "data-in")
    .filter((task) => takenBuffers(task).length > 0)
    .flatMap((task) => [mixed(task), ...late(task, timeline)]);
