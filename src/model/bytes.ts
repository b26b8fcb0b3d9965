/**
 * Byte strings as logs carry them: some bytes are known, some are not (cut, redacted, lost in a gap).
 * Unknown is a value of its own and never equals zero.
 */

/** One byte 0…255, or `null` where nobody knows it. */
export type Byte = number | null;

export type Bytes = readonly Byte[];

/** How many bytes of a dump any output shows. */
export const SHOWN_BYTES = 64;

/** Upper-case pairs separated by blanks, `??` for an unknown byte, at most the first {@link SHOWN_BYTES}. */
export const formatBytes = (bytes: Bytes): string =>
  bytes
    .slice(0, SHOWN_BYTES)
    .map((byte) => (byte === null ? "??" : byte.toString(16).toUpperCase().padStart(2, "0")))
    .join(" ");

/** True if there is at least one byte and each is known to be zero. */
export const allZero = (bytes: Bytes): boolean => bytes.length > 0 && bytes.every((byte) => byte === 0);

/** True if some byte is known, and each known one is zero. */
export const noneButZero = (bytes: Bytes): boolean =>
  bytes.includes(0) && bytes.every((byte) => byte === null || byte === 0);

/** How many of the first bytes are known to be zero: where rows are missing, as many as stand above the gap. */
export const zerosAhead = (bytes: Bytes): number => {
  const end = bytes.findIndex((byte) => byte !== 0);
  return end < 0 ? bytes.length : end;
};

/** True if some byte that both know is another. */
export const contradict = (one: Bytes, other: Bytes): boolean =>
  one.some((byte, at) => byte !== null && (other[at] ?? byte) !== byte);

/** As many bytes as a buffer has: those that a cut dump does not show are unknown. A longer or unbounded one stays as it is. */
export const padded = (bytes: Bytes, length: number | null): Bytes =>
  length === null || length <= bytes.length ? bytes : [...bytes, ...new Array<Byte>(length - bytes.length).fill(null)];

/** The first bytes, at most so many: the same ones where there are no more. */
export const firstOf = (bytes: Bytes, length: number): Bytes =>
  bytes.length <= length ? bytes : bytes.slice(0, length);

let cleared: Bytes = [];

/** `length` zero bytes. Every replay of a task asks for as many, so that the last ones are kept. */
export const zeros = (length: number): Bytes => {
  if (cleared.length !== length) cleared = new Array<Byte>(length).fill(0);
  return cleared;
};
