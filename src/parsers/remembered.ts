/**
 * Looks at texts that come again: a log has few format strings, and many of its lines differ from another one in nothing but their
 * envelope. Whatever is remembered must follow from the text alone.
 */

import { loneText } from "./lone-text.ts";

/** Texts that are remembered; a file of nothing but different lines must not fill memory. */
const MOST_TEXTS = 1024;

/** A look that is remembered. */
export interface Memory<T> {
  /** What is seen of a text: looked for once, as long as it is remembered. */
  readonly of: (text: string) => T;
  /** What is remembered of a text; `undefined` if that is nothing. */
  readonly known: (text: string) => T | undefined;
}

/** Remembers nothing yet. */
export const openMemory = <T>(look: (text: string) => T): Memory<T> => {
  let known = new Map<string, T>();
  return {
    of: (text) => {
      const found = known.get(text);
      if (found !== undefined || known.has(text)) return found as T;
      // Another map: one that is cleared would still be named by its old table, and all that is remembered next be kept by that.
      if (known.size >= MOST_TEXTS) known = new Map();
      const seen = look(text);
      known.set(loneText(text), seen);
      return seen;
    },
    known: (text) => known.get(text),
  };
};

/** The same look, which is done once for a text as long as it is remembered. */
export const remembered = <T>(look: (text: string) => T): ((text: string) => T) => openMemory(look).of;
