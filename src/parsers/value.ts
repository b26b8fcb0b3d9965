/**
 * What a value of a statement is worth: its number, bytes, words or why it cannot be known. Two notations that contradict
 * each other are no value, and what is hidden is unknown and never zero.
 */
import type { Bytes } from "../model/bytes.ts";
import type { Loss } from "../model/evidence.ts";
import { bytesOfText } from "./byte-text.ts";
import type { Span, Value } from "./grammar/nodes.ts";
import { numberOf, numeralOf } from "./number.ts";
import { BYTES_PER_UNIT } from "./vocabulary.ts";

/** A value, read. At most one of `number`, `bytes` and `words` carries it; `loss` says that none does. */
export interface Content {
  /** For halves, the two put together with the one that was written first on top. */
  readonly number: bigint | null;
  /** Hexadecimal digits that the number is written with, 16 for anything that shows all of 64 bits. */
  readonly digits: number;
  /** True if it is written in hexadecimal. */
  readonly hex: boolean;
  /** Digits of the second half of two, as in `0x0:0x801c0000`; 0 for one number. */
  readonly secondHalf: number;
  readonly bytes: Bytes | null;
  readonly words: string | null;
  /** The number beside words, as in `SUCCESS (0x0)`. */
  readonly code: bigint | null;
  /** The unit in lower case. */
  readonly unit: string | null;
  readonly loss: Loss | null;
}

/** A content that says nothing. */
export const NOTHING: Content = {
  number: null,
  digits: 16,
  hex: false,
  secondHalf: 0,
  bytes: null,
  words: null,
  code: null,
  unit: null,
  loss: null,
};

// 6B     512KiB     4K     36byte
const SIZED = /^(\d{1,18})([KMG](?:i?B)?|B|[Bb]ytes?|octets?)$/;

const halvesOf = (text: string): Pick<Content, "number" | "hex" | "secondHalf"> => {
  const [first = "", second = ""] = text.split(/[:_`]/).map((half) => half.replace(/^0[xX]|[hH]$/g, ""));
  return { number: (BigInt(`0x${first}`) << 32n) | BigInt(`0x${second}`), hex: true, secondHalf: second.length };
};

// 12h     0FFh
const MARKED_BYTE = /0?([0-9a-fA-F]{2})[hH]/g;

const bytesOf = (text: string): Bytes =>
  bytesOfText(text) ??
  (/[hH]$/.test(text) ? [...text.matchAll(MARKED_BYTE)].map(([, pair = ""]) => Number.parseInt(pair, 16)) : null) ??
  (text.match(/[0-9a-fA-F]{1,2}(?![xX])/g) ?? []).map((pair) => Number.parseInt(pair, 16));

const sliceOf = (body: string, span: Span | null): string | null =>
  span === null ? null : body.slice(span.start, span.end);

const plainNumber = (text: string, unit: string | null): Content => {
  const sized = SIZED.exec(text);
  if (sized !== null) return { ...NOTHING, number: BigInt(sized[1] ?? "0"), unit: (sized[2] ?? "").toLowerCase() };
  const numeral = numeralOf(text);
  if (numeral === null) return { ...NOTHING, loss: "unreadable" };
  const digits = numeral.hexDigits ?? NOTHING.digits;
  const hex = numeral.hexDigits !== null;
  return { ...NOTHING, number: numeral.value, digits, hex, unit: unit?.toLowerCase() ?? null };
};

// kva 0x15e024000 (6): a count behind an address, which is no other notation of it
const BARE_COUNT = /^[( ]{0,2}(\d{1,9})[) ]{0,2}$/;

// 0x15e024000
const ADDRESS = /^0x[0-9a-f]{5,16}$|^(?:0x)?[0-9a-f]{1,8}[:_`][0-9a-f]{8}$/i;

// 6 bytes
const COUNTED = /^\s*(\d{1,18})\s{1,4}([A-Za-z]{1,10})\s*$/;

/** A number or a word as it stands alone. */
export const writtenContent = (text: string): Content =>
  numberOf(text) === null ? { ...NOTHING, words: text } : plainNumber(text, null);

/** Pairs of hexadecimal digits, however they are parted; unreadable if a digit is left over. */
export const bytesContent = (text: string): Content => {
  const digits = text.replaceAll(/[ :,]/g, "");
  if (!/^[0-9a-fA-F]{2,4096}$/.test(digits) || digits.length % 2 !== 0) return { ...NOTHING, loss: "unreadable" };
  return { ...NOTHING, bytes: (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)) };
};

/** A count in parentheses behind a number that is none, as in `0x40012000 (6 bytes)`: a value of its own, no other notation. */
export const asideOf = (body: string, value: Value): (Span & { readonly content: Content }) | null => {
  const match =
    value.twin === null || value.unit !== null ? null : COUNTED.exec(body.slice(value.twin.start, value.twin.end));
  const bare =
    match === null && value.twin !== null && ADDRESS.test(body.slice(value.core.start, value.core.end))
      ? BARE_COUNT.exec(body.slice(value.twin.start, value.twin.end))
      : null;
  const counted = match ?? bare;
  if (counted === null || value.twin === null || value.form === "bytes" || value.form === "words") return null;
  const [, digits = "", unit = "bytes"] = counted;
  const content = plainNumber(digits, unit);
  const own = numberOf(body.slice(value.core.start, value.core.end));
  return own === content.number ? null : { content, start: value.twin.start, end: value.twin.end };
};

/** Reads a value of `body`. */
export const contentOf = (body: string, value: Value): Content => {
  const text = body.slice(value.core.start, value.core.end);
  const twin = sliceOf(body, value.twin);
  switch (value.form) {
    case "lost":
      return { ...NOTHING, loss: "redacted" };
    case "bytes":
      return { ...NOTHING, bytes: bytesOf(text) };
    case "halves":
      return { ...NOTHING, ...halvesOf(text) };
    case "words":
      return { ...NOTHING, words: text, code: twin === null ? null : numberOf(twin.trim()) };
    case "number": {
      const content = plainNumber(text, sliceOf(body, value.unit));
      const other = twin === null ? null : numberOf(twin.trim().split(/\s/)[0] ?? "");
      const agrees = other === null || other === content.number || asideOf(body, value) !== null;
      return agrees ? content : { ...NOTHING, loss: "unreadable" };
    }
  }
};

/** The number of bytes that a content names, or `null` if it is none or too great to count. */
export const byteCountOf = ({ number, unit }: Content): number | null => {
  if (number === null || number < 0n) return null;
  const factor = unit === null ? 1n : BYTES_PER_UNIT[unit];
  if (factor === undefined) return null;
  const count = number * factor;
  return count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : null;
};
