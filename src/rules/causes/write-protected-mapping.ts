/** The cause `write-protected-mapping`: `iommu.rights` becomes `forbidden`. */
import type { Cause } from "../cause.ts";

export const writeProtectedMapping: Cause = {
  id: "write-protected-mapping",
  title: "Write-protected mapping",
  sentence: "The mapping behind the IOVA forbids the device's access, and the write is refused.",
  flip: { key: "iommu.rights", value: "forbidden" },
  effect: "established",
  remedy: "Map the buffer for the direction of the transfer: a read needs a descriptor that the device may write.",
  remedyClass: "own",
  explanation:
    "The direction of the memory descriptor decides what the device may do. A buffer that was prepared for output cannot be written by the device, and a posted write to it is lost without an answer.",
  missing: "a permission fault at the dispatched IOVA, or the rights of the mapping",
  supports: "A permission fault at the dispatched IOVA, or mapping flags without the needed bit.",
  refutes: "A not-present fault at that IOVA, or data that arrived there.",
  commonness: 4,
  authority: "xnu IOMemoryDescriptor.cpp for the rights; AppleVTD.cpp for the fault.",
};
