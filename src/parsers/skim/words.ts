/** The words by which a line of a program that is no driver may matter: all that any gate knows. Derived, so that no gate can know more. */

import { later } from "../../model/later.ts";
import { type Dialect, type FixedForms, fixedBy } from "../dialect.ts";
import { ENDING, TELLING } from "../gate.ts";
import { alternativesOf, requiredBy, type Word, withoutLonger } from "./required.ts";

/** One of the ways in which such a line matters. */
export interface Gate {
  /** A body that it takes has one of them. */
  readonly words: readonly Word[];
  /** False for the line of a body that it does not take, whatever stands around the body. */
  readonly may: (line: string) => boolean;
  readonly takes: (body: string) => boolean;
}

/** `\.`, `[^$]`, or a sign that asks where a text begins or ends. */
const PARTS = /\\.|\[(?:\\.|[^\]\\])*\]|[$^]/g;

const isAnchor = (part: string): boolean => part === "^" || part === "$";

/** True for a pattern that asks where a text begins or ends: `^` and `$`, but neither in a class nor as a character. */
const isAnchored = ({ source }: RegExp): boolean => (source.match(PARTS) ?? []).some(isAnchor);

/** A pattern that does not ask where a text begins or ends. */
const anywhere = ({ source, flags }: RegExp): RegExp =>
  new RegExp(
    source.replaceAll(PARTS, (part) => (isAnchor(part) ? "" : part)),
    flags,
  );

/** A gate for each alternative of a pattern. */
export const gatesIn = (pattern: RegExp): readonly Gate[] =>
  alternativesOf(pattern).map((own) => ({
    words: requiredBy(own),
    may: isAnchored(own) ? () => true : (line) => own.test(line),
    takes: (body) => own.test(body),
  }));

/** For each alternative of a pattern that looks at no body but at what stands around it. */
export const gatesBeside = (pattern: RegExp): readonly Gate[] =>
  alternativesOf(pattern).map((own) => {
    const free = anywhere(own);
    return { words: requiredBy(own), may: (line) => free.test(line), takes: () => false };
  });

const formsOf = (dialect: Dialect, { gate }: FixedForms): Gate => ({
  words: requiredBy(gate),
  may: isAnchored(gate) ? () => true : (line) => gate.test(line),
  takes: (body) => fixedBy(dialect, body) !== null,
});

/** A gate for each dialect with lines of a fixed form. */
const gatesOfForms = (dialects: readonly Dialect[]): readonly Gate[] =>
  dialects.flatMap((dialect) => (dialect.fixed === undefined ? [] : [formsOf(dialect, dialect.fixed)]));

/** The gates of all that is read from such a line. */
export const gatesOf = (dialects: readonly Dialect[]): readonly Gate[] => [
  ...[TELLING, ENDING].flatMap(gatesIn),
  ...gatesOfForms(dialects),
];

/** Words of these gates. */
export const wordsOf = (dialects: readonly Dialect[]): readonly Word[] =>
  withoutLonger([TELLING, ENDING, ...dialects.flatMap(({ fixed }) => fixed?.gate ?? [])].flatMap(requiredBy));

/** True for a text that is a line of a fixed form, and has a word by which it would be found. */
export const isFixedBy = (dialects: readonly Dialect[]): ((text: string) => boolean) => {
  // Made when it is first needed: a paste needs none of it.
  const made = later(() => gatesOfForms(dialects).map(({ words, takes }) => ({ takes, holds: holderOf(words) })));
  return (text) => made().some(({ takes, holds }) => takes(text) && holds(text));
};

/**
 * True for a text that passes one of the gates by more than an alternative without a word, whatever stands around it; where a gate
 * asks how a text begins or ends, its words are enough.
 */
export const passerOf = (dialects: readonly Dialect[]): ((text: string) => boolean) => {
  const made = later(() =>
    [TELLING, ENDING, ...dialects.flatMap(({ fixed }) => fixed?.gate ?? [])].map((gate) => ({
      gate,
      holds: holderOf(requiredBy(gate)),
      open: isAnchored(gate),
    })),
  );
  return (text) => made().some(({ gate, holds, open }) => (open || gate.test(text)) && holds(text));
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** True for a text that holds one of the words. */
export const holderOf = (words: readonly Word[]): ((text: string) => boolean) => {
  const alternatives = words.map(
    ({ text, notBehind }) => (notBehind === "" ? "" : `(?<!${escaped(notBehind)})`) + escaped(text),
  );
  const pattern = new RegExp(alternatives.join("|"), "i");
  return (text) => pattern.test(text);
};

/** The gates that a word is one of, or a part of one of. */
export const gatesBy = (gates: () => readonly Gate[]): ((word: Word) => readonly Gate[]) => {
  const known = new Map<string, readonly Gate[]>();
  return ({ text }) => {
    const found = known.get(text) ?? gates().filter(({ words }) => words.some((own) => own.text.includes(text)));
    known.set(text, found);
    return found;
  };
};
