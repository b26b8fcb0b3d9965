/** A reported fault against the accesses that the replay saw refused. */
import { isWide, pageOf } from "../address.ts";
import { flipped, type Setting } from "../assumption.ts";
import { agreed, type Judged, judged } from "../comparison.ts";
import type { Machine, PathAddress, Refusal } from "../machine.ts";
import type { FaultObservation } from "../observation.ts";

const accounts = (refusal: Refusal, fault: FaultObservation, dispatched: PathAddress): boolean => {
  const { reason, access, address } = fault;
  if (access !== null && access !== refusal.access) return false;
  // A bridge that carries 32 bits refuses what is wider before any table is asked.
  const changed = typeof refusal.address === "bigint" && refusal.address !== dispatched;
  const tooWide = reason === "too-wide" && changed && isWide(refusal.address);
  if (reason !== null && !fits(reason, refusal.reason) && !tooWide) return false;
  if (address === null) return true;
  if (refusal.address === "elsewhere") return address !== dispatched;
  if (refusal.address === null) return true;
  const end = refusal.address + BigInt(Math.max(refusal.length, 1) - 1);
  return pageOf(address) >= pageOf(refusal.address) && pageOf(address) <= pageOf(end);
};

/** An absent entry and a protected one are reported alike in places; a requester that is not known never is. */
const fits = (reason: string, refused: Refusal["reason"]): boolean => {
  if (reason === "other" || reason === refused) return true;
  return reason === "no-access" && refused !== "requester";
};

export const compareFault = (machine: Machine, fault: FaultObservation, assumptions: Setting): Judged => {
  if (flipped(assumptions, "observer.requester") === "another") {
    // That two devices have one page number by chance is not assumed: a fault at the task's own address is the controller's.
    const own = fault.tie === "given";
    return judged(agreed(!own), { of: "fault", refusal: null }, { denied: own });
  }
  const dispatched = machine.path.dispatched?.address ?? null;
  const found = machine.refusals.find((refusal) => accounts(refusal, fault, dispatched));
  // What a replay has refused elsewhere says nothing about a line that only its time ties to the task.
  const other = fault.tie === "time" ? null : (machine.refusals[0] ?? null);
  return judged(agreed(found !== undefined), { of: "fault", refusal: found ?? other });
};
