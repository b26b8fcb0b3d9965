/** The counts in a line of a client: what it asked for, and what it got of that. */
import { countColumn } from "./column-values.ts";
import { noSizeIn } from "./disk-size.ts";
import { isCount, partIn } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";

const GAINS = ["got", "returned", "gets", "returns"] as const;

const gains = ({ words }: Sentence): boolean => GAINS.some((word) => words.has(word));

// 0 of 6 bytes, but not: read of 6 bytes failed
const isPart = ({ body }: Sentence): boolean => /(?:\d|0x[\da-f]+)(?: ?bytes?| ?B)? of \d{1,12} bytes?\b/i.test(body);

// got 0 B     returned only 0 bytes
const GAINED = /\b(?:got|gets|returned|returns|received)\b[^\d]{0,12}$/i;

// got=8192     returned: 0: behind a sign a number needs no unit
const KEYED = /\b(?:got|returned|received)\s?[=:]\s?$/i;

const isGained = (body: string, value: Quoted): boolean =>
  isCount(value) ||
  (value.content.number !== null && KEYED.test(body.slice(Math.max(0, value.start - 24), value.start)));

/** True if the line counts what its client got. */
export const countsGain = (sentence: Sentence): boolean =>
  gains(sentence) && [...sentence.loose, ...sentence.results].some((value) => isGained(sentence.body, value));

/** Behind the word for that, else the last one: `read of 36 bytes on disk4 got 0 bytes`. */
const gained = ({ body, loose, results }: Sentence): Quoted | undefined => {
  const counts = [...loose, ...results].filter((value) => isGained(body, value));
  return counts.find(({ start }) => GAINED.test(body.slice(Math.max(0, start - 24), start))) ?? counts.at(-1);
};

/** What the client got; `null` if the line counts nothing of the kind. */
export const gainedIn = (sentence: Sentence): Quoted | null => {
  const part = partIn(sentence);
  if (part !== null) return part.came;
  if (noSizeIn(sentence) !== null) return null;
  return gains(sentence) || isPart(sentence) ? (gained(sentence) ?? null) : null;
};

/** What the client asked for: the first count that is not what it got. */
export const askedIn = (sentence: Sentence): Quoted | null => {
  const part = partIn(sentence);
  if (part !== null) return part.asked;
  if (noSizeIn(sentence) !== null || isPart(sentence) || sentence.fields.some(({ role }) => role === "capacity"))
    return null;
  const came = gains(sentence) ? gained(sentence) : undefined;
  return sentence.loose.find((value) => isCount(value) && value !== came) ?? countColumn(sentence);
};
