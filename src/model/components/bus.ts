/**
 * The bus between controller and host memory: what keeps every access of the controller from happening. A request that the
 * controller cannot fetch is never worked on, so nothing that would follow from it happens either.
 */
import { flipped, type Setting } from "../assumption.ts";
import type { Effect } from "../machine.ts";

/** The requester is unknown to the IOMMU for payload only, as where a second function of the device issues it. */
export const PAYLOAD_ONLY = 1n;

/** True if no access of the controller reaches the host at all. */
export const isCutOff = (assumptions: Setting): boolean => {
  if (flipped(assumptions, "bus.mastering") === "off" || flipped(assumptions, "bus.link") === "gone") return true;
  // Without a session no write of a register reaches the controller: it never hears of the request.
  if (flipped(assumptions, "driver.session") !== null) return true;
  const requester = assumptions.get("iommu.requester");
  return requester !== undefined && requester.parameter !== PAYLOAD_ONLY;
};

/** The fetch of a request by a controller that is cut off: an IOMMU that does not know the requester refuses it and may say so. */
export const cutOffFetch = (assumptions: Setting): readonly Effect[] =>
  flipped(assumptions, "iommu.requester") === null
    ? []
    : [
        {
          kind: "refuse",
          refusal: { address: null, length: 1, access: "read", reason: "requester" },
          leans: ["iommu.silence"],
        },
      ];
