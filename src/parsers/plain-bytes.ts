/**
 * Bytes that words tell instead of a dump: `client buffer 512 bytes all zero`, and what a comparison got in place of what it expected.
 * Apart from the claims, because a reading must know that they are there before a claim takes them.
 */
import { isCount } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";
import { byteCountOf, NOTHING } from "./value.ts";
import { NEGATIONS } from "./vocabulary/words.ts";

/** Most bytes that a sentence gives; of a longer buffer the rest stays unknown. */
const MOST_BYTES = 4096;

// all zero     all zeros     all zeroes     all 0x00     all 00
const ALL_ZERO = /\ball\s{1,4}(?:bytes\s{1,4})?(?:are\s{1,4}|is\s{1,4})?(?:zero(?:s|es)?|(?:0x)?00)(?![\w.])/i;

// should be all zero     expected all zeros     fill all zero     almost all zeros
const OTHERWISE =
  /\b(?:should|must|expect\w{0,4}|want\w{0,2}|if|until|unless|fill\w{0,3}|set|clear\w{0,3}|almost|nearly|to)\b/i;

/** True for a line that may say that bytes are zero; how many of them hangs on its numbers. */
export const saysZeros = (body: string): boolean => ALL_ZERO.test(body);

/** The zeros of a line that says that all of a stated number of bytes are zero; `null` for every other line. */
export const zerosIn = ({ body, fields, loose, words, said }: Sentence): Quoted | null => {
  if (!saysZeros(body) || OTHERWISE.test(body) || [...words].some((word) => NEGATIONS.has(word))) return null;
  const lengths = [...fields.filter(({ role }) => role === "length"), ...loose.filter(isCount)];
  const [length, ...others] = lengths.map(({ content }) => byteCountOf(content));
  if (length == null || length === 0 || others.some((other) => other !== length)) return null;
  const zeros = Array.from({ length: Math.min(length, MOST_BYTES) }, () => 0);
  return { ...said, content: { ...NOTHING, bytes: zeros } };
};

/** Units in front of bytes in which the word stands that says whose they are. */
const REACH = 16;

// got 00 00 00 00     actual: 00 00 00 00     read back 00 00 00 00     but not: expected is 00 00 00 00
const GOT = /(?:^|[^a-z])(?:got|actual|found|observed|read(?:\s?back)?|received)[\s:=]{1,4}[[({<"]?\s?$/i;

// lba 8192     sector 5     at offset 0x10: the bytes need not be the first ones of a task
const ELSEWHERE = /(?:^|[^a-z])(?:lba|sector|block|blk|offset|off|pos|position|index|page|at)(?![a-z])/i;

/** Of these nobody counts from the first byte of a request. */
const AWAY = /(?:^|[^a-z])(?:lba|sector|block|blk|pos|position|index|page)(?![a-z])/i;

/** A look further into the data than this is held against nothing. */
const MOST_OFFSET = 1 << 20;

// mismatch at offset 0
const AT_BEGINNING = /\b(?:at\s)?(?:(?:offset|off|pos|position|byte|index)\s?[:=]?\s?|\+)(?:0x0{1,16}|0)(?![\w.])/i;

const listsIn = ({ loose, fields }: Sentence): readonly Quoted[] =>
  [...loose, ...fields].filter(({ content }) => content.bytes !== null);

/** True if a comparison says that other bytes came than those that it expected. */
export const isMismatch = (sentence: Sentence): boolean => {
  const { body } = sentence;
  const lists = listsIn(sentence);
  return (
    lists.length >= 2 &&
    /\b(?:expect\w{0,4}|want\w{0,2}|wrote|should be)\b/i.test(body) &&
    lists.some((list) => isGot(body, list))
  );
};

// offset=512 in a line that counts bytes=4096/4096: so far into what came
const OFFSET = /(?:^|[\s,;])(?:off|offs|offset)\s?[=:]\s?(0x[0-9a-f]{1,6}|\d{1,7})(?![\w.])/i;
const COUNTED = /(?:^|[\s,;])(?:bytes|len|length|size|count|n)\s?[=:]\s?\d{1,9}\s?(?:\/|of)\s?(\d{1,9})(?![\w.])/i;

/** How far into the data of its request a comparison looked, where it counts them and looked at no more; `null` where nobody knows. */
export const offsetIn = (body: string): number | null => {
  const [offset, count] = [Number(OFFSET.exec(body)?.[1] ?? Number.NaN), Number(COUNTED.exec(body)?.[1] ?? Number.NaN)];
  return offset < count && count <= MOST_OFFSET && !AWAY.test(body.replace(OFFSET, " ")) ? offset : null;
};

const isGot = (body: string, { start }: Quoted): boolean => GOT.test(body.slice(Math.max(0, start - REACH), start));

/** The bytes that a comparison got, where nothing says that they stand elsewhere than at the beginning. */
export const gotIn = (sentence: Sentence): Quoted | null => {
  const { body } = sentence;
  if (!isMismatch(sentence)) return null;
  const offset = offsetIn(body);
  if (offset === null && ELSEWHERE.test(body.replace(AT_BEGINNING, " "))) return null;
  const got = listsIn(sentence).find((list) => isGot(body, list));
  if (got === undefined || offset === null) return got ?? null;
  const ahead = new Array<null>(offset).fill(null);
  return { ...got, content: { ...got.content, bytes: [...ahead, ...(got.content.bytes ?? [])] } };
};
