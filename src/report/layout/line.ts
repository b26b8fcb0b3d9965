/** A line before it is painted: runs of visible text with their roles, and the few things that are done to such lines. */
import type { Content, Role } from "../document.ts";
import { visible } from "../visible.ts";
import { cells } from "./cells.ts";

/** Roles of a document, and those that only a drawing has: what frames a block and what points into an excerpt. */
export type RunRole = Role | "frame" | "primary" | "secondary";

export interface Run {
  readonly role: RunRole;
  readonly text: string;
}

export type Line = readonly Run[];

/** The runs of a content, made visible: the edge through which every word of a document passes. */
export const runsOf = (content: Content): Line => content.map(({ role, text }) => ({ role, text: visible(text) }));

export const lineCells = (line: Line): number => line.reduce((sum, run) => sum + cells(run.text), 0);

/** A run of blanks. */
export const blanks = (number: number): Run => ({ role: "text", text: " ".repeat(number) });

/** Blanks up to a width, after the line or before it; a line that is longer stays as it is. */
export const padded = (line: Line, width: number, side: "left" | "right" = "left"): Line => {
  const missing = width - lineCells(line);
  if (missing <= 0) return line;
  return side === "left" ? [...line, blanks(missing)] : [blanks(missing), ...line];
};

/** The same line with neighbouring runs of one role in one. */
export const merged = (line: Line): Line => {
  const runs: Run[] = [];
  for (const run of line) {
    const last = runs.at(-1);
    if (last !== undefined && last.role === run.role)
      runs[runs.length - 1] = { role: run.role, text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
};

/** Puts `first` before the first line and as many blanks before all others. */
export const prefixed = (lines: readonly Line[], first: Line): readonly Line[] => {
  const under = blanks(lineCells(first));
  return lines.map((line, index) => (index === 0 ? [...first, ...line] : [under, ...line]));
};
