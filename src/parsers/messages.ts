/**
 * What was found out of one message, used for all that are like it: a log has few format strings. Apart from the message, which must be the
 * same with and without.
 */
import { later } from "../model/later.ts";
import { fixedIn, mayBeFixed } from "./dialect.ts";
import type { Lexicon } from "./lexicon.ts";
import { figuresIn, type Kind, Kinds, slotsOf } from "./likeness/figures.ts";
import { type Like, type Mould, mouldOf } from "./likeness/mould.ts";
import { isSame } from "./likeness/same.ts";
import { type Look, lookAt, type Slot } from "./likeness/slots.ts";
import { isPlain, type Message, messageOf } from "./message.ts";
import { openMemory } from "./remembered.ts";
import { placesIn } from "./row-places.ts";
import type { Utterance } from "./utterance.ts";

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

/** Texts that are like no other. */
const LONE = Symbol("lone");

type Family = Kin | typeof LONE;

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

/** Shapes that are remembered; a file of nothing but shapes must not fill memory. */
const MOST_SHAPES = 1024;

/** Looks at texts with the words of a lexicon. `alike` uses what was found out of others; it must give the same without. */
export const openMessages = (lexicon: Lexicon, alike: boolean): Messages => {
  const idle = (text: string): Message => messageOf(text, lexicon);
  const alone = openMemory(idle);
  // A dialect from a file may ask anything of a number.
  if (!alike || lexicon.words === null) return { of: alone.of, idle };
  const { dialects } = lexicon;
  let [kinds, shapes] = [new Kinds<Family>(), 0];

  const familyOf = (text: string, { free }: Kind<Family>): Family => {
    const { slots } = lookAt(text).likeness(free ?? NONE) ?? { slots: [] };
    if (slots.length === 0) return LONE;
    const first = alone.of(text);
    return { first, like: { text, slots }, mould: undefined, mayBeFixed: mayBeFixed(dialects, text), mayBeRow: false };
  };

  /** A second text of a shape, which shows whether others can be cast. */
  const proven = (kin: Kin, text: string, slots: readonly Slot[]): Message => {
    const own = alone.of(text);
    if (text === kin.like.text) return own;
    kin.mayBeRow = kin.first.places().length > 0 || own.places().length > 0;
    kin.mould = provenMould(kin, own, { text, slots });
    return own;
  };

  const of = (text: string): Message => {
    const known = alone.known(text);
    if (known !== undefined) return known;
    const kind = kinds.of(text);
    if (kind === null) return alone.of(text);
    kind.free ??= idsIn(alone.of(text), kind.look);
    const { rest, slots } = figuresIn(slotsOf(text, kind), kind);
    let family = kind.families.get(rest);
    if (family === undefined) {
      if (shapes >= MOST_SHAPES) [kinds, shapes] = [new Kinds<Family>(), 0];
      family = familyOf(text, kind);
      kind.families.set(rest, family);
      shapes += 1;
    }
    if (family === LONE) return alone.of(text);
    if (family.mould === undefined) return proven(family, text, slots);
    const { first, mould, mayBeRow } = family;
    if (mould === null || (family.mayBeFixed && fixedIn(dialects, text) !== null)) return alone.of(text);
    const cast = { ...first, text, utterance: later(() => mould({ text, slots })) };
    return mayBeRow ? { ...cast, places: later(() => placesIn(text, lexicon)) } : cast;
  };
  return { of, idle };
};
