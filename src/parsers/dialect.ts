/**
 * What a dialect is: readings that say, from words and roles and never from tags, what a statement is about. It carries the
 * lines that it must understand; a new log language is one file in `dialects/`.
 */
import type { EventKind } from "../model/event.ts";
import type { FixedLine } from "./fixed.ts";
import type { Mention, Sentence } from "./sentence.ts";
import type { Topic } from "./topic.ts";
import { NEGATIONS } from "./vocabulary/words.ts";
import type { Call, Role } from "./vocabulary.ts";

/** One way of saying something. */
export interface Reading {
  /** A literal line that it takes. */
  readonly example: string;
  /** More than one where only the side of the line can tell. */
  readonly topics: readonly Topic[];
  /** True if each such line begins an event of its own, even if nothing in it is repeated. */
  readonly opens: boolean;
  /** True if its words are one writer's alone: such a line counts wherever it comes from. */
  readonly telling?: boolean;
  readonly reads: (sentence: Sentence) => boolean;
}

/** Lines of a fixed form. */
export interface FixedForms {
  /**
   * What hardly any other line holds: only lines of which it is true are read. Its words are what such a line of a program that is
   * no driver is found by, so that an alternative without a word of three letters does not count there.
   */
  readonly gate: RegExp;
  /** What a line says, before any statement is parsed; `null` for every other line. */
  readonly read: (body: string) => FixedLine | null;
}

/** The line of a fixed form that a body is by a dialect, or `null`. */
export const fixedBy = ({ fixed }: Dialect, body: string): FixedLine | null =>
  fixed?.gate.test(body) === true ? fixed.read(body) : null;

/** The line of a fixed form that a body is by the first dialect that knows it, or `null`. */
export const fixedIn = (dialects: readonly Dialect[], body: string): FixedLine | null => {
  for (const dialect of dialects) {
    const line = fixedBy(dialect, body);
    if (line !== null) return line;
  }
  return null;
};

/** True if a body holds what only lines of a fixed form hold. */
export const mayBeFixed = (dialects: readonly Dialect[], body: string): boolean =>
  dialects.some(({ fixed }) => fixed?.gate.test(body) === true);

/** A log language. */
export interface Dialect {
  readonly id: string;
  /** One sentence: who writes it. */
  readonly about: string;
  readonly readings: readonly Reading[];
  readonly fixed?: FixedForms;
  /** Lines, and the kinds of events that they must give, in order. */
  readonly samples: readonly { readonly lines: readonly string[]; readonly gives: readonly EventKind[] }[];
}

/** True if the statement has one of the words, plain or as a heading. */
export const says = ({ words, headings }: Sentence, ...any: readonly string[]): boolean =>
  any.some((word) => words.has(word) || headings.has(word));

/** True if the statement has a field of one of the roles. */
export const has = ({ fields }: Sentence, ...roles: readonly Role[]): boolean =>
  fields.some((field) => roles.includes(field.role));

/** True if the statement or its tag names a task. */
export const namesTask = (sentence: Sentence): boolean => sentence.scope !== null || has(sentence, "task");

/** The first mention of a method, in the places that are asked for. */
export const named = (
  { mentions }: Sentence,
  call: Call,
  places: readonly Mention["place"][] = ["tag", "heading", "body"],
): Mention | undefined => mentions.find((mention) => mention.call === call && places.includes(mention.place));

/** True if the statement says that something did not happen. */
export const denies = ({ words }: Sentence): boolean => [...words].some((word) => NEGATIONS.has(word));

// has not completed     was never answered     without a reply     no cqe     still waiting for a response
const OPEN_END =
  /\b(?:not|never|no|without|didn't|hasn't|wasn't|yet to|waiting (?:for|on)|awaiting)\s(?:been\s|yet\s|be\s|an?\s|any\s|its\s){0,2}(?:complet|answer|finish|done\b|repl[yi]|respon[ds]|cqe\b|cpl\b|interrupt)/i;

/** True if the statement says that an end did not come, whatever else it denies or does not: `no sense data` ends a task all the same. */
export const deniesEnd = ({ body }: Sentence): boolean => OPEN_END.test(body);

/** True if the statement has plain words, and no others than those of the sets. */
export const only = ({ words }: Sentence, ...sets: readonly ReadonlySet<string>[]): boolean =>
  words.size > 0 && [...words].every((word) => sets.some((set) => set.has(word)));

/** Words that go with the name of a method and say nothing more. */
export const FILLERS: ReadonlySet<string> = new Set([
  "called",
  "of",
  "in",
  "with",
  "status",
  "success",
  "ok",
  "from",
  "now",
]);

/** The method that the line is about: named in what it says, or before the colon with no other method behind it. */
export const subject = (sentence: Sentence, call: Mention["call"]): Mention | undefined => {
  const body = named(sentence, call, ["body"]);
  const other = sentence.mentions.some((mention) => mention.place === "body" && mention.call !== call);
  return body ?? (other ? undefined : named(sentence, call, ["heading"]));
};

/** True if the statement says what the method returned, right behind its name or behind words: `CompleteDMA for task 27 returned 0x0`. */
export const returns = (mention: Mention | undefined, sentence: Sentence): boolean =>
  mention !== undefined &&
  (mention.result !== null || has(sentence, "result") || (mention.place === "body" && sentence.results.length > 0));

const CALLED = ["called", "calling", "call", "invoking", "invoked", "ok", "succeeded", "failed", "kioreturnsuccess"];

/** A call that is made here: it returns, has fields, or is said to be called; not where it is denied. */
export const isCalled = (mention: Mention | undefined, sentence: Sentence): boolean =>
  mention !== undefined && !denies(sentence) && (returns(mention, sentence) || says(sentence, ...CALLED));
