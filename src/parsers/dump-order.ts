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

const MEMORY = /^(hex-[248])-memory$/;

const groupsOf = (row: Row, { spelling }: Reading): string | null => {
  const group = MEMORY.exec(spelling)?.[1];
  return group === undefined ? null : `${row.form} ${group}`;
};

const asMemory = (row: Row, group: string): Row => {
  const readings = row.readings.filter(({ spelling }) => spelling !== `${group.split(" ")[1]}-little`);
  return readings.length === row.readings.length ? row : { ...row, readings };
};

/** Bytes of the rows so far in one spelling. */
const shownBefore = ({ rows }: Section, spelling: string): number =>
  rows.reduce(
    (sum, { row }) => sum + (row.readings.find((reading) => reading.spelling === spelling)?.bytes.length ?? 0),
    0,
  );

/** No dump was seen. */
export const openDumpOrder = (): DumpOrder => {
  const proven = new Set<string>();
  return {
    settled: (section, row) => {
      for (const reading of row.readings) {
        const group = groupsOf(row, reading);
        if (group === null) continue;
        const stated = lengthOf(section, "length")?.value ?? null;
        const whole = stated !== null && shownBefore(section, reading.spelling) + reading.bytes.length === stated;
        if (reading.short && whole && reading.cells > 1) proven.add(group);
        if (proven.has(group)) return asMemory(row, group);
      }
      return row;
    },
  };
};
