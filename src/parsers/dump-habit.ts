/**
 * Whether the dumps of a capture end where the line above them says. Where they do, a row that goes on behind that end belongs to a dump whose own
 * heading is lost; where a writer prints rows of one size whatever is asked for, it does not.
 */
import { lengthOf } from "./build/fields.ts";
import { offsetIn } from "./offsets.ts";
import type { Row } from "./row.ts";
import type { Section } from "./section.ts";

/** Sees rows in the order of a capture. */
export interface DumpHabit {
  /** True for a row that no dump of this capture under such a heading has. */
  refuses(section: Section, row: Row): boolean;
  /** Learns from a row that was laid. */
  see(section: Section, row: Row): void;
}

const PAIRS = "hex-1";

/** Bytes of a row in pairs, `null` where it has no such reading. */
const sizeOf = ({ readings }: Row): number | null =>
  readings.find(({ spelling }) => spelling === PAIRS)?.bytes.length ?? null;

/** Offsets beyond are addresses. */
const GREATEST_OFFSET = 0xfffn;

/** Where a dump ends with one more row, `null` if nobody can tell: behind its offset, or behind all rows. */
const endWith = ({ rows }: Section, row: Row): number | null => {
  const own = sizeOf(row);
  const offset = row.offset === null ? null : offsetIn(row.offset, 16);
  if (own === null || (offset !== null && offset > GREATEST_OFFSET)) return null;
  if (offset !== null) return Number(offset) + own;
  return rows.reduce<number | null>((sum, { row: above }) => {
    const size = sizeOf(above);
    return sum === null || size === null ? null : sum + size;
  }, own);
};

/** A row has sixteen bytes, or eight, or thirty-two: dumps of as many end there in any case. */
const ENDS_ANYWHERE = 8;

/** Dumps that have to end at their length before a row is refused: six bytes are no accident. */
const LEAST = 1;

/** No dump was seen. */
export const openDumpHabit = (): DumpHabit => {
  let ended = 0;
  let wentOn = 0;
  return {
    refuses: (section, row) => {
      if (ended < LEAST || wentOn > 0) return false;
      const stated = lengthOf(section, "length")?.value ?? null;
      const end = endWith(section, row);
      return stated !== null && stated > 0 && end !== null && end > stated;
    },
    see: (section, row) => {
      const stated = lengthOf(section, "length")?.value ?? null;
      const end = endWith(section, row);
      if (stated === null || end === null) return;
      if (end === stated && stated % ENDS_ANYWHERE !== 0) ended += 1;
      if (end > stated) wentOn += 1;
    },
  };
};
