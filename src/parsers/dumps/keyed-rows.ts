/** Rows whose offset and bytes stand behind keys of their own or in columns, as loggers of values print them: `off=0x10 hex="00 00 05 12"`. */
import type { DumpForm } from "../dump-form.ts";
import { plainReading, type RowPlace, rowOf } from "../row.ts";

const ID = "keyed-rows";

// off=0x10 hex="00 00 05 12"     offset: 16, data: 00 00 05 12
const ROW =
  /(?:^|[\s,{(])(?:off|offs|ofs|offset)"?\s?[=:]\s?"?(?:0[xX]([0-9a-fA-F]{1,8})|(\d{1,8}))"?,?\s{1,4}"?(?:hex|data|bytes|payload)"?\s?[=:]\s?"?((?:[0-9a-fA-F]{2} ){0,63}[0-9a-fA-F]{2})"?\s*[})]?\s*$/d;

// BM,HEX,0010,00 00 05 12     281931,BM,HEX,0010,00 00 05 12
const COLUMNS =
  /^\s{0,8}(?:\d{1,12},)?(?:[A-Za-z][\w.-]{0,15},){1,4}(?:0[xX])?([0-9a-fA-F]{4,8})(),((?:[0-9a-fA-F]{2} ){0,63}[0-9a-fA-F]{2})\s*$/d;

const read = (body: string): RowPlace | null => {
  const row = ROW.exec(body) ?? COLUMNS.exec(body);
  const [start, end] = row?.indices?.[3] ?? [0, 0];
  if (row === null) return null;
  const bytes = body
    .slice(start, end)
    .split(" ")
    .map((pair) => Number.parseInt(pair, 16));
  const [, hexadecimal, decimal = ""] = row;
  const offset =
    hexadecimal === undefined
      ? { digits: decimal, bases: [10, 16] as const }
      : { digits: hexadecimal, bases: [16] as const };
  return { at: row.index, row: rowOf(ID, { start, end }, { offset, readings: plainReading(bytes), alone: "likely" }) };
};

export const keyedRows: DumpForm = {
  id: ID,
  about: "Rows of keys and values, or of columns with commas, as structured loggers print them.",
  examples: ['off=0x10 hex="00 00 05 12 1f 00"', "offset: 16, data: 00 00 05 12", "BM,HEX,0010,00 00 05 12 1f 00"],
  offsets: true,
  read,
};
