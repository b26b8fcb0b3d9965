/** What writers of formats share: the shape of a writer, and the clock that all of them stamp by. None shares code with the readers under `src`. */
import type { Statement } from "../statements.ts";

/** Writes statements as one capture. */
export type Write = (statements: readonly Statement[]) => string;

export interface Writer {
  readonly name: string;
  /** Whose statements the format holds. */
  readonly of: "host" | "device" | "both";
  readonly write: Write;
}

const START = 53.589793;

export const seconds = (after: number): number => START + after / 1e6;

/** `26:53.589793`, with so many decimals. */
export const minutes = (after: number, decimals: number): string =>
  `26:${seconds(after)
    .toFixed(decimals)
    .padStart(3 + decimals, "0")}`;

export const at = (after: number, decimals = 6): string => `09:${minutes(after, decimals)}`;

export const day = (after: number, decimals = 6): string => `2026-03-14 ${at(after, decimals)}`;

export const lines =
  (
    line: (statement: Statement, index: number) => string,
    head: readonly string[] = [],
    tail: readonly string[] = [],
  ): Write =>
  (statements) =>
    [...head, ...statements.map(line), ...tail].join("\n");
