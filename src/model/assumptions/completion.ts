/** Assumptions about how a task is answered, completed and ended: the driver's response, its process, its ids, and what the kernel makes of them. */
import type { Alternative, Assumption } from "../assumption.ts";
import { completionOrder, isReadOff, OUTLIVES } from "../completion.ts";
import { DEATHS } from "../death.ts";
import { nextToTarget } from "../dispatches.ts";
import {
  endedBadly,
  endOf,
  failuresOf,
  lastWord,
  mayHang,
  NEVER_SEEN,
  ranOut,
  refusedCompletion,
  repeatedCompletions,
  SEEN_LATE,
  shownFailures,
} from "../ending.ts";
import type { CompleteEvent } from "../event.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { COMPLETED_BY_ANOTHER, mayShareId, NEVER_COMPLETED, seenUnderId, sharedIds } from "../identifier.ts";
import { ofKind } from "../of-kind.ts";
import { before } from "../order.ts";
import { UNBOUNCED } from "../own-mapping.ts";
import { eventOf, eventsOf, type Task, takenBuffers } from "../task.ts";
import type { Timeline } from "../timeline.ts";
import { responseAssumption } from "./response.ts";
import { where } from "./worth-trying.ts";

const EVERYWHERE = ["apple-silicon", "intel", "unknown"] as const;

const nowhere = (): readonly Citation[] => [];

/** A completion that stands behind the line that gave the task up. */
const lateLines = (task: Task): readonly Citation[] => {
  const end = endOf(task);
  if (end === undefined) return [];
  // A driver that answers an abort completes the task as aborted: that is what it is asked for.
  const asked = ({ status }: CompleteEvent): boolean => end.kind === "abort" && isSeen(status) && !status.value.ok;
  const late = eventsOf(task, "complete").filter(
    (complete) => before(end, complete).verdict === "yes" && !asked(complete),
  );
  return late.flatMap((complete) => [end.at, complete.at]);
};

/** An early completion answers no reply: one that no reply of the task precedes. */
const earlyLines = (task: Task): readonly Citation[] => {
  const order = completionOrder(task);
  return order?.completion === "before-reply" && isReadOff(order) ? order.evidence : [];
};

const returns = (task: Task): readonly Citation[] =>
  eventsOf(task, "return").flatMap(({ response }) => (isSeen(response) && response.value !== 0n ? [response.at] : []));

const failures =
  (about: "driver" | "controller"): Alternative["stated"] =>
  (task, timeline) =>
    endedBadly(task) ? shownFailures(task, timeline, about).map(({ at }) => at) : [];

/** Lines that say that it stopped working, behind the beginning of a task that nobody is seen to have answered: how that one ended may be among the lines that are lost. */
const saidToFail =
  (about: "driver" | "controller"): NonNullable<Alternative["beside"]> =>
  (timeline, others) =>
    others
      .filter(mayHang)
      .flatMap((task) => shownFailures(task, timeline, about))
      .map(({ at }) => at);

/** A request that the controller is seen to have is not lost; only of a task that ended badly is that worth saying. */
const mayBeLost = (task: Task): boolean =>
  endedBadly(task) || (mayHang(task) && eventsOf(task, "receive", "stage", "transfer").length === 0);

/** A driver that dies takes its tasks with it: the kernel aborts them, which a timeout is not, unless a line tells of the death. */
const mayDie = (task: Task, timeline: Timeline): boolean =>
  (mayHang(task) || endedBadly(task)) &&
  ((endOf(task)?.kind !== "timeout" && !ranOut(task)) || failuresOf(task, timeline, "driver").length > 0);

/** Lines in which the driver itself is asked to abort the task: it outlived the kernel's patience. */
const askedToAbort = (task: Task): readonly Citation[] => {
  const dispatch = eventOf(task, "dispatch");
  return eventsOf(task, "abort").flatMap((abort) =>
    abort.asked === true && abort.writer === dispatch?.writer && before(dispatch, abort).verdict === "yes"
      ? [abort.at]
      : [],
  );
};

/** What a dead driver does not do: it aborts no task, and gets no more where no line shows it started anew. */
const livesOn = (task: Task, timeline: Timeline): readonly Citation[] => {
  const own = lastWord(task) ?? eventOf(task, "dispatch");
  const next = own === undefined ? undefined : nextToTarget(own, timeline)?.dispatch;
  if (failuresOf(task, timeline, "driver").length > 0) return [];
  const aborts = askedToAbort(task);
  if (own === undefined || next === undefined) return aborts;
  const anew = ofKind(timeline, "lifecycle").some((event) => before(own, event).verdict === "yes");
  return anew ? aborts : [...aborts, next.at];
};

/** Mappings of the driver's own that were still alive when it completed the task. */
const keptMappings = (task: Task): readonly Citation[] => {
  const complete = eventOf(task, "complete");
  const late = eventsOf(task, "unmap").filter(
    (unmap) => complete !== undefined && before(complete, unmap).verdict === "yes",
  );
  return eventOf(task, "map") === undefined || complete === undefined
    ? []
    : late.flatMap((unmap) => [complete.at, unmap.at]);
};

/** True if the driver maps the data buffer of a read: where no line logs a call of UserGetDataBuffer, a mapping of its own may be of that. */
const mapsItsBuffer = (task: Task, timeline: Timeline): boolean =>
  task.direction === "data-in" &&
  eventOf(task, "map") !== undefined &&
  (takenBuffers(task).length > 0 || ofKind(timeline, "data-buffer").length === 0);

