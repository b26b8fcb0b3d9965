/**
 * Rows of one dump become bytes. A wrong byte is worse than an unknown one: whatever the rows leave open (the order of bytes
 * in a word, a gap between offsets, a squeezed run without an end) stays unknown.
 */
import type { Byte, Bytes } from "../model/bytes.ts";
import type { Row } from "./row.ts";

/** Most bytes of one dump that are kept. */
export const DUMP_BYTES = 64 * 1024;

const pairs = (group: string): readonly number[] => (group.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** Whether the bytes can be what the printable column shows: a character is its own byte, a dot any that prints nothing. */
const fits = (bytes: readonly number[], gutter: string): boolean =>
  gutter.length === bytes.length &&
  bytes.every((byte, at) => {
    const shown = gutter.charCodeAt(at);
    const printable = byte >= 0x20 && byte < 0x7f;
    return shown === byte || (shown === 0x2e && !printable);
  });

/** The bytes of one row; `null` where the order of bytes in a word is open. */
export const bytesOfRow = ({ groups, memoryOrder, gutter }: Row): Bytes => {
  const memory = groups.flatMap(pairs);
  if (memoryOrder || groups.every((group) => group.length === 2)) return memory;
  const little = groups.flatMap((group) => [...pairs(group)].reverse());
  if (gutter !== null && fits(memory, gutter) !== fits(little, gutter)) return fits(memory, gutter) ? memory : little;
  return memory.map((byte, at) => (little[at] === byte ? byte : null));
};

/** The offset of a row in a number system; `null` if its digits are not of it. */
const numberAt = ({ offset }: Row, radix: 8 | 10 | 16): number | null => {
  const digits = { 8: /^[0-7]+$/, 10: /^\d+$/, 16: /^[0-9a-fA-F]+$/ }[radix];
  const value = digits.test(offset) ? Number.parseInt(offset, radix) : Number.NaN;
  return Number.isSafeInteger(value) ? value : null;
};

/** The number system in which each row begins where the row before it ends; hexadecimal if none or more than one does. */
const radixOf = (rows: readonly Row[]): 8 | 10 | 16 => {
  if (rows.some((row) => row.hexOffset)) return 16;
  const steady = ([16, 10, 8] as const).find((radix) =>
    rows.every((row, at) => {
      const next = rows[at + 1];
      if (next === undefined || row.kind !== "bytes" || next.kind === "squeezed" || row.redacted) return true;
      const [from, to] = [numberAt(row, radix), numberAt(next, radix)];
      return from !== null && to === from + bytesOfRow(row).length;
    }),
  );
  return steady ?? 16;
};

/** Offsets up to here can be offsets into a buffer of unknown length; greater first ones are addresses. */
const GREATEST_FIRST_OFFSET = 0xfff;

/** Where the first row lies in the buffer: offsets may be addresses, and the first rows may be missing. */
const baseOf = (first: number, address: bigint | null, length: number | null): number => {
  if (address !== null && BigInt(first) === address) return first;
  if (length !== null) return first < length ? 0 : first;
  return first <= GREATEST_FIRST_OFFSET ? 0 : first;
};

/** A row with its place in the buffer. */
interface Placed {
  readonly at: number;
  readonly bytes: Bytes;
}

const put = (buffer: Byte[], { at, bytes }: Placed): void => {
  bytes.forEach((byte, index) => {
    const place = at + index;
    if (place >= DUMP_BYTES) return;
    const before = buffer[place];
    // Two rows that claim one place with different bytes: neither is believed.
    buffer[place] = before === undefined || before === byte ? byte : null;
  });
};

/** Repeats a row up to where the next one begins; only whole rows can have been left out. */
const squeezed = ({ at, bytes }: Placed, until: number): readonly Placed[] => {
  const step = bytes.length;
  if (step === 0 || (until - at) % step !== 0 || until > DUMP_BYTES) return [];
  return Array.from({ length: (until - at) / step - 1 }, (_, index) => ({ at: at + (index + 1) * step, bytes }));
};

/**
 * The bytes that rows show, from the first byte of the buffer on. `address` and `length` (bytes) are what the line above the
 * rows says; bytes behind the last row are not in the result, those between rows are `null`.
 */
export const bytesOfRows = (rows: readonly Row[], address: bigint | null, length: number | null): Bytes => {
  const radix = radixOf(rows);
  const firstRow = rows.find((row) => row.kind === "bytes");
  const first = firstRow === undefined ? 0 : (numberAt(firstRow, radix) ?? 0);
  const base = baseOf(first, address, length);
  const buffer: Byte[] = [];
  let previous: Placed | null = null;
  let run = false;
  for (const row of rows) {
    if (row.kind === "squeezed") {
      run = true;
      continue;
    }
    const at = (numberAt(row, radix) ?? base) - base;
    if (at < 0 || at > DUMP_BYTES) continue;
    if (run && previous !== null) for (const left of squeezed(previous, at)) put(buffer, left);
    run = false;
    const placed = { at, bytes: bytesOfRow(row) };
    put(buffer, placed);
    previous = placed;
  }
  const known = Array.from(buffer, (byte) => byte ?? null);
  return length === null ? known : known.slice(0, length);
};

/** The offset behind the last row, if rows so far are read as hexadecimal: where the next row of the same dump begins. */
export const nextOffset = (rows: readonly Row[]): number | null => {
  const last = rows.findLast((row) => row.kind === "bytes");
  const at = last === undefined ? null : numberAt(last, 16);
  return last === undefined || at === null ? null : at + bytesOfRow(last).length;
};

/** The offset of a row read as hexadecimal. */
export const offsetOf = (row: Row): number | null => numberAt(row, 16);
