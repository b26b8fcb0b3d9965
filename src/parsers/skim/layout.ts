/**
 * What a search for lines works with, as one stretch of memory: tables, marks and the bytes that are searched. The same for both ways
 * of searching, so that one can be tested against the other.
 */

/** Bytes of a word by which the search finds it: a window of four, of three for a shorter word. */
export const WINDOW = 4;

/** Characters that are told apart, by the lowest bits of a byte: letters are, in either case. */
export const CODES = 32;

/** For each place of a window the groups of each character; bounds of how records begin; what hashes are made with. */
export const AT = {
  groups: 0,
  least: 128,
  most: 160,
  multiplier: 192,
  table: 0x1000,
  marks: 0x30000,
  bytes: 0xb0000,
} as const;

/** Bits of a hash. */
export const HASH_BITS = 15;

/** Marks that are found in one go; the search is called again for more. */
export const MOST_MARKS = 0x8000;

/** Numbers of a mark: where a line begins, which one it is, and where a word of it stands, 0 if it is read whatever its words are. */
export const MARK = 3;

/** A line with more words than these is read. */
export const MANY_WORDS = 16;

/** Bytes that are searched in one go, and beyond them what a look at 32 of them may touch. */
export const AREA_BYTES = 0x100000;

/** Longest line that is not read only because of its length. */
export const LONGEST_LINE = 0x4000;

/** Set in the number of a line that does not begin as a record. */
export const ODD = 0x80000000;

/** First bytes of a line that are compared. */
export const HEAD_BYTES = 32;

/** How the records of a capture begin and end. */
export interface RecordForm {
  /** The name of the format. */
  readonly id: string;
  /** First bytes of a record; any digit may stand for one. */
  readonly head: string;
  /** First bytes of a line in which no word counts. */
  readonly deaf: number;
  /** Last byte of a line, 0 for any. */
  readonly tail: number;
}

/** Where the search came to an end. */
export interface Found {
  /** How many marks there are: one for each word of a line, in order. */
  readonly count: number;
  /** Lines that were searched, and where the first one begins that was not. */
  readonly lines: number;
  readonly upto: number;
}

/** A way of searching. */
export interface Scanner {
  readonly memory: Uint8Array;
  /** Searches whole lines from one offset in memory to another. */
  scan(from: number, to: number, form: RecordForm): Found;
}

const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;

/** Lays down how records begin. */
export const layForm = (memory: Uint8Array, { head }: RecordForm): void => {
  for (let at = 0; at < HEAD_BYTES; at += 1) {
    const byte = at < head.length ? head.charCodeAt(at) : null;
    const digit = byte !== null && isDigit(byte);
    memory[AT.least + at] = digit ? 0x30 : (byte ?? 0);
    memory[AT.most + at] = digit ? 0x39 : (byte ?? 0xff);
  }
};
