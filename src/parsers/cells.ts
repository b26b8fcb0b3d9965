/**
 * The cells of one row and the printable column behind them. Where the cells end is decided by columns and by what the
 * column shows, never by whether a word looks like hexadecimal digits: `0001` may be four characters.
 */
import type { Byte, Bytes } from "../model/bytes.ts";
import type { Reading } from "./row.ts";
import { cellBytes, type Spelling, shortBytes } from "./spelling.ts";

/** A run of printed characters with its place in the row. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Most cells of one row. */
const MAX_CELLS = 256;

/** The runs of a text from a place on; `prefix` is what stands before the digits of each and is left out, as `0x`. */
export const cellsOf = (text: string, from: number, prefix = ""): readonly Cell[] => {
  const cells: Cell[] = [];
  const run = /\S+/g;
  run.lastIndex = from;
  for (let match = run.exec(text); match !== null && cells.length < MAX_CELLS; match = run.exec(text)) {
    const start = match.index;
    const end = start + match[0].length;
    const own = prefix !== "" && match[0].slice(0, prefix.length).toLowerCase() === prefix ? prefix.length : 0;
    cells.push({ text: match[0].slice(own), start: start + own, end });
  }
  return cells;
};

const gapBefore = (cells: readonly Cell[], at: number): number =>
  at === 0 ? 0 : (cells[at]?.start ?? 0) - (cells[at - 1]?.end ?? 0);

/** Blanks between cells beyond the usual: tools part halves and quarters of a row, after so many cells. */
const PARTED = [2, 4, 8];
const MOST_EXTRA = 2;

interface Run {
  /** Bytes up to and with each cell. */
  readonly bytes: Bytes;
  /** Bytes of each cell. */
  readonly sizes: readonly number[];
  /** True if the last cell is short. */
  readonly short: boolean;
}

/** Whether the distance to the cell or the offset before is that of a row in this spelling. */
const isSpaced = (cells: readonly Cell[], at: number, spelling: Spelling, from: number): boolean => {
  if (spelling.pitch !== null) return (cells[at]?.end ?? 0) - (cells[at - 1]?.end ?? from) === spelling.pitch;
  if (at === 0) return true;
  const extra = gapBefore(cells, at) - gapBefore(cells, 1);
  return extra === 0 || (extra > 0 && extra <= MOST_EXTRA && PARTED.some((every) => at % every === 0));
};

/** Where a full cell at this place would end. */
const fullEnd = (cells: readonly Cell[], at: number, spelling: Spelling, from: number): number => {
  const digits = spelling.digits ?? 0;
  const before = cells[at - 1];
  if (before === undefined) return from + 1 + digits;
  return before.end + Math.max(1, at > 1 ? gapBefore(cells, 1) : 1) + digits;
};

/** The cells from the first on that are of the spelling. */
const runOf = (cells: readonly Cell[], spelling: Spelling, from: number, length: number): Run => {
  const bytes: Byte[] = [];
  const sizes: number[] = [];
  for (const [at, cell] of cells.entries()) {
    const full = cellBytes(cell.text, spelling);
    if (full !== null && isSpaced(cells, at, spelling, from)) {
      bytes.push(...full);
      sizes.push(full.length);
      continue;
    }
    if (spelling.size > 1 || full === null) {
      const right = cell.end === fullEnd(cells, at, spelling, from);
      const gap = at === 0 || right || gapBefore(cells, at) <= Math.max(1, gapBefore(cells, 1)) + MOST_EXTRA;
      const aligned = at > 0 || spelling.order === "little" || cell.start - from <= MOST_EXTRA;
      const short = gap && aligned ? shortBytes(cell.text, spelling, right, cell.end < length) : null;
      if (short !== null) return { bytes: [...bytes, ...short], sizes: [...sizes, short.length], short: true };
    }
    break;
  }
  return { bytes, sizes, short: false };
};

