/** A reported fault against the accesses that the replay saw refused. */
import { agreed, type Judged, judged } from "../comparison.ts";
import type { Machine, PathAddress, Refusal } from "../machine.ts";
import type { FaultObservation } from "../observation.ts";

/** Faults are reported by page; the larger of the two page sizes serves where the platform is not known. */
const PAGE_BITS = 14n;

const accounts = (refusal: Refusal, fault: FaultObservation, dispatched: PathAddress): boolean => {
  const { reason, access, address } = fault;
  if (access !== null && access !== refusal.access) return false;
  if (reason !== null && reason !== refusal.reason && reason !== "no-access" && reason !== "other") return false;
  if (address === null) return true;
  if (refusal.address === "elsewhere") return address !== dispatched;
  if (refusal.address === null) return true;
  const end = refusal.address + BigInt(Math.max(refusal.length, 1) - 1);
  return address >> PAGE_BITS >= refusal.address >> PAGE_BITS && address >> PAGE_BITS <= end >> PAGE_BITS;
};

export const compareFault = (machine: Machine, fault: FaultObservation): Judged => {
  const dispatched = machine.path.dispatched?.address ?? null;
  const found = machine.refusals.find((refusal) => accounts(refusal, fault, dispatched));
  return judged(agreed(found !== undefined), { of: "fault", refusal: found ?? machine.refusals[0] ?? null });
};
