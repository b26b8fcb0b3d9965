/** What a surface made of lines brings along: its signs, its colours and the way it draws a table. All else is the same layout. */
import { type Line, merged, type Run } from "./line.ts";

/** Signs that frame and point; the plain ones are ASCII. */
export interface Glyphs {
  /** Before the name of a capture. */
  readonly open: string;
  /** Between line number and line. */
  readonly bar: string;
  /** Where a line is cut. */
  readonly clip: string;
  readonly bullet: string;
  readonly rule: string;
}

/** A table whose cells are wrapped and padded to widths that fit. Widths in cells, without gaps. */
export interface FittedTable {
  readonly widths: readonly number[];
  readonly head: readonly Line[];
  /** Row, column, line. */
  readonly rows: readonly (readonly (readonly Line[])[])[];
}

/** A line as its surface shows it. */
export const painted = (line: Line, paint: (run: Run) => string): string => merged(line).map(paint).join("");

/** Cells between two columns. */
export const COLUMN_GAP = 2;

export interface Painter {
  readonly glyphs: Glyphs;
  readonly paint: (run: Run) => string;
  /** The table as painted lines, head first. */
  readonly table: (table: FittedTable) => readonly string[];
}
