/** Words that an option takes from a fixed list: checked in one way, with the nearest one offered for a slip of the hand. */
import { nearest } from "../../src/index.ts";
import { stop } from "../problem.ts";

/** Stops the run over a word that is none of the known ones: offers the likeliest, or `all`, which says what there is. */
export const unknownWord = (option: string, value: string, known: readonly string[], all: string): never => {
  const meant = nearest(value, known);
  return stop(
    option,
    `"${value}" is not known here`,
    meant === undefined ? all : `did you mean ${meant}?`,
    "option-value",
  );
};

/** The value as one of the known words. Throws `CannotAnalyse` if it is none. */
export const oneOf = <Word extends string>(option: string, value: string, known: readonly Word[]): Word =>
  known.find((word) => word === value) ?? unknownWord(option, value, known, `choose from ${known.join(", ")}`);
