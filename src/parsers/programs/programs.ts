/**
 * Logs of programs that read and write a disk and look at what came: their lines name no task. A writer is such a program once it was seen to
 * ask for blocks into a buffer of its own, and what it says from then on is about its requests.
 */
import type { Assertion } from "../assertion.ts";
import type { Source } from "../claim.ts";
import { DELIVERY } from "../client-gains.ts";
import type { RoleValue } from "../role-value.ts";
import type { Sentence } from "../sentence.ts";
import type { Topic } from "../topic.ts";
import { NOTHING } from "../value.ts";
import { bufferSaid, commandSaid, lengthSaid, numbered, requestSaid, wholeSaid } from "./request.ts";

/** Sees the statements of a capture in their order. */
export interface Programs {
  /** What a line of a program asserts, `"nothing"` if it says nothing of a request; `null` for whoever is none. */
  asserted(source: Pick<Source, "writer" | "side">, sentence: Sentence): Assertion | "nothing" | null;
}

/** Writers that are remembered. */
const MOST = 64;

// rc=0 (ok) transferred=2048     INQUIRY succeeded, 36 bytes     READ(10) failed: delivery failure (errno 5)
const ENDS =
  /(?<![\w-])(?:rc|ret|result|status|errno)\s?[=:]?\s?-?(?:0x)?[0-9a-f]+|(?<![\w-])(?:succeeded|failed|ok|done|returned|completed|error|timed out|timeout)(?![\w-])/i;

// rc=5     errno 60     failed     timed out
const FAILS =
  /(?<![\w-])(?:rc|ret|errno|err|error|kr|result)\s?[=:(]?\s?-?(?!0+\b|0x0+\b)(?:0x[0-9a-f]+|\d+)|(?<![\w-])(?:failed|failure|timed out|timeout|i\/o error|input\/output error|not present|gone)(?![\w-])/i;

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

// 4 of 512 bytes
const PART = /(?<![\w.])(\d{1,10}) (?:out )?of (\d{1,10}) bytes\b/i;

// received buf=0x138ac8000 len=96     Buffer 0x10e790000 now holds (96 bytes):
const SHOWS = /(?<![a-z])(?:received|holds?|contains?|contents?|dump|data|now|read back)(?![a-z])|:\s*$/i;

const assertion = (topic: Topic, opens: boolean, facts: readonly RoleValue[], { said }: Sentence): Assertion => ({
  topics: [topic],
  opens,
  worded: true,
  facts,
  task: null,
  scoped: false,
  said,
});

const listIn = (body: string): RoleValue | null => {
  const match = LIST.exec(body);
  if (match === null) return null;
  const bytes = (match[0].match(/[0-9a-f]{2}/gi) ?? []).map((pair) => Number.parseInt(pair, 16));
  const [start, end] = [match.index, match.index + match[0].length];
  return { role: "bytes", half: null, name: "bytes", content: { ...NOTHING, bytes }, start, end };
};

const partsIn = (body: string): readonly RoleValue[] => {
  const match = PART.exec(body);
  if (match === null) return [];
  const [, came = "", asked = ""] = match;
  const start = match.index;
  const value = (role: "delivered" | "requested", digits: string): RoleValue =>
    numbered(role, role, BigInt(digits), [start, start + match[0].length]);
  return [value("delivered", came), value("requested", asked)];
};

// transferred=2048     succeeded, 36 bytes
const MOVED = /(?<![\w-])(?:transferred|moved|got|actual|count|xferred|n)\s?[=:]\s?(\d{1,10})(?![\w.])/i;

const countIn = (body: string): RoleValue | null => {
  const match = MOVED.exec(body);
  if (match === null) return lengthSaid(body, "delivered");
  const [whole, digits = ""] = match;
  const end = match.index + whole.length;
  return numbered("delivered", "delivered", BigInt(digits), [end - digits.length, end]);
};

/** What a line with a whole request says of its end: how many bytes came, and the first of them. */
const endOf = (body: string): readonly RoleValue[] => {
  const [match, list] = [CAME_BACK.exec(body), BEGINS.test(body) ? listIn(body) : null];
  const [whole = "", digits = ""] = match ?? [];
  const start = match === null ? 0 : match.index + whole.indexOf(digits);
  const count =
    match === null ? [] : [numbered("delivered", "delivered", BigInt(digits), [start, start + digits.length])];
  return list === null ? count : [...count, list];
};

const compared = (sentence: Sentence): Assertion | "nothing" | null => {
  const { body } = sentence;
  const list = listIn(body);
  if (list === null) return DIFFERS.test(body) ? assertion("program-check", true, [], sentence) : null;
  if (GIVES.test(body)) return assertion("program-data", true, [list], sentence);
  if (WANTED.test(body)) return assertion("program-check", false, [], sentence);
  if (CAME.test(body)) return assertion("program-check", false, FIRST.test(body) ? [list] : [], sentence);
  return null;
};

/** What a line of a program says of one of its requests. */
const saidOf = (sentence: Sentence): Assertion | "nothing" | null => {
  const { body } = sentence;
  const [check, buffer] = [compared(sentence), bufferSaid(body)];
  if (check !== null) return check;
  if (buffer !== null && SHOWS.test(body)) {
    const length = lengthSaid(body, "length");
    return assertion("program-data", true, length === null ? [buffer] : [buffer, length], sentence);
  }
  const parts = partsIn(body);
  if (parts.length > 0) return assertion("program-result", true, parts, sentence);
  if (AGREES.test(body)) return "nothing";
  const command = commandSaid(body);
  if (command === null || !ENDS.test(body)) return null;
  const count = countIn(body);
  return assertion("program-result", true, count === null ? [command] : [command, count], sentence);
};

/** True if a program shows bytes that it gives away. */
export const givesBytes = (body: string): boolean => GIVES.test(body);

/** True if a program says that other bytes came than it expects. */
export const hasDiffered = (body: string): boolean => DIFFERS.test(body);

/** True if a program says that a request of its own went wrong. */
export const hasFailed = (body: string): boolean => FAILS.test(body) || DELIVERY.test(body);

/** Nobody has asked for anything. */
export const openPrograms = (): Programs => {
  const known = new Set<string>();
  const drivers = new Set<string>();
  return {
    asserted: ({ writer, side }, sentence) => {
      const { body, mentions, scope } = sentence;
      if (side === "device" || drivers.has(writer)) return null;
      if (mentions.some(({ telling }) => telling)) {
        if (drivers.size < MOST) drivers.add(writer);
        known.delete(writer);
        return null;
      }
      const request = scope === null ? requestSaid(body) : null;
      if (request !== null) {
        if (known.size < MOST) known.add(writer);
        const given = listIn(body);
        const facts = given !== null && GIVES.test(body) ? [...request, given] : request;
        return assertion("program-request", true, facts, sentence);
      }
      const whole = scope === null ? wholeSaid(body) : null;
      if (whole !== null) {
        if (known.size < MOST) known.add(writer);
        return assertion("program-request", true, [...whole, ...endOf(body)], sentence);
      }
      return known.has(writer) ? saidOf(sentence) : null;
    },
  };
};
