/** Lines without an envelope, as people paste them: all that is known is their order. */
import { type Framing, NO_ENVELOPE } from "../framing.ts";

/** Takes every line. */
export const bare: Framing = {
  id: "bare",
  about: "Messages without an envelope.",
  examples: ["[UserProcessParallelTask_Impl] fRequestedTransferCount  = 6", "0x0000: 00 00 05 12 1F 00"],
  general: true,
  writer: null,
  match: () => NO_ENVELOPE,
  furniture: () => null,
  stampOf: () => null,
};
