/** Status of a SCSI task, by number and by name. Authority: SAM-5, status codes; IOKit's SCSITaskStatus has the same numbers. */

const NAMES: Readonly<Record<number, string>> = {
  0: "Good",
  2: "Check Condition",
  4: "Condition Met",
  8: "Busy",
  24: "Reservation Conflict",
  40: "Task Set Full",
  48: "ACA Active",
  64: "Task Aborted",
};

/** The name of a status, or `null` for a number that is none. */
export const statusName = (status: number): string | null => NAMES[status] ?? null;

const folded = (text: string): string => text.toLowerCase().replaceAll(/[^a-z]/g, "");

const BY_NAME: ReadonlyMap<string, number> = new Map([
  ...Object.entries(NAMES).map(([status, name]) => [folded(name), Number(status)] as const),
]);

/** `CHECK_CONDITION`, `kSCSITaskStatus_CHECK_CONDITION` or `SAM_STAT_BUSY` as a number, or `null`. */
export const statusNamed = (name: string): number | null =>
  BY_NAME.get(folded(name.replace(/^(?:kSCSITaskStatus_?|SAM_STAT_)/i, ""))) ?? null;
