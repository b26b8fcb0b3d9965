/** The cause `unmapped-iova`: `iommu.mapping` becomes `absent`. */
import type { Cause } from "../cause.ts";

export const unmappedIova: Cause = {
  id: "unmapped-iova",
  title: "Unmapped IOVA",
  sentence: "No mapping stands behind the IOVA when the DMA arrives, and the write is refused.",
  flip: { key: "iommu.mapping", value: "absent" },
  effect: "established",
  remedy:
    "Keep the task open until the controller has answered, and check for kernel messages that the mapping failed.",
  remedyClass: "own",
  explanation:
    "A write to an address without a mapping is dropped by the IOMMU. The controller never learns of it, because posted writes have no answer. Apple silicon usually stops the machine; Intel logs a fault.",
  missing: "an IOMMU fault at the dispatched IOVA",
  supports: "A not-present fault at the dispatched IOVA.",
  refutes: "A fault of another kind at that IOVA, or data that arrived there.",
  commonness: 4,
  authority: "AppleVTD.cpp for Intel; third-party panic reports for Apple silicon.",
};
