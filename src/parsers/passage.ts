/**
 * Text with the way back to the captured lines. Quotes are peeled off, escapes decoded and wrapped lines joined before anything
 * is read, and still every place must be cited exactly as it was captured: a passage remembers where each piece of it stood.
 */
import type { Line } from "./lines.ts";

/** A stretch of a passage that stood in one line. */
interface Piece {
  /** Offset in the passage, in UTF-16 units. */
  readonly at: number;
  readonly length: number;
  readonly line: Line;
  /** Offset in the line. */
  readonly column: number;
  /** Units that it took in the line: other than `length` for what was decoded, as `&lt;` to `<`. */
  readonly width: number;
}

/** Text that stood in one line or in several. */
export interface Passage {
  readonly text: string;
  /** In order, without gaps in the passage; there is always one. */
  readonly pieces: readonly Piece[];
}

/** Where a stretch of a passage stood, and the very text that stood there. */
export interface Origin {
  readonly line: Line;
  /** Offset in the line. */
  readonly column: number;
  readonly text: string;
}

/** A part of one line as it stands there. Nearly every passage is one, and those of all open events are held, so that it holds no list. */
class Part implements Passage {
  readonly text: string;
  readonly line: Line;
  /** Offset in the line. */
  readonly column: number;

  constructor(text: string, line: Line, column: number) {
    this.text = text;
    this.line = line;
    this.column = column;
  }

  get pieces(): readonly Piece[] {
    const { length } = this.text;
    return [{ at: 0, length, line: this.line, column: this.column, width: length }];
  }
}

/** A whole line. */
export const passageOf = (line: Line): Passage => new Part(line.text, line, 0);

/** True for a line as it was captured, all of it. */
export const isWhole = (passage: Passage): boolean =>
  passage instanceof Part && passage.column === 0 && passage.text.length === passage.line.text.length;

const isPlain = (piece: Piece): boolean => piece.length === piece.width;

/** The part of a piece between two offsets of the passage; a decoded piece is kept whole. */
const clipped = (piece: Piece, start: number, end: number): Piece => {
  const from = Math.max(piece.at, start);
  const length = Math.min(piece.at + piece.length, end) - from;
  if (!isPlain(piece)) return { ...piece, at: from - start, length };
  return { ...piece, at: from - start, length, column: piece.column + from - piece.at, width: length };
};

/** The pieces between two offsets; one without text where there are none. */
const piecesIn = ({ pieces }: Passage, start: number, end: number): readonly Piece[] => {
  const inside = pieces.filter((piece) => piece.at < end && piece.at + piece.length > start);
  if (inside.length > 0) return inside.map((piece) => clipped(piece, start, end));
  const last = pieces.findLast((piece) => piece.at <= start) ?? pieces[0];
  return last === undefined ? [] : [clipped(last, start, start)].map((piece) => ({ ...piece, at: 0, length: 0 }));
};

/** A part of a passage; `end` is exclusive. */
export const sliced = (passage: Passage, start: number, end = passage.text.length): Passage => {
  if (start === 0 && end === passage.text.length) return passage;
  const text = passage.text.slice(start, end);
  return passage instanceof Part && start >= 0 && start <= end && end <= passage.text.length
    ? new Part(text, passage.line, passage.column + start)
    : { text, pieces: piecesIn(passage, start, end) };
};

/** Passages one after the other. */
export const joined = (passages: readonly Passage[]): Passage => {
  let at = 0;
  const pieces = passages.flatMap((passage) => {
    const moved = passage.pieces.map((piece) => ({ ...piece, at: piece.at + at }));
    at += passage.text.length;
    return moved;
  });
  return { text: passages.map(({ text }) => text).join(""), pieces };
};

/** The passage with a blank behind it that stood nowhere. */
export const spaced = (passage: Passage): Passage => {
  const last = passage.pieces.at(-1);
  if (last === undefined) return passage;
  const gap = { at: 0, length: 1, line: last.line, column: last.column + last.width, width: 0 };
  return joined([passage, { text: " ", pieces: [gap] }]);
};

/** The passage behind words that stood nowhere. */
export const labelled = (label: string, passage: Passage): Passage => {
  const [first] = passage.pieces;
  if (first === undefined) return passage;
  const own = { at: 0, length: label.length, line: first.line, column: first.column, width: 0 };
  return joined([{ text: label, pieces: [own] }, passage]);
};

/** What stands in a passage for `text`, as one decoded piece. */
const decoded = (passage: Passage, text: string): Passage => {
  const origin = originOf(passage, 0, passage.text.length);
  const { line, column, text: written } = origin;
  return { text, pieces: [{ at: 0, length: text.length, line, column, width: written.length }] };
};

/** A passage in which each match of a global pattern is replaced; `""` leaves it out. */
export const replaced = (passage: Passage, pattern: RegExp, by: (match: string) => string): Passage => {
  const parts: Passage[] = [];
  let from = 0;
  for (const match of passage.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    const text = by(match[0]);
    if (match.index > from) parts.push(sliced(passage, from, match.index));
    if (text !== "") parts.push(decoded(sliced(passage, match.index, end), text));
    from = end;
  }
  if (from === 0) return passage;
  if (from < passage.text.length || parts.length === 0) parts.push(sliced(passage, from));
  return joined(parts);
};

/** Where a stretch stood. One that runs over several lines is cited as far as it stands in its first. */
export const originOf = (passage: Passage, start: number, end: number): Origin => {
  if (passage instanceof Part && start >= 0 && start < end && end <= passage.text.length)
    return { line: passage.line, column: passage.column + start, text: passage.text.slice(start, end) };
  const [first, ...more] = piecesIn(passage, start, end);
  if (first === undefined) return { line: { number: 1, text: "", cut: false }, column: 0, text: "" };
  const last = more.findLast((piece) => piece.line === first.line) ?? first;
  const { line, column } = first;
  return { line, column, text: line.text.slice(column, Math.max(column, last.column + last.width)) };
};

/** The lines that a passage stood in, in order. */
export const linesOf = (passage: Passage): readonly Line[] =>
  passage instanceof Part ? [passage.line] : [...new Set(passage.pieces.map(({ line }) => line))];

/** The line in which a passage begins. */
export const lineOf = (passage: Passage): Line =>
  passage instanceof Part ? passage.line : (passage.pieces[0]?.line ?? { number: 1, text: "", cut: false });
