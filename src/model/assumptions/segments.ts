/** Assumptions about the scatter list: that the driver uses all of it, and that the hardware can use each segment. */
import type { Assumption } from "../assumption.ts";
import { stagedOf } from "../engine.ts";
import { type Citation, isSeen } from "../evidence.ts";
import { covered, cutOf, elementsOf, openCut, prefixSums, segmentsOf } from "../segments.ts";
import {
  BOUNDARIES,
  crossingAt,
  damageOf,
  harmless,
  isHarmlessStart,
  offsetAt,
  STARTS,
  separates,
  separatesByStart,
} from "../separation.ts";
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

const allCrossings = (task: Task): readonly number[] => [
  ...new Set(BOUNDARIES.flatMap((boundary) => crossingAt(task, boundary) ?? [])),
];

/** Alignments that the beginning of the task lacks and that no passing task lacks; without staged bytes nobody could tell what comes of it. */
const misalignments = (task: Task, timeline: Timeline): readonly bigint[] => {
  const { length } = requestOf(task);
  if (length === null || task.direction !== "data-in" || !isSeen(stagedOf(task)?.bytes)) return [];
  const offsets = new Map<number, bigint>();
  for (const alignment of STARTS) {
    const offset = offsetAt(task, alignment) ?? 0;
    if (offset > 0 && offset < length && !isHarmlessStart(alignment, timeline) && !offsets.has(offset))
      offsets.set(offset, alignment);
  }
  return [...offsets.values()];
};

/** Where hardware may have stopped or begun, for all that the passing tasks leave open. */
const openStops = (task: Task, timeline: Timeline): readonly (number | bigint)[] => [
  ...crossings(task, timeline),
  ...misalignments(task, timeline),
];

/** For each boundary that the task crosses, a task that crossed it without harm. */
const crossersOf = (task: Task, timeline: Timeline): readonly Task[] => [
  ...new Set(
    BOUNDARIES.filter((boundary) => crossingAt(task, boundary) !== null).flatMap(
      (boundary) => harmless(timeline).get(boundary) ?? [],
    ),
  ),
];

const addressLines = (task: Task): readonly Citation[] => {
  const dispatch = eventOf(task, "dispatch");
  return [dispatch?.iova?.at ?? [], dispatch?.length?.at ?? []].flat();
};

/** Lines of the element that crosses, or begins off, what tells failing tasks from passing ones. */
const separating = (task: Task, timeline: Timeline): readonly Citation[] => {
  const crosses = BOUNDARIES.some((one) => crossingAt(task, one) !== null && separates(one, timeline));
  const begins = STARTS.some((one) => (offsetAt(task, one) ?? 0) > 0 && separatesByStart(one, timeline));
  if (!crosses && !begins) return [];
  return crosses ? addressLines(task) : addressLines(task).slice(0, 1);
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
          const open = openCut(task);
          if (open !== null) return [open];
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
        variants: (task, timeline) => {
          const open = openStops(task, timeline);
          return open.length > 0 ? open : allCrossings(task);
        },
        stated: separating,
        // Where each boundary that the task crosses was crossed by another without harm, those lines speak against it.
        denied: (task, timeline) =>
          openStops(task, timeline).length > 0
            ? []
            : crossersOf(task, timeline).flatMap((other) => addressLines(other)),
        loggedAs: null,
        separatedBy: ["misaligned", "page-straddle"],
      },
    },
  },
];
