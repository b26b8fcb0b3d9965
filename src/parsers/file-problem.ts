/** What is wrong with a file that a person wrote as JSON: where in it, in one sentence, with the line that shows it. */
import { nearest } from "./nearest.ts";
import type { ShapeProblem } from "./shaped.ts";

/** One problem; the shell adds the name of the file. */
export interface FileProblem {
  /** Steps from the root of the JSON. */
  readonly path: readonly (string | number)[];
  /** Without a full stop. */
  readonly what: string;
  readonly next: string;
  /** A line of a sample or a form, and the place in it that is meant. */
  readonly shown: { readonly text: string; readonly start: number; readonly end: number } | null;
}

/** Words that are listed rather than pointed to. */
const LISTED = 12;

// Expected ',' or '}' after property value in JSON at position 25 (line 2 column 3)
const POSITION = /\bposition (\d{1,9})/;

const syntax = (text: string, error: unknown): FileProblem => {
  const [, position] = POSITION.exec(error instanceof Error ? error.message : "") ?? [];
  const next = "mend the JSON there: a missing comma, a comma too many, or a quote";
  if (position === undefined) {
    return { path: [], what: "this is no JSON: it ends too early or holds something else", next, shown: null };
  }
  const before = text.slice(0, Number(position)).split("\n");
  const line = text.split("\n")[before.length - 1] ?? "";
  const start = before.at(-1)?.length ?? 0;
  return {
    path: [],
    what: `this is no JSON: line ${before.length}`,
    next,
    shown: { text: line, start, end: start + 1 },
  };
};

/** The value that a text holds as JSON, or where it stops being JSON. */
export const jsonIn = (text: string): { readonly value: unknown } | FileProblem => {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, "")) as unknown };
  } catch (error) {
    return syntax(text, error);
  }
};

/** A problem of shape with its next step: the word that was probably meant, the few that there are, or `all`, which says what may stand there. */
export const shapeProblem = ({ path, what, word }: ShapeProblem, all: string): FileProblem => {
  const meant = word === null ? undefined : nearest(word.found, word.known);
  const listed =
    word === null || word.known.length === 0 || word.known.length > LISTED
      ? all
      : `known here: ${word.known.join(", ")}`;
  return { path, what, next: meant === undefined ? listed : `did you mean ${meant}?`, shown: null };
};
