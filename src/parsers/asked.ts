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

/** What is remembered of a claim: the claim itself would keep its line and all that was read from it. */
interface Said {
  readonly words: ReadonlySet<string>;
  readonly address: bigint | null;
  readonly command: boolean;
}

/** What a line says in words, and the name of what says it. */
const wordsOf = ({ sentence: { words, headings } }: Claim): ReadonlySet<string> =>
  headings.size === 0 ? words : new Set([...words, ...headings]);

const saidBy = (claim: Claim): Said => ({
  words: wordsOf(claim),
  address: factIn(claim, ADDRESSES)?.content.number ?? null,
  command: factIn(claim, COMMANDS) !== undefined,
});

/** True if both claims say something in a word that the other does not have. */
const inOtherWords = (first: Said, claim: Claim): boolean => {
  const words = wordsOf(claim);
  return [...first.words].some((word) => !words.has(word)) && [...words].some((word) => !first.words.has(word));
};

/** Whether a claim tells how an earlier one went on: without the command, or with the same address. */
const goesOn = (first: Said, claim: Claim): boolean => {
  const other = factIn(claim, ADDRESSES);
  if (other === undefined || !inOtherWords(first, claim)) return false;
  if (first.command && factIn(claim, COMMANDS) === undefined) return true;
  return first.address !== null && first.address === other.content.number;
};

const isStart = ({ topics, facts }: Claim): boolean =>
  topics.includes("transfer-start") && facts.some(({ role }) => role === "destination" || role === "received");

const COUNTS: ReadonlySet<Role> = new Set(["length", "count", "moved", "transferred"]);

/** A line of a task that counts something and says nothing else. */
const onlyCounts = ({ worded, facts: [fact, ...others] }: Claim): boolean =>
  !worded && fact !== undefined && others.length === 0 && COUNTS.has(fact.role);

const isReply = ({ topics }: Claim): boolean => topics.includes("reply") && topics.includes("device-reply");

const asEnd = (claim: Claim): Claim => ({
  ...claim,
  topics: ["transfer-done"],
  opens: true,
  worded: true,
  facts: claim.facts.map((fact) => ({ ...fact, role: "count" })),
});

/** Requests that are remembered. */
const MOST = 1024;

/** Nothing was asked yet. */
export const openAsked = (): Asked => {
  const open = new Map<string, Said>();
  /** The replies of tasks that nobody is known to have completed. */
  const replied = new Map<string, Said>();
  /** Transfers that were started. */
  const started = new Map<string, Said>();
  const remember = (all: Map<string, Said>, key: string, claim: Claim): void => {
    all.set(key, saidBy(claim));
    const [oldest] = all.size > MOST ? all.keys() : [];
    if (oldest !== undefined) all.delete(oldest);
  };
  /** A second end of a task in other words: what the driver heard first, it tells its framework then. */
  const ended = (key: string, claim: Claim): Claim => {
    const reply = replied.get(key);
    if (claim.topics.includes("complete")) replied.delete(key);
    else if (claim.topics.includes("reply")) remember(replied, key, claim);
    if (reply === undefined || !isReply(claim) || !inOtherWords(reply, claim)) return claim;
    replied.delete(key);
    return { ...claim, topics: ["complete", "device-reply"] };
  };
  return {
    settled: (claim) => {
      const { content } = claim.task ?? { content: null };
      const id = content?.number ?? content?.words ?? null;
      if (id === null) return claim;
      const key = `${claim.sentence.tags[0] ?? ""}\n${id}`;
      const first = open.get(key);
      if (isStart(claim)) remember(started, key, claim);
      const start = onlyCounts(claim) ? started.get(key) : undefined;
      // What an engine was given to do, and then a count of its own in other words: so much it did.
      if (start !== undefined && inOtherWords(start, claim)) {
        started.delete(key);
        return asEnd(claim);
      }
      if (claim.topics.some((topic) => ENDS.includes(topic))) {
        open.delete(key);
        return ended(key, claim);
      }
      if (!isRequest(claim)) return claim;
      replied.delete(key);
      if (first !== undefined && goesOn(first, claim))
        return { ...claim, topics: ["submit", "receive"], opens: true, worded: true };
      remember(open, key, claim);
      return claim;
    },
  };
};
