/** Addresses that lost the upper bits which hardware does not drive: what an engine of fewer address lines makes of the one that it was given. */
import { truncate } from "./address.ts";
import { isSeen } from "./evidence.ts";
import { eventOf, eventsOf, requestOf, type Task } from "./task.ts";

/** Address lines that hardware is known to have, fewer than 64. */
const WIDTHS = [48, 44, 42, 40, 39, 38, 36, 34, 32];

/** The address that the engine was to use: as the controller received it, else as it was dispatched. */
export const intendedAddress = (task: Task): bigint | null =>
  eventsOf(task, "receive").find((event) => isSeen(event.iova))?.iova?.value ?? requestOf(task).iova;

/** Widths that would cut the task's address, and what they leave of it; none where no line hands an address over. */
export const undrivenCuts = (task: Task): readonly { readonly bits: number; readonly address: bigint }[] => {
  const address = intendedAddress(task);
  if (address === null || eventOf(task, "dispatch")?.iova?.value == null) return [];
  return WIDTHS.map((bits) => ({ bits, address: truncate(address, bits) })).filter((cut) => cut.address !== address);
};
