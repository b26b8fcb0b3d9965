/** The lines of all captures that were not understood. */
import type { ParsedCapture } from "./capture.ts";

/** One line that looks like evidence and was not understood. */
export interface UnreadLine {
  readonly capture: string;
  readonly line: number;
  readonly text: string;
  readonly because: string;
}

/** All of them, in the order of the captures. */
export const unreadOf = (parsed: readonly ParsedCapture[]): readonly UnreadLine[] =>
  parsed.flatMap(({ capture, unreadLines }) => unreadLines.map((line) => ({ capture: capture.name, ...line })));
