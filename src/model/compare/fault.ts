/** A reported fault against the accesses that the replay saw refused. */
import { isWide, pageOf } from "../address.ts";
import { agreed, type Judged, judged } from "../comparison.ts";
import type { Machine, PathAddress, Refusal } from "../machine.ts";
import type { FaultObservation } from "../observation.ts";

const accounts = (refusal: Refusal, fault: FaultObservation, dispatched: PathAddress): boolean => {
  const { reason, access, address } = fault;
  if (access !== null && access !== refusal.access) return false;
  // A bridge that carries 32 bits refuses what is wider before any table is asked.
  const changed = typeof refusal.address === "bigint" && refusal.address !== dispatched;
  const tooWide = reason === "too-wide" && changed && isWide(refusal.address);
  const named = reason === null || reason === refusal.reason || reason === "no-access" || reason === "other";
  if (!named && !tooWide) return false;
  if (address === null) return true;
  if (refusal.address === "elsewhere") return address !== dispatched;
  if (refusal.address === null) return true;
  const end = refusal.address + BigInt(Math.max(refusal.length, 1) - 1);
  return pageOf(address) >= pageOf(refusal.address) && pageOf(address) <= pageOf(end);
};

export const compareFault = (machine: Machine, fault: FaultObservation): Judged => {
  const dispatched = machine.path.dispatched?.address ?? null;
  const found = machine.refusals.find((refusal) => accounts(refusal, fault, dispatched));
  return judged(agreed(found !== undefined), { of: "fault", refusal: found ?? machine.refusals[0] ?? null });
};
