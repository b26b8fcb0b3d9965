/**
 * The page on which the rows of one dump are laid, read in one way: where each lies, what is left out between them, and what
 * does not fit. Apart from `dump.ts`, which tries the ways.
 */
import type { Byte, Bytes } from "../model/bytes.ts";
import { offsetIn } from "./offsets.ts";
import type { Base, Reading, Row } from "./row.ts";

/** Most bytes of one dump that are kept. */
export const DUMP_BYTES = 64 * 1024;

/** A row read in the spelling of the dump; no reading where it fits none or hides its bytes. */
export interface Read {
  readonly row: Row;
  readonly reading: Reading | null;
}

/** Puts bytes at a place; where two rows claim it with different bytes, neither is believed. */
const put = (buffer: Byte[], at: number, bytes: Bytes): boolean => {
  let clean = true;
  bytes.forEach((byte, index) => {
    const place = at + index;
    if (place >= DUMP_BYTES) return;
    const before = buffer[place];
    const agrees = before === undefined || before === byte;
    clean &&= agrees;
    buffer[place] = agrees ? byte : null;
  });
  return clean;
};

/** What is on the page while rows of one way are laid down. */
export interface Page {
  readonly buffer: Byte[];
  /** Where the row above begins and what it shows. */
  above: { readonly at: number; readonly bytes: Bytes } | null;
  /** Behind the last byte; `null` once it is not known where rows without offsets lie. */
  end: number | null;
  /** True if a `*` stands between the row above and the next one. */
  run: boolean;
  /** Rows that do not begin where the one above ends: by whole rows, and by less. */
  jumps: number;
  clashes: number;
  /** The end that the last line gives. */
  closed: number | null;
  /** Where each row with bytes lies; `end` is exclusive. */
  readonly laid: { readonly row: Row; readonly at: number; readonly end: number }[];
}

/** Repeats the row above up to a place; only whole rows are left out, but the last one may be a part at the end. */
const repeat = (page: Page, until: number, partly: boolean): void => {
  const { above, buffer } = page;
  const step = above?.bytes.length ?? 0;
  if (above === null || step === 0 || until > DUMP_BYTES || (!partly && (until - above.at) % step !== 0)) {
    page.clashes += 1;
    return;
  }
  for (let at = above.at + step; at < until; at += step) put(buffer, at, above.bytes.slice(0, until - at));
};

/** Lays a row with bytes down at a place. */
const lay = (page: Page, at: number, bytes: Bytes): void => {
  const step = page.above?.bytes.length ?? 0;
  if (page.run) repeat(page, at, false);
  else if (page.end !== null && page.above !== null && at !== page.end) {
    if (at > page.end && step > 0 && (at - page.above.at) % step === 0) page.jumps += 1;
    else page.clashes += 1;
  }
  if (!put(page.buffer, at, bytes)) page.clashes += 1;
  page.above = { at, bytes };
  page.end = at + bytes.length;
  page.run = false;
};

const close = (page: Page, at: number, fills: number): void => {
  const { end } = page;
  if (page.run) repeat(page, at, true);
  else if (end !== null && (at > end || at < end - fills)) page.clashes += 1;
  page.closed = at;
};

/** Where a row lies: by its offset, or behind the row above if it has none. */
const placeOf = (page: Page, row: Row, base: Base, origin: bigint, shift: bigint): number | null => {
  if (row.offset === null) return page.above === null ? 0 : page.end;
  const offset = offsetIn(row.offset, base);
  const at = offset === null ? -1n : offset + shift - origin;
  return at < 0n || at > BigInt(DUMP_BYTES) ? null : Number(at);
};

/** Rows without offsets are all of one length but the last: behind a shorter one nobody knows where the next lies. */
const isLastOfKind = (reads: readonly Read[], at: number, bytes: Bytes): boolean => {
  // Most rows have one: looking for the first without would cost a walk over all rows for each.
  if (reads[at]?.row.offset !== null) return false;
  const first = reads.find(({ reading, row }) => reading !== null && row.offset === null)?.reading?.bytes.length ?? 0;
  return bytes.length < first;
};

/** Where a row without offset lies behind rows that are left out: so that it and those below end where the buffer does. */
const fromEnd = (reads: readonly Read[], at: number, length: number | null): number | null => {
  const rest = reads.slice(at);
  if (length === null || rest.some(({ row, reading }) => row.kind !== "bytes" || reading === null)) return null;
  return length - rest.reduce((sum, { reading }) => sum + (reading?.bytes.length ?? 0), 0);
};

/** What is taken for granted of the buffer while rows are laid. */
interface Frame {
  readonly base: Base;
  readonly origin: bigint;
  /** Bytes at the end that may be filling. */
  readonly fills: number;
  readonly length: number | null;
}

/** Lays all rows of a dump. */
export const pageOf = (reads: readonly Read[], { base, origin, fills, length }: Frame): Page => {
  const page: Page = { buffer: [], above: null, end: null, run: false, jumps: 0, clashes: 0, closed: null, laid: [] };
  let shift = 0n;
  for (const [index, { row, reading }] of reads.entries()) {
    if (row.kind === "origin" && row.offset !== null) shift = offsetIn(row.offset, 16) ?? 0n;
    if (row.kind === "squeezed") page.run = true;
    const squeezed = page.run && row.kind === "bytes" && row.offset === null;
    const at = squeezed ? fromEnd(reads, index, length) : placeOf(page, row, base, origin, shift);
    if (row.kind === "end") {
      if (at !== null && row.offset !== null) close(page, at, fills);
    } else if (reading !== null) {
      if (at === null || (squeezed && at < (page.end ?? 0))) break;
      lay(page, at, reading.bytes);
      page.laid.push({ row, at, end: at + reading.bytes.length });
      if (isLastOfKind(reads, index, reading.bytes)) page.end = null;
    } else if (row.kind === "bytes") {
      // A row that hides its bytes, or cannot be read, leaves a hole.
      page.above = null;
      page.end = null;
      if (row.offset === null) break;
    }
  }
  return page;
};
