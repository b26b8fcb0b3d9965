/**
 * Logs of programs that read and write a disk and look at what came: their lines name no task. A writer is such a program once it was seen to
 * ask for blocks into a buffer of its own, and what it says from then on is about its requests.
 */
import type { Assertion } from "../assertion.ts";
import type { Source } from "../claim.ts";
import type { RoleValue } from "../role-value.ts";
import type { Sentence } from "../sentence.ts";
import type { Topic } from "../topic.ts";
import { countIn, hasEnded, partsIn } from "./ending.ts";
import { areFirst, came, endOf, givesBytes, hasAgreed, hasDiffered, listIn, showsMemory, wanted } from "./memory.ts";
import { bufferSaid, commandSaid, lengthSaid, requestSaid, wholeSaid } from "./request.ts";

/** Sees the statements of a capture in their order. */
export interface Programs {
  /** What a line of a program asserts, `"nothing"` if it says nothing of a request; `null` for whoever is none. */
  asserted(source: Pick<Source, "writer" | "side">, sentence: Sentence): Assertion | "nothing" | null;
}

/** Writers that are remembered. */
const MOST = 64;

const assertion = (topic: Topic, opens: boolean, facts: readonly RoleValue[], { said }: Sentence): Assertion => ({
  topics: [topic],
  opens,
  worded: true,
  facts,
  task: null,
  scoped: false,
  said,
});

/** What a line of a program says of bytes: how they compare, and which they are. */
const compared = (sentence: Sentence): Assertion | null => {
  const { body } = sentence;
  const list = listIn(body);
  if (list === null) return hasDiffered(body) ? assertion("program-check", true, [], sentence) : null;
  if (givesBytes(body)) return assertion("program-data", true, [list], sentence);
  if (wanted(body)) return assertion("program-check", false, [], sentence);
  if (came(body)) return assertion("program-check", false, areFirst(body) ? [list] : [], sentence);
  return null;
};

/** What a line of a program says of one of its requests. */
const saidOf = (sentence: Sentence): Assertion | "nothing" | null => {
  const { body } = sentence;
  const [check, buffer] = [compared(sentence), bufferSaid(body)];
  if (check !== null) return check;
  if (buffer !== null && showsMemory(body)) {
    const length = lengthSaid(body, "length");
    return assertion("program-data", true, length === null ? [buffer] : [buffer, length], sentence);
  }
  const parts = partsIn(body);
  if (parts.length > 0) return assertion("program-result", true, parts, sentence);
  if (hasAgreed(body)) return "nothing";
  const command = commandSaid(body);
  if (command === null || !hasEnded(body)) return null;
  const count = countIn(body);
  return assertion("program-result", true, count === null ? [command] : [command, count], sentence);
};

/** What a request says: its parts and the bytes that it gives away, or with them how it ended; `null` for any other line. */
const askedIn = (body: string): readonly RoleValue[] | null => {
  const request = requestSaid(body);
  if (request === null) {
    const whole = wholeSaid(body);
    return whole === null ? null : [...whole, ...endOf(body)];
  }
  const given = givesBytes(body) ? listIn(body) : null;
  return given === null ? request : [...request, given];
};

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
      const facts = scope === null ? askedIn(body) : null;
      if (facts === null) return known.has(writer) ? saidOf(sentence) : null;
      if (known.size < MOST) known.add(writer);
      return assertion("program-request", true, facts, sentence);
    },
  };
};
