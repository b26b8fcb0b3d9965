/** Which encoding bytes show by themselves: UTF-16 by its mark or by where its zero bytes stand, else one in which ASCII is one byte a character. */
import { zerosByParity } from "./magic.ts";

/** Encodings of two bytes a unit; each is a label of `TextDecoder`. */
export type Wide = "utf-16le" | "utf-16be";

/** Share of zero bytes on one parity from which text is taken for UTF-16: Latin letters give one half. */
const WIDE_SHARE = 0.3;

/** What byte order marks say. Authority: Unicode Standard, chapter 23.8. */
const markOf = (bytes: Uint8Array): Wide | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
};

/** Decides by the first bytes of an input; `null` for text of one byte an ASCII character. */
export const wideBy = (head: Uint8Array): Wide | null => {
  const mark = markOf(head);
  if (mark !== null) return mark;
  const { even, odd } = zerosByParity(head);
  const half = head.length / 2;
  if (head.length < 4) return null;
  if (odd >= half * WIDE_SHARE && even < odd / 8) return "utf-16le";
  if (even >= half * WIDE_SHARE && odd < even / 8) return "utf-16be";
  return null;
};

const isAsciiText = (byte: number): boolean =>
  (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;

/** Pairs from which a change of the encoding is believed without a mark. */
const LEAST_PAIRS = 8;

/** True if one look tells that the encoding stays as it was: nearly every line of a log is done with here. */
export const goesOn = (bytes: Uint8Array, at: number, before: Wide | null): boolean => {
  const [first = 0, second = 0] = [bytes[at], bytes[at + 1]];
  if (before === null) return first !== 0 && second !== 0 && first < 0xfe;
  return before === "utf-16le" ? first !== 0 && second === 0 : first === 0 && second !== 0;
};

/**
 * Says that UTF-16 begins here, inside an input: a mark with zeros on one parity behind it, or without a mark nearly nothing
 * but ASCII in pairs. Zeros of a UART stand in runs, and so on both.
 */
export const startsWide = (bytes: Uint8Array): Wide | null => {
  const mark = markOf(bytes);
  const pairs = Math.floor(bytes.length / 2) - (mark === null ? 0 : 1);
  const { even, odd } = zerosByParity(mark === null ? bytes : bytes.subarray(2));
  const least = mark === null ? Math.max(LEAST_PAIRS, pairs * 0.75) : Math.max(1, pairs * WIDE_SHARE);
  if (mark !== "utf-16be" && odd >= least && even === 0) return onlyText(bytes, 0) || mark !== null ? "utf-16le" : null;
  if (mark !== "utf-16le" && even >= least && odd === 0) return onlyText(bytes, 1) || mark !== null ? "utf-16be" : null;
  return null;
};

/** True if the low bytes of nearly all pairs are ASCII text. */
const onlyText = (bytes: Uint8Array, low: number): boolean => {
  const lows = bytes.filter((_, at) => at % 2 === low);
  return lows.filter(isAsciiText).length >= lows.length * 0.75;
};

/** Least length of plain ASCII that nobody takes for ideographs of UTF-16, and the length from which a few other bytes may be in it. */
const [LEAST_ASCII, MUCH] = [8, 32];

/** Says that text of one byte an ASCII character begins here, behind a part in UTF-16. */
export const startsNarrow = (bytes: Uint8Array): boolean => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return bytes.length > 3 && bytes.subarray(3, 3 + LEAST_ASCII).every((byte) => byte !== 0);
  }
  if (bytes.length < LEAST_ASCII || bytes.includes(0)) return false;
  // Ideographs in UTF-16 look like ASCII in less than half of their bytes.
  return bytes.filter(isAsciiText).length >= bytes.length * (bytes.length < MUCH ? 1 : 0.8);
};
