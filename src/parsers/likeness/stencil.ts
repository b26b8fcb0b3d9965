/**
 * Texts that differ in nothing but the digits of their numbers have one stencil: a writer has a few dozen format strings, and every line
 * of one of them has the same words at the same places. Apart from what is made of it, because two things ask for it: how a line is kept,
 * and what a message is like.
 */

import { loneText } from "../lone-text.ts";

/** Longer texts have no stencil: no statement is that long. UTF-16 units. */
const MOST_UNITS = 4096;

/** What a unit may be part of: a number, a number in hexadecimal digits of either case, a word. */
const [DIGIT, LOWER, UPPER, LETTER] = [1, 2, 4, 8];

const PARTS = Uint8Array.from({ length: 128 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[0-9]/.test(character)) return DIGIT;
  if (/[a-f]/.test(character)) return LOWER;
  if (/[A-F]/.test(character)) return UPPER;
  return /\w/.test(character) ? LETTER : 0;
});

/** Decimal digits. */
export const DECIMAL = 0;
/** Hexadecimal digits of one case: behind a mark, as many as an address has, or two. */
export const HEXADECIMAL = 1;

/** Digits of a number that is taken for hexadecimal without a mark: those of an address, and a byte. */
const [ADDRESS_DIGITS, BYTE_DIGITS] = [8, 2];

/** Numbers that are held for each run: where it begins, where it ends, and what it is. */
export const RUN = 3;

/** What texts have in common that differ in the digits of their numbers only. */
export interface Stencil {
  /** Counts the stencils of a set from 0. */
  readonly id: number;
  /** The first text that had it. */
  readonly text: string;
  /** The runs of digits in order, three numbers for each. */
  readonly runs: Uint16Array;
}

interface Entry extends Stencil {
  /** Another stencil of the same sum. */
  readonly next: Entry | undefined;
}

/** Multiplies the sum of what was seen: any odd number with many bits does. */
const FACTOR = 0x01000193;

const added = (sum: number, unit: number): number => Math.imul(sum ^ unit, FACTOR);

/** A set of stencils; when there are `most`, other texts have none. */
export class Stencils {
  size = 0;
  /** True if the text that was looked at last has hexadecimal digits in upper case. */
  isUpper = false;
  readonly #most: number;
  readonly #known = new Map<number, Entry>();
  /** The runs of the text that is looked at. */
  readonly #runs = new Uint16Array(RUN * MOST_UNITS);
  #end = 0;
  #sum = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** The stencil of a text, made if it is the first one of it; `null` where there is no room. */
  of(text: string): Stencil | null {
    if (text.length > MOST_UNITS) return null;
    this.#scan(text);
    const first = this.#known.get(this.#sum);
    for (let entry = first; entry !== undefined; entry = entry.next) if (this.#isOf(entry, text)) return entry;
    if (this.size >= this.#most) return null;
    const entry = { id: this.size, text: loneText(text), runs: this.#runs.slice(0, this.#end), next: first };
    this.#known.set(this.#sum, entry);
    this.size += 1;
    return entry;
  }

  /** True if the text that was looked at last has a stencil. */
  #isOf({ text: other, runs }: Entry, text: string): boolean {
    if (other.length !== text.length || runs.length !== this.#end) return false;
    let at = 0;
    for (let run = 0; run < runs.length; run += RUN) {
      const start = runs[run] ?? 0;
      if (start !== this.#runs[run] || runs[run + 1] !== this.#runs[run + 1] || runs[run + 2] !== this.#runs[run + 2])
        return false;
      for (; at < start; at += 1) if (text.charCodeAt(at) !== other.charCodeAt(at)) return false;
      at = runs[run + 1] ?? 0;
    }
    for (; at < text.length; at += 1) if (text.charCodeAt(at) !== other.charCodeAt(at)) return false;
    return true;
  }

  /** Notes a run of digits, and gives the sum with it. */
  #run(sum: number, start: number, end: number, kind: number): number {
    this.#runs[this.#end] = start;
    this.#runs[this.#end + 1] = end;
    this.#runs[this.#end + 2] = kind;
    this.#end += RUN;
    return added(sum, 0x10000 + 2 * (end - start) + kind);
  }

  /** Notes the digits of a word, each run of them for itself, and gives the sum with it. */
  #word(before: number, text: string, start: number, end: number): number {
    let [sum, digits] = [before, start];
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (PARTS[unit] === DIGIT) continue;
      if (digits < at) sum = this.#run(sum, digits, at, DECIMAL);
      digits = at + 1;
      sum = added(sum, unit);
    }
    return digits < end ? this.#run(sum, digits, end, DECIMAL) : sum;
  }

  /** Finds the runs of a text, and the sum of all else. */
  #scan(text: string): void {
    this.#end = 0;
    this.isUpper = false;
    let sum = text.length;
    for (let at = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      if (unit > 0x7f || PARTS[unit] === 0) {
        sum = added(sum, unit);
        at += 1;
        continue;
      }
      const marked = unit === 0x30 && (text.charCodeAt(at + 1) | 0x20) === 0x78;
      const start = marked ? at + 2 : at;
      let [end, seen] = [start, 0];
      for (; end < text.length; end += 1) {
        const part = PARTS[text.charCodeAt(end)] ?? 0;
        if (part === 0) break;
        seen |= part;
      }
      const length = end - start;
      const isNumber = seen < LETTER && (seen & (LOWER | UPPER)) !== (LOWER | UPPER) && length > 0;
      if (isNumber && (marked || length === BYTE_DIGITS || (length >= ADDRESS_DIGITS && (seen & DIGIT) > 0))) {
        this.isUpper ||= (seen & UPPER) > 0;
        sum = this.#run(marked ? added(sum, text.charCodeAt(at + 1)) : sum, start, end, HEXADECIMAL);
      } else sum = this.#word(sum, text, at, end);
      at = end;
    }
    this.#sum = sum;
  }
}
