/** Intel HEX: records that begin with a colon and end with a checksum, which must be right. */
import type { DumpForm } from "../dump-form.ts";
import { plainReading, type Row, type RowPlace, rowOf } from "../row.ts";

const ID = "intel-hex";

// :10000000000005121F00000241434D452020202022
const RECORD = /^\s*(:((?:[0-9a-fA-F]{2}){5,260}))\s*$/d;

/** Authority: Intel, Hexadecimal Object File Format Specification, revision A: the record types. */
const DATA = 0;
const END = 1;
const SEGMENT = 2;
const LINEAR = 4;

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

const partsOf = (bytes: readonly number[]): Partial<Row> => {
  const [count = 0, high = 0, low = 0, type = 0] = bytes;
  const data = bytes.slice(4, -1);
  if (data.length !== count) return { refused: "the record has more or fewer bytes than it says" };
  // All bytes of a record with its checksum sum up to zero.
  if (bytes.reduce((sum, byte) => sum + byte, 0) % 0x100 !== 0)
    return { refused: "the checksum of the record is wrong" };
  const bases = [16] as const;
  const [first = 0, second = 0] = data;
  if (type === DATA) {
    return { offset: { digits: hex(high, 2) + hex(low, 2), bases }, readings: plainReading(data), alone: "certain" };
  }
  if (type === SEGMENT || type === LINEAR) {
    const value = first * 0x100 + second;
    return { kind: "origin", offset: { digits: hex(value, 4) + (type === LINEAR ? "0000" : "0"), bases } };
  }
  // The end and the start of a program say nothing of the bytes.
  return { kind: type === END || type <= LINEAR + 1 ? "frame" : "bytes" };
};

const read = (body: string): RowPlace | null => {
  const found = RECORD.exec(body);
  const place = found?.indices?.[1];
  if (found === null || place === undefined) return null;
  const bytes = (found[2] ?? "").match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const [start, end] = place;
  return { at: start, row: rowOf(ID, { start: start + 9, end }, partsOf(bytes)) };
};

export const intelHex: DumpForm = {
  id: ID,
  about: "Intel HEX records.",
  examples: [":06000000000005121F00C4", ":00000001FF", ":020000040000FA"],
  offsets: false,
  read,
};
