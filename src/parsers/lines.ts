/**
 * Bytes in pieces of any size become lines, still as bytes. Apart because everything after it may rely on whole lines with
 * their numbers, and because each line is decoded for itself: a damaged one damages no other, and the text of a line that is
 * kept keeps no whole chunk in memory.
 */
import { goesOn, startsNarrow, startsWide, type Wide } from "./encoding.ts";
import { LOOK_AHEAD, lineEndsIn } from "./line-ends.ts";

/** One line as decoded, without its end. */
export interface Line {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** True if `text` is not all of the line: it is longer than {@link LINE_UNITS}, or some of its bytes are no text. */
  readonly cut: boolean;
}

/** Longest part of a line that is read, in UTF-16 units: no statement is that long, and a file without line ends must not fill memory. */
export const LINE_UNITS = 64 * 1024;

/** No text of {@link LINE_UNITS} takes more bytes: UTF-8 has at most three for a unit, every other encoding two. */
const LINE_BYTES = 3 * LINE_UNITS;

/** The bytes of one line, without its end, valid until the call that hands them over returns. */
export interface RawLine {
  readonly bytes: Uint8Array;
  /** `null` for text in which an ASCII character is one byte. */
  readonly wide: Wide | null;
  /** True if the line goes on behind these bytes. */
  readonly cut: boolean;
}

/** Takes bytes in pieces. */
export interface LineSplitter {
  push(bytes: Uint8Array): void;
  /** Takes bytes behind which a line ends for certain. */
  whole(bytes: Uint8Array): void;
  /** Gives out the last line if no line end closed it. */
  end(): void;
}

const together = (first: Uint8Array, second: Uint8Array): Uint8Array => {
  if (first.length === 0) return second;
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
};

/** What the line at `at` is written in, after one in `before`: files of two encodings get put together. */
const widthAt = (bytes: Uint8Array, at: number, before: Wide | null): Wide | null => {
  if (goesOn(bytes, at, before)) return before;
  const ahead = bytes.subarray(at, at + LOOK_AHEAD);
  if (before !== null && startsNarrow(ahead)) return null;
  return startsWide(ahead) ?? before;
};

/** Hands each line to `emit` as soon as its end is known. `start` is what the first bytes of the input show. */
export const openLines = (start: Wide | null, emit: (line: RawLine) => void): LineSplitter => {
  let wide = start;
  let begun = false;
  /** What belongs to the open line, or must be seen together with what follows. */
  let rest: Uint8Array = new Uint8Array();
  /** The first bytes of an open line that is too long; `rest` then holds its last ones only. */
  let head: Uint8Array | null = null;

  const close = (bytes: Uint8Array): void => {
    const own = head ?? bytes;
    const part = own.length > LINE_BYTES ? own.subarray(0, LINE_BYTES) : own;
    emit({ bytes: part, wide, cut: head !== null || bytes.length > LINE_BYTES });
    head = null;
    begun = false;
  };

  /** Gives out the lines whose ends are known and returns where the open one begins. */
  const take = (bytes: Uint8Array, last: boolean): number => {
    const endAfter = lineEndsIn(bytes, last);
    let from = 0;
    while (from < bytes.length) {
      if (!begun) {
        if (!last && bytes.length - from < LOOK_AHEAD) return from;
        wide = widthAt(bytes, from, wide);
        begun = true;
      }
      const end = endAfter(from, wide);
      if (end === null) return from;
      close(bytes.subarray(from, end.at));
      from = end.at + end.length;
    }
    return from;
  };

  return {
    push: (piece) => {
      const bytes = together(rest, piece);
      // A copy: the caller may use its buffer again.
      rest = bytes.slice(take(bytes, false));
      if (!begun || rest.length <= LINE_BYTES + LOOK_AHEAD) return;
      head ??= rest.slice(0, LINE_BYTES);
      // Pairs of bytes stay pairs.
      rest = rest.slice((rest.length - LOOK_AHEAD) & ~1);
    },
    whole: (piece) => {
      const bytes = together(rest, piece);
      rest = new Uint8Array();
      take(bytes, true);
    },
    end: () => {
      const left = rest.subarray(take(rest, true));
      rest = new Uint8Array();
      if (left.length > 0 || head !== null) close(left);
    },
  };
};
