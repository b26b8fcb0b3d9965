/**
 * Commands whose data are never all zeros, so that zeros are a discrepancy by themselves:
 * an INQUIRY, READ CAPACITY, REPORT LUNS or MODE SENSE reply has non-zero fields (SPC, SBC).
 */
import { allZero } from "./bytes.ts";
import { NEVER_ZERO } from "./commands.ts";
import { isSeen } from "./evidence.ts";
import { eventsOf, opcodeOf, type Task } from "./task.ts";

/** True if zeros cannot be the right data: the command says so, or a person or a client complains of them. */
export const expectsData = (task: Task): boolean => {
  if (task.direction !== "data-in") return false;
  const opcode = opcodeOf(task);
  if (opcode !== null && NEVER_ZERO.has(opcode)) return true;
  const complaint = task.told.some((fact) => fact.saw === "zeros" || fact.saw === "0-byte-disk" || allZero(fact.saw));
  return (
    complaint || eventsOf(task, "client").some((client) => isSeen(client.outcome) && client.outcome.value !== "ok")
  );
};
