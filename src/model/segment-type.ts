/** Types of the segments that a DMA specification asks for: which of them the framework can use for the tasks of a driver. */
import type { SegmentType } from "./event.ts";
import type { Citation, Seen } from "./evidence.ts";
import { declared, limitsOf } from "./limits.ts";
import type { Timeline } from "./timeline.ts";

/** The kernel refuses a 32-bit type together with more bits (IODMACommand.cpp), and cannot read back a big-endian one. */
const isUnusable = (type: SegmentType, bits: readonly Seen<number>[]): boolean =>
  type.order === "big" || (type.bits === 32 && bits.some(({ value }) => value > 32));

/** Types that the framework takes whatever the bits; of a 32-bit one with 32 bits nobody knows whether it can use it. */
const isUsable = (type: SegmentType): boolean => type.order !== "big" && type.bits === 64;

/** Lines of the DMA specification that name a type which the framework cannot use, or one that it can. */
export const segmentTypes = (timeline: Timeline, unusable: boolean): readonly Citation[] => {
  const specification = limitsOf(timeline, "specification");
  const bits = declared(specification, "addressBits");
  return declared(specification, "segmentType").flatMap(({ value: type, at }) => {
    if (!unusable) return isUsable(type) ? [at] : [];
    if (!isUnusable(type, bits)) return [];
    return type.order === "big" ? [at] : [at, ...bits.map((one) => one.at)];
  });
};
