/**
 * Texts that differ in nothing but large numbers, lists of bytes and the ids of tasks are alike: what these leave is their shape. Only
 * such count of which no reader asks more than how they are written: other small numbers are codes, indices and bases, and stay part of
 * the shape. Which small number is an id nobody knows before a text of that form was read.
 */
import type { Bytes } from "../../model/bytes.ts";
import { later } from "../../model/later.ts";

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

/** A text in which the numbers were found. */
export interface Look {
  /** Equal for texts that may be alike, whatever small numbers they have. */
  readonly form: string;
  /** All that may be slots, in order. */
  readonly all: readonly Slot[];
  /** The small numbers in order. */
  readonly small: readonly Slot[];
  /** What the numbers may be that are no slots, but for small ones: all texts of the form have the same. */
  readonly others: () => readonly bigint[];
  /** The likeness of the text if so many of its small numbers, by their places in `small`, may be others: without slots if it has none, `null` if what it says may hang on its numbers. */
  readonly likeness: (free: readonly number[]) => Likeness | null;
}

// 0x801c0000     0x00000001801c0000     10241     17     12 00 00 00 06 00     but not 0x6, 1,024, 512-byte, 10:20:300, q2048
const SLOT =
  /(?<![\w.'’`\\+/:-]|\d,)(?:((?:[0-9a-fA-F]{2} ){3,31}[0-9a-fA-F]{2})|0[xX](0{0,11})([1-9a-fA-F][0-9a-fA-F]{4,15})|([1-9]\d{0,8})(?!,\d))(?=[\s)\]},;]|:\s|$)/g;

// 0x200     4096     512KiB     2000C000     a number that is no slot and may equal one: readers compare what stands twice in a line
const OTHER_NUMBER =
  /(?<!\w)(?:0[xX](?!0{0,14}[0-9a-fA-F]{1,2}(?!\w))\w+|(?!0[xX]|(?:1\d\d|2[0-4]\d|25[0-5])(?!\w))\d\w{2,}|(?=[a-fA-F]{0,15}\d)[0-9a-fA-F]{8,16}(?!\w))/g;

const HEXADECIMAL = /^(?:0[xX])?([0-9a-fA-F]{1,32})$/;
const DECIMAL_AHEAD = /^(?!0[xX])\d{1,40}/;

/** What numbers a text may mean by those that are no slots: 2000C000 is one of two notations. */
const othersIn = (literal: string): readonly bigint[] =>
  [...literal.matchAll(OTHER_NUMBER)].flatMap(([written]) => {
    const digits = HEXADECIMAL.exec(written)?.[1];
    const decimal = DECIMAL_AHEAD.exec(written)?.[0];
    return [
      ...(digits === undefined ? [] : [BigInt(`0x${digits}`)]),
      ...(decimal === undefined ? [] : [BigInt(decimal)]),
    ];
  });

/** How each slot stands to each number that all texts of a kind have. */
export const standingOf = (slots: readonly Slot[], others: readonly bigint[]): string => {
  let standing = "";
  for (const { number } of slots)
    if (number !== null) for (const other of others) standing += other < number ? "<" : other > number ? ">" : "=";
  return standing;
};

// 0x11     0x0011
const SMALL_HEX = /(?<!\w)0[xX]0{0,14}([0-9a-fA-F]{1,2})(?!\w)/g;

/** Numbers up to here are codes and bytes. */
export const LARGEST_CODE = 255n;

/** Units of an address of 64 bits with its mark. */
const WIDEST = 18;

/** Slots of one text: more of them are rows of memory, which are looked at one by one. */
const MOST_SLOTS = 6;

// 0xe00002bc     Authority: IOReturn.h, iokit_common_err
const IO_RETURN = /^0xe0000[0-9a-f]{3}$/i;

/** True for a number with its mark that a call of IOKit returns. */
export const isIoReturn = (written: string): boolean => IO_RETURN.test(written);

/** What stands for a slot in a shape, around how it is written: no text of a message holds either. */
const [OPEN, CLOSE] = ["\u0001", "\u0002"];

/** How each two numbers of a text stand to each other. */
export const orderOf = (slots: readonly Slot[]): string => {
  let order = "";
  for (let at = 1; at < slots.length; at += 1) {
    const own = slots[at]?.number ?? null;
    for (let other = 0; other < at && own !== null; other += 1) {
      const before = slots[other]?.number ?? null;
      if (before !== null) order += before < own ? "<" : before > own ? ">" : "=";
    }
  }
  return order;
};

const isLetter = (list: string, at: number): boolean => list.charCodeAt(at) > 0x39;

/** Whether the ends of a list look like words or like numbers: nothing else of it stands beside a word. */
export const endsOf = (list: string): string =>
  `${isLetter(list, 0) ? "w" : "n"}${isLetter(list, list.length - 2) ? "w" : "n"}`;

/** The bytes of a list. */
export const bytesOf = (list: string): Bytes => list.split(" ").map((pair) => Number.parseInt(pair, 16));

/** How a number is written: in which notation, with how many zeros ahead, and whether it ends as a page does in decimal digits. */
export const notationOf = (written: string, zeros: string | undefined): string =>
  zeros === undefined ? (written.endsWith("000") ? "r" : "d") : `x${zeros.length}`;

/** A slot with what stands for it, and the text in front of it. */
interface Part {
  readonly between: string;
  readonly slot: Slot;
  readonly written: string;
  readonly stands: string;
  readonly isSmall: boolean;
}

const partsOf = (text: string): readonly Part[] => {
  const parts: Part[] = [];
  let at = 0;
  SLOT.lastIndex = 0;
  for (let match = SLOT.exec(text); match !== null; match = SLOT.exec(text)) {
    const [written, list, zeros] = match;
    const [start, end] = [match.index, match.index + written.length];
    const number = list === undefined ? BigInt(written) : null;
    const isSmall = number !== null && number <= LARGEST_CODE;
    if (number !== null && ((isSmall && zeros !== undefined) || written.length > WIDEST || isIoReturn(written)))
      continue;
    const kind = list === undefined ? notationOf(written, zeros) : endsOf(list);
    const slot = { start, end, number, bytes: list === undefined ? null : bytesOf(list) };
    const stands = `${OPEN}${kind}${written.length}${CLOSE}`;
    parts.push({ between: text.slice(at, start), slot, written, stands, isSmall });
    at = end;
  }
  return parts;
};

/** The small numbers of a text that are written with a mark. */
export const markedIn = (text: string): readonly bigint[] =>
  [...text.matchAll(SMALL_HEX)].map(([, digits]) => BigInt(`0x${digits}`));

/** True if another number of the text is one of these, so that nobody can say which of the two is meant. */
export const standsTwice = (marked: readonly bigint[], small: readonly Slot[], free: readonly number[]): boolean =>
  free.some((index) => {
    const own = small[index]?.number ?? null;
    if (own === null) return false;
    for (const [other, { number }] of small.entries()) if (other !== index && number === own) return true;
    return marked.includes(own);
  });

const likenessIn = (text: string, parts: readonly Part[], free: ReadonlySet<Slot>): Likeness | null => {
  const slots: Slot[] = [];
  let [shape, literal, end, lists] = ["", "", 0, 0];
  for (const { between, slot, written, stands, isSmall } of parts) {
    const fixed = isSmall && !free.has(slot);
    shape += between + (fixed ? written : stands);
    literal += between + (fixed ? written : OPEN);
    end = slot.end;
    if (fixed) continue;
    slots.push(slot);
    if (slot.bytes !== null) lists += 1;
  }
  if (slots.length > MOST_SLOTS || lists > 1) return null;
  if (slots.length === 0) return { shape: text, slots };
  const rest = text.slice(end);
  return { shape: shape + rest + orderOf(slots) + standingOf(slots, othersIn(literal + rest)), slots };
};

/** Finds the numbers of a text. */
export const lookAt = (text: string): Look => {
  const parts = partsOf(text);
  const small = parts.flatMap(({ slot, isSmall }) => (isSmall ? [slot] : []));
  const behind = text.slice(parts.at(-1)?.slot.end ?? 0);
  const form = parts.map(({ between, stands }) => between + stands).join("") + behind;
  return {
    form,
    all: parts.map(({ slot }) => slot),
    small,
    others: later(() => othersIn(parts.map(({ between }) => between + OPEN).join("") + behind)),
    likeness: (free) => {
      const own =
        free.length > 0 && !standsTwice(markedIn(text), small, free) ? free.flatMap((index) => small[index] ?? []) : [];
      return likenessIn(text, parts, new Set(own));
    },
  };
};
