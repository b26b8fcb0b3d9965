/**
 * Requests that a writer has spoken of and not ended: a second line about one of them, in other words, hands it to the hardware. Apart
 * from the readings, because to one line alone the two look the same.
 */
import type { Claim, Fact } from "./claim.ts";
import type { Topic } from "./topic.ts";
import type { Role } from "./vocabulary.ts";

/** Remembers requests by writer and task. */
export interface Asked {
  /** The claim, about the submission of a request where it was about its arrival and another line told of that. */
  settled(claim: Claim): Claim;
}

const ENDS: readonly Topic[] = ["reply", "complete", "timeout", "abort", "device-reply"];

const ADDRESSES: readonly Role[] = ["dispatched", "iova", "received", "element", "address", "buffer"];

const COMMANDS: readonly Role[] = ["cdb", "opcode"];

const factIn = ({ facts }: Claim, roles: readonly Role[]): Fact | undefined =>
  facts.find(({ role }) => roles.includes(role));

const isRequest = ({ topics }: Claim): boolean => topics.includes("dispatch") && topics.includes("receive");

/** True if each of two claims says something in a word that the other does not have. */
const inOtherWords = (a: Claim, b: Claim): boolean =>
  [...a.sentence.words].some((word) => !b.sentence.words.has(word)) &&
  [...b.sentence.words].some((word) => !a.sentence.words.has(word));

/** Whether a claim tells how an earlier one went on: without the command, or with the same address. */
const goesOn = (first: Claim, claim: Claim): boolean => {
  const [own, other] = [factIn(first, ADDRESSES), factIn(claim, ADDRESSES)];
  if (other === undefined || !inOtherWords(first, claim)) return false;
  if (factIn(first, COMMANDS) !== undefined && factIn(claim, COMMANDS) === undefined) return true;
  return own?.content.number != null && own.content.number === other.content.number;
};

/** Requests that are remembered. */
const MOST = 1024;

/** Nothing was asked yet. */
export const openAsked = (): Asked => {
  const open = new Map<string, Claim>();
  return {
    settled: (claim) => {
      const { content } = claim.task ?? { content: null };
      const id = content?.number ?? content?.words ?? null;
      if (id === null) return claim;
      const key = `${claim.sentence.tags[0] ?? ""}\n${id}`;
      const first = open.get(key);
      if (claim.topics.some((topic) => ENDS.includes(topic))) open.delete(key);
      if (!isRequest(claim)) return claim;
      if (first !== undefined && goesOn(first, claim))
        return { ...claim, topics: ["submit", "receive"], opens: true, worded: true };
      open.set(key, claim);
      const [oldest] = open.size > MOST ? open.keys() : [];
      if (oldest !== undefined) open.delete(oldest);
      return claim;
    },
  };
};
