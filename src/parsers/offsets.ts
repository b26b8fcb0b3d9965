/** Offsets of rows as numbers. They may be addresses of 64 bits, and of which number system is decided over all rows of a dump. */
import type { Base, Offset, Row } from "./row.ts";

const DIGITS: Readonly<Record<Base, RegExp>> = { 8: /^[0-7]+$/, 10: /^\d+$/, 16: /^[0-9a-fA-F]+$/ };

const PREFIX: Readonly<Record<Base, string>> = { 8: "0o", 10: "", 16: "0x" };

/** The offset in a number system; `null` if it is not of it. */
export const offsetIn = ({ digits, bases }: Offset, base: Base): bigint | null =>
  bases.includes(base) && DIGITS[base].test(digits) ? BigInt(`${PREFIX[base]}${digits}`) : null;

/** The number systems that all these rows leave open. */
export const basesOf = (rows: readonly Row[]): readonly Base[] =>
  ([16, 8, 10] as const).filter((base) =>
    rows.every(({ offset }) => offset === null || offsetIn(offset, base) !== null),
  );

/** Digits of a pointer: the kernel prints a hash where an address of 64 bits would stand, and hashes do not count on. */
const POINTER_DIGITS = 16;

/** True if the offset may be a hash. */
export const isPointer = ({ offset }: Row): boolean => offset !== null && offset.digits.length === POINTER_DIGITS;

/** True if two rows are one, printed twice. */
export const isSame = (a: Row, b: Row): boolean =>
  a.kind === "bytes" &&
  b.kind === "bytes" &&
  a.offset !== null &&
  a.offset.digits === b.offset?.digits &&
  a.readings.length === b.readings.length &&
  a.readings.every(({ bytes }, at) => {
    const other = b.readings[at]?.bytes ?? [];
    return bytes.length === other.length && bytes.every((byte, index) => byte === other[index]);
  });

/**
 * How a row stands to the one above it: begins where that ends, in some number system and some reading; begins further on;
 * is that row once more; or neither.
 */
export const relationOf = (above: Row, row: Row, run: boolean): "next" | "later" | "same" | null => {
  if (row.form !== above.form) return null;
  if (above.offset === null || row.offset === null) return above.offset === row.offset ? "next" : null;
  if (isSame(above, row)) return "same";
  let relation: "later" | null = null;
  for (const base of basesOf([above, row])) {
    const [from, to] = [offsetIn(above.offset, base), offsetIn(row.offset, base)];
    if (from === null || to === null || to <= from) continue;
    const steps = above.readings.map(({ bytes }) => BigInt(bytes.length));
    // Rows that are left out are as long as the one above; an end may stand within a padded word.
    const fits = (step: bigint): boolean =>
      step > 0n &&
      (row.kind === "end"
        ? run || (to - from <= step && to - from > step - 16n)
        : run
          ? (to - from) % step === 0n
          : to - from === step);
    if (steps.some(fits)) return "next";
    relation = "later";
  }
  return relation;
};
