/** Rows with an offset, cells and perhaps a printable column: what xxd, hexdump, od, kernels and most firmware print. */
import { cellsOf, readingOf } from "../cells.ts";
import { charactersOf } from "../characters.ts";
import type { DumpForm } from "../dump-form.ts";
import { type Base, type Reading, type Row, type RowPlace, rowOf } from "../row.ts";
import { tailIn } from "../row-tail.ts";
import { BINARY, HEX_BYTES, HEX_LITTLE, HEX_MEMORY, OCTAL_AND_DECIMAL, type Spelling } from "../spelling.ts";

const ID = "offset-rows";

/** What the offset tells of the rest: by its length, its prefix and the colon behind it. */
interface Head {
  readonly bases: readonly Base[];
  readonly spellings: readonly Spelling[];
  readonly padded: boolean;
}

const HEX: readonly Spelling[] = [HEX_BYTES, ...HEX_MEMORY, ...HEX_LITTLE];

/** Authority: POSIX and GNU od print 7 digits, octal or decimal, and 6 in hexadecimal; BSD hexdump 7, and 8 with `-C`. */
const headOf = (digits: number, prefixed: boolean, colon: boolean): Head => {
  if (colon) return { bases: prefixed ? [16] : [16, 10], spellings: [...HEX, BINARY], padded: false };
  const words = [HEX_BYTES, ...HEX_LITTLE, ...OCTAL_AND_DECIMAL];
  if (digits === 7) return { bases: [16, 8, 10], spellings: words, padded: true };
  if (digits === 6) return { bases: [16], spellings: words, padded: true };
  return { bases: [16], spellings: digits < 6 ? [HEX_BYTES] : HEX, padded: digits < 8 };
};

// [Fn] 0x0000: 00 00 05     gnt-fw: 00000000: 0000 0512     NoctuaHBA::0x0000: 00     0000: <private>     +0010h: 00 00
// An offset has a digit: CDB, FADE and DEAD are words.
const WITH_COLON =
  /(?:^|[\s\])>]|::|:)\+?((?:0[xX][0-9a-fA-F]{1,16}|(?=[a-fA-F]{0,15}\d)[0-9a-fA-F]{4,16}|(?<!\b(?:for|of|task|tag|cmd|command|job|io|req|request|id)\s)(?=[a-fA-F]{0,2}\d)[0-9a-fA-F]{2,3}(?=h?:(?: [0-9a-fA-F]{2}){4}))h?:)[ \t]{0,18}(?:<(?:private|redacted|sensitive)>|[0-9a-fA-F]{2,16}(?:\s|$))/d;

// 00000000  00 00 05 12 1f 00 00 02  41 43 4d 45  |........ACME|     0000000 000000 011005     Finish() - 00000000  00 00 05 12
const WITHOUT_COLON =
  /(?:^|^\s{1,12}(?=[0-9a-fA-F]{7,8}\s{2})|(?:[\]:>]|\(\) -)\s{1,4})([0-9a-fA-F]{6,16})(?:[ \t]{1,5}|[ \t]{1,20}(?=\d{1,20}(?:\s|$)))(?:[0-9a-fA-F]{2,22}|-?\d{1,20})(?:\s|$)/d;

//  00     00 00 05 12 1f 00     0000  00 00 05 12 1f 00     +000  00 00 05 12 1f 00     0000h  00 00 05 12 1f 00
const SHORT =
  /^\s{0,12}\+?([0-9a-fA-F]{4,5}h?(?=\s{2})|[0-9a-fA-F]{2,3}(?=\s{3})|(?<=\+)[0-9a-fA-F]{2,5}(?=\s{2}))[ \t]{2,6}[0-9a-fA-F]{2}(?:[ \t]{1,2}[0-9a-fA-F]{2}(?:\s|$)|\s*$|[ \t]{2,})/d;

// 0010 48 41 5a 45: one blank, an offset of twice as many digits as a byte, and nothing but bytes behind it
const ONE_BLANK = /^\s{0,12}([0-9a-fA-F]{3}0)(?= [0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){1,31}\s*$)/d;

