/** Bytes as source code lists them: C arrays as `xxd -i` writes them, and values of Node and Python on lines of their own. */
import { bytesOfText, listedBytes } from "../byte-text.ts";
import type { DumpForm } from "../dump-form.ts";
import { plainReading, type RowPlace, rowOf } from "../row.ts";

const ID = "byte-lists";

// unsigned char t_bin[] = {     static const uint8_t reply[6] = {     {
const OPENS = /^\s*(?:(?:[A-Za-z_]\w{0,63}[\s*]{1,4}){1,6}[A-Za-z_]\w{0,63}\s?\[\w{0,16}\]\s{0,4}=\s{0,4})?[{[]\s*$/;

//   0x00, 0x00, 0x05, 0x12,     0x00 0x00     {0x00, 0x00}     [0, 0, 5, 18, 31, 0]
const ITEMS =
  /^\s*(?:(?:[A-Za-z_]\w{0,63}[\s*]{1,4}){1,6}[A-Za-z_]\w{0,63}\s?\[\w{0,16}\]\s{0,4}=\s{0,4})?([{[]?)\s{0,8}((?:0[xX][0-9a-fA-F]{1,2}|[0-9a-fA-F]{1,3})(?:(?:\s{0,4},\s{0,4}|\s{1,4}(?=0[xX]))(?:0[xX][0-9a-fA-F]{1,2}|[0-9a-fA-F]{1,3})){0,4095}),?\s{0,8}([}\]]?);?\s*$/d;

// };
const CLOSES = /^\s*[}\]]\s?;?\s*$/;

// unsigned int t_bin_len = 43;
const LENGTH = /^\s*(?:static\s{1,4}|const\s{1,4}){0,2}unsigned int \w{1,128}_len = (\d{1,9});\s*$/d;

// <Buffer 00 00 05 ... 41 more bytes>     b'\x00\x00\x05'
const VALUE = /^\s*(<Buffer[^<>]{0,400}>|[bB]'.{0,65536}'|[bB]".{0,65536}")\s*$/d;

const frame = (body: string): RowPlace => {
  const start = body.length - body.trimStart().length;
  return { at: start, row: rowOf(ID, { start, end: body.trimEnd().length }, { kind: "frame" }) };
};

const read = (body: string): RowPlace | null => {
  const value = VALUE.exec(body)?.indices?.[1];
  if (value !== undefined) {
    const [start, end] = value;
    const text = body.slice(start, end);
    const bytes = bytesOfText(text);
    if (bytes === null) return null;
    // Text that a program prints as bytes is a dump only if some of it is no text.
    const alone = text.startsWith("<") || text.includes("\\x") ? "certain" : "never";
    return { at: start, row: rowOf(ID, { start, end }, { readings: plainReading(bytes), alone }) };
  }
  const length = LENGTH.exec(body);
  const [start, end] = length?.indices?.[1] ?? [0, 0];
  if (length !== null) {
    const offset = { digits: length[1] ?? "", bases: [10] as const };
    return { at: start, row: rowOf(ID, { start, end }, { kind: "end", offset }) };
  }
  if (OPENS.test(body) || CLOSES.test(body)) return frame(body);
  const listed = ITEMS.exec(body);
  const span = listed?.indices?.[2];
  if (listed === null || span === undefined) return null;
  const items = (listed[2] ?? "").split(/\s*,\s*|\s+/);
  const bytes = listedBytes(items);
  const framed = listed[1] !== "" || listed[3] !== "";
  if (bytes === null || (!framed && !/^0[xX]/.test(items[0] ?? ""))) return null;
  return { at: span[0], row: rowOf(ID, { start: span[0], end: span[1] }, { readings: plainReading(bytes) }) };
};

export const byteLists: DumpForm = {
  id: ID,
  about: "Bytes in the spelling of a language: C, JSON, Node, Python.",
  examples: [
    "unsigned char t_bin[] = {",
    "  0x00, 0x00, 0x05, 0x12, 0x1f, 0x00, 0x00, 0x02, 0x41, 0x43, 0x4d, 0x45,",
    "};",
    "unsigned int t_bin_len = 43;",
    "{0x00, 0x00, 0x05, 0x12}",
    "[0, 0, 5, 18, 31, 0]",
    "<Buffer 00 00 05 12 1f 00>",
    "b'\\x00\\x00\\x05\\x12\\x1f\\x00'",
  ],
  offsets: false,
  read,
};
