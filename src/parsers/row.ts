/** What one row of a dump says, in every way in which it can be read. Apart from the forms in `dumps/` that read rows, and from `dump.ts`, which puts them together. */
import type { Bytes } from "../model/bytes.ts";
import type { Span } from "./grammar/nodes.ts";

/** Number systems of offsets. */
export type Base = 8 | 10 | 16;

/** The offset of a row, and the number systems that its form leaves open. */
export interface Offset {
  readonly digits: string;
  readonly bases: readonly Base[];
}

/** One way in which the cells of a row can be read. */
export interface Reading {
  /** The same in all rows of a dump: which numbers the cells are and in which order their bytes lie. */
  readonly spelling: string;
  readonly bytes: Bytes;
  /** What the printable column says: it shows these bytes, shows others, or is not there. */
  readonly gutter: "shows" | "differs" | "none";
  /** How many cells were read. */
  readonly cells: number;
  /** Most bytes that a tool adds to fill up the last cell or row. */
  readonly fills: number;
  /** True if the last cell has fewer digits than the others. */
  readonly short: boolean;
}

/** One row as written. */
export interface Row {
  /**
   * `squeezed` is a `*`: rows equal to the one above are left out. `end` is the offset behind the last byte, `origin` what the
   * offsets below count from, and `frame` what belongs to the dump and says nothing of its bytes.
   */
  readonly kind: "bytes" | "squeezed" | "end" | "origin" | "frame";
  /** The form that reads it: rows of one dump are of one form. */
  readonly form: string;
  readonly offset: Offset | null;
  readonly readings: readonly Reading[];
  /** True if the tool fills up the last word of a dump with zeros. */
  readonly padded: boolean;
  /** True if the logger hides the bytes. */
  readonly redacted: boolean;
  /** How much of a dump it is without other lines: beyond doubt, only with a second row, or only below a line that announces it. */
  readonly alone: "certain" | "likely" | "never";
  /** Why the row cannot be believed, as a checksum that is wrong; else `null`. */
  readonly refused: string | null;
  /** Place of the bytes in the body, or of what stands for them. */
  readonly span: Span;
}

/** A body that may be a row: everything before `at` is decoration. */
export interface RowPlace {
  readonly at: number;
  readonly row: Row;
}

/** A row with what most rows have. */
export const rowOf = (form: string, span: Span, more: Partial<Row>): Row => ({
  kind: "bytes",
  form,
  offset: null,
  readings: [],
  padded: false,
  redacted: false,
  alone: "never",
  refused: null,
  span,
  ...more,
});

/** The spelling of bytes that a language prints as such. */
export const VALUE = "bytes";

/** A row whose bytes can be read in one way only. */
export const plainReading = (bytes: Bytes): readonly Reading[] => [
  { spelling: VALUE, bytes, gutter: "none", cells: 1, fills: 0, short: false },
];
