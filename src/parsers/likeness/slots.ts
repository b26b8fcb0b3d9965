/**
 * Texts that differ in nothing but large numbers and lists of bytes are alike: what these leave is their shape. Only such count of
 * which no reader asks more than how they are written: small numbers are codes, indices and bases, and stay part of the shape.
 */
import type { Bytes } from "../../model/bytes.ts";

/** A number or a list of bytes, for which others of the shape may have another of as many digits. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly number: bigint | null;
  readonly bytes: Bytes | null;
}

/** A text as others are like it. */
export interface Likeness {
  /** Equal for texts that are alike. */
  readonly shape: string;
  readonly slots: readonly Slot[];
}

// 0x801c0000     0x00000001801c0000     10241     12 00 00 00 06 00     but not 0x6, 200, 1,024, 512-byte, 10:20:300, q2048
const SLOT =
  /(?<![\w.'’`\\+/:-]|\d,)(?:((?:[0-9a-fA-F]{2} ){3,31}[0-9a-fA-F]{2})|0[xX](0{0,11})([1-9a-fA-F][0-9a-fA-F]{4,15})|([1-9]\d{2,8})(?!,\d))(?=[\s)\]},;]|:\s|$)/g;

// 0x200     4096     512KiB     2000C000     a number that is no slot and may equal one: readers compare what stands twice in a line
const OTHER_NUMBER =
  /(?<!\w)(?:0[xX](?!0{0,14}[0-9a-fA-F]{1,2}(?!\w))\w|(?!0[xX]|(?:1\d\d|2[0-4]\d|25[0-5])(?!\w))\d\w{2}|(?=[a-fA-F]{0,15}\d)[0-9a-fA-F]{8,16}(?!\w))/;

/** Numbers up to here are codes and bytes. */
const LARGEST_CODE = 255n;

/** Units of an address of 64 bits with its mark. */
const WIDEST = 18;

/** Slots of one text: more of them are rows of memory, which are looked at one by one. */
const MOST_SLOTS = 3;

// 0xe00002bc     Authority: IOReturn.h, iokit_common_err
const IO_RETURN = /^0xe0000[0-9a-f]{3}$/i;

/** What stands for a slot in a shape, around how it is written: no text of a message holds either. */
const [OPEN, CLOSE] = ["\u0001", "\u0002"];

/** How two numbers stand to each other. */
const order = (a: bigint, b: bigint): string => (a < b ? "<" : a > b ? ">" : "=");

/** How the numbers of a text stand to each other. */
const orderOf = (slots: readonly Slot[]): string => {
  const [a, b, c] = slots.flatMap(({ number }) => number ?? []);
  if (a === undefined || b === undefined) return "";
  return c === undefined ? order(a, b) : order(a, b) + order(a, c) + order(b, c);
};

/** For each pair whether it begins as a word or as a number does. */
const beginnings = (list: string): string => {
  let kinds = "";
  for (let at = 0; at < list.length; at += 3) kinds += list.charCodeAt(at) > 0x39 ? "w" : "n";
  return kinds;
};

const bytesOf = (list: string): Bytes => list.split(" ").map((pair) => Number.parseInt(pair, 16));

/** How a number is written: in which notation, with how many zeros ahead, and whether it ends as a page does in decimal digits. */
const notationOf = (written: string, zeros: string | undefined): string =>
  zeros === undefined ? (written.endsWith("000") ? "r" : "d") : `x${zeros.length}`;

/** The likeness of a text: without slots if it has none, `null` if what it says may hang on its numbers. */
export const likenessOf = (text: string): Likeness | null => {
  const slots: Slot[] = [];
  let [shape, literal, at, lists] = ["", "", 0, 0];
  SLOT.lastIndex = 0;
  for (let match = SLOT.exec(text); match !== null; match = SLOT.exec(text)) {
    const [written, list, zeros] = match;
    const [start, end] = [match.index, match.index + match[0].length];
    const number = list === undefined ? BigInt(written) : null;
    if (number !== null && (number <= LARGEST_CODE || written.length > WIDEST || IO_RETURN.test(written))) continue;
    if (list !== undefined) lists += 1;
    if (slots.length === MOST_SLOTS || lists > 1) return null;
    const between = text.slice(at, start);
    const kind = list === undefined ? notationOf(written, zeros) : beginnings(list);
    shape += `${between}${OPEN}${kind}${written.length}${CLOSE}`;
    literal += `${between}${OPEN}`;
    slots.push({ start, end, number, bytes: list === undefined ? null : bytesOf(list) });
    at = end;
  }
  if (slots.length === 0) return { shape: text, slots };
  const rest = text.slice(at);
  if (OTHER_NUMBER.test(literal + rest)) return null;
  return { shape: shape + rest + orderOf(slots), slots };
};
