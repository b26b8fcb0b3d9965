/** Lines that became no event and look as if they could: those that are unread, and noise that has a key with a number, or an address. */
import type { ParsedCapture } from "../capture.ts";

/** Lines of one shape. */
export interface Overlooked {
  readonly count: number;
  /** The message of the first of them. */
  readonly body: string;
}

/** Takes the messages of a capture while it is read, and afterwards what became of them. */
export interface Overlooker {
  witness(line: number, body: string): void;
  /** Counts those of the capture that is finished. */
  settle(parsed: ParsedCapture): void;
  /** Most frequent shape first, then by first appearance. */
  shapes(): readonly Overlooked[];
}

/** Shapes that are remembered; a capture of nothing but shapes must not fill memory. */
const MAX_SHAPES = 4096;

/** Messages longer than this are nobody's one statement, UTF-16 units. */
const BODY_UNITS = 1024;

// xfer ticket=12     slot: 0x801c0000     <= 801c0000
const KEY_LIKE = /[\w)\]][ \t]{0,8}(?:=|:|->)[ \t]{0,8}(?:0[xX])?\d|(?<!\w)(?:0[xX])?[0-9a-fA-F]{6,16}(?!\w)/;

// 12     0x801c0000     801c0000
const NUMBER = /(?<!\w)(?:0[xX][0-9a-fA-F]{1,64}|[0-9a-fA-F]{0,16}\d[0-9a-fA-F]{0,64})(?!\w)/g;

/** Nothing seen yet. */
export const openOverlooker = (): Overlooker => {
  const counts = new Map<string, { body: string; count: number }>();
  let seen = new Map<string, { readonly body: string; readonly lines: number[] }>();
  return {
    witness: (line, body) => {
      if (body.length > BODY_UNITS || !/\d/.test(body)) return;
      const shape = body.replaceAll(NUMBER, "#");
      const known = seen.get(shape);
      if (known !== undefined) known.lines.push(line);
      else if (seen.size < MAX_SHAPES) seen.set(shape, { body, lines: [line] });
    },
    settle: ({ capture: { text }, unreadLines }) => {
      const unread = new Set(unreadLines.map(({ line }) => line));
      for (const [shape, { body, lines }] of seen) {
        const left = lines.filter((line) => unread.has(line) || (!text.has(line) && KEY_LIKE.test(body)));
        if (left.length === 0) continue;
        const before = counts.get(shape);
        counts.set(shape, { body: before?.body ?? body, count: (before?.count ?? 0) + left.length });
      }
      seen = new Map();
    },
    shapes: () => [...counts.values()].sort((a, b) => b.count - a.count),
  };
};
