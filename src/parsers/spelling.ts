/**
 * What the cells of a row can be: numbers of a base, so many bytes each, which lie in memory as written or with the last
 * first. Data and two small functions; which spelling a dump has is decided over all its rows.
 */
import type { Byte, Bytes } from "../model/bytes.ts";

/** How the cells of a dump are written. */
export interface Spelling {
  readonly id: string;
  readonly radix: 2 | 8 | 10 | 16;
  /** Bytes of one cell. */
  readonly size: number;
  /** `memory`: bytes stand as they lie; `little`: a word of a machine that stores the low byte first. */
  readonly order: "memory" | "little";
  /** Digits of a full cell; `null` for numbers without leading zeros in columns. */
  readonly digits: number | null;
  /** Columns from the end of one cell to the next where cells are right-aligned; `null` where digits say enough. */
  readonly pitch: number | null;
}

const spelling = (
  id: string,
  radix: Spelling["radix"],
  size: number,
  order: Spelling["order"],
  digits: number | null,
  pitch: number | null = null,
): Spelling => ({ id, radix, size, order, digits, pitch });

/** Single bytes in hexadecimal. */
export const HEX_BYTES = spelling("hex-1", 16, 1, "memory", 2);

/** Hexadecimal words as they lie in memory. */
export const HEX_MEMORY: readonly Spelling[] = [2, 4, 8, 16].map((size) =>
  spelling(`hex-${size}-memory`, 16, size, "memory", size * 2),
);

/** Hexadecimal words of a machine that stores the low byte first, as all do on which drivers of this kind run. */
export const HEX_LITTLE: readonly Spelling[] = [2, 4, 8].map((size) =>
  spelling(`hex-${size}-little`, 16, size, "little", size * 2),
);

/** Bytes in binary, as `xxd -b` prints them. */
export const BINARY = spelling("binary-1", 2, 1, "memory", 8);

/** Authority of the widths: GNU od (bytes_to_oct_digits, bytes_to_unsigned_dec_digits, one more for a sign) and BSD hexdump. */
export const OCTAL_AND_DECIMAL: readonly Spelling[] = [
  spelling("octal-1", 8, 1, "memory", 3),
  spelling("octal-2", 8, 2, "little", 6),
  spelling("octal-4", 8, 4, "little", 11),
  spelling("octal-8", 8, 8, "little", 22),
  spelling("decimal-2-zeros", 10, 2, "little", 5),
  spelling("decimal-1", 10, 1, "memory", null, 4),
  spelling("decimal-1-signed", 10, 1, "memory", null, 5),
  spelling("decimal-2", 10, 2, "little", null, 6),
  spelling("decimal-2-signed", 10, 2, "little", null, 7),
  spelling("decimal-4", 10, 4, "little", null, 11),
  spelling("decimal-4-signed", 10, 4, "little", null, 12),
  spelling("decimal-8", 10, 8, "little", null, 21),
];

const DIGITS = { 2: /^[01]+$/, 8: /^[0-7]+$/, 10: /^-?(?:0|[1-9]\d{0,19})$/, 16: /^[0-9a-fA-F]+$/ };

const PREFIX = { 2: "0b", 8: "0o", 10: "", 16: "0x" };

/** The number of a cell, `null` if its digits are not of the spelling or it needs more bytes. */
const numberOf = (text: string, { radix, size, digits, id }: Spelling): bigint | null => {
  const zeros = digits !== null && radix === 10;
  if (!(zeros ? /^\d+$/ : DIGITS[radix]).test(text)) return null;
  const value = text.startsWith("-") ? -BigInt(text.slice(1)) : BigInt(`${PREFIX[radix]}${text}`);
  const bits = BigInt(size * 8);
  if (value < 0n) return id.endsWith("signed") && -value <= 1n << (bits - 1n) ? value + (1n << bits) : null;
  return value < 1n << (id.endsWith("signed") ? bits - 1n : bits) ? value : null;
};

const little = (value: bigint, size: number): readonly number[] =>
  Array.from({ length: size }, (_, at) => Number((value >> BigInt(8 * at)) & 0xffn));

/** The bytes of a full cell in memory order, or `null` if the text is none of this spelling. */
export const cellBytes = (text: string, spelling: Spelling): readonly number[] | null => {
  if (spelling.digits !== null && text.length !== spelling.digits) return null;
  const value = numberOf(text, spelling);
  if (value === null) return null;
  const bytes = little(value, spelling.size);
  return spelling.order === "little" ? bytes : bytes.toReversed();
};

/**
 * The bytes of a cell that is short, at the end of a row: the rest of a buffer, or what is left of a cell that was cut. `right`
 * is true if it ends where a full one would, `shown` if a printable column stands behind it, so that nothing was cut.
 */
export const shortBytes = (text: string, spelling: Spelling, right: boolean, shown: boolean): Bytes | null => {
  const { digits, radix, size, order } = spelling;
  if (radix !== 16 || digits === null || text.length >= digits || !/^[0-9a-fA-F]+$/.test(text)) return null;
  const pairs = (text.match(/[0-9a-fA-F]{2}/g) ?? []).map((pair): Byte => Number.parseInt(pair, 16));
  // Half a byte that is cut is no byte.
  if (text.length % 2 !== 0) return shown ? null : order === "memory" ? pairs : pairs.map(() => null);
  if (order === "memory") return right && shown && size > 1 ? null : pairs;
  if (right) return pairs.toReversed();
  return shown ? null : pairs.map(() => null);
};
