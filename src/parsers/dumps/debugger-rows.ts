/** Rows of debuggers that print each cell as a number with its prefix: `x` of gdb, `memory read` of lldb with a format. */
import { cellsOf, readingOf } from "../cells.ts";
import type { DumpForm } from "../dump-form.ts";
import { type RowPlace, rowOf } from "../row.ts";
import { HEX_BYTES, HEX_LITTLE, HEX_MEMORY } from "../spelling.ts";

const ID = "debugger-rows";

// 0x404028 <buffer+8>:	0x41	0x43     0x00404020: 0x12050000 0x0200001f     0000: 0x00 0x00
const ROW =
  /(?:^|[\s\])>]|::|:)((?:0[xX])?([0-9a-fA-F]{2,16})(?:[ \t]<[^<>\n]{1,160}>)?:)[ \t]{1,8}0[xX](?:[0-9a-fA-F]{2}){1,8}(?=\s|$)/d;

/** Debuggers print words as values, and every host of these drivers stores the low byte first; a controller may not. */
const OF_HOST = [HEX_BYTES, ...HEX_LITTLE];
const OF_ANY = [...OF_HOST, ...HEX_MEMORY];

/** Digits of an address that only a host of 64 bits has. */
const HOST_DIGITS = 9;

const read = (body: string): RowPlace | null => {
  const found = body.includes(":") ? ROW.exec(body) : null;
  const place = found?.indices?.[1];
  if (found === null || place === undefined) return null;
  const [at, end] = place;
  const cells = cellsOf(body, end, "0x");
  const digits = found[2] ?? "";
  const symbol = body.slice(at, end).includes("<");
  const isHost = symbol || digits.replace(/^0+/, "").length >= HOST_DIGITS;
  const readings = (isHost ? OF_HOST : OF_ANY)
    .flatMap((spelling) => readingOf(body, cells, spelling, end) ?? [])
    .filter(({ short }) => !short);
  const [first] = cells;
  const [reading] = readings;
  if (first === undefined || reading === undefined) return null;
  const last = cells[reading.cells - 1] ?? first;
  const span = { start: first.start - 2, end: last.end };
  const offset = { digits, bases: [16] as const };
  return { at, row: rowOf(ID, span, { offset, readings, alone: symbol ? "certain" : "likely" }) };
};

export const debuggerRows: DumpForm = {
  id: ID,
  about: "Memory as gdb and lldb print it, each byte or word with `0x`.",
  examples: [
    "0x404020 <buffer>:	0x00	0x00	0x05	0x12	0x1f	0x00	0x00	0x02",
    "0x555555558048 <b+8>:	0x12050000	0x0200001f",
    "0x00404020: 0x12050000 0x0200001f 0x454d4341 0x20202020",
  ],
  offsets: true,
  read,
};
