/** A command descriptor block: its length, its name, and how many bytes or blocks it asks for. Unknown bytes leave what they say unknown. */
import type { Byte, Bytes } from "../bytes.ts";
import type { Direction } from "../event.ts";
import { folded } from "../folded.ts";
import { OPERATIONS, type Operation } from "./operations.ts";

/** What a CDB asks for; `null` where it does not say, or where the bytes that say it are not known. */
export interface Command {
  readonly code: number;
  readonly name: string | null;
  /** Bytes of the CDB itself. */
  readonly length: number | null;
  readonly direction: Direction | null;
  readonly bytes: number | null;
  readonly blocks: number | null;
}

const VARIABLE = 0x7f;

/** Lengths by the group in the three upper bits of the operation code; groups 3, 6 and 7 have none of their own (SAM). */
const GROUP_LENGTHS: readonly (number | null)[] = [6, 10, 10, null, 16, 12, null, null];

/** Bytes of a CDB by its operation code; `null` for reserved and vendor codes. */
export const cdbLengthOf = (cdb: Bytes): number | null => {
  const code = cdb[0] ?? null;
  if (code === null) return null;
  if (code === VARIABLE) return cdb[7] == null ? null : cdb[7] + 8;
  return GROUP_LENGTHS[code >> 5] ?? null;
};

/** True for the code of an operation that the decoder knows. */
export const isOperation = (code: number): boolean => OPERATIONS.some((operation) => operation.code === code);

/** A number over bytes that are all known, most significant first. */
export const numberAt = (bytes: Bytes, at: number, length: number): number | null => {
  const part: readonly (Byte | undefined)[] = Array.from({ length }, (_, index) => bytes[at + index]);
  return part.reduce<number | null>((value, byte) => (value === null || byte == null ? null : value * 256 + byte), 0);
};

/** The operation of a CDB; where a service action is unknown, only if the code has no other. */
const operationOf = (cdb: Bytes): Operation | undefined => {
  const named = OPERATIONS.filter(({ code }) => code === cdb[0]);
  const own = cdb[1] == null ? null : cdb[1] & 0x1f;
  return named.find(({ action }) => action === null || action === own);
};

const WRITE_SAME: ReadonlySet<number> = new Set([0x41, 0x93]);

/** Write Same moves one block, whatever its number of blocks is, or none with NDOB (SBC, byte 1 bit 0 of the 16-byte form). */
const writeSameBlocks = (cdb: Bytes): number | null => {
  if (cdb[0] === 0x41) return 1;
  return cdb[1] == null ? null : 1 - (cdb[1] & 1);
};

/** Decodes a CDB; `null` without a known operation code. */
export const commandOf = (cdb: Bytes): Command | null => {
  const code = cdb[0] ?? null;
  if (code === null) return null;
  const operation = operationOf(cdb);
  const length = cdbLengthOf(cdb);
  if (operation === undefined) return { code, name: null, length, direction: null, bytes: null, blocks: null };
  const { name, direction, count } = operation;
  if (direction === "none") return { code, name, length, direction, bytes: 0, blocks: null };
  if (WRITE_SAME.has(code)) return { code, name, length, direction, bytes: null, blocks: writeSameBlocks(cdb) };
  if (count === null || typeof count === "number") return { code, name, length, direction, bytes: count, blocks: null };
  const field = numberAt(cdb, count.at, count.bytes);
  const value = field === 0 ? (count.zero ?? 0) : field;
  const isBytes = count.of === "bytes";
  return { code, name, length, direction, bytes: isBytes ? value : null, blocks: isBytes ? null : value };
};

/** Commands that move data from the host to the device: the WRITE family, MODE SELECT, UNMAP and their like. */
const DATA_OUT: ReadonlySet<number> = new Set(
  OPERATIONS.filter(({ direction }) => direction === "data-out").map(({ code }) => code),
);

/** The way in which a command moves data, whatever its driver says; `null` if it moves none, or nobody knows. */
export const directionOfCommand = (cdb: Bytes): "data-in" | "data-out" | null => {
  if (DATA_OUT.has(cdb[0] ?? -1)) return "data-out";
  return commandOf(cdb)?.direction === "data-in" ? "data-in" : null;
};

/** By the folded name: `INQUIRY`, `READ_CAPACITY_10`, `TUR`. A name that leaves out the length is none: several commands have it. */
const BY_NAME: ReadonlyMap<string, Operation> = new Map([
  ...OPERATIONS.map((operation) => [folded(operation.name), operation] as const),
  ...OPERATIONS.flatMap((operation) => (operation.name === "Test Unit Ready" ? [["tur", operation] as const] : [])),
]);

/** The operation that a log names instead of printing its code, or `null`. */
export const operationNamed = (name: string): Operation | null => BY_NAME.get(folded(name)) ?? null;

/** The bytes of a CDB of which only the operation is known: all others are unknown. */
export const cdbOfCode = (code: number): Bytes => {
  const length = cdbLengthOf([code]) ?? 6;
  return [code, ...Array.from({ length: length - 1 }, () => null)];
};
