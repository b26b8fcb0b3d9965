/**
 * Splits rows of a table into cells, with their places: quotes, doubled quotes, and line ends inside quotes. Strict, so that a
 * line that only looks like a row is given back instead of swallowing those below it.
 */
import { type Passage, replaced, sliced } from "../passage.ts";

/** A cell as its lines, quotes taken off. */
export type Cell = readonly Passage[];

/** A row whose columns have names. */
export interface Row {
  /** The cell of the first of the columns that the row has; `null` without one. */
  cell(...names: readonly string[]): Cell | null;
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

/** A scanner at the start of a row. */
export const openRow = (separator: string, quoted: boolean): RowScanner => {
  const cells: Passage[][] = [];
  /** The lines so far of a quoted cell that is open. */
  let open: Passage[] | null = null;

  const inner = (line: Passage, start: number, end: number): Passage => {
    const text = sliced(line, start, end);
    return text.text.includes('""') ? replaced(text, DOUBLED, () => '"') : text;
  };

  /** Reads a quoted cell from an offset on; the answer is the offset behind its closing quote, or -1 if it goes on. */
  const quotedFrom = (line: Passage, from: number, lines: Passage[]): number => {
    let at = line.text.indexOf('"', from);
    while (at >= 0 && line.text[at + 1] === '"') at = line.text.indexOf('"', at + 2);
    lines.push(inner(line, from, at < 0 ? line.text.length : at));
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
          cells.push([sliced(line, at, end)]);
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
  const cell = (...any: readonly string[]): Cell | null => {
    for (const name of any) {
      const at = names.indexOf(name);
      const found = at < 0 ? undefined : cells[at];
      if (found !== undefined) return found;
    }
    return null;
  };
  return {
    cell,
    text: (...any) => {
      const text = (cell(...any) ?? []).map((line) => line.text).join("\n");
      return text === "" ? null : text;
    },
  };
};