const completion: Assumption = {
  key: "driver.completion",
  sentence: "The driver completes a task once, after the controller's reply, when the data are in memory.",
  authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, ParallelTaskCompletion" },
  platforms: EVERYWHERE,
  alternatives: {
    "before-data": {
      // The mapping goes with the completion, at once or a moment later, when the data have come.
      variants: () => [null, OUTLIVES],
      stated: earlyLines,
      loggedAs: null,
      separatedBy: ["direction"],
    },
    never: { variants: where(endedBadly), stated: nowhere, loggedAs: null, alongside: "reply" },
    late: {
      variants: where((task, timeline) => endedBadly(task) || refusedCompletion(task, timeline) !== undefined, [0, 1]),
      stated: lateLines,
      loggedAs: null,
      alongside: "complete",
    },
    twice: {
      variants: where(
        (task, timeline) =>
          repeatedCompletions(task, timeline).length > 0 || refusedCompletion(task, timeline) !== undefined,
      ),
      stated: (task, timeline) => repeatedCompletions(task, timeline).map(({ at }) => at),
      loggedAs: null,
    },
  },
};

export const completionAssumptions: readonly Assumption[] = [
  completion,
  responseAssumption,
  {
    key: "driver.return",
    sentence: "UserProcessParallelTask returns with a response of 0, in process, once the request is posted.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceDevice.cpp, SendSCSICommand" },
    platforms: EVERYWHERE,
    alternatives: {
      final: {
        // A call that ends the task is heard of at once.
        variants: where((task) => (endedBadly(task) && !ranOut(task)) || returns(task).length > 0),
        stated: returns,
        loggedAs: "return",
      },
    },
  },
  {
    key: "driver.request",
    sentence: "A request that the driver posts reaches the controller.",
    authority: { grade: "inference", source: "purpose of a doorbell" },
    platforms: EVERYWHERE,
    alternatives: { lost: { variants: where(mayBeLost), stated: nowhere, loggedAs: null } },
  },
  {
    key: "driver.process",
    sentence: "The driver's process lives until the task is over.",
    authority: {
      grade: "open-source",
      source: "IOSCSIParallelInterfaceController.cpp, IOPCIBridge.cpp, ClientCrashed",
    },
    platforms: EVERYWHERE,
    alternatives: {
      crashed: {
        variants: where(mayDie, DEATHS),
        stated: failures("driver"),
        beside: saidToFail("driver"),
        contrary: livesOn,
        loggedAs: null,
      },
    },
  },
  {
    key: "driver.identifier",
    sentence: "Each task of the pool has an id of its own, and that is not 0.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserMapHBAData" },
    platforms: EVERYWHERE,
    alternatives: {
      shared: {
        variants: (task, timeline) =>
          mayShareId(task, timeline) && (mayHang(task) || sharedIds(task, timeline).length > 0)
            ? [NEVER_COMPLETED, COMPLETED_BY_ANOTHER, ...seenUnderId(task, timeline)]
            : [],
        stated: sharedIds,
        loggedAs: "pool",
        separatedBy: ["depth"],
      },
    },
  },
  {
    key: "driver.mapping",
    sentence: "A driver that maps a task's data buffer itself completes that mapping before it completes the task.",
    authority: { grade: "header", source: "IODMACommand.iig, PrepareForDMA and CompleteDMA" },
    platforms: EVERYWHERE,
    alternatives: {
      uncompleted: {
        // One of the data buffer that no line ends may be without a bounce buffer: then it harms nothing, and no byte that arrived denies it.
        variants: (task, timeline) => {
          if (!mapsItsBuffer(task, timeline)) return [];
          return takenBuffers(task).length > 0 && eventOf(task, "unmap") === undefined ? [null, UNBOUNCED] : [null];
        },
        stated: keptMappings,
        loggedAs: null,
        steady: "kind",
      },
    },
  },
  {
    key: "framework.acceptance",
    sentence:
      "The kernel ignores a completion whose version is not 1, and looks the task up by the target and the id of the response.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, ParallelTaskCompletion" },
    platforms: EVERYWHERE,
    alternatives: {},
  },
  {
    key: "framework.look-up",
    sentence:
      "The kernel looks the target of a completion up where it looks up those of its commands, which knows no id above the reported highest.",
    authority: {
      grade: "inference",
      source: "IOSCSIParallelInterfaceController.cpp, GetTargetForID; its use by the closed half of the framework",
    },
    platforms: EVERYWHERE,
    alternatives: {},
  },
  {
    key: "framework.flush",
    sentence: "The kernel ends every open task of a driver that dies, and takes bus mastering from its device.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, IOPCIBridge.cpp" },
    platforms: EVERYWHERE,
    alternatives: {},
  },
  {
    key: "controller.interrupt",
    sentence: "The driver sees each answer that the controller posts.",
    authority: { grade: "inference", source: "purpose of an interrupt" },
    platforms: EVERYWHERE,
    alternatives: {
      lost: {
        variants: (task) => (mayHang(task) ? [NEVER_SEEN, ...(endOf(task) === undefined ? [] : [SEEN_LATE])] : []),
        stated: nowhere,
        loggedAs: null,
        alongside: "device-reply",
      },
    },
  },
  {
    key: "controller.state",
    sentence: "The controller's firmware runs until the task is answered.",
    authority: { grade: "inference", source: "a controller in a fault state or a reset answers nothing" },
    platforms: EVERYWHERE,
    alternatives: {
      // Stopped before it fetched the request, before the data, or before the answer.
      faulted: {
        variants: where(mayHang, [0, 2, 3]),
        stated: failures("controller"),
        beside: saidToFail("controller"),
        loggedAs: null,
      },
    },
  },
];
