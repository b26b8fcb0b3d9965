/** The cause `truncated-segment-list`: `driver.segments` becomes `truncated`. */
import type { Cause } from "../cause.ts";

export const truncatedSegmentList: Cause = {
  id: "truncated-segment-list",
  title: "Truncated segment list",
  sentence:
    "The request has fewer elements than the mapping has segments, and what the others should hold is never written.",
  flip: { key: "driver.segments", value: "truncated" },
  effect: "established",
  remedy: "Walk the whole list that PrepareForDMA returns, or map so that one segment suffices.",
  remedyClass: "own",
  explanation:
    "PrepareForDMA returns a list. Code that was written when buffers were small uses the first segment, or as many as the frame has room for, and the damage begins where the used segments end.",
  missing: "the elements of the request beside the segments of its mapping",
  supports: "Elements that are the first segments of the mapping and end before the request does.",
  refutes: "Elements for every segment.",
  commonness: 3,
  authority: "IODMACommand.iig, PrepareForDMA.",
};
