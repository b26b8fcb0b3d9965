/** What is wrong with a dialect file: where in it, in one sentence, with the line that shows it. */

/** One problem; the shell adds the name of the file. */
export interface DialectProblem {
  /** Steps from the root of the JSON. */
  readonly path: readonly (string | number)[];
  /** Without a full stop. */
  readonly what: string;
  readonly next: string;
  /** A line of a sample or a form, and the place in it that is meant. */
  readonly shown: { readonly text: string; readonly start: number; readonly end: number } | null;
}
