/** Assumptions about the bring-up: the targets that the driver creates, and the queue on which it does. */
import type { Assumption } from "../assumption.ts";
import type { TargetEvent } from "../event.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { eventOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

const EVERYWHERE = ["apple-silicon", "intel", "unknown"] as const;

const steps = ({ setup }: Timeline, step: TargetEvent["step"]): readonly TargetEvent[] =>
  setup.filter((event) => event.kind === "target").filter((event) => event.step === step);

/** The task's target with the highest id that was reported, `null` if one of the two is unknown. */
const rangeOf = (
  task: Task,
  timeline: Timeline,
): { readonly within: boolean; readonly at: readonly Citation[] } | null => {
  const own = task.events.map((event) => event.target).find((target) => isSeen(target));
  const highest = steps(timeline, "highest").findLast((event) => isSeen(event.target))?.target;
  if (!isSeen(own) || !isSeen(highest)) return null;
  if (!/^\d+$/.test(own.value) || !/^\d+$/.test(highest.value)) return null;
  return { within: BigInt(own.value) <= BigInt(highest.value), at: [highest.at, own.at] };
};

const range = (within: boolean) => (task: Task, timeline: Timeline) => {
  const found = rangeOf(task, timeline);
  return found?.within === within ? found.at : [];
};

/** Calls that create a target, by whether a line shows them return. A call that returned is cited by that line. */
const creations = (timeline: Timeline, returned: boolean): readonly Citation[] =>
  steps(timeline, "create-begin").flatMap((begin) => {
    const end = steps(timeline, "create-end").find(
      (one) =>
        one.capture === begin.capture &&
        before(begin, one).verdict === "yes" &&
        (one.target?.value == null || begin.target?.value == null || one.target.value === begin.target.value),
    );
    if (returned) return end === undefined ? [] : [end.at];
    return end === undefined ? [begin.at] : [];
  });

export const bringUpAssumptions: readonly Assumption[] = [
  {
    key: "driver.target-id",
    sentence: "Every target that the driver creates is at most the highest id that it reports.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, GetTargetForID" },
    platforms: EVERYWHERE,
    alternatives: {
      "out-of-range": {
        variants: (task) =>
          eventOf(task, "timeout") !== undefined && eventOf(task, "complete") !== undefined ? [null] : [],
        stated: range(false),
        denied: range(true),
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
        variants: (task) => (eventOf(task, "stall") === undefined ? [] : [null]),
        stated: (_, timeline) => creations(timeline, false),
        denied: (_, timeline) => (creations(timeline, false).length > 0 ? [] : creations(timeline, true)),
        loggedAs: null,
      },
    },
  },
];
