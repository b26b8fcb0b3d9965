/**
 * What must never come out raw, written down a second time and independently of the sanitiser, and reports that carry it in
 * every place where text from outside can stand.
 */
import type { Report } from "../../src/report/schema.ts";

/** Ranges of controls, bidirectional overrides, invisible characters, surrogates and private use. */
const FORBIDDEN: readonly (readonly [from: number, to: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xdfff],
  [0xe000, 0xf8ff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0xe0000, 0xe0fff],
  [0xf0000, 0x10ffff],
];

/** The forbidden characters of a text, as code points. */
export const hidden = (text: string): readonly string[] =>
  [...text]
    .map((character) => character.codePointAt(0) ?? 0)
    .filter((point) => FORBIDDEN.some(([from, to]) => from <= point && point <= to))
    .map((point) => point.toString(16));

/** Whether a CI runner takes the line for a command: `::name` first on it, or `##[name]` anywhere. */
export const obeysRunner = (line: string): boolean => line.trimStart().startsWith("::") || line.includes("##[");

export const HOSTILE: readonly string[] = [
  "\u001b[2J\u001b]0;title\u0007",
  "\u001b]52;c;AAAA\u001b\\",
  "\u009b31mred\u009d8;;http://example.com\u009c",
  "\u001bP1$r0m",
  "back\b\b\bspace",
  "line\nbreak\r\nand\rreturn",
  "\u202eright to left\u2066isolated\u2069",
  "zero\u200bwidth\ufeffjoiner\u200d",
  "\u2028separated\u2029",
  "lone \ud800 and \udc00",
  "tags \u{e0041}\u{e007f}",
  "##[add-mask]6",
  "::add-mask::6",
  "x ::stop-commands::pause",
  "::error file=a,line=1::text",
  "</pre><script>alert(1)</script>",
  "`$(exit 1)` %s %n {{x}}",
  "宽字符 ＡＢＣ é \u0301",
  "\ttab\tbed",
  "x".repeat(300),
  "\u{1f1e6}".repeat(9),
  "\u{1f170}\u{1f005}".repeat(9),
];

/** Keys whose values are free text. Ids, addresses and enumerations are not. */
const FREE = new Set([
  "name",
  "format",
  "text",
  "note",
  "given",
  "what",
  "predicted",
  "observed",
  "headline",
  "platform",
  "because",
  "reason",
  "expires",
  "do",
  "paste",
  "if",
  "sentence",
  "authority",
  "remedy",
  "vantage",
  "writer",
  "overwrote",
  "bytes",
  "questions",
  "missing",
  "ref",
  "task",
  "rule",
  "cause",
  "causes",
]);

const tainted = (value: unknown, taint: string, free: boolean): unknown => {
  if (typeof value === "string") return free ? `${taint}${value}${taint}` : value;
  if (Array.isArray(value)) return value.map((one) => tainted(one, taint, free));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, tainted(one, taint, FREE.has(key))]));
};

/** The report with the taint around every text that can come from a log, a file name or a person. */
export const taintedBy = (report: Report, taint: string): Report => tainted(report, taint, false) as Report;

const COMMAND = /^::(?:error|warning|notice) (?:file=[^:,]*,line=\d+,)?title=[^:,]*::/u;

/** The line without the annotation command of our own that starts it; what is left is text. */
export const withoutOwnCommand = (line: string): string => line.replace(COMMAND, ". ");
