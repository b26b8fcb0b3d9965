/** The cause `physical-address`: `driver.address` becomes `physical`. */
import type { Cause } from "../cause.ts";

export const physicalAddress: Cause = {
  id: "physical-address",
  title: "Physical address",
  sentence:
    "The hardware is given an address of another domain, a physical one or a pointer of the program, and the IOMMU knows nothing of it.",
  flip: { key: "driver.address", value: "physical" },
  effect: "established",
  remedy: "Give the hardware the address that the mapping returned, never that of the memory itself.",
  remedyClass: "element-address",
  explanation:
    "Behind an IOMMU the device has addresses of its own. Code from a platform without one, or a buffer's pointer in place of its segment, gives the device an address that is in no mapping.",
  missing: "an address at the controller that is in no mapping and belongs to a buffer of the host",
  supports: "A submitted address that is a buffer's own, or that no mapping and no dispatch has.",
  refutes: "The dispatched IOVA at the controller.",
  commonness: 3,
  authority: "IODMACommand.iig: PrepareForDMA returns the addresses for the device.",
};
