/** The cause `byte-swapped-iova`: `driver.address` becomes `byte-swapped`. */
import type { Cause } from "../cause.ts";

export const byteSwappedIova: Cause = {
  id: "byte-swapped-iova",
  title: "Byte-swapped IOVA",
  sentence: "The bytes of the IOVA reach the controller in reverse order, and the DMA goes to another address.",
  flip: { key: "driver.address", value: "byte-swapped" },
  effect: "established",
  remedy:
    "Write the scatter element in the byte order that the controller expects (little-endian for MPI and MegaRAID frames), and check the segment type of the DMA specification.",
  remedyClass: "element-address",
  explanation:
    "A big-endian segment type in the DMA specification, or a conversion that is applied once too often, reverses the address. The length often survives, because it is converted elsewhere.",
  missing: "an address at the controller that is the dispatched one with its bytes reversed",
  supports: "An address in the submitted element or at the controller that is the dispatched one reversed.",
  refutes: "The dispatched address itself at the controller.",
  commonness: 4,
  authority: "Arithmetic on the two logged addresses.",
};
