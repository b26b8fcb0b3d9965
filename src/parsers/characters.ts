/** Bytes as characters and escapes in columns of four, as `od -c` and `hexdump -c` print them: cells that may be blank, so that only columns tell them apart. */
import type { Byte } from "../model/bytes.ts";
import type { Reading } from "./row.ts";

//   \0  \0 005 022 037  \0  \0 002   A   C   M   E
const CELLS = /^(?: {3}[!-~]| {2}\\[0abfnrtv]| [0-7]{3}| {4}){1,64} {0,3}$/;

/** Authority: POSIX od, type c. */
const ESCAPES: Readonly<Record<string, number>> = { 0: 0, a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

const WIDTH = 4;

const byteOf = (cell: string): Byte => {
  const text = cell.trim();
  if (text === "") return 0x20;
  if (text.length === 3) return Number.parseInt(text, 8) & 0xff;
  return text.length === 2 ? (ESCAPES[text.slice(1)] ?? null) : text.charCodeAt(0);
};

/** The spelling of these cells. */
export const CHARACTERS = "characters";

/** How what stands behind an offset reads as characters, or `null`. */
export const charactersOf = (text: string): Reading | null => {
  if (!CELLS.test(text)) return null;
  const bytes = Array.from({ length: Math.floor(text.length / WIDTH) }, (_, at) =>
    byteOf(text.slice(at * WIDTH, (at + 1) * WIDTH)),
  );
  // hexdump fills up the last row with blanks.
  const blanks = bytes.length - 1 - bytes.findLastIndex((byte) => byte !== 0x20);
  return { spelling: CHARACTERS, bytes, gutter: "none", cells: bytes.length, fills: blanks, short: false };
};
