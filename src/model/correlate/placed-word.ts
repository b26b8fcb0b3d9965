/**
 * A word in one place of every line, of which there are a few: `10:20:30.1 KestrelDriver TAKE job 7`. Who writes with a name and no sign
 * behind it has no tag, and where several do, this word tells their lines apart.
 */
import type { Event } from "../event.ts";
import type { Capture } from "../evidence.ts";

/** Words of a line among which it is looked for: a stamp may stand in front. */
const PLACES = 4;

/** Controllers of one log. */
const MOST = 4;

const NAME = /^[a-z][\w.-]*$/i;

/** The word in one place of a line, `null` if it is no name. */
export type PlacedWord = (event: Event) => string | null;

const wordAt =
  (captures: readonly Capture[], place: number): PlacedWord =>
  ({ capture, line }) => {
    const text = captures.find(({ index }) => index === capture)?.text.get(line);
    const word = text?.trimStart().split(/\s+/, PLACES)[place] ?? "";
    return NAME.test(word) ? word : null;
  };

/** True if every line has a name there, and the names are a few. */
const isOneOfFew = (events: readonly Event[], wordOf: PlacedWord): boolean => {
  const words = new Set<string>();
  for (const event of events) {
    const word = wordOf(event);
    if (word === null || words.add(word).size > MOST) return false;
  }
  return words.size > 1;
};

/** The words that every one of the lines has in one place. */
export const placedWords = (events: readonly Event[], captures: readonly Capture[]): readonly PlacedWord[] =>
  Array.from({ length: PLACES }, (_, place) => wordAt(captures, place)).filter((wordOf) => isOneOfFew(events, wordOf));
