/** The cause `zero-break-size`: `framework.break-size` becomes `zero`. */
import type { Cause } from "../cause.ts";

export const zeroBreakSize: Cause = {
  id: "zero-break-size",
  title: "Zero break size",
  sentence:
    "The driver reports a segment count of 1, and the block layer cuts a request whose first piece is shorter than a block to nothing.",
  flip: { key: "framework.break-size", value: "zero" },
  effect: "established",
  remedy:
    "Report a larger segment count, 32 for instance: it steers only how the block layer cuts requests, and the driver still gets one segment.",
  remedyClass: "own",
  explanation:
    "The block layer walks the pages of a request by their physical addresses, stops at the reported segment count, and rounds down to whole blocks. With a count of 1 and a short first run nothing is left. The first stage ends the request with an error; a later one issues a piece of no length and never moves on, so that the request hangs while the driver's counters stay balanced.",
  missing: "a reported segment count of 1, or a piece of no length",
  supports:
    "IOMaximumSegmentCountRead or IOMaximumSegmentCountWrite with the value 1, and a request that fails without a hand-over.",
  refutes: "Reported segment counts above 1, or the hand-over of the request that failed.",
  commonness: 3,
  authority: "IOStorageFamily, IOBlockStorageDriver.cpp, for the arithmetic; a virtual-HBA project for the hang.",
};