// 010 | 43454441522056442020202020202020     020 | 312e3037: a row in one run of digits
const RUN_BEHIND_BAR =
  /^(?:\s{0,12}|\[[^\]]{1,80}\]:?\s{1,6}|[\w.-]{1,32}:\s{1,6})\+?((?:0[xX])?(?=[a-fA-F]{0,7}\d)[0-9a-fA-F]{2,8}h?:?)\s{0,2}\|\s{0,2}(?=(?:[0-9a-fA-F]{2}){1,64}\s*(?:\||$))/d;

// SMID 39: 0x0010  42 49 52 43 48 20 56 44  20 20
const PREFIXED =
  /(?:^|[\s\]:>])(0[xX](?=[a-fA-F]{0,7}\d)[0-9a-fA-F]{2,8})[ \t]{2,6}(?=[0-9a-fA-F]{2}(?: {1,3}[0-9a-fA-F]{2}){2})/d;

// BUF    0010h  44 4F 47 57: behind the words of its writer
const SUFFIXED =
  /(?:^|[\s\]:>])((?=[a-fA-F]{0,7}\d)[0-9a-fA-F]{3,8}h)[ \t]{2,6}(?=[0-9a-fA-F]{2}(?: {1,3}[0-9a-fA-F]{2}){2})/d;

// [STAGED] +0010 00 00 05 12     MediaBuf  +010 41 43 4d 45: the rest of the line is bytes
const SIGNED =
  /(?:^|[\]:>]\s{1,4}|\s(?=\+0))\+([0-9a-fA-F]{3,8})(?=[: ] ?[0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){0,63}\s*$)/d;

// 0000000  \0  \0 005 022 037  \0  \0 002   A   C   M   E
// TRC DataDump       +010 00 00 05 12: behind names of a module, and nothing else in the line
const SIGNED_BEHIND =
  /^\s{0,8}(?:[A-Za-z_][A-Za-z_]{1,20}\s{1,16}){1,3}\+((?:0[xX])?[0-9a-fA-F]{3,8}:?)(?= [0-9a-fA-F]{2}(?: [0-9a-fA-F]{2}){0,63}\s*$)/d;

const OF_CHARACTERS = /^([0-7]{7}|[0-9a-f]{7})(?= {2}\\| {3}\S| [0-7]{3}| {4})/d;

// [0010] 00 00 05 12     [0x10] 00 00 05 12     [ 16] 00 00 05 12
const IN_BRACKETS =
  /(?:^|[\s\]:])(\[(?:0[xX])?[0-9a-fA-F]{2,8}\]:?|\[ {1,4}\d{1,4}\]:?)(?= {1,4}[0-9a-fA-F]{2}(?: {1,3}[0-9a-fA-F]{2}){2})/d;

// [   0] 00000512 1f00     q1 cid=40: [  16] 42495243 48205644: right behind the words of its writer, for a printable column may show the like
const GROUPS_BEHIND_BRACKETS =
  /^(?:[\w./= -]{1,48}:|\[[^\]]{1,80}\]:?)?\s{0,12}(\[(?:0[xX])?[0-9a-fA-F]{2,8}\]:?|\[ {1,4}\d{1,4}\]:?)(?= {1,4}[0-9a-fA-F]{8}(?: [0-9a-fA-F]{2,8}){0,7}\s*$)/d;

// +010  42495243 48205644     +000  00000512 1f00: whole words behind a sign, the last one may be cut
const GROUPS_BEHIND_SIGN =
  /^(?:[\w./= -]{1,48}:|\[[^\]]{1,80}\]:?)?\s{0,12}\+((?:0[xX])?[0-9a-fA-F]{2,8}h?:?)[ \t]{1,6}(?=[0-9a-fA-F]{8}(?: {1,2}[0-9a-fA-F]{8}){0,7}(?: {1,2}(?:[0-9a-fA-F]{2}){1,3})?\s*$)/d;

