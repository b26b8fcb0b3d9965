/** Assumptions about the bring-up: the targets that the driver creates, and the queue on which it does. */
import type { Assumption } from "../assumption.ts";
import { endedBadly, endOf, IN_DISPATCH, lastWord, ranOut } from "../ending.ts";
import type { TargetEvent } from "../event.ts";
import { type Citation, isSeen, type Seen } from "../evidence.ts";
import { numberingOf } from "../numbering.ts";
import { ofKind } from "../of-kind.ts";
import { before } from "../order.ts";
import { grouped, survey } from "../survey.ts";
import { eventOf, eventsOf, mayBeOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";
import { where } from "./worth-trying.ts";

const EVERYWHERE = ["apple-silicon", "intel", "unknown"] as const;

const byStep = survey(({ setup }) =>
  grouped(
    setup.filter((event) => event.kind === "target"),
    ({ step }) => step,
  ),
);

const steps = (timeline: Timeline, step: TargetEvent["step"]): readonly TargetEvent[] =>
  byStep(timeline).get(step) ?? [];

/** The task's target as a line shows it, else as its response names it, where that is a number. */
const targetOf = (task: Task): Seen<string> | null => {
  const named = eventsOf(task, "complete").map(({ responseTarget }) => responseTarget);
  const own = [...task.events.map((event) => event.target), ...named].find((target) => isSeen(target));
  return isSeen(own) && /^\d+$/.test(own.value) ? own : null;
};

/** The highest ids that were reported for the task: the last word, or that of each of several controllers whose lines nothing tells apart. */
const highestFor = (task: Task, timeline: Timeline): readonly Seen<string>[] => {
  const own = steps(timeline, "highest").filter((event) => mayBeOf(task, event));
  const reported = own.flatMap(({ target }) => (isSeen(target) && /^\d+$/.test(target.value) ? [target] : []));
  return numberingOf(timeline).several ? reported : reported.slice(-1);
};

/** The task's target with the highest ids that were reported, `null` if one of the two is unknown, or if the target is above some of them only. */
const rangeOf = (
  task: Task,
  timeline: Timeline,
): { readonly within: boolean; readonly at: readonly Citation[] } | null => {
  const own = targetOf(task);
  const highest = highestFor(task, timeline);
  if (own === null || highest.length === 0) return null;
  const above = highest.filter(({ value }) => BigInt(own.value) > BigInt(value)).length;
  if (above > 0 && above < highest.length) return null;
  return { within: above === 0, at: [...highest.map(({ at }) => at), own.at] };
};

const range = (within: boolean) => (task: Task, timeline: Timeline) => {
  const found = rangeOf(task, timeline);
  return found?.within === within ? found.at : [];
};

const isAskedToAbort = (task: Task): boolean => eventsOf(task, "abort").some(({ asked }) => asked === true);

/**
 * A driver that answers for the task, and a kernel that waits on: of a target that may lie above the highest id, which 0 never does.
 * Where no line reports that id, only the kernel's own word tells that it waited.
 */
const mayBeUnknown = (task: Task, timeline: Timeline): boolean => {
  const target = targetOf(task);
  if (eventOf(task, "complete") === undefined || target === null || BigInt(target.value) === 0n) return false;
  if (eventOf(task, "timeout") !== undefined) return true;
  return (isAskedToAbort(task) || ranOut(task)) && range(false)(task, timeline).length > 0;
};

/** Clients that got what they asked, with the id of the target: the kernel took a completion of it. */
const allServed = survey(({ tasks }) =>
  tasks.flatMap((task) => {
    if (eventOf(task, "client") === undefined) return [];
    const target = targetOf(task);
    if (target === null || eventOf(task, "complete") === undefined || endOf(task) !== undefined) return [];
    const id = BigInt(target.value);
    return eventsOf(task, "client").flatMap(({ outcome }) => (outcome?.value === "ok" ? { id, at: outcome.at } : []));
  }),
);

/** Those of the same target, or of one with a higher id. */
const served = (task: Task, timeline: Timeline): readonly Citation[] => {
  const own = targetOf(task);
  if (own === null) return [];
  const least = BigInt(own.value);
  return allServed(timeline).flatMap(({ id, at }) => (id >= least ? [at] : []));
};

interface Creations {
  /** Calls that create a target and of which no line shows the return. */
  readonly open: readonly Citation[];
  /** Returns of such calls; that a call returned does not need the line of the call. */
  readonly returned: readonly Citation[];
}

/** Which calls returned: each return ends the last call above it that is open and may be for its target. */
const creations = (timeline: Timeline): Creations => {
  const open = [...steps(timeline, "create-begin")];
  const returns = steps(timeline, "create-end");
  for (const end of returns) {
    const at = open.findLastIndex(
      (begin) =>
        begin.capture === end.capture &&
        before(begin, end).verdict === "yes" &&
        (end.target?.value == null || begin.target?.value == null || end.target.value === begin.target.value),
    );
    if (at >= 0) open.splice(at, 1);
  }
  return { open: open.map(({ at }) => at), returned: returns.map(({ at }) => at) };
};

const isStalled = (task: Task): boolean => eventOf(task, "stall") !== undefined;

/** What the driver, or anybody behind it, does with a request that it posts. */
const PASSED_ON = ["submit", "receive", "stage", "transfer", "device-reply", "reply", "complete"] as const;

/** A task that was handed over and given up, with no line that shows it passed on. */
const isHeld = (task: Task): boolean =>
  eventOf(task, "dispatch") !== undefined && endedBadly(task) && eventsOf(task, ...PASSED_ON).length === 0;

/** Calls that name the id of the task, while it was open: whether the method waits for the kernel, no line shows. */
const callsInside = (task: Task, timeline: Timeline): readonly Citation[] => {
  const [dispatch, over] = [eventOf(task, "dispatch"), lastWord(task)];
  if (dispatch === undefined || over === undefined) return [];
  const inside = ofKind(timeline, "pool").filter(
    (call) =>
      call.task?.value === task.id &&
      mayBeOf(task, call) &&
      before(dispatch, call).verdict === "yes" &&
      before(call, over).verdict === "yes",
  );
  return inside.map(({ at }) => at);
};

export const bringUpAssumptions: readonly Assumption[] = [
  {
    key: "driver.target-id",
    sentence: "Every target that the driver creates is at most the highest id that it reports.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, GetTargetForID" },
    platforms: EVERYWHERE,
    alternatives: {
      "out-of-range": {
        variants: where(mayBeUnknown),
        stated: range(false),
        denied: (task, timeline) => [...range(true)(task, timeline), ...served(task, timeline)],
        loggedAs: null,
      },
    },
  },
  {
    key: "driver.queue",
    sentence: "No call of the driver waits on the queue that has to deliver its answer.",
    authority: { grade: "header", source: "SCSIControllerDriverKit reference, UserCreateTargetForID" },
    platforms: EVERYWHERE,
    alternatives: {
      blocked: {
        variants: (task) => [...(isStalled(task) ? [null] : []), ...(isHeld(task) ? [IN_DISPATCH] : [])],
        stated: (task, timeline) => (isStalled(task) ? creations(timeline).open : []),
        denied: (task, timeline) => {
          const { open, returned } = creations(timeline);
          return open.length > 0 || !isStalled(task) ? [] : returned;
        },
        traces: callsInside,
        loggedAs: null,
      },
    },
  },
];
