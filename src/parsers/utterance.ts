/** A statement, what it is about, and what it asserts: all that follows from its text alone. */
import { type Assertion, assertionOf, ROOMY } from "./assertion.ts";
import type { Reading } from "./dialect.ts";
import type { Lexicon } from "./lexicon.ts";
import { saysBase } from "./open-base.ts";
import { saysLength } from "./open-ends.ts";
import { saysTask } from "./open-tasks.ts";
import { saysTid } from "./open-tids.ts";
import { saysWay } from "./open-ways.ts";
import { sentenceOf } from "./parse.ts";
import type { Sentence } from "./sentence.ts";

/** A sentence that was looked through. */
export interface Utterance {
  readonly sentence: Sentence;
  readonly reading: Reading | undefined;
  /** `null` if its words and fields belong to no event. */
  readonly asserted: Assertion | null;
  /** True if it has words that only drivers use. */
  readonly telling: boolean;
  /** True if it has roles and methods that are more than a decoration. */
  readonly hasRole: boolean;
  /** True if what other lines say may change it, or it what they say. */
  readonly watched: boolean;
}

const isTelling = ({ fields, mentions }: Sentence): boolean =>
  fields.some(({ key }) => key.telling) || mentions.some((mention) => mention.telling);

const hasRole = ({ fields, mentions }: Sentence): boolean =>
  mentions.some(({ telling, place, call }) => telling && (place === "body" || !ROOMY.includes(call))) ||
  fields.some(({ role }) => !["other", "function", "call", "opcode", "command"].includes(role));

/** A sentence of which the reading is known. */
export const utteranceBy = (sentence: Sentence, reading: Reading | undefined): Utterance => ({
  sentence,
  reading,
  asserted: assertionOf(sentence, reading),
  telling: isTelling(sentence),
  hasRole: hasRole(sentence),
  watched: saysTask(sentence) || saysTid(sentence) || saysBase(sentence) || saysWay(sentence) || saysLength(sentence),
});

/** A sentence with the first reading of a lexicon that takes it. */
export const utteranceIn = (sentence: Sentence, { readings }: Lexicon): Utterance =>
  utteranceBy(
    sentence,
    readings.find((candidate) => candidate.reads(sentence)),
  );

/** The statement that a text is, `null` if it cannot be parsed. `cutAt` is where a text ends that is known to be cut. */
export const utteranceOf = (text: string, lexicon: Lexicon, cutAt: number | null): Utterance | null => {
  const sentence = sentenceOf(text, lexicon, cutAt);
  return sentence === null ? null : utteranceIn(sentence, lexicon);
};
