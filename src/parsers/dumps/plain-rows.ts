/** Rows of digits without an offset: `xxd -p`, `od -A n`, bytes with colons. Only a line above that announces a dump makes them one. */
import { cellsOf, readingOf } from "../cells.ts";
import type { DumpForm } from "../dump-form.ts";
import { type Reading, type RowPlace, rowOf } from "../row.ts";
import { squeezedIn } from "../row-tail.ts";
import { HEX_BYTES, HEX_LITTLE, HEX_MEMORY } from "../spelling.ts";

const ID = "plain-rows";

//  00 00 05 12 1f 00     0000 1205 001f
const CELLS =
  /^[\s>]{0,16}((?:[0-9a-fA-F]{2}|[0-9a-fA-F]{4}|[0-9a-fA-F]{8}|[0-9a-fA-F]{16})(?:[ \t]{1,4}[0-9a-fA-F]{1,16}){0,255})\s*(?:[|>].{0,260})?$/d;

// 000005121f00000241434d45
const SOLID = /^\s{0,16}((?:[0-9a-fA-F]{2}){1,512})\s*$/d;

// 00:00:05:12:1f:00     00-00-05-12
const JOINED = /^\s{0,16}([0-9a-fA-F]{2}([:-])(?:[0-9a-fA-F]{2}(?:\2|$|\s*$)){1,255})\s*$/d;

const SOLID_READING = { spelling: "solid", gutter: "none", cells: 1, fills: 0, short: false } as const;

const pairsOf = (text: string): readonly number[] =>
  (text.match(/[0-9a-fA-F]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));

const place = (start: number, end: number, readings: readonly Reading[]): RowPlace | null =>
  readings.length === 0 ? null : { at: start, row: rowOf(ID, { start, end }, { readings, padded: true }) };

const SPELLINGS = [HEX_BYTES, ...HEX_MEMORY, ...HEX_LITTLE];

const NONE: readonly Reading[] = [];

const joinedIn = (body: string): RowPlace | null => {
  const whole = JOINED.exec(body)?.indices?.[1];
  return whole === undefined
    ? null
    : place(...whole, [{ ...SOLID_READING, spelling: "joined", bytes: pairsOf(body.slice(...whole)) }]);
};

/** One run of digits: bytes, or one word whose low byte comes first. */
const solidIn = (text: string): readonly Reading[] => {
  const bytes = pairsOf(text);
  const word = { ...SOLID_READING, spelling: "solid-word", bytes: bytes.toReversed() };
  return [{ ...SOLID_READING, bytes }, ...([2, 4, 8].includes(bytes.length) ? [word] : [])];
};

const read = (body: string): RowPlace | null => {
  const joined = joinedIn(body);
  if (joined !== null) return joined;
  const solid = SOLID.exec(body)?.indices?.[1];
  const found = CELLS.exec(body)?.indices?.[1] ?? solid;
  if (found === undefined) return squeezedIn(ID, body);
  const [start, end] = found;
  const cells = cellsOf(body, start);
  const readings = SPELLINGS.flatMap((spelling) => readingOf(body, cells, spelling, start - 1) ?? []);
  return place(start, end, [...readings, ...(solid === undefined ? NONE : solidIn(body.slice(...solid)))]);
};

export const plainRows: DumpForm = {
  id: ID,
  about: "Digits without an offset: `xxd -p`, `od -A n`, bytes joined by colons.",
  examples: [
    " 00 00 05 12 1f 00 00 02 41 43 4d 45",
    "000005121f00000241434d4520202020564f4c554d45203030303120616e",
    "00:00:05:12:1f:00",
  ],
  offsets: false,
  read,
};
