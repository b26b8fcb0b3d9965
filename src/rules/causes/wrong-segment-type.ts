/** The cause `wrong-segment-type`: `driver.segment-type` becomes `unusable`. */
import type { Cause } from "../cause.ts";

export const wrongSegmentType: Cause = {
  id: "wrong-segment-type",
  title: "Wrong segment type",
  sentence:
    "The DMA specification asks for segments that the kernel cannot make or cannot read back, and no command with data reaches the driver.",
  flip: { key: "driver.segment-type", value: "unusable" },
  effect: "established",
  remedy:
    "Answer UserGetDMASpecification with the 64-bit type of the host, and with as many address bits as the hardware drives.",
  remedyClass: "own",
  explanation:
    "The output type says how the kernel writes the segments that it then reads back as fBufferIOVMAddr. A 32-bit type together with more than 32 address bits is refused when the task is built, and a big-endian type swaps what is read back. Commands without data need no segment and go through, which makes the driver look healthy.",
  missing: "the segment type of the DMA specification",
  supports:
    "A logged 32-bit type beside more than 32 address bits, or a big-endian type, and failing requests without a hand-over.",
  refutes: "A logged 64-bit type of the host, or the hand-over of any command with data.",
  commonness: 4,
  authority: "xnu IODMACommand.cpp for the 32-bit type; one driver project for the big-endian one.",
};
