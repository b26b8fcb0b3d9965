/** The words by which a line of a program that is no driver may matter: all that any gate knows. Derived, so that no gate can know more. */
import type { Dialect } from "../dialect.ts";
import { ENDING, TELLING } from "../gate.ts";
import { requiredBy, type Word, withoutLonger } from "./required.ts";

/** Words of the gates of all that is read from such a line. */
export const wordsOf = (dialects: readonly Dialect[]): readonly Word[] =>
  withoutLonger([TELLING, ENDING, ...dialects.flatMap(({ fixed }) => fixed?.gate ?? [])].flatMap(requiredBy));

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");

/** True for a text that holds one of the words. */
export const holderOf = (words: readonly Word[]): ((text: string) => boolean) => {
  const alternatives = words.map(
    ({ text, notBehind }) => (notBehind === "" ? "" : `(?<!${escaped(notBehind)})`) + escaped(text),
  );
  const pattern = new RegExp(alternatives.join("|"), "i");
  return (text) => pattern.test(text);
};
