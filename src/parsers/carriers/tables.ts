/**
 * Records that are rows of a table. A header fixes the order of the columns; without one the writer's own order is tried, and
 * in either case each row has to look like a record by itself.
 */
import { NO_ENVELOPE } from "../framing.ts";
import { type Carrier, type Entry, type Noted, notedOf, SILENT, type Step, type TableNotation } from "../notation.ts";
import type { Passage } from "../passage.ts";
import { type Column, cellsUnder, columnsOf } from "../scan/blank-columns.ts";
import { type Cell, foldedName, openRow, type RowScanner, rowOf, textOfCell } from "../scan/csv.ts";

interface Table {
  readonly notation: TableNotation;
  /** `null` for columns that are laid out with blanks. */
  readonly separator: string | null;
  /** Where the names of columns stand that are laid out with blanks. */
  readonly columns: readonly Column[];
  /** Orders that a row may have, by the number of its cells. */
  readonly orders: readonly (readonly string[])[];
}

const SEPARATORS = [",", "\t", ";"];

/** A header has this many columns at least; fewer are a line of text. */
const LEAST_COLUMNS = 3;

/** Longer than the names of any table's columns. UTF-16 units. */
const HEADER_UNITS = 2000;

// fBufferIOVMAddr = 0x1000     2026-03-14     09:26     {"a":     but not Address (hex)
const NO_HEADER = /[={}[\]<>]|0x|\d\d[-:]\d\d/;

const CUT = "the row is cut off before its end";
const UNEVEN = "the row has other columns than its table";

const headerOf = (notations: readonly TableNotation[], line: Passage): Table | null => {
  if (line.text.length > HEADER_UNITS || NO_HEADER.test(line.text)) return null;
  for (const separator of SEPARATORS) {
    if (!line.text.includes(separator)) continue;
    const row = openRow(separator, true);
    if (row.push(line) !== "whole" || row.cells.length < LEAST_COLUMNS) continue;
    const names = row.cells.map((cell) => foldedName(textOfCell(cell)));
    const notation = notations.find((candidate) => candidate.header(names));
    if (notation !== undefined) {
      const orders = notation.spare === true ? [names, names.slice(0, -1)] : [names];
      return { notation, separator, columns: [], orders };
    }
  }
  return laidOut(notations, line);
};

/** The table under a heading whose names are parted by two blanks and more. */
const laidOut = (notations: readonly TableNotation[], line: Passage): Table | null => {
  if (!/\S {2,}\S/.test(line.text)) return null;
  const columns = columnsOf(line);
  const names = columns.map(({ name }) => foldedName(name));
  const notation = names.length < LEAST_COLUMNS ? undefined : notations.find((candidate) => candidate.header(names));
  return notation === undefined ? null : { notation, separator: null, columns, orders: [names] };
};

/** A line of nothing but dashes between a heading and its rows. */
const RULE = /^[\s|+:=-]{8,}$/;

/** Reads rows for all notations that have them. */
export const openTables = (notations: readonly TableNotation[], emit: (noted: Noted) => void): Carrier => {
  /** The table under the last header. */
  let headed: Table | null = null;
  let open: { readonly table: Table; readonly row: RowScanner; line: Passage } | null = null;

  const give = (notation: TableNotation, entry: Entry): void => {
    for (const noted of notedOf(notation, entry)) emit(noted);
  };

  const tableOf = (line: Passage): Table | null => {
    if (headed?.notation.begins(line.text) != null) return headed;
    for (const notation of notations) {
      const separator = notation.begins(line.text);
      if (separator !== null) return { notation, separator, columns: [], orders: notation.orders };
    }
    return headed !== null && line.text.includes(headed.separator ?? "  ") ? headed : null;
  };

  const read = ({ notation, orders }: Table, cells: readonly Cell[], line: Passage): boolean => {
    const fitting = orders.filter(({ length }) => length === cells.length);
    for (const names of fitting) {
      const entry = notation.read(rowOf(names, cells));
      if (entry === null) continue;
      give(notation, entry);
      return true;
    }
    // A record all the same: where its message ends is not known, so that it may not be read as text either.
    const uneven = fitting.length === 0 && orders.some((names) => notation.read(rowOf(names, cells)) !== null);
    if (uneven) give(notation, { ...SILENT, bodies: [line], because: UNEVEN });
    return uneven;
  };

  const step = (line: Passage): Step => {
    if (open === null) return "idle";
    open.line = line;
    const { table, row } = open;
    const state = row.push(line);
    if (state === "open" && !line.pieces.some((piece) => piece.line.cut)) return "held";
    open = null;
    return state === "whole" && read(table, row.cells, line) ? "taken" : "refused";
  };

  return {
    push: (line) => {
      if (open !== null) return step(line);
      const header = headerOf(notations, line);
      if (header !== null) {
        headed = header;
        return "taken";
      }
      if (headed?.separator === null && RULE.test(line.text)) return "taken";
      const table = tableOf(line);
      if (table === null) return "idle";
      if (table.separator === null) {
        const cells = cellsUnder(table.columns, line);
        return cells !== null && read(table, cells, line) ? "taken" : "idle";
      }
      open = { table, row: openRow(table.separator, table.notation.quoted), line };
      return step(line);
    },
    isOpen: () => open !== null,
    overflow: () => {
      open = null;
      return "refused";
    },
    end: () => {
      if (open === null) return "taken";
      const { table, line } = open;
      open = null;
      // What stands in the quotes so far may be half a number.
      const lost = { kind: "cut", count: 1 } as const;
      give(table.notation, { ...SILENT, envelope: NO_ENVELOPE, bodies: [line], because: CUT, lost });
      return "taken";
    },
  };
};
