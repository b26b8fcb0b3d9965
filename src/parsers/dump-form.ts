/** What a form of dumps is: one way in which tools lay out the rows of a dump. A new one is one file in `dumps/`. */
import type { RowPlace } from "./row.ts";

/** One family of rows. */
export interface DumpForm {
  readonly id: string;
  /** One sentence: what writes it. */
  readonly about: string;
  /** Rows that it must read. */
  readonly examples: readonly string[];
  /** True if its rows have an offset, so that they can be found behind any words; others stand at the beginning of a line. */
  readonly offsets: boolean;
  /** The row in a body, or `null`. Control characters of the body have become blanks. */
  readonly read: (body: string) => RowPlace | null;
}
