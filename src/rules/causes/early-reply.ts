/** The cause `early-reply`: `controller.reply` becomes `before-data`. */
import type { Cause } from "../cause.ts";

export const earlyReply: Cause = {
  id: "early-reply",
  title: "Early reply",
  sentence:
    "The controller posts its reply before the data, and the host looks at a buffer that the data have not reached.",
  flip: { key: "controller.reply", value: "before-data" },
  effect: "established",
  remedy: "Post the reply from the engine's completion, through the same ordered path as the data.",
  remedyClass: "firmware-transfer",
  explanation:
    "PCI Express keeps posted writes of one path in order, so data that were written before the reply are there when the reply is seen. A reply that firmware posts while the engine still works, or by another queue, overtakes them; a look a moment later finds the data.",
  missing: "the end of the transfer and the reply in one log of the controller",
  supports: "A reply that precedes the end of the transfer in the controller's log; a later look that finds the data.",
  refutes: "The end of the transfer before the reply.",
  commonness: 3,
  authority: "PCI Express base specification, ordering rules of posted writes.",
};
