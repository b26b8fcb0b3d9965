/**
 * What words mean in one analysis: a value that is handed down the reader, because another analysis in the same process may
 * have dialects of its own. `shipped` is the house's own, without any dialect from a file.
 */

import { later } from "../model/later.ts";
import type { Dialect, Reading } from "./dialect.ts";
import { dialects } from "./dialects/index.ts";
import { mayTell } from "./gate.ts";
import { sentenceOf } from "./parse.ts";
import { byGenerality } from "./precedence.ts";
import type { Field } from "./sentence.ts";
import type { Word } from "./skim/required.ts";
import { isFixedBy, passerOf, wordsOf } from "./skim/words.ts";
import { readField } from "./vendor/apply.ts";
import type { LineForm, VendorDialect } from "./vendor/dialect.ts";
import type { Key } from "./vocabulary/key.ts";
import { foldedKey, keyOf } from "./vocabulary/keys.ts";
import { KEY_WORDS } from "./vocabulary/spellings.ts";

/** The words and the readings of one analysis. */
export interface Lexicon {
  /** In the order in which they are asked. */
  readonly dialects: readonly Dialect[];
  readonly readings: readonly Reading[];
  /** Lines of a fixed form, which are held against a message before it is parsed. */
  readonly forms: readonly LineForm[];
  /** What a key means, by its words as written. */
  readonly keyOf: (words: readonly string[]) => Key | undefined;
  /** Most words that a key has when it is written apart. */
  readonly keyWords: number;
  /** A field with the value that the dialects give it; `body` is the text in which it stands. */
  readonly valued: (field: Field, body: string) => Field;
  /** True if a body may say something; `program` is true for lines of programs that are no driver. */
  readonly mayTell: (body: string, program: boolean) => boolean;
  /** True if a body of a program that is no driver may say something: a gate takes it, by one of the words. */
  readonly concerns: (body: string) => boolean;
  /** True for the line of such a body, whatever stands around it and however it is written. */
  readonly mayConcern: (line: string) => boolean;
  /** Words of which each such body has one, found out when they are asked for; `null` if nobody knows them all. */
  readonly words: (() => readonly Word[]) | null;
}

const readingsOf = (all: readonly Dialect[]): readonly Reading[] => all.flatMap((dialect) => dialect.readings);

const isFixed = isFixedBy(dialects);

/** What is known without any file. */
export const shipped: Lexicon = {
  dialects,
  readings: readingsOf(dialects),
  forms: [],
  keyOf,
  keyWords: KEY_WORDS,
  valued: (field) => field,
  mayTell,
  concerns: (body) => mayTell(body, true) || isFixed(body),
  mayConcern: passerOf(dialects),
  words: later(() => wordsOf(dialects)),
};

/** The house's words with those of dialects from files, which stand above them. */
export const lexiconOf = (given: readonly VendorDialect[]): Lexicon => {
  if (given.length === 0) return shipped;
  const words: Lexicon = {
    ...shipped,
    forms: given.flatMap((dialect) => dialect.forms),
    keyOf: (spelled) => {
      const folded = foldedKey(spelled);
      return given.map(({ keys }) => keys.get(folded)).find((key) => key !== undefined) ?? keyOf(spelled);
    },
    keyWords: Math.max(...given.map(({ keyWords }) => keyWords)),
    valued: (field, body) => readField(field, body, given),
    concerns: (body) => shipped.concerns(body) || given.some((dialect) => dialect.mayTell(body, true)),
    words: null,
    mayTell: (body, program) => mayTell(body, program) || given.some((dialect) => dialect.mayTell(body, program)),
  };
  const all = byGenerality<Dialect>([...given, ...dialects], (line) => sentenceOf(line, words));
  return { ...words, dialects: all, readings: readingsOf(all) };
};
