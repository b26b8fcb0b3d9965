/**
 * The lines that became events, packed: a capture of a day has a hundred thousand of them, and a report cites a few hundred. What lines
 * have in common is kept once, and of each its digits.
 */
import type { LineTexts } from "../model/evidence.ts";
import { HEXADECIMAL, RUN, type Stencil, Stencils } from "./likeness/stencil.ts";

/** Stencils that are kept: lines of others, in a log of which no two lines are alike, are kept whole. */
const MOST_STENCILS = 4096;

/** A sequence of bytes or numbers with room for so many. */
const roomFor = <T extends Uint8Array | Uint32Array>(array: T, length: number): T => {
  if (length <= array.length) return array;
  const wider = new (array.constructor as new (length: number) => T)(2 * length);
  wider.set(array);
  return wider;
};

/** Most bytes of a count of 32 bits. */
const MOST_COUNT = 5;

/** What a line is kept as: its digits, with those above 9 in lower case or with the case of each number ahead, or its units, of one byte or two. */
const [LOWER_DIGITS, CASED_DIGITS, BYTES, UNITS] = [0, 1, 2, 3];

const [LOWER, UPPER] = ["0123456789abcdef", "0123456789ABCDEF"];

const ASCII = /^[\0-\x7f]*$/;

/** True if a run of hexadecimal digits has one in upper case: all of its letters are. */
const isUpper = (text: string, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit > 0x39) return unit < 0x60;
  }
  return false;
};

/** Lines by their numbers. */
export class KeptLines implements LineTexts {
  size = 0;
  /** A bit for each line of the capture. */
  private bits = new Uint8Array(64);
  /** In the order in which lines were added: their numbers, and where they stand. */
  private numbers = new Uint32Array(64);
  private starts = new Uint32Array(64);
  private bytes = new Uint8Array(4096);
  private used = 0;
  private readonly stencils = new Stencils(MOST_STENCILS);
  private readonly byId: Stencil[] = [];
  private sorted: Uint32Array = new Uint32Array();
  /** The line that was read last: whoever asks for one of its values asks for others as well. */
  private last: { readonly line: number; readonly text: string } | null = null;

  /** Keeps a line; one that is known stays as it is. */
  add(line: number, text: string): void {
    if (this.has(line)) return;
    this.bits = roomFor(this.bits, (line >> 3) + 1);
    this.bits[line >> 3] = (this.bits[line >> 3] ?? 0) | (1 << (line & 7));
    this.numbers = roomFor(this.numbers, this.size + 1);
    this.starts = roomFor(this.starts, this.size + 1);
    this.numbers[this.size] = line;
    this.starts[this.size] = this.used;
    this.size += 1;
    const stencil = this.stencils.of(text);
    this.bytes = roomFor(this.bytes, this.used + 2 * (MOST_COUNT + text.length));
    if (stencil === null) this.writeWhole(text);
    else this.writeDigits(text, stencil);
  }

  has(line: number): boolean {
    return (((this.bits[line >> 3] ?? 0) >> (line & 7)) & 1) === 1;
  }

  get(line: number): string | undefined {
    if (!this.has(line)) return undefined;
    if (this.last?.line !== line) this.last = { line, text: this.find(line) };
    return this.last.text;
  }

  private find(line: number): string {
    const sorted = this.inOrder();
    let [low, high] = [0, sorted.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.numbers[sorted[middle] ?? 0] ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    return this.read(sorted[low] ?? 0);
  }

  /** The numbers of the lines, ascending. */
  *keys(): MapIterator<number> {
    for (const at of this.inOrder()) yield this.numbers[at] ?? 0;
  }

  /** How many bytes the texts take. */
  packedBytes(): number {
    return this.used;
  }

  private inOrder(): Uint32Array {
    if (this.sorted.length !== this.size) {
      const numbers = this.numbers;
      this.sorted = Uint32Array.from({ length: this.size }, (_, at) => at);
      this.sorted.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
    }
    return this.sorted;
  }

  /** Seven bits in a byte, the lowest first; the highest bit says that more follow. */
  private count(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.used++] = (rest & 0x7f) | 0x80;
    this.bytes[this.used++] = rest;
  }

  private writeWhole(text: string): void {
    const wide = !ASCII.test(text);
    this.count(wide ? UNITS : BYTES);
    this.count(text.length);
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      this.bytes[this.used++] = unit & 0xff;
      if (wide) this.bytes[this.used++] = unit >> 8;
    }
  }

  private writeDigits(text: string, stencil: Stencil): void {
    const { id, runs } = stencil;
    this.byId[id] = stencil;
    const { isUpper: cased } = this.stencils;
    this.count(4 * id + (cased ? CASED_DIGITS : LOWER_DIGITS));
    const { bytes } = this;
    // In halves of a byte.
    let half = 2 * this.used;
    const put = (digit: number): void => {
      if ((half & 1) === 0) bytes[half >> 1] = digit << 4;
      else bytes[half >> 1] = (bytes[half >> 1] ?? 0) | digit;
      half += 1;
    };
    for (let run = 0; run < runs.length; run += RUN) {
      const [start, end] = [runs[run] ?? 0, runs[run + 1] ?? 0];
      if (cased) put(runs[run + 2] === HEXADECIMAL && isUpper(text, start, end) ? 1 : 0);
      for (let at = start; at < end; at += 1) {
        const unit = text.charCodeAt(at);
        put(unit > 0x39 ? (unit & 0xf) + 9 : unit & 0xf);
      }
    }
    this.used = (half + 1) >> 1;
  }

  private read(ordinal: number): string {
    let at = this.starts[ordinal] ?? 0;
    const count = (): number => {
      let [value, shift, byte] = [0, 0, 0x80];
      for (; byte > 0x7f; shift += 7) {
        byte = this.bytes[at++] ?? 0;
        value |= (byte & 0x7f) << shift;
      }
      return value;
    };
    const kind = count();
    const stencil = this.byId[kind >> 2];
    if ((kind & 3) < BYTES)
      return stencil === undefined ? "" : this.readDigits(stencil, at, (kind & 3) === CASED_DIGITS);
    const [length, wide] = [count(), (kind & 3) === UNITS];
    let text = "";
    for (let unit = 0; unit < length; unit += 1) {
      const low = this.bytes[at++] ?? 0;
      text += String.fromCharCode(wide ? low | ((this.bytes[at++] ?? 0) << 8) : low);
    }
    return text;
  }

  private readDigits({ text: first, runs }: Stencil, from: number, cased: boolean): string {
    let half = 2 * from;
    const take = (): number => {
      const byte = this.bytes[half >> 1] ?? 0;
      half += 1;
      return (half & 1) === 1 ? byte >> 4 : byte & 0xf;
    };
    let [text, at] = ["", 0];
    for (let run = 0; run < runs.length; run += RUN) {
      const [start, end] = [runs[run] ?? 0, runs[run + 1] ?? 0];
      const digits = cased && take() === 1 ? UPPER : LOWER;
      text += first.slice(at, start);
      for (let digit = start; digit < end; digit += 1) text += digits[take()];
      at = end;
    }
    return text + first.slice(at);
  }
}
