/** Rows of hex dumps: which bodies are rows, and what one row alone says. Apart from `dump.ts`, which puts rows together. */
import type { Span } from "./grammar/nodes.ts";
import { parseRow, type RowParts } from "./grammar/row-parser.ts";

/** One row as written. */
export interface Row {
  /** `squeezed` is a `*`: rows equal to the one above are left out. `end` is an offset alone, as hexdump prints it last. */
  readonly kind: "bytes" | "squeezed" | "end";
  /** Digits of the offset, without `0x`. */
  readonly offset: string;
  /** True if the offset is hexadecimal beyond doubt. */
  readonly hexOffset: boolean;
  readonly groups: readonly string[];
  /** True if groups of two bytes and more are printed in memory order by every tool that writes rows of this form. */
  readonly memoryOrder: boolean;
  /** The printable column without its bars, `null` if there is none. */
  readonly gutter: string | null;
  /** True if the logger hides the bytes. */
  readonly redacted: boolean;
  /** Place of the bytes in the body, or of what stands for them. */
  readonly span: Span;
}

/** A body that may be a row: everything before `at` is decoration. */
export interface RowPlace {
  readonly at: number;
  readonly row: Row;
}

// [Fn] 0x0000: 00 00 05     gnt-fw: 00000000: 0000 0512     NoctuaHBA::0x0000: 00
const WITH_COLON =
  /(?:^|[\s\])>]|::|:\s?)((?:0[xX][0-9a-fA-F]{1,16}|[0-9a-fA-F]{4,16}):[ \t]{0,8}(?:<(?:private|redacted|sensitive)>|[0-9a-fA-F]{2,16}(?:\s|$)))/d;

// 00000000  00 00 05 12 1f 00 00 02  41 43 4d 45  |........ACME|
const WITHOUT_COLON =
  /(?:^|[\]:>]\s{1,4})([0-9a-fA-F]{6,8}[ \t]{1,4}[0-9a-fA-F]{2,8}[ \t]{1,4}[0-9a-fA-F]{2,8}(?:\s|$))/d;

// 0000000c
const END = /^\s*([0-9a-fA-F]{7,8})\s*$/d;

// [Fn] *
const SQUEEZED = /(?:^|[\s\]:>])(\*)\s*$/d;

const startOf = (pattern: RegExp, body: string): number | null => pattern.exec(body)?.indices?.[1]?.[0] ?? null;

/** How many of the groups are bytes: the ones behind a wide blank may be the printable column. */
const byteGroups = (text: string, parts: RowParts): number => {
  const { groups, rest } = parts;
  const width = (groups[0]?.end ?? 0) - (groups[0]?.start ?? 0);
  const sized = groups.findIndex((group, at) => at > 0 && group.end - group.start !== width);
  // The last group of a row may be shorter, and then it is the last.
  const shorter = sized > 0 && (groups[sized]?.end ?? 0) - (groups[sized]?.start ?? 0) < width;
  const same = sized < 0 ? groups.length : sized + (shorter && groups[sized]?.wide !== true ? 1 : 0);
  const gap = groups.findIndex((group, at) => at > 0 && at < same && group.wide);
  if (gap < 0) return same;
  const allWide = groups.slice(1, same).every((group) => group.wide);
  const gutter = text.slice(rest).trim();
  if (allWide && gap === 1) return same;
  const halves = width === 2 && gap === 8 && same - gap <= 8;
  if (halves && /^[|>]/.test(gutter)) return same;
  const behind = text.slice(groups[gap]?.start ?? 0).trimEnd().length;
  return halves && gutter === "" && behind !== 8 ? same : gap;
};

const rowOf = (text: string, at: number): Row | null => {
  const parts = parseRow(text);
  if (parts === null) return null;
  const written = text.slice(parts.offset.start, parts.offset.end);
  const prefixed = /^0[xX]/.test(written);
  const offset = prefixed ? written.slice(2) : written;
  const count = byteGroups(text, parts);
  const kept = parts.groups.slice(0, count);
  // Words right behind the digits make it a statement: `0x0000: 12 bytes`.
  const apart = parts.apart || parts.groups[count]?.wide === true || parts.rest >= text.trimEnd().length;
  if (!apart) return null;
  if (kept.length === 0 && parts.lost === null) return null;
  const first = kept[0] ?? parts.lost;
  const last = parts.lost ?? kept.at(-1);
  const gutter = text
    .slice(parts.groups[count]?.start ?? parts.rest)
    .replace(/^\s*[|>]?/, "")
    .replace(/[|<]?\s*$/, "");
  const groups = kept.map((group) => text.slice(group.start, group.end));
  if (groups.some((group) => group.length % 2 !== 0)) return null;
  return {
    kind: "bytes",
    offset,
    hexOffset: prefixed || /[a-fA-F]/.test(offset),
    groups,
    // xxd prints groups of four digits in memory order and has no other default with an offset of eight and a colon.
    memoryOrder: parts.colon && offset.length === 8 && groups.every((group) => group.length <= 4),
    gutter: gutter === "" ? null : gutter,
    redacted: parts.lost !== null,
    span: { start: at + (first?.start ?? 0), end: at + (last?.end ?? 0) },
  };
};

const plain = (kind: "squeezed" | "end", offset: string, span: Span): Row => ({
  kind,
  offset,
  hexOffset: /[a-fA-F]/.test(offset),
  groups: [],
  memoryOrder: true,
  gutter: null,
  redacted: false,
  span,
});

/** The row in a body, or `null`. */
export const rowIn = (body: string): RowPlace | null => {
  const at = startOf(WITH_COLON, body) ?? startOf(WITHOUT_COLON, body);
  if (at !== null) {
    const row = rowOf(body.slice(at), at);
    return row === null ? null : { at, row };
  }
  const end = startOf(END, body);
  if (end !== null) return { at: end, row: plain("end", body.trim(), { start: end, end: body.trimEnd().length }) };
  const star = startOf(SQUEEZED, body);
  return star === null ? null : { at: star, row: plain("squeezed", "", { start: star, end: star + 1 }) };
};
