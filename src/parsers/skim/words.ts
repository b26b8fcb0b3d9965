/** The words by which a line of a program that is no driver may matter: all that any gate knows. Derived, so that no gate can know more. */
import type { Dialect } from "../dialect.ts";
import { ENDING, TELLING } from "../gate.ts";
import { later } from "../later.ts";
import { requiredBy, type Word, withoutLonger } from "./required.ts";

/** The gates of all that is read from such a line. */
const gatesOf = (dialects: readonly Dialect[]): readonly RegExp[] => [
  TELLING,
  ENDING,
  ...dialects.flatMap(({ fixed }) => fixed?.gate ?? []),
];

/** Words of these gates. */
export const wordsOf = (dialects: readonly Dialect[]): readonly Word[] =>
  withoutLonger(gatesOf(dialects).flatMap(requiredBy));

/** True for a pattern that asks where a text begins or ends: `^` and `$`, but neither in a class nor as a character. */
const isAnchored = ({ source }: RegExp): boolean => /[$^]/.test(source.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/g, ""));

/**
 * True for a text that passes one of the gates by more than an alternative without a word, whatever stands around it; where a gate
 * asks how a text begins or ends, its words are enough.
 */
export const passerOf = (dialects: readonly Dialect[]): ((text: string) => boolean) => {
  // Made when it is first needed: a paste needs none of it.
  const made = later(() =>
    gatesOf(dialects).map((gate) => ({ gate, holds: holderOf(requiredBy(gate)), open: isAnchored(gate) })),
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
