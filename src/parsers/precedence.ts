/**
 * Which dialect is asked first: one that also claims lines of another's samples is the more general of the two and is asked
 * later. The order of the registry is derived from this, and dialects from files find their place by it.
 */
import { type Dialect, fixedBy } from "./dialect.ts";
import type { Sentence } from "./sentence.ts";

/** Parses a line with all words that are known. */
export type Parse = (line: string) => Sentence | null;

const claims = (dialect: Dialect, other: Dialect, parse: Parse): boolean =>
  other.samples
    .flatMap(({ lines }) => lines)
    .some((line) => {
      if (fixedBy(dialect, line) !== null) return true;
      const sentence = parse(line);
      return sentence !== null && dialect.readings.some((reading) => reading.reads(sentence));
    });

/** The dialects in the order in which they are asked; those that do not care keep theirs, and so do two that claim each other's lines. */
export const byGenerality = <D extends Dialect>(dialects: readonly D[], parse: Parse): readonly D[] => {
  const yields = (general: D, particular: D): boolean =>
    general !== particular && claims(general, particular, parse) && !claims(particular, general, parse);
  const left = [...dialects];
  const ordered: D[] = [];
  while (left.length > 0) {
    const free = left.findIndex((dialect) => !left.some((other) => yields(dialect, other)));
    ordered.push(...left.splice(Math.max(0, free), 1));
  }
  return ordered;
};
