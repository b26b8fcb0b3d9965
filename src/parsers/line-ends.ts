/**
 * Where lines end in bytes: LF, CRLF, CR, LF CR and CR CR LF, in text of one byte or two bytes a unit. Apart from the lines
 * themselves, because a line end may need a look at what follows. U+2028, U+2029, U+0085, VT and FF end no line: no logger
 * means them so, and line numbers have to be those of other tools.
 */
import { startsWide, type Wide } from "./encoding.ts";

const [LF, CR] = [0x0a, 0x0d];

/** Bytes that are looked at where the encoding may change. */
export const LOOK_AHEAD = 64;

/** Where a byte stands next. Offsets must be asked for in ascending order, so that each stretch is searched once. */
const finderOf = (bytes: Uint8Array, byte: number) => {
  let known = -1;
  return (from: number): number => {
    if (known < from) {
      const found = bytes.indexOf(byte, from);
      known = found < 0 ? bytes.length : found;
    }
    return known;
  };
};

/** The unit at an offset; `null` behind the end. */
const unitAt = (bytes: Uint8Array, at: number, wide: Wide | null): number | null => {
  const [first, second] = [bytes[at], bytes[at + 1]];
  if (first === undefined) return null;
  if (wide === null) return first;
  if (second === undefined) return null;
  return wide === "utf-16le" ? first | (second << 8) : (first << 8) | second;
};

/** Offset of the next line end in text of two bytes a unit; the length if there is none. */
const nextWideEnd = (bytes: Uint8Array, from: number, wide: Wide): number => {
  const low = wide === "utf-16le" ? 0 : 1;
  for (let at = from; at + 1 < bytes.length; at += 2) {
    const byte = bytes[at + low];
    if ((byte === LF || byte === CR) && bytes[at + 1 - low] === 0) return at;
  }
  return bytes.length;
};

/** How many bytes the line end at `at` has; `null` if what follows must be seen first. */
const lengthOfEnd = (bytes: Uint8Array, at: number, wide: Wide | null, last: boolean): number | null => {
  // Nearly every line end is this one.
  if (wide === null && bytes[at] === LF && at + 1 < bytes.length && bytes[at + 1] !== CR) return 1;
  const width = wide === null ? 1 : 2;
  const unit = (index: number): number | null => unitAt(bytes, at + index * width, wide);
  const seen = (units: number): boolean => last || at + units * width <= bytes.length;
  if (!seen(2)) return null;
  if (unit(0) === LF) return (unit(1) === CR ? 2 : 1) * width;
  if (unit(1) === LF) return 2 * width;
  if (unit(1) !== CR) return width;
  if (!seen(3)) return null;
  return (unit(2) === LF ? 3 : 1) * width;
};

/** A line end: where it begins and how many bytes it has, none where only the encoding changes. */
export interface LineEnd {
  readonly at: number;
  readonly length: number;
}

/** Finds line ends in one stretch of bytes, in ascending order; `null` if more bytes have to come first. `last` says that none will. */
export const lineEndsIn = (bytes: Uint8Array, last: boolean) => {
  const feed = finderOf(bytes, LF);
  const carriage = finderOf(bytes, CR);
  const marks = [
    { next: finderOf(bytes, 0xff), second: 0xfe },
    { next: finderOf(bytes, 0xfe), second: 0xff },
  ];

  /** The mark of a part in UTF-16 inside a line: the last line of the part before it had no end. */
  const markWithin = (from: number, end: number): number | null => {
    for (const { next, second } of marks) {
      for (let at = next(from); at < end; at = next(at + 1)) {
        if (at === from || (bytes[at + 1] ?? second) !== second) continue;
        if (!last && bytes.length - at < LOOK_AHEAD) return bytes.length;
        if (startsWide(bytes.subarray(at, at + LOOK_AHEAD)) !== null) return at;
      }
    }
    return null;
  };

  return (from: number, wide: Wide | null): LineEnd | null => {
    const at = wide === null ? Math.min(feed(from), carriage(from)) : nextWideEnd(bytes, from, wide);
    const mark = wide === null ? markWithin(from, at) : null;
    if (mark !== null) return mark < bytes.length ? { at: mark, length: 0 } : null;
    if (at >= bytes.length) return null;
    const length = lengthOfEnd(bytes, at, wide, last);
    return length === null ? null : { at, length };
  };
};
