/** The cause `sign-extended-iova`: `driver.address` becomes `sign-extended`. */
import type { Cause } from "../cause.ts";

export const signExtendedIova: Cause = {
  id: "sign-extended-iova",
  title: "Sign-extended IOVA",
  sentence: "Bit 31 of the IOVA is copied into the upper half, and the DMA goes to another address.",
  flip: { key: "driver.address", value: "sign-extended" },
  effect: "established",
  remedy: "Keep the address in an unsigned 64-bit variable; a cast through a signed 32-bit type copies bit 31 upwards.",
  remedyClass: "element-address",
  explanation:
    "IOVAs on PCIe often begin at 0x80000000, where bit 31 is set. A single signed 32-bit variable on the way turns such an address into one above 0xffffffff00000000.",
  missing: "an address at the controller that is the low half of the dispatched one with bit 31 extended",
  supports: "An address with 0xffffffff above the low half of the dispatched one.",
  refutes: "The dispatched address itself at the controller.",
  commonness: 3,
  authority: "Arithmetic on the two logged addresses.",
};
