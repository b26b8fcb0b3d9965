/** Assumptions about the driver's response: what it is addressed to, its version, and the count that it reports. */
import type { Assumption, Parameter } from "../assumption.ts";
import { endedBadly, movedOf, reportedOf } from "../ending.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import { where } from "./worth-trying.ts";

const versions = (task: Task): readonly Citation[] =>
  eventsOf(task, "complete").flatMap(({ version }) => (isSeen(version) && version.value !== 1n ? [version.at] : []));

/** Ids and targets of responses that are not the task's. */
const otherAddressees = (task: Task): readonly Citation[] => {
  const target = eventOf(task, "dispatch")?.target;
  return eventsOf(task, "complete").flatMap(({ responseTask, responseTarget }) => [
    ...(isSeen(responseTask) && task.id !== null && responseTask.value !== task.id ? [responseTask.at] : []),
    ...(isSeen(responseTarget) && isSeen(target) && responseTarget.value !== target.value ? [responseTarget.at] : []),
  ]);
};

/** Completions that print the target beside the id print the response, and it is addressed to the task. */
const ownAddressees = (task: Task): readonly Citation[] => {
  const target = eventOf(task, "dispatch")?.target;
  return eventsOf(task, "complete").flatMap((complete) => {
    const whole = isSeen(complete.task) && isSeen(complete.target) && complete.responseTask === null;
    return whole && isSeen(target) && complete.target.value === target.value ? [complete.target.at] : [];
  });
};

/** True if the response may matter: the task ended badly, or a line shows a field of it. */
const respondedBadly =
  (stated: (task: Task) => readonly Citation[]) =>
  (task: Task): boolean =>
    endedBadly(task) || stated(task).length > 0;

const overstated = (task: Task): readonly Citation[] => {
  const [told, moved] = [reportedOf(task), movedOf(task)];
  return isSeen(told) && moved !== null && told.value > moved.bytes ? [told.at] : [];
};

/** Counts that a driver may take for the bytes that moved: the one that its line shows, else that of the request. */
const largerCounts = (task: Task): readonly Parameter[] => {
  const [told, moved, asked] = [reportedOf(task), movedOf(task), requestOf(task).length];
  const count = isSeen(told) ? told.value : asked;
  return moved !== null && count !== null && count > moved.bytes ? [count] : [];
};

const zeroCounts = (task: Task): readonly Citation[] => {
  const told = reportedOf(task);
  return isSeen(told) && told.value === 0 && (requestOf(task).length ?? 0) > 0 ? [told.at] : [];
};

export const responseAssumption: Assumption = {
  key: "driver.response",
  sentence:
    "The response of a completion has version 1, the task's own id and target, and the count of bytes that the hardware moved.",
  authority: { grade: "header", source: "SCSIUserParallelResponse, IOUserSCSIParallelInterfaceController.iig" },
  platforms: ["apple-silicon", "intel", "unknown"],
  alternatives: {
    unversioned: {
      variants: where(respondedBadly(versions)),
      stated: versions,
      loggedAs: null,
      alongside: "complete",
    },
    misaddressed: {
      variants: where(respondedBadly(otherAddressees), [0, 1]),
      stated: otherAddressees,
      denied: ownAddressees,
      loggedAs: null,
      alongside: "complete",
    },
    "zero-bytes": {
      variants: where((task) => task.direction === "data-in" || zeroCounts(task).length > 0),
      stated: zeroCounts,
      loggedAs: null,
    },
    overstated: { variants: largerCounts, stated: overstated, loggedAs: null },
  },
};
