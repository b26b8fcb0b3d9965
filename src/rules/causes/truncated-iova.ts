/** The cause `truncated-iova`: `driver.address` becomes `truncated`. */
import type { Cause } from "../cause.ts";

export const truncatedIova: Cause = {
  id: "truncated-iova",
  title: "Truncated IOVA",
  sentence: "The upper bits of the IOVA are lost on the way to the controller, and the DMA goes to another address.",
  flip: { key: "driver.address", value: "truncated" },
  effect: "established",
  remedy:
    "Carry the address as 64 bits from fBufferIOVMAddr into the scatter element, and set the element's 64-bit flag; or declare the width that the hardware really has.",
  remedyClass: "element-address",
  explanation:
    "A 32-bit variable or a 32-bit scatter element keeps the low half of an address. Nothing reports an error: the engine writes to the low address, where another mapping or none may be.",
  missing: "an address at the controller that is the dispatched one cut to fewer bits",
  supports:
    "An address in the submitted element or at the controller that equals the dispatched one modulo a power of two.",
  refutes: "The whole dispatched address at the controller.",
  commonness: 2,
  authority:
    "Arithmetic on the two logged addresses; what a write to the wrong address does is inferred from PCIe posted writes.",
};
