/** What is declared at the bring-up, and what the kernel makes of a request. Separates the faults that keep a request from the driver. */

import type { AssumptionKey } from "../../model/assumption.ts";
import { isUndelivered } from "../../model/task.ts";
import type { Experiment } from "../experiment.ts";

/** The outcome that each of those faults predicts. */
const OUTCOMES: Readonly<Partial<Record<AssumptionKey, string>>> = {
  "framework.break-size": "count",
  "framework.segments": "segments",
  "driver.limits": "limits",
  "driver.segment-type": "type",
  "iommu.mapper": "mapper",
  "observer.command": "nothing",
};

export const declaredLimits: Experiment = {
  id: "declared-limits",
  do: "Log the whole constraints dictionary, the answer to UserGetDMASpecification, and whether the provider has iommu-parent; repeat the request that failed with its length and the offset of its buffer in a page.",
  ask: "Which limits does the driver declare? Please send the constraints dictionary, the DMA specification, and one request that fails with its length and offset.",
  paste: [
    "// beside UserReportHBAConstraints, for every key, and in UserGetDMASpecification:",
    'os_log(OS_LOG_DEFAULT, "[UserInitializeController_Impl] %{public}s = %{public}llu", key, value);',
    'os_log(OS_LOG_DEFAULT, "[UserGetDMASpecification_Impl] maxTransferSize = %{public}llu, numAddressBits = %{public}u, segmentType = %{public}u", *maxTransferSize, *numAddressBits, *segmentType);',
  ].join("\n"),
  place: "driver",
  cost: 3,
  dependable: true,
  above: true,
  applies: (_, tasks) => tasks.some(isUndelivered),
  predicts: ({ trial }) => trial.flips.map(({ key }) => OUTCOMES[key]).find((outcome) => outcome !== undefined) ?? null,
  outcomes: {
    count: "a segment count is 1",
    limits: "segment count times segment bytes, or the address bits, go beyond the specification",
    type: "the segment type is big-endian, or of 32 bits beside more address bits",
    mapper: "the provider has no iommu-parent",
    segments: "all of that is right, and the request fails only where its buffer straddles a page",
    nothing: "all of that is right, and the request goes through",
  },
};
