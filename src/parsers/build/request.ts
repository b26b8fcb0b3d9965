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
import { readingsOfRows } from "../dump.ts";
import type { Section } from "../section.ts";
import { type Builder, eventOf, lengthOf } from "./fields.ts";

interface Found {
  readonly request: Request;
  /** The row that holds a byte of the request. */
  readonly rowAt: (offset: number) => Citation;
}

const found = (section: Section): Found | null => {
  const first = section.rows.find(({ row }) => row.kind === "bytes");
  if (first === undefined || section.rows.some(({ row }) => row.redacted)) return null;
  const stated = lengthOf(section, "length")?.value ?? null;
  const rows = section.rows.map(({ row }) => row);
  const requests = readingsOfRows(rows, stated).flatMap(({ bytes, rowAt }) => {
    const request = recognise(bytes);
    return request === null ? [] : [{ request, rowAt }];
  });
  const [own, second] = requests;
  if (own === undefined || second !== undefined) return null;
  const citationAt = (offset: number): Citation => {
    const holder = own.rowAt(offset);
    return section.rows.find(({ row }) => row === holder)?.at ?? first.at;
  };
  return { request: own.request, rowAt: citationAt };
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
  return own === null ? null : eventOf(base, { kind: "submit", ...partsOf(own) });
};

/** The request as the controller fetched it: its length is what the request states. */
export const fetchedRequest: Builder = (section, base) => {
  const own = found(section);
  if (own === null) return null;
  const length = shown(own, own.request.dataLength);
  return eventOf(base, { kind: "receive", ...partsOf(own), length, iovaDigits: 16 });
};
