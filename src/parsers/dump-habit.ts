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

/** Rows without offsets that are counted with each further one; a longer dump tells no habit. */
const MOST_ROWS = 64;

/** Offsets beyond are addresses. */
const GREATEST_OFFSET = 0xfffn;

/** Where a dump may end with one more row: behind its offset in each base, or behind all rows; nowhere if nobody can tell. */
const endsWith = ({ rows }: Section, row: Row): readonly number[] => {
  const own = sizeOf(row);
  if (own === null) return [];
  const { offset } = row;
  if (offset !== null) {
    const offsets = offset.bases.flatMap((base) => offsetIn(offset, base) ?? []);
    return offsets.some((value) => value > GREATEST_OFFSET) ? [] : offsets.map((value) => Number(value) + own);
  }
  if (rows.length > MOST_ROWS) return [];
  const sizes = rows.map(({ row: above }) => sizeOf(above));
  return sizes.includes(null) ? [] : [sizes.reduce<number>((sum, size) => sum + (size ?? 0), own)];
};

/** True if each of the ends lies behind a length. */
const goesBeyond = (ends: readonly number[], length: number): boolean =>
  ends.length > 0 && ends.every((end) => end > length);

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
      return stated !== null && stated > 0 && goesBeyond(endsWith(section, row), stated);
    },
    see: (section, row) => {
      const stated = lengthOf(section, "length")?.value ?? null;
      if (stated === null) return;
      const ends = endsWith(section, row);
      if (ends.includes(stated) && stated % ENDS_ANYWHERE !== 0) ended += 1;
      if (goesBeyond(ends, stated)) wentOn += 1;
    },
  };
};
