/**
 * Splits rows of a table that is laid out with blanks: a cell belongs to the column under whose name it stands. Strict, so that a line
 * between the rows that is no row is given back.
 */
import type { Passage } from "../passage.ts";
import type { Cell } from "./csv.ts";

/** Where the name of a column stands. */
export interface Column {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

// two blanks part columns, and one the words of a name
const RUN = /\S+(?: \S+){0,15}/g;

interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const stretchesOf = (text: string): readonly Stretch[] =>
  [...text.matchAll(RUN)].map((match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

/** Where a passage stands in its line: numbers and marks in front of it may have been taken off, and not from every line. */
const columnAt = ({ pieces }: Passage): number => pieces[0]?.column ?? 0;

/** The columns that a header names. */
export const columnsOf = (line: Passage): readonly Column[] => {
  const column = columnAt(line);
  return stretchesOf(line.text).map(({ text, start, end }) => ({
    name: text,
    start: start + column,
    end: end + column,
  }));
};

/** The column under whose name a stretch stands: the only one that it touches, else the one that begins last before its end. */
const columnOf = (columns: readonly Column[], { start, end }: Stretch): number => {
  const touched = columns.flatMap((column, at) => (start < column.end && column.start < end ? [at] : []));
  const [only, second] = touched;
  if (only !== undefined) return second === undefined ? only : -1;
  return columns.findLastIndex((column) => column.start < end);
};

/** The cells of a row in the order of the columns, empty where nothing stands; `null` for a line that is no row. */
export const cellsUnder = (columns: readonly Column[], line: Passage): readonly Cell[] | null => {
  const cells: Cell[] = columns.map(() => []);
  const column = columnAt(line);
  let last = -1;
  for (const stretch of stretchesOf(line.text)) {
    const at = columnOf(columns, { ...stretch, start: stretch.start + column, end: stretch.end + column });
    if (at <= last || at < 0) return null;
    last = at;
    cells[at] = [{ line, start: stretch.start, end: stretch.end, quoted: false }];
  }
  return last < 0 ? null : cells;
};
