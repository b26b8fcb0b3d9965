/** A message, and what follows from its text alone: whether it is a row, a banner, a line of a fixed form, a statement. */

import { later } from "../model/later.ts";
import { fixedIn } from "./dialect.ts";
import type { FixedLine } from "./fixed.ts";
import type { Lexicon } from "./lexicon.ts";
import { cutAt, type Loss, lossIn } from "./loss.ts";
import { sentenceOf } from "./parse.ts";
import { saysZeros } from "./plain-bytes.ts";
import { bannerIn, isCode, isCommand, isProse } from "./prose.ts";
import type { RowPlace } from "./row.ts";
import { isRestOfCommand, placesIn } from "./row-places.ts";
import { type Utterance, utteranceOf } from "./utterance.ts";

/** Statements longer than this are read up to here only: no driver prints one, and nesting costs. UTF-16 units. */
export const STATEMENT_UNITS = 4096;

/** What the text of a message shows, each looked for when it is asked for. */
export interface Message {
  readonly text: string;
  readonly loss: () => Loss | null;
  /** The tags in front of a banner, `null` if it is none. */
  readonly banner: () => readonly string[] | null;
  /** Where the text ends if its logger cut it, or `null`. */
  readonly cutAt: () => number | null;
  /** True if a line of a program that is no driver may matter with these words. */
  readonly concerns: () => boolean;
  readonly tells: () => boolean;
  readonly tellsOfProgram: () => boolean;
  /** True for what people wrote: sentences, code, commands. */
  readonly isPersonal: () => boolean;
  readonly fixed: () => FixedLine | null;
  /** The rows that it may be. */
  readonly places: () => readonly RowPlace[];
  readonly isRestOfCommand: () => boolean;
  /** The statement that it is with nothing missing, `null` if it cannot be parsed. */
  readonly utterance: () => Utterance | null;
}

const bannerTags = (text: string, lexicon: Lexicon): readonly string[] | null => {
  const decoration = bannerIn(text);
  if (decoration === null || decoration.trim() === "") return decoration === null ? null : [];
  return sentenceOf(`${decoration} `, lexicon)?.tags ?? [];
};

/** A message of which only the text is known. */
export const messageOf = (text: string, lexicon: Lexicon): Message => ({
  text,
  loss: later(() => lossIn(text)),
  banner: later(() => bannerTags(text, lexicon)),
  cutAt: later(() => cutAt(text)),
  concerns: later(() => lexicon.concerns(text)),
  tells: later(() => lexicon.mayTell(text, false)),
  tellsOfProgram: later(() => lexicon.mayTell(text, true)),
  isPersonal: later(() => isProse(text) || isCode(text) || isCommand(text)),
  fixed: later(() => fixedIn(lexicon.dialects, text)),
  places: later(() => placesIn(text, lexicon)),
  isRestOfCommand: later(() => isRestOfCommand(text)),
  utterance: later(() => utteranceOf(text, lexicon, null)),
});

/** True for a text of which nothing but the statement, and the rows that it may be, hangs on its numbers. */
export const isPlain = (message: Message): boolean =>
  message.text.length <= STATEMENT_UNITS &&
  message.loss() === null &&
  message.banner() === null &&
  message.cutAt() === null &&
  message.fixed() === null &&
  !message.isRestOfCommand() &&
  !saysZeros(message.text);
