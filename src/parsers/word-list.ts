/**
 * Bytes that stand behind a word for memory without a separator: as one run of digits, `data 000006121f000002`, or as words of a
 * register's width, `bytes 0061736d 01000000`. Apart from the walk, because to the grammar such a run is a word, and each such word an
 * address.
 */
import type { Byte } from "../model/bytes.ts";
import type { Field, Quoted, Sentence } from "./sentence.ts";
import { type Content, NOTHING } from "./value.ts";
import { foundAs } from "./vocabulary.ts";

const MEMORY = "(?:data|payload|bytes?|octets|contents?|head|starts|begins|starting with|starts with|begins with)";

// data 000006121f000002     payload 0ee7c2af00000200...     begins 00000612 1f000002     head=33c08ed0 bc007c8e
const LISTED = new RegExp(
  `(?<![\\w-])${MEMORY}(?:\\s|\\s?[:=]\\s?)((?:[0-9a-f]{2}){8,256}|[0-9a-f]{8}(?: [0-9a-f]{8}){1,63})(?![\\w=:]|\\s[0-9a-f]{8}(?!\\w))`,
  "i",
);

const WORD = 8;

const pairsOf = (digits: string): readonly number[] =>
  (digits.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16));

/** The bytes of words of which nobody says which end comes first: those that are the same either way. */
const eitherWay = (words: readonly string[]): readonly Byte[] =>
  words.flatMap((word) => {
    const bytes = pairsOf(word);
    return bytes.map((byte, at) => (byte === bytes[bytes.length - 1 - at] ? byte : null));
  });

const contentOf = (text: string): Content => {
  const words = text.split(" ");
  return { ...NOTHING, bytes: words[0]?.length === WORD ? eitherWay(words) : pairsOf(text) };
};

const KEY = foundAs("bytes");

/** What a body says beside such bytes: they are a field, and none of their words is a number. */
export const withListed = (
  body: string,
  { fields, loose }: Pick<Sentence, "fields" | "loose">,
): { readonly fields: readonly Field[]; readonly loose: readonly Quoted[] } => {
  const match = LISTED.exec(body);
  const text = match?.[1];
  if (match === null || text === undefined) return { fields, loose };
  const end = match.index + match[0].length;
  const start = end - text.length;
  const apart = ({ start: own }: Quoted): boolean => own < start || own >= end;
  // The bytes may have been read already, behind their own key.
  if (fields.some((field) => !apart(field) && field.content.bytes !== null)) return { fields, loose };
  const name = body.slice(match.index, start).trim();
  const own: Field = { start, end, content: contentOf(text), role: "bytes", half: null, key: KEY.key, name };
  return { fields: [...fields.filter(apart), own], loose: loose.filter(apart) };
};
