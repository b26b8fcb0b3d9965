/**
 * A request that somebody dumps: its rows are decoded by the layout that they have, and become what was posted or fetched. Rows of
 * words are read in both orders, and only if one alone is a request is anything known of it.
 */
import type { Bytes } from "../../model/bytes.ts";
import type { Direction } from "../../model/event.ts";
import type { Citation, Observed } from "../../model/evidence.ts";
import { recognise } from "../../model/request/recognise.ts";
import { type Field, movedBy, type Request } from "../../model/request/request.ts";
import { type Iova, iova } from "../../model/units.ts";
import { bytesOfRow, bytesOfRows, offsetOf } from "../dump.ts";
import type { Row } from "../row.ts";
import type { Section } from "../section.ts";
import { type Builder, lengthOf } from "./fields.ts";

const PAIR = 2;

/** The row with each of its words as bytes, in memory order or turned round. */
const spelled = (row: Row, turned: boolean): Row => ({
  ...row,
  memoryOrder: true,
  groups: row.groups.flatMap((group) => {
    const pairs = group.match(/../g) ?? [];
    return turned ? pairs.reverse() : pairs;
  }),
});

/** The ways to read the rows: one for bytes, and for words whose order a tool's form gives; two for other words. */
const readings = (rows: readonly Row[]): readonly (readonly Row[])[] => {
  const words = rows.some(({ groups, memoryOrder }) => !memoryOrder && groups.some((group) => group.length > PAIR));
  return words ? [false, true].map((turned) => rows.map((row) => spelled(row, turned))) : [rows];
};

interface Found {
  readonly request: Request;
  /** The row that holds a byte of the request. */
  readonly rowAt: (offset: number) => Citation;
}

/** Offsets up to here can be offsets into a frame; greater first ones are addresses. */
const GREATEST_FIRST_OFFSET = 0xfff;

const found = (section: Section): Found | null => {
  const first = section.rows.find(({ row }) => row.kind === "bytes");
  if (first === undefined || section.rows.some(({ row }) => row.redacted)) return null;
  const stated = lengthOf(section, "length")?.value ?? null;
  const rows = section.rows.map(({ row }) => row);
  const requests = readings(rows)
    .map((reading) => recognise(bytesOfRows(reading, null, stated)))
    .filter((request) => request !== null);
  const [request, second] = requests;
  if (request === undefined || second !== undefined) return null;
  const from = offsetOf(first.row) ?? 0;
  const base = from > GREATEST_FIRST_OFFSET ? from : 0;
  const rowAt = (offset: number): Citation => {
    const holder = section.rows.find(({ row }) => {
      const at = row.kind === "bytes" ? offsetOf(row) : null;
      return at !== null && at - base <= offset && offset < at - base + bytesOfRow(row).length;
    });
    return holder?.at ?? first.at;
  };
  return { request, rowAt };
};

/** A field of the request, cited by the row that holds its first byte. */
const shown = <T>({ rowAt }: Found, { value, at }: Field<T>): Observed<T> => ({
  value,
  loss: value === null ? "cut" : null,
  at: rowAt(at),
});

interface Parts {
  readonly iova: Observed<Iova> | null;
  readonly length: Observed<number>;
  readonly direction: Observed<Direction>;
  readonly cdb: Observed<Bytes> | null;
}

const CDB_GROUPS: readonly number[] = [6, 10, 10, 32, 16, 12, 32, 32];

/** The bytes of the field that are the command: those behind it are no part. */
const trimmed = (cdb: Field<Bytes>): Field<Bytes> => {
  const code = cdb.value?.[0] ?? null;
  const value = code === null ? null : (cdb.value?.slice(0, CDB_GROUPS[code >> 5]) ?? null);
  return { ...cdb, value };
};

const partsOf = (own: Found): Parts => {
  const { elements, dataLength, direction, cdb } = own.request;
  const [first] = elements;
  const moved = movedBy(own.request);
  // An address in the controller's own memory is no IOVA, whatever its number is.
  const address = first === undefined ? null : shown(own, first.address);
  const value = first?.system === true && address?.value != null ? iova(address.value) : null;
  return {
    iova: address === null ? null : { ...address, value, loss: value === null ? (address.loss ?? "unreadable") : null },
    length:
      moved === null || first === undefined ? shown(own, dataLength) : shown(own, { ...first.length, value: moved }),
    direction: shown(own, direction),
    cdb: cdb === null ? null : shown(own, trimmed(cdb)),
  };
};

/** The request as the driver posts it: its length is what the elements move. */
export const postedRequest: Builder = (section, base) => {
  const own = found(section);
  return own === null ? null : { ...base, kind: "submit", ...partsOf(own) };
};

/** The request as the controller fetched it: its length is what the request states. */
export const fetchedRequest: Builder = (section, base) => {
  const own = found(section);
  if (own === null) return null;
  const length = shown(own, own.request.dataLength);
  return { ...base, kind: "receive", ...partsOf(own), length, iovaDigits: 16 };
};
