/**
 * Accounts for every line: understood (part of an event), unread (looks like evidence and became none) or noise (all others).
 * Keeps the text of the first two only, so that memory follows the evidence and not the noise.
 */
import type { LineTexts, LostLines } from "../model/evidence.ts";
import { KeptLines } from "./kept-lines.ts";

/** A line that looks like evidence, and why it became none. */
export interface UnreadLine {
  readonly line: number;
  readonly text: string;
  readonly because: string;
  /** True if it has words of the vocabulary; else there is only a number that may be an address. */
  readonly worded: boolean;
}

/** The account of a capture's lines; what is reported as neither understood nor unread is noise. */
export interface Coverage {
  understood(line: number, text: string): void;
  unread(line: Omit<UnreadLine, "worded">, worded: boolean): void;
  lost(loss: LostLines): void;
  readonly text: LineTexts;
  readonly losses: readonly LostLines[];
  /** In the order of the lines, without those that were understood after all. */
  unreadLines(): readonly UnreadLine[];
}

/** An account without lines. */
export const openCoverage = (): Coverage => {
  const text = new KeptLines();
  const unread = new Map<number, UnreadLine>();
  const losses: LostLines[] = [];
  let lastCut: number | null = null;
  return {
    text,
    losses,
    understood: (line, content) => {
      text.add(line, content);
      unread.delete(line);
    },
    unread: (line, worded) => {
      if (!text.has(line.line)) unread.set(line.line, { ...line, worded });
    },
    lost: (loss) => {
      // A line may hold many records and is cut once.
      const known = loss.kind === "cut" && lastCut === loss.line;
      if (loss.kind === "cut") lastCut = loss.line;
      if (!known) losses.push(loss);
    },
    unreadLines: () => [...unread.values()].sort((a, b) => a.line - b.line),
  };
};
