/** The few facts about SCSI commands that the model needs, by operation code (SPC, SBC). */
import { opcodeOf, type Task } from "./task.ts";

export const INQUIRY = 0x12;

/** Bytes of the INQUIRY that opens a probe: a header of 5 and one more (IOSCSITargetDevice.cpp). */
export const FIRST_INQUIRY_BYTES = 6;

/** INQUIRY, MODE SENSE, READ CAPACITY and REPORT LUNS: how many bytes a valid reply has until those are shown that are never all zero. */
export const NEVER_ZERO: ReadonlyMap<number, number> = new Map([
  [0x12, 5],
  [0x1a, 1],
  [0x25, 8],
  [0x5a, 2],
  [0x9e, 12],
  [0xa0, 4],
]);

/** Where the answers of READ CAPACITY(10) and (16) have the length of a block: first byte, and the one behind the last (SBC). */
const BLOCK_LENGTH: ReadonlyMap<number, readonly [number, number]> = new Map([
  [0x25, [4, 8]],
  [0x9e, [8, 12]],
]);

/** Where the answer to the task's command has the length of a block; `null` for other commands. */
export const blockLengthAt = (task: Task): readonly [number, number] | null =>
  BLOCK_LENGTH.get(opcodeOf(task) ?? -1) ?? null;

/** True for the command behind an empty disk. */
export const isReadCapacity = (task: Task): boolean => blockLengthAt(task) !== null;
