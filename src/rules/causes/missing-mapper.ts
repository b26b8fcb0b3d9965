/** The cause `missing-mapper`: `iommu.mapper` becomes `absent`. */
import type { Cause } from "../cause.ts";

export const missingMapper: Cause = {
  id: "missing-mapper",
  title: "Missing mapper",
  sentence:
    "The provider of the driver has no mapper, so that the kernel cannot join the pages of a request into one segment.",
  flip: { key: "iommu.mapper", value: "absent" },
  effect: "established",
  remedy:
    "Publish the mapper on the provider (iommu-parent) before the driver starts, or drive an IOPCIDevice, which has one.",
  remedyClass: "own",
  explanation:
    "The kernel finds the mapper by a property of the provider. A nub that software made has none, and one of hardware may get it late. The pages of a request are then its physical pages; a request over two runs of them is more than one segment and is refused before the driver sees it, while small ones pass.",
  missing: "whether the provider has a mapper",
  supports:
    "A line or a registry listing that shows the provider without a mapper, and long requests that fail without a hand-over.",
  refutes: "A line that shows the mapper of the provider, or the hand-over of the request that failed.",
  commonness: 3,
  authority: "xnu IOMapper.cpp for the look-up; three driver projects for what follows.",
};
