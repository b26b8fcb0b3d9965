/**
 * Fits a table to a width: columns of names keep their widest word, the column of sentences wraps, and where even that is too wide
 * each row is told as a short list instead. Drawing the fitted table is the painter's part.
 */
import type { Column, Content } from "../document.ts";
import { blanks, type Line, lineCells, padded, prefixed, runsOf } from "./line.ts";
import { COLUMN_GAP, type FittedTable } from "./painter.ts";
import { widestWord, wrap } from "./wrap.ts";

/** Rows that any surface of lines draws; drawing more is slow and nobody reads them. */
export const TABLE_ROWS = 200;

/** How deep the cells of a stacked row stand under its first. */
const INDENT = 2;

/** Below this width a column of sentences is a ladder of single words. */
const PROSE_ROOM = 26;

interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Content[])[];
}

const cellOf = (row: readonly Content[], index: number): Line => runsOf(row[index] ?? []);

/** Natural width of each column if they fit, else with the column of sentences cut down, else `null`. */
const widthsOf = (
  head: readonly Line[],
  rows: readonly (readonly Line[])[],
  columns: readonly Column[],
  room: number,
): readonly number[] | null => {
  const natural = head.map((title, index) =>
    Math.max(lineCells(title), ...rows.map((row) => lineCells(row[index] ?? []))),
  );
  const gaps = COLUMN_GAP * (columns.length - 1);
  const over = natural.reduce((sum, width) => sum + width, gaps) - room;
  if (over <= 0) return natural;
  const prose = columns.findIndex((column) => column.holds === "prose");
  const least = Math.max(PROSE_ROOM, ...rows.map((row) => widestWord(row[prose] ?? [])));
  const left = (natural[prose] ?? 0) - over;
  return prose < 0 || left < least ? null : natural.map((width, index) => (index === prose ? left : width));
};

/** The table with every cell wrapped, or `null` if it does not fit into `room` cells. */
export const fitTable = ({ columns, rows }: Table, room: number): FittedTable | null => {
  const head = columns.map(({ title }) => runsOf([{ role: "muted", text: title }]));
  const shown = rows.slice(0, TABLE_ROWS).map((row) => columns.map((_, index) => cellOf(row, index)));
  const widths = widthsOf(head, shown, columns, room);
  if (widths === null) return null;
  const fitted = (cell: Line, index: number): readonly Line[] => {
    const side = columns[index]?.holds === "number" ? "right" : "left";
    return wrap(cell, widths[index] ?? 1).map((line) => padded(line, widths[index] ?? 0, side));
  };
  const titles = head.map((title, index) => fitted(title, index)[0] ?? title);
  return { widths, head: titles, rows: shown.map((row) => row.map(fitted)) };
};

/** Each row as a short list: its first cell, under it the other short cells with their titles, and the sentences last. */
export const stackTable = ({ columns, rows }: Table, room: number): readonly Line[] => {
  const titled = (row: readonly Content[], holdsProse: boolean): readonly Line[] =>
    columns.flatMap(({ title, holds }, index): Line[] => {
      const cell = cellOf(row, index);
      if (index === 0 || (holds === "prose") !== holdsProse || lineCells(cell) === 0) return [];
      return [[{ role: "muted", text: `${title} ` }, ...cell]];
    });
  return rows.slice(0, TABLE_ROWS).flatMap((row): Line[] => {
    const short = titled(row, false).flatMap(
      (line, index): Line => (index === 0 ? line : [{ role: "text", text: ", " }, ...line]),
    );
    const under = [...(short.length === 0 ? [] : [short]), ...titled(row, true)];
    return [
      ...wrap(cellOf(row, 0), room),
      ...under.flatMap((line) => prefixed(wrap(line, room - INDENT), [blanks(INDENT)])),
    ];
  });
};
