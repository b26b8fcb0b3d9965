/**
 * In which order the bytes of groups lie: `00000512 1f00` below a line that says six bytes. A group that is shorter than the others and stands where
 * they begin is a piece of a list of bytes, as no word of a machine is. What one dump of a capture shows holds for those below it.
 */
import { lengthOf } from "./build/fields.ts";
import type { Reading, Row } from "./row.ts";
import type { Section } from "./section.ts";

/** Sees rows in the order of a capture. */
export interface DumpOrder {
  /** The row, with the order that groups of its form were shown to have. */
  settled(section: Section, row: Row): Row;
}

// hex-4-memory
const MEMORY = /^hex-[248]-memory$/;

/** The row without the other order of its groups. */
const asMemory = (row: Row, spelling: string): Row => {
  const other = spelling.replace("memory", "little");
  return { ...row, readings: row.readings.filter((reading) => reading.spelling !== other) };
};

/** Rows above that are counted; the short group of a longer dump proves nothing. */
const MOST_ROWS = 64;

/** True if the row ends a dump with a short group, and no byte is missing of those that the line above states. */
const proves = (section: Section, { spelling, short, cells, bytes }: Reading): boolean => {
  if (!short || cells < 2 || section.rows.length > MOST_ROWS) return false;
  const above = section.rows.map(({ row }) => row.readings.find((reading) => reading.spelling === spelling));
  const shown = above.reduce((sum, reading) => sum + (reading?.bytes.length ?? 0), bytes.length);
  return lengthOf(section, "length")?.value === shown;
};

/** No dump was seen. */
export const openDumpOrder = (): DumpOrder => {
  const proven = new Set<string>();
  return {
    settled: (section, row) => {
      const groups = row.readings.find(({ spelling }) => MEMORY.test(spelling));
      if (groups === undefined) return row;
      const form = `${row.form} ${groups.spelling}`;
      if (proves(section, groups)) proven.add(form);
      return proven.has(form) ? asMemory(row, groups.spelling) : row;
    },
  };
};
