/**
 * Rows of one dump become bytes. The rows are read in every way that their forms leave open; ways that contradict the offsets
 * or the printable column fall away, and a byte is known where all that are left agree. A wrong byte is worse than an unknown one.
 */
import type { Bytes } from "../model/bytes.ts";
import { CHARACTERS } from "./characters.ts";
import { basesOf, isPointer, isSame, offsetIn } from "./offsets.ts";
import { DUMP_BYTES, type Page, pageOf, type Read } from "./page.ts";
import type { Base, Reading, Row } from "./row.ts";

/** One way to read all rows, and what speaks against it, the heaviest first. */
interface Way {
  readonly bytes: Bytes;
  readonly against: readonly number[];
  readonly laid: Page["laid"];
}

const BYTES_SPELLING = "hex-1";

/**
 * The reading of a row in a spelling. Authority for the second case: Linux hex_dump_to_buffer prints a row in single bytes if
 * its length is no multiple of the group.
 */
const readIn = (row: Row, spelling: string, fills: number): Reading | null => {
  const own = row.readings.find((reading) => reading.spelling === spelling);
  if (own !== undefined) return own;
  const bytes = row.readings.find((reading) => reading.spelling === BYTES_SPELLING);
  const switched = bytes !== undefined && spelling.endsWith("-little") && bytes.bytes.length % (fills + 1) !== 0;
  return switched ? bytes : null;
};

/** The spellings that most rows can be read in, with the bytes that fill up their cells. */
const spellingsOf = (rows: readonly Row[]): ReadonlyMap<string, number> => {
  const shown = rows.filter(({ readings }) => readings.length > 0);
  const found = new Map(
    shown.flatMap(({ readings }) => readings.map(({ spelling, fills }) => [spelling, fills] as const)),
  );
  const counts = [...found].map(
    ([spelling, fills]) => [spelling, shown.filter((row) => readIn(row, spelling, fills) !== null).length] as const,
  );
  const most = Math.max(0, ...counts.map(([, count]) => count));
  const kept = new Set(counts.filter(([, count]) => count === most).map(([spelling]) => spelling));
  return new Map([...found].filter(([spelling]) => kept.has(spelling)));
};

/** Offsets up to here can be offsets into a buffer of unknown length; greater first ones are addresses. */
const GREATEST_FIRST_OFFSET = 0xfffn;

/** Where the buffer begins, as offsets count: they may be addresses, and the first rows may be missing. */
const originOf = (first: bigint, address: bigint | null, length: number | null): bigint => {
  if (address !== null && first === address) return first;
  if (length !== null) return first < BigInt(length) ? 0n : first;
  return first <= GREATEST_FIRST_OFFSET ? 0n : first;
};

/** What the lines around the rows say of the buffer. */
interface Stated {
  readonly address: bigint | null;
  readonly length: number | null;
}

/** Bytes at the end that may be the filling of a last word or row are unknown. */
const unfilled = (bytes: Bytes, filling: number, filler: number): Bytes => {
  const last = bytes.findLastIndex((byte) => byte !== filler);
  return bytes.map((byte, at) => (at > last && at >= bytes.length - filling ? null : byte));
};

/** The offset of the first row, with what a record above it says that offsets count from. */
const firstOffset = (reads: readonly Read[], base: Base): bigint => {
  const at = reads.findIndex(({ row, reading }) => row.offset !== null && (reading !== null || row.redacted));
  const counted = reads.slice(0, Math.max(0, at)).findLast(({ row }) => row.kind === "origin")?.row.offset;
  const [own, from] = [reads[at]?.row.offset, counted].map((offset) =>
    offset == null ? null : offsetIn(offset, base),
  );
  return (own ?? 0n) + (from ?? 0n);
};

const wayOf = (reads: readonly Read[], base: Base, { address, length }: Stated): Way => {
  const first = firstOffset(reads, base);
  const padded = reads.some(({ row }) => row.padded);
  const origin = originOf(first, address, length);
  const readings = reads.flatMap(({ reading }) => reading ?? []);
  const fills = padded ? (readings.at(-1)?.fills ?? 0) : 0;
  const page = pageOf(reads, { base, origin, fills, length });
  const { buffer, closed } = page;
  const shown = Array.from(closed === null ? buffer : buffer.slice(0, closed), (byte) => byte ?? null);
  const filler = readings[0]?.spelling === CHARACTERS ? 0x20 : 0;
  const known = closed === null && length === null ? unfilled(shown, fills, filler) : shown;
  const count = (gutter: Reading["gutter"]): number => readings.filter((reading) => reading.gutter === gutter).length;
  return {
    bytes: known,
    against: [
      count("differs"),
      -count("shows"),
      page.clashes,
      page.jumps,
      readings.every(({ short }) => short) ? 1 : 0,
      length === null || known.length === length || (closed === null && known.length > length) ? 0 : 1,
    ],
    laid: page.laid,
  };
};