// @16: 42495243 48205644     @0x10: 42 49 52 43
const AT =
  /^(?:[\w./= -]{1,48}:|\[[^\]]{1,80}\]:?)?\s{0,12}@((?:0[xX][0-9a-fA-F]{1,6}|\d{1,6}):)(?=\s{1,2}(?:[0-9a-fA-F]{2}(?:\s{1,2}[0-9a-fA-F]{2}){2}|[0-9a-fA-F]{8}(?: [0-9a-fA-F]{2,8}){0,7}\s*$))/d;

// <0000> 00 00 05 12     <0x10> 00 00 05 12
const ANGLED =
  /(?:^|[\s\]:])(<(?:0[xX])?(?=[a-fA-F]{0,7}\d)[0-9a-fA-F]{2,8}>:?)(?= {1,4}[0-9a-fA-F]{2}(?: {1,3}[0-9a-fA-F]{2}){2})/d;

// 00000000`12340000  00 00 05 12
const OF_64_BITS = /(?:^|[\]:>]\s{1,4})([0-9a-fA-F]{8}`[0-9a-fA-F]{8})(?= {2}[0-9a-fA-F]{2} )/d;

// 0000 | 00 00 05 12     0000 : 00 00 05 12     +0010 | 41 43 4d 45     0x0000 [00, 00, 05, 12]     0010: [00 00 05 12]
const BARRED =
  /^(?:\s{0,12}|\[[^\]]{1,80}\]:?\s{1,6}|[\w.-]{1,32}>\s{1,6}|[\w.-]{1,32}:\s{1,6}(?=\+))\+?((?:0[xX])?(?=[a-fA-F]{0,7}\d)[0-9a-fA-F]{2,16}h?:?)(?:(?:\s{0,2}\|\s{0,2}|\s{1,2}:\s{1,2})(?=[0-9a-fA-F]{2}(?:(?:\s{1,3}|-)[0-9a-fA-F]{2}){1,63}\s*(?:\||$)|[0-9a-fA-F]{8}(?: [0-9a-fA-F]{2,8}){1,7}\s*$)|\s{0,4}\[(?=(?:0[xX])?[0-9a-fA-F]{2}(?:,?\s{1,2}(?:0[xX])?[0-9a-fA-F]{2}){1,63}\]\s*$))/d;

// fib 0027 020| 31 2e 30 37: behind the words of its writer
const BARRED_BEHIND =
  /\s((?=[a-fA-F]{0,4}\d)[0-9a-fA-F]{3,5}h?)\|\s{0,2}(?=[0-9a-fA-F]{2}(?:\s{1,2}[0-9a-fA-F]{2}){1,31}\s*$)/d;

// 0x000 = 00 00 05 12
const EQUATED =
  /(?:^|\s)\+?(0[xX][0-9a-fA-F]{2,16})\s{0,2}=\s{0,2}(?=[0-9a-fA-F]{2}(?:\s{1,3}[0-9a-fA-F]{2}){1,63}\s*(?:\||$))/d;

// 02-41     02 - 41     between the halves of a row
// 00-00-05-12: pairs with dashes between all of them
const DASHED = /(?<=[ |][0-9a-fA-F]{2}(?:-[0-9a-fA-F]{2}){0,63})-(?=[0-9a-fA-F]{2}(?:-|\s|$))/g;

const HALVES = /(?<= (?:[0-9a-fA-F]{2} ){7}[0-9a-fA-F]{2})(?:-| - )(?=[0-9a-fA-F]{2} )/;

const HIDDEN = /<(?:private|redacted|sensitive)>/;

/** Decoration of a program's own before the offset, as `raw: `: then it is no output of xxd, which prints none. */
const isOwnName = (decoration: string): boolean => /[\w)]:\s?$/.test(decoration);

/**
 * Groups of two bytes with a printable column lie as in memory: xxd has no other default, and `xxd -e` none of two bytes. The
 * kernel's print_hex_dump prints words that look the same, but under a name.
 */
const withoutOtherOrder = (readings: readonly Reading[], xxd: boolean): readonly Reading[] => {
  const memory = readings.find(({ spelling }) => spelling === "hex-2-memory");
  return xxd && memory?.gutter === "shows" ? readings.filter(({ spelling }) => spelling !== "hex-2-little") : readings;
};

// 0000000    0000    1205     0000000  000000  011005     0000000   00000   04613
const PARTED_AS_HEXDUMP = /^(?: {4}[0-9a-f]{4}(?=\s|$)| {2}[0-7]{6}(?=\s|$)| {3}\d{5}(?=\s|$))/;

/** hexdump parts words wider than od, and fills up a short row with blanks. */
const isHexdump = (behind: string): boolean =>
  PARTED_AS_HEXDUMP.test(behind) || (/\S {4,}$/.test(behind) && charactersOf(behind) === null);

const aloneOf = (readings: readonly Reading[], prefixed: boolean, colon: boolean, cells: number): Row["alone"] => {
  const shown = readings.some(({ gutter, bytes }) => gutter === "shows" && bytes.length >= 4);
  const bytes = readings.some(({ spelling }) => spelling === "hex-1");
  if (shown || (prefixed && bytes && cells >= 4)) return "certain";
  return colon || cells >= 2 ? "likely" : "never";
};

// |     [     ,     ]     around and between the bytes
const FENCE = /[[\],]/g;

/** The row without what stands around its bytes and parts them, at the same places. */
const unfenced = (line: string, end: number, behind: number): string => {
  const body = line.replace(HALVES, (mark) => " ".repeat(mark.length)).replaceAll(DASHED, " ");
  if (behind === end) return body;
  const bytes = body.slice(behind);
  return (
    body.slice(0, end) +
    " ".repeat(behind - end) +
    (body.slice(end, behind).includes("[") ? bytes.replaceAll(FENCE, " ") : bytes)
  );
};

const pairsOf = (text: string): readonly number[] =>
  (text.match(/[0-9a-fA-F]{2}/g) ?? []).map((pair) => Number.parseInt(pair, 16));

const bytesRow = (line: string, head: string, at: number, end: number, behind: number): Row | null => {
  const body = unfenced(line, end, behind);
  const colon = /[:\]>]$/.test(head);
  const prefixed = /^[[<]?0[xX]/.test(head) || head.includes("h");
  const digits = head.replace(/^[[<]?0[xX]/, "").replaceAll(/[^0-9a-fA-F]/g, "");
  const { bases, padded, ...own } = headOf(digits.length, prefixed, colon);
  // A bar or a colon apart parts an offset of any length from groups, and so does its sign.
  const spellings = behind > end || GROUPS_BEHIND_SIGN.test(line) ? HEX : own.spellings;
  const surelyHex = /[a-fA-F]/.test(digits) || (digits.length === 7 && isHexdump(body.slice(end)));
  const offset = { digits, bases: surelyHex ? ([16] as const) : bases };
  const hidden = HIDDEN.exec(body.slice(end));
  if (hidden !== null) {
    const start = end + hidden.index;
    const span = { start, end: start + hidden[0].length };
    return rowOf(ID, span, { offset, redacted: true, alone: "likely" });
  }
  const cells = cellsOf(body, end);
  const every = spellings.flatMap((spelling) => readingOf(body, cells, spelling, end) ?? []);
  const xxd = colon && digits.length === 8 && !prefixed && !isOwnName(body.slice(0, at));
  const characters = digits.length === 7 && !colon ? charactersOf(body.slice(end)) : null;
  const readings = [...withoutOtherOrder(every, xxd), ...(characters === null ? [] : [characters])];
  const [first] = cells;
  // A row of one run of digits is in memory order, as one that has no offset may be.
  const run = cells.length === 1 && RUN_BEHIND_BAR.test(line) ? pairsOf(first?.text ?? "") : [];
  if (run.length > 0)
    readings.push({ spelling: "solid", bytes: run, gutter: "none", cells: 1, fills: 0, short: false });
  if (readings.length === 0 || first === undefined) return null;
  const count = Math.max(...readings.map((reading) => reading.cells));
  const span = { start: first.start, end: cells[count - 1]?.end ?? first.end };
  return rowOf(ID, span, { offset, readings, padded, alone: aloneOf(readings, prefixed, colon, count) });
};

/** In the order in which they are tried, each with what no match of it is without: every line of a log is asked. */
const HEADS: readonly (readonly [part: string, pattern: RegExp])[] = [
  ["[", GROUPS_BEHIND_BRACKETS],
  ["@", AT],
  ["+", GROUPS_BEHIND_SIGN],
  ["|", BARRED],
  [" : ", BARRED],
  [":", WITH_COLON],
  ["", WITHOUT_COLON],
  ["", SHORT],
  ["0 ", ONE_BLANK],
  ["[", BARRED],
  ["0", PREFIXED],
  ["h", SUFFIXED],
  ["+", SIGNED],
  ["+", SIGNED_BEHIND],
  ["", OF_CHARACTERS],
  ["[", IN_BRACKETS],
  ["<", ANGLED],
  ["`", OF_64_BITS],
  ["=", EQUATED],
  ["|", BARRED_BEHIND],
  ["|", RUN_BEHIND_BAR],
];