/** A character shows its own byte; a dot, or anything beyond ASCII, a byte that prints nothing. */
const shows = (char: number, byte: Byte): boolean => {
  if (byte === null || char === byte) return true;
  return (byte < 0x20 || byte > 0x7e) && (char === 0x2e || char > 0x7e);
};

/** Whether a column shows the bytes; blanks at its end may have been trimmed, and more if `open`, because the row was cut. */
const fits = (bytes: Bytes, column: string, open: boolean): boolean => {
  if (column.length > bytes.length) return false;
  return bytes.every((byte, at) =>
    at < column.length ? shows(column.charCodeAt(at), byte) : open || byte === null || byte === 0x20,
  );
};

/** Ways to take what stands behind the cells as a column: between bars, or from some blank on. */
const columnsOf = (rest: string): readonly { readonly text: string; readonly open: boolean }[] => {
  // |........ACME|     >........ACME<     "........ACME"
  const barred = /^\s*([|>*"'])(.*?)([|<*"']?)\s*$/.exec(rest);
  const framed = barred === null ? [] : [{ text: barred[2] ?? "", open: barred[3] === "" }];
  const blanks = rest.length - rest.trimStart().length;
  const bare = Array.from({ length: Math.min(blanks, 64) }, (_, at) => rest.slice(blanks - at)).map((text) => ({
    text: text.trimEnd(),
    open: false,
  }));
  return [...framed, ...bare];
};

/** Bars on both sides of a column. */
const BARS = 2;

const columnShows = (bytes: Bytes, rest: string): boolean => {
  const length = rest.trim().length;
  if (length === 0 || length > bytes.length + BARS) return false;
  return columnsOf(rest).some(({ text, open }) => text !== "" && fits(bytes, text, open));
};

/** A row is a statement if words stand right behind the digits, as in `0x0000: 12 bytes`. */
const LEAST_CELLS_BEFORE_WORDS = 4;

const isColumn = (rest: string, count: number): boolean =>
  /^\s*[|>"]/.test(rest) || (/^\s{2}/.test(rest) && count >= LEAST_CELLS_BEFORE_WORDS);

/** How a row reads in a spelling; `null` if it does not. `from` is the place behind the offset. */
export const readingOf = (text: string, cells: readonly Cell[], spelling: Spelling, from: number): Reading | null => {
  const length = text.trimEnd().length;
  const { bytes, sizes, short } = runOf(cells, spelling, from, length);
  if (sizes.length === 0) return null;
  const reading = (count: number, gutter: Reading["gutter"]): Reading => {
    const taken = sizes.slice(0, count).reduce((sum, size) => sum + size, 0);
    // Words are filled up, bytes as they lie in memory are not.
    const fills = spelling.order === "little" ? spelling.size - 1 : 0;
    const isShort = short && count === sizes.length;
    return { spelling: spelling.id, bytes: bytes.slice(0, taken), gutter, cells: count, fills, short: isShort };
  };
  const upTo = (count: number): string => text.slice(cells[count - 1]?.end ?? from);
  // A column that shows the bytes exactly is no accident, even where it could be more cells.
  for (let count = sizes.length; count > 0; count -= 1) {
    const isEnd = count === sizes.length;
    if (!isEnd && gapBefore(cells, count) < 2) continue;
    const shown = reading(count, "shows");
    if (columnShows(shown.bytes, upTo(count))) return shown;
  }
  const rest = upTo(sizes.length);
  if (rest.trim() === "") {
    const whole = reading(sizes.length, "none");
    // If blanks were lost, the last cells may be a column that shows the others.
    const doubtful = sizes.findIndex((_, at) => at > 0 && columnShows(reading(at, "shows").bytes, upTo(at)));
    if (doubtful < 0) return whole;
    const sure = reading(doubtful, "none").bytes.length;
    return { ...whole, bytes: whole.bytes.map((byte, at) => (at < sure ? byte : null)) };
  }
  return isColumn(rest, sizes.length) ? reading(sizes.length, "differs") : null;
};
