/**
 * What words mean in one analysis: a value that is handed down the reader, because another analysis in the same process may
 * have dialects of its own. `shipped` is the house's own, without any dialect from a file.
 */
import type { Dialect, Reading } from "./dialect.ts";
import { dialects } from "./dialects/index.ts";
import { mayTell } from "./gate.ts";
import { KEY_WORDS, type Key, keyOf } from "./vocabulary/keys.ts";

/** The words and the readings of one analysis. */
export interface Lexicon {
  /** In the order in which they are asked. */
  readonly dialects: readonly Dialect[];
  readonly readings: readonly Reading[];
  /** What a key means, by its words as written. */
  readonly keyOf: (words: readonly string[]) => Key | undefined;
  /** Most words that a key has when it is written apart. */
  readonly keyWords: number;
  /** True if a body may say something; `program` is true for lines of programs that are no driver. */
  readonly mayTell: (body: string, program: boolean) => boolean;
}

/** The lexicon of some dialects in that order, with the vocabulary that all share. */
const lexiconOf = (all: readonly Dialect[]): Lexicon => ({
  dialects: all,
  readings: all.flatMap((dialect) => dialect.readings),
  keyOf,
  keyWords: KEY_WORDS,
  mayTell,
});

/** What is known without any file. */
export const shipped: Lexicon = lexiconOf(dialects);
