/**
 * Who a writer is by what else he says: one who names a method of the framework is a driver, and what he calls the host's address is the IOVA that
 * he was given. Apart from the names of programs, which tell only who uses a disk.
 */
import type { Assertion } from "./assertion.ts";
import type { Source } from "./claim.ts";
import { asClient } from "./client-names.ts";
import { NOBODY } from "./drivers.ts";
import { sideOfTags } from "./lead.ts";
import type { Field, Sentence } from "./sentence.ts";
import type { Topic } from "./topic.ts";
import { foundAs } from "./vocabulary.ts";

/** Sees the statements of a capture in their order. */
export interface Parties {
  /** The sentence, as one of its writer's. */
  settled(source: Pick<Source, "writer" | "side">, sentence: Sentence): Sentence;
  /** What a statement asserts, as its writer can mean it: a driver that receives a request was given it. */
  asserted(source: Pick<Source, "writer">, assertion: Assertion, tags: readonly string[]): Assertion;
}

/** What a driver says where a controller would say the other. */
const OF_DRIVERS: Readonly<Partial<Record<Topic, Topic>>> = {
  receive: "dispatch",
  "fetched-request": "posted-request",
  "device-reply": "reply",
  stage: "dump",
};

/** The topics of a driver, where each has one. */
const asDriver = (topics: readonly Topic[]): readonly Topic[] => {
  const own = topics.map((topic) => OF_DRIVERS[topic]);
  return own.every((topic) => topic !== undefined) ? own : topics;
};

const IOVA = foundAs("iova").key;

const asGiven = (field: Field): Field => (field.role === "received" ? { ...field, role: "iova", key: IOVA } : field);

// kernel/com.example.raid.dext     what a driver extension prints of its firmware has a tag of that
const DEXT = /\.[dk]ext$/;

/** Writers that are remembered. */
const MOST = 64;

/** Nobody has said anything. */
export const openParties = (): Parties => {
  const drivers = new Set<string>();
  const isDriver = ({ writer }: Pick<Source, "writer">, { tags }: Pick<Sentence, "tags">): boolean =>
    drivers.has(writer) || (DEXT.test(writer) && sideOfTags(tags) !== "device");
  return {
    settled: (source, sentence) => {
      const { writer } = source;
      // A bare line names nobody.
      if (writer === NOBODY) return asClient(source, sentence);
      if (drivers.size < MOST && sentence.mentions.some(({ telling }) => telling)) drivers.add(writer);
      if (!isDriver(source, sentence)) return asClient(source, sentence);
      return sentence.fields.some(({ role }) => role === "received")
        ? { ...sentence, fields: sentence.fields.map(asGiven) }
        : sentence;
    },
    asserted: ({ writer }, assertion, tags) => {
      if (!isDriver({ writer }, { tags })) return assertion;
      const topics = asDriver(assertion.topics);
      return topics === assertion.topics ? assertion : { ...assertion, topics };
    },
  };
};