const headIn = (body: string): RegExpExecArray | null => {
  for (const [part, pattern] of HEADS) {
    const found = body.includes(part) ? pattern.exec(body) : null;
    if (found !== null) return found;
  }
  return null;
};

const read = (body: string): RowPlace | null => {
  const found = headIn(body);
  const place = found?.indices?.[1];
  if (found !== null && place !== undefined) {
    const [at, end] = place;
    const behind = /(?:[|[=]|\s:)\s{0,2}$/.test(found[0]) ? found.index + found[0].length : end;
    const row = bytesRow(body, found[1] ?? "", at, end, behind);
    return row === null ? null : { at, row };
  }
  return tailIn(ID, body, (length) => headOf(length, false, false).bases);
};

export const offsetRows: DumpForm = {
  id: ID,
  about: "Rows with an offset: xxd, hexdump, od, sg3_utils, print_hex_dump, lldb, Wireshark, and what firmware prints.",
  examples: [
    "0x0000: 00 00 05 12 1F 00",
    "00000000: 0000 0512 1f00 0002 4143 4d45            ........ACME",
    "00000000  00 00 05 12 1f 00 00 02  41 43 4d 45              |........ACME|",
    "0000000 0000 1205 001f 0200 4341 454d",
    "0000000    0000    1205    001f    0200    4341    454d                ",
    "0000000 000000 011005 000037 001000 041501 042515",
    "000000 00 00 05 12 1f 00 00 02 41 43 4d 45              >........ACME<",
    " 00     00 00 05 12 1f 00 00 02  41 43 4d 45                ........ACME",
    "0000  00 00 05 12 1f 00 00 02 41 43 4d 45               ........ACME",
    "0000 | 00 00 05 12 1f 00",
    "+0x000 | 00-00-05-12-1f-00",
    "[  16] 42495243 48205644",
    "[STAGED] +0010 00 00 05 12",
    "Finish() - 00000000  00 00 05 12 1f 00",
    "+010 : 42495243 48205644",
    "+010  42495243 48205644",
    "tag 39 020| 31 2e 30 37",
    "@16: 42495243 48205644",
    "tag 39: 0x0010  42 49 52 43 48 20 56 44  20 20 20 20",
    "BUF    0010h  42 49 52 43 48 20 56 44  BIRCH VD",
    "0x0010 [41, 43, 4d, 45]",
    "0x0010 = 41 43 4d 45",
    "raw: 00000000: 12050000 0200001f  ........",
    "0000000  \\0  \\0 005 022 037  \\0  \\0 002   A   C   M   E",
    "0000000c",
    "*",
  ],
  offsets: true,
  read,
};
