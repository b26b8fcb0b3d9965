/**
 * What a processor copies: `memcpy(to, from, length)`, `copied 6 bytes from 0x16f3a8000 to 0x104a28000`. Apart from the way of a
 * transfer, because the name of the function says which argument comes first.
 */
import { isAddress } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";
import { COPIES } from "./vocabulary/words.ts";
import type { Role } from "./vocabulary.ts";

/** memcpy: from = 0x182858000, to = 0x145934000, length = 6     copy fn=memcpy from=0x182858000 to=0x145934000 */
const COPIED = /^(?:re)?cop(?:y|ied|ies|ying)$/;

/** `copied 6 bytes from own buffer 0x16f3a8000 to 0x104a28000`: memory of a process on both ends, so that no engine moved it. */
export const isCopiedInMemory = (sentence: Sentence): boolean => {
  if (![...sentence.words].some((word) => COPIED.test(word))) return false;
  const ends = copyEnds(sentence);
  return ends !== null && [ends.from, ends.to].every(({ content }) => (content.number ?? 0n) > 0xffff_ffffn);
};

export const isCopied = ({ body, words, headings }: Sentence): boolean =>
  [...words, ...headings, ...body.toLowerCase().split(/[^a-z0-9_]+/)].some((word) => COPIES.has(word));

/** Units in front of an address in which the word stands that says which end it is. */
const REACH = 44;

// from 0x16f3a8000     src_va=0x16f3a8000     "from":"0x16f3a8000"
const FROM =
  /(?:^|[^a-z])(?:from|src|source)[^a-z]{0,4}(?:(?:(?:own|bounce|private|staging|user|task|data|the|local|kernel|client)\s){0,3}(?:va|vaddr|addr|address|ptr|buf|buffer|memory|mem|pool|page|bounce)[^a-z]{0,4})?$/i;

// to 0x104a28000     dst_va=0x104a28000     -> va 0x104a28000
const TO =
  /(?:(?:^|[^a-z])(?:to|into|towards|dst|dest|destination)|->|=>)[^a-z]{0,4}(?:(?:(?:own|bounce|private|staging|user|task|data|the|local|kernel|client)\s){0,3}(?:va|vaddr|addr|address|ptr|buf|buffer|memory|mem|pool|page|bounce)[^a-z]{0,4})?$/i;

// memcpy(0x104a28000, 0x16f3a8000, 6)
const TO_FIRST = /\b(?:mem(?:cpy|move)\w*|copyout)\(\s{0,2}(?:dst|to)?[\s=:]{0,3}$/i;

// bcopy(0x16f3a8000, 0x104a28000, 6)
const FROM_FIRST = /\bbcopy\(\s{0,2}(?:src|from)?[\s=:]{0,3}$/i;

export interface CopyEnds {
  readonly from: Quoted;
  readonly to: Quoted;
  readonly length: Quoted | null;
}

const COUNTS: ReadonlySet<Role> = new Set(["length", "moved", "count", "transferred"]);

/** Which end a value is by the words in front of it: -1 for the one that is read, 1 for the one that is written, 0 for either. */
const sideOf = (body: string, { start }: Quoted): number => {
  const before = body.slice(Math.max(0, start - REACH), start);
  if (TO.test(before) || TO_FIRST.test(before)) return 1;
  return FROM.test(before) || FROM_FIRST.test(before) ? -1 : 0;
};

/** The two ends of a copy and its length in bytes; `null` where the line has other addresses, or does not say which is which. */
export const copyEnds = ({ body, loose, fields }: Sentence): CopyEnds | null => {
  const values = [...loose, ...fields].toSorted((a, b) => a.start - b.start);
  const [first, second, ...others] = values.filter(isAddress);
  if (first === undefined || second === undefined || others.length > 0) return null;
  const [one, other] = [sideOf(body, first), sideOf(body, second)];
  if (one === other) return null;
  const isForward = one < other;
  const counted = fields.find(({ role }) => COUNTS.has(role));
  const behind = loose.find((value) => value.start > second.end && value.content.number !== null);
  return { from: isForward ? first : second, to: isForward ? second : first, length: counted ?? behind ?? null };
};
