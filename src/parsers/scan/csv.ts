/**
 * Splits rows of a table into cells, with their places: quotes, doubled quotes, and line ends inside quotes. Strict, so that a
 * line that only looks like a row is given back instead of swallowing those below it.
 */
import { type Passage, replaced, sliced } from "../passage.ts";

/** A stretch of a line that a cell takes. */
interface Stretch {
  readonly line: Passage;
  readonly start: number;
  readonly end: number;
  /** True if it stands in quotes, so that each quote in it is doubled. */
  readonly quoted: boolean;
}

/** A cell as its lines, without the quotes around it. */
export type Cell = readonly Stretch[];

/** A row whose columns have names. */
export interface Row {
  /** The names of its columns, folded, in order. */
  readonly names: readonly string[];
  /** The lines of the first of the columns that the row has, quotes taken off; `null` without one. */
  cell(...names: readonly string[]): readonly Passage[] | null;
  /** Its text, `null` for an empty cell or none. */
  text(...names: readonly string[]): string | null;
}

/** A row that is being split. */
export interface RowScanner {
  /** `open` while a quoted cell goes on in the next line. */
  push(line: Passage): "open" | "whole" | "broken";
  readonly cells: readonly Cell[];
}

/** Columns beyond this belong to no table of records. */
const MAX_CELLS = 96;

const DOUBLED = /""/g;

const passageOf = ({ line, start, end, quoted }: Stretch): Passage => {
  const text = sliced(line, start, end);
  return quoted && text.text.includes('""') ? replaced(text, DOUBLED, () => '"') : text;
};

/** The text of a cell. */
export const textOfCell = (cell: Cell): string =>
  cell
    .map(({ line, start, end, quoted }) => {
      const text = line.text.slice(start, end);
      return quoted ? text.replaceAll(DOUBLED, '"') : text;
    })
    .join("\n");

/** A scanner at the start of a row. */
export const openRow = (separator: string, quoted: boolean): RowScanner => {
  const cells: Stretch[][] = [];
  /** The lines so far of a quoted cell that is open. */
  let open: Stretch[] | null = null;

  /** Reads a quoted cell from an offset on; the answer is the offset behind its closing quote, or -1 if it goes on. */
  const quotedFrom = (line: Passage, from: number, lines: Stretch[]): number => {
    let at = line.text.indexOf('"', from);
    while (at >= 0 && line.text[at + 1] === '"') at = line.text.indexOf('"', at + 2);
    lines.push({ line, start: from, end: at < 0 ? line.text.length : at, quoted: true });
    open = at < 0 ? lines : null;
    if (at >= 0) cells.push(lines);
    return at < 0 ? -1 : at + 1;
  };

  return {
    cells,
    push: (line) => {
      const { text } = line;
      let at = 0;
      if (open !== null) {
        at = quotedFrom(line, 0, open);
        if (at < 0) return "open";
        if (at === text.length) return "whole";
        if (text[at] !== separator) return "broken";
        at += 1;
      }
      for (;;) {
        if (cells.length >= MAX_CELLS) return "broken";
        if (quoted && text[at] === '"') {
          at = quotedFrom(line, at + 1, []);
          if (at < 0) return "open";
        } else {
          const next = text.indexOf(separator, at);
          const end = next < 0 ? text.length : next;
          cells.push([{ line, start: at, end, quoted: false }]);
          at = end;
        }
        if (at === text.length) return "whole";
        if (text[at] !== separator) return "broken";
        at += 1;
      }
    },
  };
};

/** A column's name without case, blanks and signs: `Event Type`, `event_type` and `EventType` are one. */
export const foldedName = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** The cells of a row under their names. */
export const rowOf = (names: readonly string[], cells: readonly Cell[]): Row => {
  const find = (any: readonly string[]): Cell | null => {
    for (const name of any) {
      const at = names.indexOf(name);
      const found = at < 0 ? undefined : cells[at];
      if (found !== undefined) return found;
    }
    return null;
  };
  return {
    names,
    cell: (...any) => find(any)?.map(passageOf) ?? null,
    text: (...any) => textOfCell(find(any) ?? []) || null,
  };
};
