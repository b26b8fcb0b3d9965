/** What a program sees in its memory, and what it makes of that: the bytes that came, those that it gives away, and how they compare. */
import type { RoleValue } from "../role-value.ts";
import { NOTHING } from "../value.ts";
import { numbered } from "./request.ts";

// MISCOMPARE at offset 0     Verification failed from byte 0 on     data mismatch     510 bytes are wrong     512 bytes differ
const DIFFERS =
  /\b(?:mis-?compare|mis-?match(?:es|ed)?|verif\w{1,8} (?:failed|error)|compare (?:failed|error)|bytes (?:are )?(?:wrong|differ|different)|data (?:corrupt\w{0,4}|differs?))\b/i;

// compare ok, 36 bytes     Data verified, all 36 bytes as expected
const AGREES =
  /\b(?:compare(?:s|d)? ok|verified|verify ok|as expected|match(?:es|ed)?|no differences|identical|bytes equal)\b/i;

// got @0: 00 11     found from 0: 00 11     actual[0]: 00 11
const CAME = /(?<![a-z])(?:got|found|actual|read|received|have|is)(?![a-z])/i;

// want @0: 00 11     expected from 0: 00 11
const WANTED = /(?<![a-z])(?:want(?:ed)?|expect(?:ed|ing)?|should be|wrote)(?![a-z])/i;

const LIST = /(?<![\w])(?:[0-9a-f]{2}[ :,]){3,}[0-9a-f]{2}(?!\w)/i;

// @0:     from 0:     at offset 0x0:
const FIRST = /(?:@|from|offset|byte|at)\s?(?:0x)?0+\s?\]?:/i;

// ok 512 bytes     returned 512 bytes     SHORT: returned 24 bytes
const CAME_BACK = /(?<![a-z])(?:ok|returned|got|read)[:,]? (\d{1,10}) (?:bytes|B)\b/i;

// first16 49 5e 10 40     data: 49 5e 10 40
const BEGINS = /(?<![a-z])(?:first ?\d{0,3}|data|begins|head|starts)(?: with)?[:=]? (?=(?:[0-9a-f]{2} ){3})/i;

// writing: d1 b9 e3     data begins d1 b9 e3
const GIVES = /(?<![a-z])(?:writing|data begins|payload|pattern|sending)(?![a-z])/i;

// received buf=0x138ac8000 len=96     Buffer 0x10e790000 now holds (96 bytes):
const SHOWS = /(?<![a-z])(?:received|holds?|contains?|contents?|dump|data|now|read back)(?![a-z])|:\s*$/i;

/** True if a program shows bytes that it gives away. */
export const givesBytes = (body: string): boolean => GIVES.test(body);

/** True if a program says that other bytes came than it expects. */
export const hasDiffered = (body: string): boolean => DIFFERS.test(body);

/** True if a program says that it has what it expects. */
export const hasAgreed = (body: string): boolean => AGREES.test(body);

/** True if what a program names is shown, on the line or below it. */
export const showsMemory = (body: string): boolean => SHOWS.test(body);

/** True if the bytes of a line are those that a program wanted. */
export const wanted = (body: string): boolean => WANTED.test(body);

/** True if the bytes of a line are those that came instead. */
export const came = (body: string): boolean => CAME.test(body);

/** True if bytes are the first ones of a buffer. */
export const areFirst = (body: string): boolean => FIRST.test(body);

/** The list of bytes of a line, `null` for none. */
export const listIn = (body: string): RoleValue | null => {
  const match = LIST.exec(body);
  if (match === null) return null;
  const bytes = (match[0].match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
  const [start, end] = [match.index, match.index + match[0].length];
  return { role: "bytes", half: null, name: "bytes", content: { ...NOTHING, bytes }, start, end };
};

/** What a line with a whole request says of its end: how many bytes came, and the first of them. */
export const endOf = (body: string): readonly RoleValue[] => {
  const [match, list] = [CAME_BACK.exec(body), BEGINS.test(body) ? listIn(body) : null];
  const [whole = "", digits = ""] = match ?? [];
  const start = match === null ? 0 : match.index + whole.indexOf(digits);
  const count =
    match === null ? [] : [numbered("delivered", "delivered", BigInt(digits), [start, start + digits.length])];
  return list === null ? count : [...count, list];
};
