/**
 * Text in pieces of any size becomes lines, ended by LF, CRLF or a lone CR. Apart because everything after it may rely on
 * whole lines with their numbers, however the bytes arrived.
 */

/** One line as decoded, without its end. */
export interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** True if the line was longer than {@link LINE_UNITS} and the rest is not in `text`. */
  readonly cut: boolean;
}

/** Longest part of a line that is read, in UTF-16 units: no statement is that long, and a file without line ends must not fill memory. */
export const LINE_UNITS = 64 * 1024;

/** Takes decoded text in pieces. */
export interface LineSplitter {
  push(text: string): void;
  /** Gives out the last line if no line end closed it. */
  end(): void;
}

const BYTE_ORDER_MARK = "\ufeff";

/** Hands each line to `emit` as soon as its end is known. */
export const openLines = (emit: (line: Line) => void): LineSplitter => {
  const ends = /[\r\n]/g;
  let pieces: string[] = [];
  let units = 0;
  let begun = false;
  let number = 0;
  let afterCarriageReturn = false;

  const keep = (piece: string): void => {
    if (piece === "") return;
    begun = true;
    if (units < LINE_UNITS) pieces.push(piece);
    units += piece.length;
  };

  const close = (): void => {
    const whole = pieces.length === 1 ? (pieces[0] ?? "") : pieces.join("");
    // Files that were put together keep the mark of each at the start of its first line.
    const unmarked = whole.startsWith(BYTE_ORDER_MARK) ? whole.slice(1) : whole;
    number += 1;
    emit({ number, text: unmarked.slice(0, LINE_UNITS), cut: units > LINE_UNITS });
    pieces = [];
    units = 0;
    begun = false;
  };

  return {
    push: (text) => {
      let from = afterCarriageReturn && text.startsWith("\n") ? 1 : 0;
      if (text !== "") afterCarriageReturn = false;
      ends.lastIndex = from;
      for (let end = ends.exec(text); end !== null; end = ends.exec(text)) {
        keep(text.slice(from, end.index));
        close();
        const carriageReturn = end[0] === "\r";
        from = end.index + (carriageReturn && text[end.index + 1] === "\n" ? 2 : 1);
        afterCarriageReturn = carriageReturn && from === text.length && text[from - 1] === "\r";
        ends.lastIndex = from;
      }
      keep(text.slice(from));
    },
    end: () => {
      if (begun) close();
    },
  };
};