const compare = (a: Way, b: Way): number => {
  const at = a.against.findIndex((weight, index) => weight !== b.against[index]);
  return at < 0 ? 0 : (a.against[at] ?? 0) - (b.against[at] ?? 0);
};

/** The bytes on which all ways agree. */
const agreed = (ways: readonly Way[]): Bytes => {
  const [first = [], ...others] = ways.map(({ bytes }) => bytes);
  const length = Math.min(first.length, ...others.map((bytes) => bytes.length));
  return first.slice(0, length).map((byte, at) => (others.every((bytes) => bytes[at] === byte) ? byte : null));
};

/** Hashes for offsets: the rows lie as they were printed, if that fills the buffer exactly. */
const withoutHashes = (rows: readonly Row[], length: number | null): readonly Row[] => {
  const shown = rows.filter(({ kind }) => kind === "bytes");
  if (shown.length < 2 || !shown.every(isPointer)) return rows;
  const values = shown.map(({ offset }) => (offset === null ? null : offsetIn(offset, 16)));
  const falls = values.some((value, at) => at > 0 && (value ?? 0n) <= (values[at - 1] ?? 0n));
  const total = shown.reduce((sum, { readings }) => sum + (readings[0]?.bytes.length ?? 0), 0);
  const far = (values.at(-1) ?? 0n) - (values[0] ?? 0n) > BigInt(DUMP_BYTES);
  if (!falls && !far) return rows;
  return total === length ? shown.map((row) => ({ ...row, offset: null })) : shown.slice(0, 1);
};

/** Lengths of UUIDs and digests: one run of so many digits may be one of these. */
const LENGTHS_OF_DIGESTS = [16, 20, 32, 48, 64];

/** Lengths of MAC addresses and names of ports, which are written with colons too. */
const LENGTHS_OF_PORTS = [6, 8];

/** Whether all there is may be names rather than memory, if no line states how many bytes there are. */
const mayBeNames = (rows: readonly Row[]): boolean => {
  const shown = rows.filter(({ kind }) => kind === "bytes");
  const lengthIn = ({ readings }: Row, spelling: string): number =>
    readings.find((reading) => reading.spelling === spelling)?.bytes.length ?? 0;
  const [only, ...others] = shown;
  if (only !== undefined && others.length === 0 && LENGTHS_OF_DIGESTS.includes(lengthIn(only, "solid"))) return true;
  return shown.length > 0 && shown.every((row) => LENGTHS_OF_PORTS.includes(lengthIn(row, "joined")));
};

/** One of the ways to read a dump that nothing speaks against. */
export interface DumpReading {
  readonly bytes: Bytes;
  /** The row that shows the byte at an offset, `undefined` where none does. */
  readonly rowAt: (offset: number) => Row | undefined;
}

/** The ways that are left: each contradicts offsets, column and length as little as any other. */
const bestOf = (rows: readonly Row[], stated: Stated): readonly Way[] => {
  const bases = basesOf(rows);
  const ways = [...spellingsOf(rows)].flatMap(([spelling, fills]) => {
    const reads = rows.map((row) => ({ row, reading: readIn(row, spelling, fills) }));
    return (bases.length === 0 ? ([16] as const) : bases).map((base) => wayOf(reads, base, stated));
  });
  const [best] = ways.toSorted(compare);
  return best === undefined ? [] : ways.filter((way) => compare(way, best) === 0);
};

/** The rows that count, in order: each once, and none that its form does not believe. */
const countedOf = (rows: readonly Row[], length: number | null): readonly Row[] =>
  withoutHashes(
    rows.filter((row, at) => row.refused === null && !(at > 0 && isSame(rows[at - 1] ?? row, row))),
    length,
  );

const cut = (bytes: Bytes, length: number | null): Bytes => (length === null ? bytes : bytes.slice(0, length));

/**
 * Every way that is left to read the rows, from the first byte of the buffer on, for who knows the content and can choose.
 * `length` (bytes) is what the line above the rows says.
 */
export const readingsOfRows = (rows: readonly Row[], length: number | null): readonly DumpReading[] =>
  bestOf(countedOf(rows, length), { address: null, length }).map(({ bytes, laid }) => ({
    bytes: cut(bytes, length),
    rowAt: (offset) => laid.find(({ at, end }) => at <= offset && offset < end)?.row,
  }));

/**
 * The bytes that rows show, from the first byte of the buffer on. `address` and `length` (bytes) are what the line above the
 * rows says; bytes behind the last row are not in the result, those between rows are `null`.
 */
export const bytesOfRows = (rows: readonly Row[], address: bigint | null, length: number | null): Bytes => {
  const counted = countedOf(rows, length);
  const known = agreed(bestOf(counted, { address, length }));
  if (length === null && mayBeNames(counted)) return known.map(() => null);
  return cut(known, length);
};
