/** Assumptions about the scatter list: that the driver uses all of it, and that the hardware can use each segment. */
import type { Assumption } from "../assumption.ts";
import { covered, cutOf, elementsOf, prefixSums, segmentsOf } from "../segments.ts";
import { BOUNDARIES, crossingAt, damageOf, harmless, separates } from "../separation.ts";
import { eventOf, requestOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** Bytes in front of the boundaries that the task crosses, those first at which its damage begins. */
const crossings = (task: Task, timeline: Timeline): readonly number[] => {
  const open = BOUNDARIES.filter((boundary) => !harmless(timeline).has(boundary));
  const all = [...new Set(open.flatMap((boundary) => crossingAt(task, boundary) ?? []))];
  const damage = damageOf(task);
  const fitting = all.filter((offset) => offset === damage);
  return fitting.length > 0 ? fitting : all;
};

export const segmentAssumptions: readonly Assumption[] = [
  {
    key: "driver.segments",
    sentence: "The request has an element for every segment of the mapping.",
    authority: { grade: "header", source: "IODMACommand.iig, PrepareForDMA" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      truncated: {
        variants: (task) => {
          const cut = cutOf(task);
          if (cut !== null) return [cut.bytes];
          const [segments, elements] = [segmentsOf(task), elementsOf(task)];
          // Where all elements are shown, the list is whole.
          const whole = elements.length > 0 && covered(elements) === requestOf(task).length;
          return whole ? prefixSums(elements) : prefixSums(segments);
        },
        stated: (task) => cutOf(task)?.evidence ?? [],
        loggedAs: null,
        // One element is enough for what lies in one page.
        separatedBy: ["long", "page-straddle"],
      },
    },
  },
  {
    key: "driver.alignment",
    sentence: "No segment crosses a boundary that the hardware stops at, and each begins where the hardware can begin.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, UserGetDMASpecification" },
    platforms: ["apple-silicon", "intel", "unknown"],
    alternatives: {
      misaligned: {
        variants: crossings,
        stated: (task, timeline) => {
          const boundary = BOUNDARIES.find((one) => crossingAt(task, one) !== null && separates(one, timeline));
          const dispatch = eventOf(task, "dispatch");
          if (boundary === undefined || dispatch === undefined) return [];
          return [dispatch.iova?.at ?? [], dispatch.length?.at ?? []].flat();
        },
        loggedAs: null,
        separatedBy: ["misaligned", "page-straddle"],
      },
    },
  },
];
