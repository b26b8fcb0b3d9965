/**
 * Commands whose data are never all zeros, so that zeros are a discrepancy by themselves:
 * an INQUIRY, READ CAPACITY, REPORT LUNS or MODE SENSE reply has non-zero fields (SPC, SBC).
 */
import { allZero } from "./bytes.ts";
import { NEVER_ZERO } from "./commands.ts";
import { isSeen } from "./evidence.ts";
import { eventsOf, opcodeOf, type Task } from "./task.ts";

/**
 * True if zeros in so many of the first bytes cannot be the right data: the command says so, or a person or a client complains of
 * them. The first bytes of a reply may be zero in the best of devices.
 */
export const expectsData = (task: Task, first = Number.POSITIVE_INFINITY): boolean => {
  if (task.direction !== "data-in") return false;
  const telling = NEVER_ZERO.get(opcodeOf(task) ?? -1);
  if (telling !== undefined) return first >= telling;
  const complaint = task.told.some((fact) => fact.saw === "zeros" || fact.saw === "0-byte-disk" || allZero(fact.saw));
  return (
    complaint || eventsOf(task, "client").some((client) => isSeen(client.outcome) && client.outcome.value !== "ok")
  );
};
