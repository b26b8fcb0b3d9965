/**
 * What the grammar gives: a statement as a tree of parts, each with its exact place in the body. Still only text; what a
 * word means is the vocabulary's business. Offsets are UTF-16 units of the body, `end` is exclusive.
 */

/** A place in a body. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word that may be a path (`Class::method`), have an index (`SGE[0]`) and arguments (`bzero(0x16f3a8000, 6)`). */
export interface Name extends Span {
  /** The words of the path, outermost first. */
  readonly path: readonly Span[];
  readonly args: readonly Part[] | null;
}

/** What stands between a key and its value; `blank` for nothing but a blank. */
export type Separator = "equals" | "colon" | "arrow" | "returned" | "blank";

interface ValueBase extends Span {
  /** The place of what carries the value, without unit and twin. */
  readonly core: Span;
  /** The word of the unit, as in `6 bytes`. */
  readonly unit: Span | null;
  /** What it is a part of, as in `6 of 36 bytes` and `6/36`; the length behind an address, as in `0x801c0000/6`. */
  readonly total: Span | null;
  /** The same value in another notation, as in `6 (0x6)`. */
  readonly twin: Span | null;
}

/** `number` has hexadecimal or decimal digits; `halves` are two numbers of one address; `lost` hides what stood there. */
export interface Value extends ValueBase {
  readonly form: "number" | "bytes" | "halves" | "words" | "lost";
}

/** The value that some words are. */
export const wordsValue = (names: readonly Name[]): Value => {
  const core: Span = { start: names[0]?.start ?? 0, end: names.at(-1)?.end ?? 0 };
  return { form: "words", core, unit: null, total: null, twin: null, ...core };
};

/** The value that a number is. */
export const numberValue = (core: Span): Value => ({
  form: "number",
  core,
  unit: null,
  total: null,
  twin: null,
  ...core,
});

/** Words, and what they are said to be. */
export interface Phrase extends Span {
  readonly kind: "phrase";
  readonly names: readonly Name[];
  /** Parenthesised part of the key, as in `Host IOVA (High:Low)`. */
  readonly note: Span | null;
  readonly separator: Separator | null;
  readonly value: Value | null;
  /** The words of a value of words. */
  readonly valueNames: readonly Name[];
}

/** `[…]`, `(…)` or `{…}` with what stands inside. */
export interface Enclosed extends Span {
  readonly kind: "bracket" | "group";
  readonly parts: readonly Part[];
}

/** A value without a key. */
export interface Loose extends Span {
  readonly kind: "loose";
  readonly value: Value;
}

/** Punctuation that separates parts. */
export interface Mark extends Span {
  readonly kind: "mark";
}

/** Whatever a body consists of. */
export type Part = Phrase | Enclosed | Loose | Mark;

/** True for a key with its value, as in `HW_REPLY(exch=38, status=0)`, which is an event and no call. */
export const isKeyed = (part: Part): boolean => part.kind === "phrase" && part.separator === "equals";
