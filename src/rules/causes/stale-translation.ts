/** The cause `stale-translation`: `iommu.mapping` becomes `stale`. */
import type { Cause } from "../cause.ts";

export const staleTranslation: Cause = {
  id: "stale-translation",
  title: "Stale translation",
  sentence:
    "The IOVA still leads to the pages of an earlier mapping, and the transfer reaches those instead of the task's.",
  flip: { key: "iommu.mapping", value: "stale" },
  effect: "established",
  remedy:
    "Report it to the vendor with the two uses of the IOVA; in the driver, complete a mapping only when the device is idle on it, so that no address is used again too early.",
  remedyClass: "own",
  explanation:
    "Unmapping clears the table first and tells the IOMMU's cache afterwards. An address that is used again in between can still be translated to its old pages. The access is allowed, so no fault is logged; the data are in somebody else's memory.",
  missing: "the data in memory beside the task's, or an earlier use of the same IOVA",
  supports: "The staged bytes in a buffer that had the IOVA before, while every address on the way is right.",
  refutes: "Data that arrived in the task's own pages, or a fault at the IOVA.",
  commonness: 5,
  authority: "AppleVTD.cpp for the order of clearing and invalidating; for the DART an inference.",
};
