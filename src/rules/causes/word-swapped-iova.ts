/** The cause `word-swapped-iova`: `driver.address` becomes `word-swapped`. */
import type { Cause } from "../cause.ts";

export const wordSwappedIova: Cause = {
  id: "word-swapped-iova",
  title: "Word-swapped IOVA",
  sentence:
    "The high and the low half of the IOVA are exchanged on the way to the controller, and the DMA goes to another address.",
  flip: { key: "driver.address", value: "word-swapped" },
  effect: "established",
  remedy:
    "Put the low 32 bits of the address into the low word of the scatter element and the high 32 bits into the high word.",
  remedyClass: "element-address",
  explanation:
    "Frames that carry an address as two words invite the exchange. Below 4 GiB the high half is zero, and the exchanged address looks like a huge one.",
  missing: "an address at the controller with the two halves of the dispatched one exchanged",
  supports:
    "An address in the submitted element or at the controller that is the dispatched one with its halves exchanged.",
  refutes: "The dispatched address itself at the controller.",
  commonness: 3,
  authority: "Arithmetic on the two logged addresses.",
};
