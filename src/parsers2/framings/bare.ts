/** No framing at all: a pasted message is its own body. The last framing that is tried. */
import type { Framing } from "../framing.ts";

export const bare: Framing = {
  id: "bare",
  examples: [
    "[UserProcessParallelTask_Impl] fRequestedTransferCount  = 6",
    "  Host IOVA (High:Low) = 0x00000000801c0000",
  ],
  frame: () => ({ kind: "record", envelope: { stamp: null, thread: null, process: null, sender: null, body: 0 } }),
};
