/**
 * The elements of a scatter list on one line, whatever parts them: `segments=[(0x8091c000, 6)]`, `segs: [Seg { addr: 0x8091c000, len: 6 }]`,
 * `sgl=[0x8091c000+4096, 0x80920000+512]`. To the grammar each is a value like all others; together they are one address, how many bytes there
 * are, and how many elements.
 */
import type { Field, Quoted } from "./sentence.ts";
import { NOTHING, writtenContent } from "./value.ts";
import { foundAs, type Role } from "./vocabulary.ts";

// segments=[(0x8091c000, 6)]     segs: [Seg { addr: 0x8091c000, len: 6 }]     sg list [0x8091c000+6]
const LIST =
  /\b(?:dma[ _]?|host[ _]?)?(?:segs?|segments?|sgl?|sges?|sg[ _]?list|elements?|elems?|ranges?|extents?|prdt?s?)["']?\s{0,2}[:=]?\s{0,2}\[\s{0,2}([^[\]]{8,4096}?)\s{0,2}\]/i;

// (0x8091c000, 6)     Seg { addr: 0x8091c000, len: 6 }     0x8091c000+6     {0x8091c000:6}
const ENTRY =
  /(?:[A-Za-z]\w{0,23}\s?)?[({<]?\s{0,2}(?:["']?[A-Za-z]\w{0,15}["']?\s?[:=]\s?)?(0x[0-9a-f]{5,16})(?:\s{0,2}[,;+:/]\s{0,2}|\s|\s?\()(?:["']?[A-Za-z]\w{0,15}["']?\s?[:=]\s?)?(0x[0-9a-f]{1,7}|\d{1,9})(?:\s?(?:bytes|B))?\s{0,2}[)}>]{0,2}/gi;

interface Said {
  readonly fields: readonly Field[];
  readonly loose: readonly Quoted[];
}

const fieldOf = (role: Role, name: string, quoted: Quoted): Field => ({
  ...quoted,
  role,
  half: null,
  key: foundAs(role).key,
  name,
});

/** The address and the length of each element, `null` where something else stands among them. */
const entriesOf = (text: string, start: number): readonly (readonly [Quoted, Quoted])[] | null => {
  const rest = text.replaceAll(ENTRY, "");
  if (/[^\s,;]/.test(rest)) return null;
  return [...text.matchAll(ENTRY)].map(({ 0: whole, 1: address = "", 2: length = "", index }) => {
    const at = start + index + whole.indexOf(address);
    const behind = start + index + whole.lastIndexOf(length);
    return [
      { start: at, end: at + address.length, content: writtenContent(address) },
      { start: behind, end: behind + length.length, content: writtenContent(length) },
    ] as const;
  });
};

/** The bytes of all elements: of one its own number, of several their sum with the list as its place. */
const bytesOf = (entries: readonly (readonly [Quoted, Quoted])[], list: Omit<Quoted, "content">): Quoted | null => {
  const [first, ...others] = entries;
  if (first === undefined) return null;
  if (others.length === 0) return first[1];
  const sum = entries.reduce((bytes, [, { content }]) => bytes + (content.number ?? 0n), 0n);
  return { ...list, content: { ...NOTHING, number: sum } };
};

const LENGTHS: ReadonlySet<Role> = new Set(["length", "stated-length", "requested"]);

/** What a body says beside a list of elements: the first address, the bytes of all, and their number. */
export const withElementList = (body: string, said: Said): Said => {
  const match = body.includes("[") ? LIST.exec(body) : null;
  const text = match?.[1] ?? "";
  if (match === null) return said;
  const from = match.index + match[0].lastIndexOf(text);
  const list = { start: from, end: from + text.length };
  const entries = entriesOf(text, from);
  const [first] = entries ?? [];
  const bytes = bytesOf(entries ?? [], list);
  if (first === undefined || bytes === null) return said;
  const apart = ({ start }: Quoted): boolean => start < match.index || start >= match.index + match[0].length;
  const fields = said.fields.filter(apart);
  const stated = fields.find(({ role }) => LENGTHS.has(role))?.content.number ?? null;
  // What the elements cover is what will move, if it is less than what the request says.
  const counts = stated === null || (bytes.content.number ?? 0n) < stated;
  return {
    loose: said.loose.filter(apart),
    fields: [
      ...(counts ? fields.filter(({ role }) => !LENGTHS.has(role)) : fields),
      fieldOf("iova", "segment", first[0]),
      ...(counts ? [fieldOf("length", "segment length", bytes)] : []),
      fieldOf("segments", "segments", { ...list, content: { ...NOTHING, number: BigInt(entries?.length ?? 0) } }),
    ],
  };
};
