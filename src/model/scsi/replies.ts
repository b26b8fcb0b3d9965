/**
 * Data that devices send for INQUIRY, READ CAPACITY and REPORT LUNS. Zeros decode as well: each says whether it can be what a
 * device sent. Authority: SPC-5, standard INQUIRY data and REPORT LUNS; SBC-4, READ CAPACITY.
 */
import type { Bytes } from "../bytes.ts";
import { numberAt } from "./cdb.ts";

/** Standard INQUIRY data, as far as they reach. */
export interface Inquiry {
  readonly qualifier: number | null;
  readonly type: number | null;
  readonly removable: boolean | null;
  readonly version: number | null;
  readonly format: number | null;
  /** Bytes that the device has, from its additional length. */
  readonly length: number | null;
  readonly vendor: string | null;
  readonly product: string | null;
  readonly revision: string | null;
  /** False for version, format and additional length of 0: no device that follows a standard sends that. */
  readonly plausible: boolean | null;
}

const text = (bytes: Bytes, from: number, to: number): string | null => {
  const part = Array.from({ length: to - from }, (_, index) => bytes[from + index]);
  return part.every((byte) => byte != null)
    ? part
        .map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : " "))
        .join("")
        .trimEnd()
    : null;
};

/** Decodes standard INQUIRY data. */
export const inquiryOf = (bytes: Bytes): Inquiry => {
  const [first, second, version = null, third, additional] = bytes;
  const format = third == null ? null : third & 0xf;
  const known = version !== null && format !== null && additional != null;
  return {
    qualifier: first == null ? null : first >> 5,
    type: first == null ? null : first & 0x1f,
    removable: second == null ? null : (second & 0x80) !== 0,
    version,
    format,
    length: additional == null ? null : additional + 5,
    vendor: text(bytes, 8, 16),
    product: text(bytes, 16, 32),
    revision: text(bytes, 32, 36),
    plausible: known ? !(version === 0 && format === 0 && additional === 0) : null,
  };
};

/** Size of a disk. */
export interface Capacity {
  readonly lastBlock: bigint;
  readonly blockBytes: number;
  /** Bytes of the disk; `null` where 32 bits do not hold the last block, so that the 16-byte command has to be asked. */
  readonly bytes: bigint | null;
  /** False for a block length of 0: no disk has it. */
  readonly plausible: boolean;
}

const MORE = 0xffff_ffffn;

const capacity = (lastBlock: bigint, blockBytes: number, full: boolean): Capacity => ({
  lastBlock,
  blockBytes,
  bytes: full ? null : (lastBlock + 1n) * BigInt(blockBytes),
  plausible: blockBytes > 0,
});

/** Decodes the 8 bytes of READ CAPACITY(10); `null` if some are not known. */
export const capacity10Of = (bytes: Bytes): Capacity | null => {
  const [last, block] = [numberAt(bytes, 0, 4), numberAt(bytes, 4, 4)];
  return last === null || block === null ? null : capacity(BigInt(last), block, BigInt(last) === MORE);
};

/** Decodes READ CAPACITY(16), of which the first 12 bytes hold the size; `null` if some are not known. */
export const capacity16Of = (bytes: Bytes): Capacity | null => {
  const [high, low, block] = [numberAt(bytes, 0, 4), numberAt(bytes, 4, 4), numberAt(bytes, 8, 4)];
  if (high === null || low === null || block === null) return null;
  return capacity((BigInt(high) << 32n) | BigInt(low), block, false);
};

const ENTRY = 8;

/** Number of units that REPORT LUNS lists; `null` if the length is not known or no multiple of an entry. */
export const lunCountOf = (bytes: Bytes): number | null => {
  const length = numberAt(bytes, 0, 4);
  return length === null || length % ENTRY !== 0 ? null : length / ENTRY;
};
