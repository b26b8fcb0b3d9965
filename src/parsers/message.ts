/**
 * A message, and what follows from its text alone: whether it is a row, a banner, a line of a fixed form, a statement. A log has few
 * format strings, so what was found out of one text is used for all that are like it.
 */

import { later } from "../model/later.ts";
import { fixedIn, mayBeFixed } from "./dialect.ts";
import type { FixedLine } from "./fixed.ts";
import type { Lexicon } from "./lexicon.ts";
import { type Like, type Mould, mouldOf } from "./likeness/mould.ts";
import { isSame } from "./likeness/same.ts";
import { type Look, lookAt, type Slot } from "./likeness/slots.ts";
import { cutAt, type Loss, lossIn } from "./loss.ts";
import { saysZeros } from "./plain-bytes.ts";
import { bannerIn, isCode, isCommand, isProse } from "./prose.ts";
import { remembered } from "./remembered.ts";
import type { RowPlace } from "./row.ts";
import { isRestOfCommand, placesIn } from "./row-places.ts";
import { type Utterance, utteranceOf } from "./utterance.ts";

/** Statements longer than this are read up to here only: no driver prints one, and nesting costs. UTF-16 units. */
export const STATEMENT_UNITS = 4096;

/** What the text of a message shows, each looked for when it is asked for. */
export interface Message {
  readonly text: string;
  readonly loss: () => Loss | null;
  readonly banner: () => string | null;
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

/** A message of which only the text is known. */
const messageOf = (text: string, lexicon: Lexicon): Message => ({
  text,
  loss: later(() => lossIn(text)),
  banner: later(() => bannerIn(text)),
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
const isPlain = (message: Message): boolean =>
  message.text.length <= STATEMENT_UNITS &&
  message.loss() === null &&
  message.banner() === null &&
  message.cutAt() === null &&
  message.fixed() === null &&
  !message.isRestOfCommand() &&
  !saysZeros(message.text);

/** Texts of one shape, by the first of them. */
interface Kin {
  readonly first: Message;
  readonly like: Like;
  /** `undefined` until a second text comes; `null` if each has to be read for itself. */
  mould: Mould<Utterance | null> | null | undefined;
  /** True if another one may be a line of a fixed form, by its numbers. */
  readonly mayBeFixed: boolean;
  /** True if another one may be a row: then each is looked at for itself. */
  mayBeRow: boolean;
}

const NONE: readonly number[] = [];

/** True if a value of the statement has its place there and names a task. */
const namesTask = ({ sentence: { fields, scope } }: Utterance, { start, end }: Slot): boolean =>
  (scope === null ? fields : [...fields, scope]).some(
    (field) => field.role === "task" && field.start === start && field.end === end,
  );

/** Which of the small numbers of a text are ids of tasks. */
const idsIn = (message: Message, { small }: Look): readonly number[] => {
  const utterance = small.length === 0 || !isPlain(message) ? null : message.utterance();
  if (utterance === null) return NONE;
  return small.flatMap((slot, index) => (namesTask(utterance, slot) ? [index] : []));
};

/** Shapes that are remembered; a file of nothing but shapes must not fill memory. */
const MOST_SHAPES = 1024;

/** The mould of a shape, if it gives for a second text what reading that in full does. */
const provenMould = ({ first, like }: Kin, second: Message, other: Like): Kin["mould"] => {
  if (!isPlain(first) || !isPlain(second)) return null;
  const mould = mouldOf(first.utterance(), like);
  return mould !== null && isSame(mould(other), second.utterance()) ? mould : null;
};

/** Looks at texts. */
export interface Messages {
  /** A text of which much will be asked: what was found out of others like it is used. */
  of(text: string): Message;
  /** A text of which most likely nothing will be asked. */
  idle(text: string): Message;
}

/** Looks at texts with the words of a lexicon. `alike` uses what was found out of others; it must give the same without. */
export const openMessages = (lexicon: Lexicon, alike: boolean): Messages => {
  const idle = (text: string): Message => messageOf(text, lexicon);
  const alone = remembered(idle);
  // A dialect from a file may ask anything of a number.
  if (!alike || lexicon.words === null) return { of: alone, idle };
  const { dialects } = lexicon;
  const shapes = new Map<string, Kin>();
  /** Which small numbers of the texts of a form are ids. */
  const ids = new Map<string, readonly number[]>();

  const idsOf = (text: string, look: Look): readonly number[] => {
    if (look.small.length === 0) return NONE;
    const known = ids.get(look.form);
    if (known !== undefined) return known;
    const found = idsIn(alone(text), look);
    if (ids.size >= MOST_SHAPES) ids.clear();
    ids.set(look.form, found);
    return found;
  };

  const of = (text: string): Message => {
    const look = lookAt(text);
    const likeness = look.likeness(idsOf(text, look));
    if (likeness === null || likeness.slots.length === 0) return alone(text);
    const { shape, slots } = likeness;
    const kin = shapes.get(shape);
    if (kin === undefined) {
      const first = alone(text);
      if (shapes.size >= MOST_SHAPES) shapes.clear();
      shapes.set(shape, {
        first,
        like: { text, slots },
        mould: undefined,
        mayBeFixed: mayBeFixed(dialects, text),
        mayBeRow: false,
      });
      return first;
    }
    if (kin.mould === undefined) {
      const own = alone(text);
      if (text === kin.like.text) return own;
      kin.mayBeRow = kin.first.places().length > 0 || own.places().length > 0;
      kin.mould = provenMould(kin, own, { text, slots });
      return own;
    }
    const { first, mould } = kin;
    if (mould === null || (kin.mayBeFixed && fixedIn(dialects, text) !== null)) return alone(text);
    const cast = { ...first, text, utterance: later(() => mould({ text, slots })) };
    return kin.mayBeRow ? { ...cast, places: later(() => placesIn(text, lexicon)) } : cast;
  };
  return { of, idle };
};
