/** The cause `contradictory-limits`: `driver.limits` becomes `contradictory`. */
import type { Cause } from "../cause.ts";

export const contradictoryLimits: Cause = {
  id: "contradictory-limits",
  title: "Contradictory limits",
  sentence:
    "The constraints report allows requests that the DMA specification refuses, and the kernel fails them before the driver sees them.",
  flip: { key: "driver.limits", value: "contradictory" },
  effect: "established",
  remedy:
    "Let both say the same: a longest transfer of at least segment count times segment bytes, and as many address bits in one as in the other.",
  remedyClass: "own",
  explanation:
    "Two answers of the driver describe one controller. The report steers how the block layer cuts a request; the specification is what the kernel's own mapping of the request is held to. A request that the first lets through and the second does not is refused while it is prepared, with kIOReturnNoSpace for its length, and no line of the driver shows it.",
  missing: "two declared limits of which one contradicts the other",
  supports:
    "A reported segment count times the segment bytes above the longest transfer of the DMA specification, or more address bits in the report.",
  refutes: "Both declarations with values that agree, or the hand-over of the request that failed.",
  commonness: 3,
  authority: "xnu IODMACommand.cpp for the refusal; a virtual-HBA project for the rule.",
};
