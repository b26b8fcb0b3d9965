/** Counts that stand beside an address with nothing but a sign between: `0x801c0000+6`, `36 @ 0x80788000`. Apart from the keys, because such a count has none. */
import { isFollowed } from "./numbered-elements.ts";
import type { Field } from "./sentence.ts";
import { writtenContent } from "./value.ts";
import { foundAs, type Role } from "./vocabulary.ts";

// 0x801c0000+6     fe3a4000:24h
const EXTENT = /^(?:\s?\+\s?(0x[0-9a-f]{1,6}|\d{1,9})(?![\w.])|:([0-9a-f]{1,6}h)(?!\w))/i;

const EXTENDED: ReadonlySet<Role> = new Set([
  "iova",
  "dispatched",
  "received",
  "element",
  "address",
  "buffer",
  "destination",
]);

const LENGTH = foundAs("length");

// DATA-IN 36 @ 0x80788000     36 bytes @ 0x80788000     but not lba 36 @ 0x80788000
const COUNT_AT =
  /(?<![\w.:#-]|\b(?:lba|blk|block|sector|port|slot|core|cpu|line|entry|index|offset|off|no|nr|bit|bits)\s)(\d{1,9}|0x[0-9a-f]{1,6})(?:\s?(?:bytes|B))?\s?@\s?(?=(?:0x)?[0-9a-f]{6,16}(?![\w.]))/gi;

/** The count that stands before an address and the sign between them, if there is only one such place and no other field has it. */
const countAt = (body: string, fields: readonly Field[]): Field | null => {
  const [match, ...others] = body.includes("@") ? body.matchAll(COUNT_AT) : [];
  const text = match?.[1];
  if (match === undefined || text === undefined || others.length > 0) return null;
  const { index: start } = match;
  if (fields.some((field) => field.start <= start && start < field.end)) return null;
  const own = { start, end: start + text.length, content: writtenContent(text) };
  return { ...own, role: "length", half: null, key: LENGTH.key, name: "length" };
};

/** The fields with the count that stands right behind an address and a plus, or before it and an `@`. */
export const withCountBeside = (body: string, fields: readonly Field[]): readonly Field[] => {
  if (fields.some(({ role }) => role === "length" || role === "requested" || role === "stated-length")) return fields;
  const before = countAt(body, fields);
  if (before !== null) return [...fields, before];
  for (const { role, half, content, end: behind } of fields) {
    if (!EXTENDED.has(role) || half !== null || content.number === null) continue;
    const match = EXTENT.exec(body.slice(behind, behind + 16));
    const text = match?.[1] ?? match?.[2];
    if (match === null || text === undefined) continue;
    const end = behind + match[0].length;
    if (isFollowed(body, end)) return fields;
    const own = { start: end - text.length, end, content: writtenContent(text) };
    return [...fields, { ...own, role: "length", half: null, key: LENGTH.key, name: "length" }];
  }
  return fields;
};
