/**
 * SCSI operation codes: what each is called, which way its data go, and which bytes of the CDB say how many. Data only.
 * Authority: SPC-5 and SBC-4, command descriptor blocks; names as sg3_utils and Linux print them.
 */
import type { Direction } from "../event.ts";

/** Where a CDB says how much is moved: first byte and bytes of a number, most significant first. */
export interface CountField {
  readonly at: number;
  readonly bytes: number;
  /** Bytes of an allocation or parameter list, or logical blocks. */
  readonly of: "bytes" | "blocks";
  /** What 0 stands for, where it does not stand for nothing. */
  readonly zero?: number;
}

export interface Operation {
  readonly code: number;
  /** Service action in the low five bits of byte 1, `null` where the code alone says it. */
  readonly action: number | null;
  readonly name: string;
  readonly direction: Direction;
  /** A fixed number of bytes, a field of the CDB, or `null` for none or one that other fields decide. */
  readonly count: number | CountField | null;
}

const bytes = (at: number, length: number): CountField => ({ at, bytes: length, of: "bytes" });
const blocks = (at: number, length: number, zero?: number): CountField =>
  zero === undefined ? { at, bytes: length, of: "blocks" } : { at, bytes: length, of: "blocks", zero };

const plain = (
  code: number,
  name: string,
  direction: Direction = "none",
  count: Operation["count"] = null,
): Operation => ({ code, action: null, name, direction, count });

const action = (
  code: number,
  own: number,
  name: string,
  direction: Direction,
  count: Operation["count"],
): Operation => ({ code, action: own, name, direction, count });

/** Every operation that the decoder knows. */
export const OPERATIONS: readonly Operation[] = [
  plain(0x00, "Test Unit Ready"),
  plain(0x01, "Rezero Unit"),
  plain(0x03, "Request Sense", "data-in", bytes(4, 1)),
  plain(0x04, "Format Unit", "data-out"),
  plain(0x07, "Reassign Blocks", "data-out"),
  plain(0x08, "Read(6)", "data-in", blocks(4, 1, 256)),
  plain(0x0a, "Write(6)", "data-out", blocks(4, 1, 256)),
  plain(0x12, "Inquiry", "data-in", bytes(3, 2)),
  plain(0x15, "Mode Select(6)", "data-out", bytes(4, 1)),
  plain(0x16, "Reserve(6)"),
  plain(0x17, "Release(6)"),
  plain(0x1a, "Mode Sense(6)", "data-in", bytes(4, 1)),
  plain(0x1b, "Start Stop Unit"),
  plain(0x1c, "Receive Diagnostic Results", "data-in", bytes(3, 2)),
  plain(0x1d, "Send Diagnostic", "data-out", bytes(3, 2)),
  plain(0x1e, "Prevent Allow Medium Removal"),
  plain(0x25, "Read Capacity(10)", "data-in", 8),
  plain(0x28, "Read(10)", "data-in", blocks(7, 2)),
  plain(0x2a, "Write(10)", "data-out", blocks(7, 2)),
  plain(0x2e, "Write And Verify(10)", "data-out", blocks(7, 2)),
  plain(0x2f, "Verify(10)"),
  plain(0x35, "Synchronize Cache(10)"),
  plain(0x37, "Read Defect Data(10)", "data-in", bytes(7, 2)),
  plain(0x3b, "Write Buffer", "data-out", bytes(6, 3)),
  plain(0x3c, "Read Buffer(10)", "data-in", bytes(6, 3)),
  plain(0x41, "Write Same(10)", "data-out"),
  plain(0x42, "Unmap", "data-out", bytes(7, 2)),
  plain(0x4c, "Log Select", "data-out", bytes(7, 2)),
  plain(0x4d, "Log Sense", "data-in", bytes(7, 2)),
  plain(0x53, "XD Write Read(10)", "data-out"),
  plain(0x55, "Mode Select(10)", "data-out", bytes(7, 2)),
  plain(0x5a, "Mode Sense(10)", "data-in", bytes(7, 2)),
  plain(0x5e, "Persistent Reserve In", "data-in", bytes(7, 2)),
  plain(0x5f, "Persistent Reserve Out", "data-out", bytes(5, 4)),
  plain(0x88, "Read(16)", "data-in", blocks(10, 4)),
  plain(0x8a, "Write(16)", "data-out", blocks(10, 4)),
  plain(0x8e, "Write And Verify(16)", "data-out", blocks(10, 4)),
  plain(0x8f, "Verify(16)"),
  plain(0x91, "Synchronize Cache(16)"),
  plain(0x93, "Write Same(16)", "data-out"),
  action(0x9e, 0x10, "Read Capacity(16)", "data-in", bytes(10, 4)),
  plain(0xa0, "Report Luns", "data-in", bytes(6, 4)),
  action(0xa3, 0x0a, "Report Target Port Groups", "data-in", bytes(6, 4)),
  action(0xa3, 0x0c, "Report Supported Operation Codes", "data-in", bytes(6, 4)),
  plain(0xa8, "Read(12)", "data-in", blocks(6, 4)),
  plain(0xaa, "Write(12)", "data-out", blocks(6, 4)),
  plain(0xae, "Write And Verify(12)", "data-out", blocks(6, 4)),
];
