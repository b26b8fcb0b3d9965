/**
 * What a cause is: words, and one flipped assumption of the model. Nothing in a cause's file decides anything;
 * the replay says what follows from the flip, and the judge compares.
 */
import type { AssumptionKey } from "../model/assumption.ts";

/** Causes of one class are mended by the same few lines of the same program and need not be told apart. */
export type RemedyClass =
  | "data-buffer-use"
  | "constraints-report"
  | "response-fields"
  | "element-address"
  | "firmware-transfer"
  | "own";

export interface Cause {
  /** Public id: a noun phrase for the failing state, never renamed. */
  readonly id: string;
  /** The id in words, for headings. */
  readonly title: string;
  /** What happened if this is the cause: one sentence, present tense. */
  readonly sentence: string;
  readonly flip: { readonly key: AssumptionKey; readonly value: string };
  /** `unproven` where no source establishes that this fault leads to such symptoms: never more than possible. */
  readonly effect: "established" | "unproven";
  /** What to change, where, in one or two sentences. */
  readonly remedy: string;
  readonly remedyClass: RemedyClass;
  /** How it comes about and how it shows, for `explain`. */
  readonly explanation: string;
  /** The line that would state the cause's own step, as "a line that shows …". */
  readonly missing: string;
  /** What would support and what would refute it, each one sentence. */
  readonly supports: string;
  readonly refutes: string;
  /** Declared commonness in the field, 1 (often met) to 5 (rarely met); the last tie-breaker before the id. */
  readonly commonness: 1 | 2 | 3 | 4 | 5;
  /** The facts that the words rest on, with their authority. */
  readonly authority: string;
}

/** True if the two causes have one remedy. */
export const sameRemedy = (a: Cause, b: Cause): boolean =>
  a.id === b.id || (a.remedyClass !== "own" && a.remedyClass === b.remedyClass);
