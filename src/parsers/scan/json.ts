/**
 * Finds the objects of a JSON text line by line, with the places of their values: in a list, one after the other, or cut off
 * somewhere. Apart from any library because the places matter, the text may never end, and its numbers may not be rounded.
 */
import type { Passage } from "../passage.ts";
import { openNesting } from "./json-nesting.ts";

/** A value of an object; for a string its place is that between the quotes, and escapes stand as written. */
export interface JsonValue {
  /** Of what is nested only the beginning is kept. */
  readonly kind: "string" | "literal" | "nested";
  readonly line: Passage;
  readonly start: number;
  readonly end: number;
}

/** The values of an object by key; what is nested inside is passed over. */
export type JsonObject = ReadonlyMap<string, JsonValue>;

/** Where a line leaves off: outside of everything, in a list between objects, in an object, where no JSON can go on, or in a word. */
export type JsonState = "outside" | "between" | "inside" | "broken" | "cut";

/** Takes lines in order. */
export interface JsonScanner {
  scan(line: Passage): JsonState;
  /** The object that is not closed yet, or `null`. */
  object(): JsonObject | null;
}

/** More keys than any record has. */
const MAX_KEYS = 256;

// -12.5e3     true     null
const LITERAL = /-?\d[\d.eE+-]{0,40}(?![\w.])|(?:true|false|null)(?!\w)/y;

// n     tru     -     with nothing behind it
const CUT_LITERAL = /^(?:-|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?)$/;

const MARKS = "{}[]:,";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

const isBlank = (code: number): boolean => code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;

/** How many backslashes stand in front of an offset. */
const backslashes = (text: string, at: number): number => {
  let count = 0;
  while (text.charCodeAt(at - 1 - count) === BACKSLASH) count += 1;
  return count;
};

/** The offset of the quote that closes a string, or -1. */
const closing = (text: string, from: number): number => {
  let at = text.indexOf('"', from);
  // Counting back stops at the opening quote, for it is no backslash.
  while (at >= 0 && backslashes(text, at) % 2 === 1) at = text.indexOf('"', at + 1);
  return at;
};

/** The offset behind a number or a word, or -1. */
const literalEnd = (text: string, at: number): number => {
  LITERAL.lastIndex = at;
  const literal = LITERAL.exec(text);
  return literal === null ? -1 : at + literal[0].length;
};

/** A scanner at the start of a text, or `headless` in an object of a list, both cut off above; `whole` gets each object that is closed. */
export const openJson = (headless: boolean, whole: (object: JsonObject, inArray: boolean) => void): JsonScanner => {
  const nesting = openNesting(headless);
  let object: Map<string, JsonValue> | null = null;
  let key: string | null = null;
  /** Where the container begins that is the value of a key. */
  let nested: JsonValue | null = null;

  /** Containers that are open between the record's own and what is read now. */
  const below = (): number => nesting.depth() - (nesting.inArray() ? 1 : 0);

  const keep = (value: JsonValue): void => {
    if (key !== null && object !== null && object.size < MAX_KEYS) object.set(key, value);
    key = null;
  };

  const mark = (line: Passage, at: number): boolean => {
    const char = line.text[at];
    if (char === ":") return nesting.colon();
    if (char === ",") return nesting.comma();
    if (char === "{" || char === "[") {
      // A list of anything but objects is no list of records.
      if (char === "[" && object === null && nesting.depth() > 0) return false;
      if (!nesting.open(char === "{")) return false;
      if (char === "{" && below() === 1) object = new Map();
      if (below() === 2) nested = { kind: "nested", line, start: at, end: at };
      return true;
    }
    if (!nesting.close(char === "}")) return false;
    if (object === null) return true;
    if (below() === 1 && nested !== null) keep(nested);
    if (below() > 0) return true;
    const done = object;
    object = null;
    whole(done, nesting.inArray());
    return true;
  };

  const scalar = (value: JsonValue): boolean => {
    const what = object === null ? false : nesting.scalar(value.kind === "string");
    if (what === false) return false;
    if (below() > 1) return true;
    if (what === "key") key = value.line.text.slice(value.start, value.end);
    else keep(value);
    return true;
  };

  /** Reads what begins at an offset; the answer is the offset behind it, or why it cannot be read. */
  const token = (line: Passage, at: number): number | "broken" | "cut" => {
    if (line.text.charCodeAt(at) === QUOTE) {
      const end = closing(line.text, at + 1);
      if (end < 0) return object === null ? "broken" : "cut";
      return scalar({ kind: "string", line, start: at + 1, end }) ? end + 1 : "broken";
    }
    if (MARKS.includes(line.text[at] ?? "")) return mark(line, at) ? at + 1 : "broken";
    const end = literalEnd(line.text, at);
    if (end < 0) return object !== null && CUT_LITERAL.test(line.text.slice(at)) ? "cut" : "broken";
    return scalar({ kind: "literal", line, start: at, end }) ? end : "broken";
  };

  return {
    scan: (line) => {
      for (let at = 0; at < line.text.length; ) {
        if (isBlank(line.text.charCodeAt(at))) {
          at += 1;
          continue;
        }
        const next = token(line, at);
        if (typeof next === "string") return next;
        at = next;
      }
      if (object !== null) return "inside";
      return nesting.depth() === 0 ? "outside" : "between";
    },
    object: () => object,
  };
};
