/** Motorola S-records: records that begin with `S` and a digit and end with a checksum, which must be right. */
import type { DumpForm } from "../dump-form.ts";
import { plainReading, type Row, type RowPlace, rowOf } from "../row.ts";

const ID = "s-records";

// S1130000000005121F00000241434D45202020201E
const RECORD = /^\s*(S([0-9])((?:[0-9a-fA-F]{2}){3,256}))\s*$/d;

/** Bytes of the address by record type. Authority: srec_motorola of SRecord and objcopy, which write them. */
const ADDRESS_BYTES: Readonly<Record<string, number>> = { 1: 2, 2: 3, 3: 4 };

const partsOf = (type: string, bytes: readonly number[]): Partial<Row> => {
  const [count = 0, ...rest] = bytes;
  if (rest.length !== count) return { refused: "the record has more or fewer bytes than it says" };
  // The checksum is the complement of the sum of all bytes before it.
  if (bytes.reduce((sum, byte) => sum + byte, 0) % 0x100 !== 0xff)
    return { refused: "the checksum of the record is wrong" };
  const width = ADDRESS_BYTES[type];
  if (width === undefined) return { kind: "frame" };
  const digits = rest
    .slice(0, width)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  return { offset: { digits, bases: [16] }, readings: plainReading(rest.slice(width, -1)), alone: "certain" };
};

const read = (body: string): RowPlace | null => {
  const found = RECORD.exec(body);
  const place = found?.indices?.[1];
  if (found === null || place === undefined) return null;
  const bytes = (found[3] ?? "").match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  const [start, end] = place;
  return { at: start, row: rowOf(ID, { start: start + 4, end }, partsOf(found[2] ?? "", bytes)) };
};

export const sRecords: DumpForm = {
  id: ID,
  about: "Motorola S-records.",
  examples: ["S1130000000005121F00000241434D45202020201E", "S9030000FC"],
  offsets: false,
  read,
};
