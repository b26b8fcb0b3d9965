/** The cause `unmapped-requester`: `iommu.requester` becomes `unknown`. */
import type { Cause } from "../cause.ts";

export const unmappedRequester: Cause = {
  id: "unmapped-requester",
  title: "Unmapped requester",
  sentence: "The IOMMU does not know the requester or stream id of the controller's accesses, and refuses them all.",
  flip: { key: "iommu.requester", value: "unknown" },
  effect: "established",
  remedy:
    "Compare the requester in the fault line with the function that the driver matched: a phantom function needs an alias of the platform, a bridge in between its own entry.",
  remedyClass: "own",
  explanation:
    "The IOMMU finds the tables of a device by the requester of each access. Where there is no entry, even the fetch of a request is refused, so that the controller never hears of a task. Where only payload goes out under another function, requests and replies work and the data are lost.",
  missing: "an IOMMU fault that names a root, context or stream entry instead of a page",
  supports: "A fault about a root entry, a context entry, a TTBR or a stream at the time of the task.",
  refutes: "A request that the controller fetched, or a reply of it: both need the entry.",
  commonness: 4,
  authority:
    "VT-d and SMMU specifications for the reasons; a public report of a phantom function for the payload alone.",
};
