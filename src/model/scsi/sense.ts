/**
 * Sense data, fixed and in descriptors: key, additional code and its qualifier, and the place in the CDB that is wrong.
 * Authority: SPC-5, sense data; texts of additional codes as T10 lists them, in the few that storage tasks meet.
 */
import type { Bytes } from "../bytes.ts";
import { numberAt } from "./cdb.ts";

/** What sense data say; `null` for what they do not hold or what is not known. */
export interface Sense {
  readonly format: "fixed" | "descriptor";
  readonly deferred: boolean;
  readonly key: number | null;
  readonly asc: number | null;
  readonly ascq: number | null;
  /** The information field, often a block address. */
  readonly information: bigint | null;
  /** The byte, and the bit if it is told, that an illegal request has wrong; in the CDB or in the parameter data. */
  readonly pointer: { readonly in: "command" | "data"; readonly byte: number; readonly bit: number | null } | null;
}

const KEYS: readonly string[] = [
  "No Sense",
  "Recovered Error",
  "Not Ready",
  "Medium Error",
  "Hardware Error",
  "Illegal Request",
  "Unit Attention",
  "Data Protect",
  "Blank Check",
  "Vendor specific(9)",
  "Copy Aborted",
  "Aborted Command",
  "Reserved",
  "Volume Overflow",
  "Miscompare",
  "Completed",
];

/** The name of a sense key 0…15. */
export const senseKeyName = (key: number): string | null => KEYS[key] ?? null;

/** By additional code and qualifier, as one number. */
const ADDITIONAL: Readonly<Record<number, string>> = {
  0: "No additional sense information",
  1025: "Logical unit is in process of becoming ready",
  1026: "Logical unit not ready, initializing command required",
  1027: "Logical unit not ready, manual intervention required",
  1028: "Logical unit not ready, format in progress",
  1280: "Logical unit does not respond to selection",
  2048: "Logical unit communication failure",
  3072: "Write error",
  4352: "Unrecovered read error",
  6656: "Parameter list length error",
  8192: "Invalid command operation code",
  8448: "Logical block address out of range",
  9216: "Invalid field in cdb",
  9472: "Logical unit not supported",
  9728: "Invalid field in parameter list",
  9984: "Write protected",
  10240: "Not ready to ready change, medium may have changed",
  10496: "Power on, reset, or bus device reset occurred",
  10753: "Mode parameters changed",
  12032: "Commands cleared by another initiator",
  14848: "Medium not present",
  16142: "Reported luns data has changed",
  17408: "Internal target failure",
  18179: "Information unit iuCRC error detected",
  19200: "Data phase error",
  23808: "Failure prediction threshold exceeded",
};

/** The text of an additional code with its qualifier, or `null` if it is not listed here. */
export const additionalName = (asc: number, ascq: number): string | null => ADDITIONAL[asc * 256 + ascq] ?? null;

const CURRENT_FIXED = 0x70;
const DEFERRED_FIXED = 0x71;
const DEFERRED_DESCRIPTOR = 0x73;

/** Sense key specific bytes: SKSV, C/D and BPV on top, then the pointer. Only an illegal request has one. */
const pointerIn = (bytes: Bytes, at: number, key: number | null): Sense["pointer"] => {
  const flags = bytes[at];
  const byte = numberAt(bytes, at + 1, 2);
  if (key !== 5 || flags == null || byte === null || (flags & 0x80) === 0) return null;
  return { in: (flags & 0x40) === 0 ? "data" : "command", byte, bit: (flags & 0x08) === 0 ? null : flags & 7 };
};

const nibble = (byte: number | null | undefined): number | null => (byte == null ? null : byte & 0xf);

const fixed = (bytes: Bytes, deferred: boolean): Sense => {
  const key = nibble(bytes[2]);
  const valid = ((bytes[0] ?? 0) & 0x80) !== 0;
  const information = valid ? numberAt(bytes, 3, 4) : null;
  // Bytes behind the additional length are no sense data, whatever the buffer holds there.
  const end = bytes[7] == null ? 0 : bytes[7] + 8;
  const upTo = (at: number): number | null => (at < end ? (bytes[at] ?? null) : null);
  return {
    format: "fixed",
    deferred,
    key,
    asc: upTo(12),
    ascq: upTo(13),
    information: information === null ? null : BigInt(information),
    pointer: end >= 18 ? pointerIn(bytes, 15, key) : null,
  };
};

const INFORMATION = 0;
const KEY_SPECIFIC = 2;

const wide = (bytes: Bytes, at: number): bigint | null => {
  const [high, low] = [numberAt(bytes, at, 4), numberAt(bytes, at + 4, 4)];
  return high === null || low === null ? null : (BigInt(high) << 32n) | BigInt(low);
};

const descriptors = (bytes: Bytes, deferred: boolean): Sense => {
  const key = nibble(bytes[1]);
  const end = Math.min(bytes.length, (bytes[7] ?? 0) + 8);
  let sense: Sense = {
    format: "descriptor",
    deferred,
    key,
    asc: bytes[2] ?? null,
    ascq: bytes[3] ?? null,
    information: null,
    pointer: null,
  };
  for (let at = 8; at + 1 < end; ) {
    const [type, length] = [bytes[at], bytes[at + 1]];
    if (type == null || length == null) break;
    if (type === INFORMATION && ((bytes[at + 2] ?? 0) & 0x80) !== 0)
      sense = { ...sense, information: wide(bytes, at + 4) };
    if (type === KEY_SPECIFIC) sense = { ...sense, pointer: pointerIn(bytes, at + 4, key) };
    at += length + 2;
  }
  return sense;
};

/** Decodes sense data; `null` for bytes whose response code is none. */
export const senseOf = (bytes: Bytes): Sense | null => {
  const code = bytes[0] == null ? null : bytes[0] & 0x7f;
  if (code === null || code < CURRENT_FIXED || code > DEFERRED_DESCRIPTOR) return null;
  const deferred = code === DEFERRED_FIXED || code === DEFERRED_DESCRIPTOR;
  return code <= DEFERRED_FIXED ? fixed(bytes, deferred) : descriptors(bytes, deferred);
};
