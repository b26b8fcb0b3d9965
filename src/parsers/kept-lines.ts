/**
 * The lines that became events, packed: a capture of a day has a hundred thousand of them, and a report cites a few hundred. What a
 * line has in common with one of the lines before it is not kept again.
 */
import type { LineTexts } from "../model/evidence.ts";

/** Lines in front of one that it is held against: a driver prints a few statements in turn. */
const RECENT = 8;

/** Lines after which one is kept whole, so that no line takes more steps to read. */
const RUN = 64;

/** A sequence of bytes or numbers with room for so many. */
const roomFor = <T extends Uint8Array | Uint32Array>(array: T, length: number): T => {
  if (length <= array.length) return array;
  const wider = new (array.constructor as new (length: number) => T)(2 * length);
  wider.set(array);
  return wider;
};

/** Every so many units two texts are compared to see how much they have in common; with so large a share nothing better is looked for. */
const [STRIDE, ENOUGH] = [5, 0.7];

const likeness = (a: string, b: string): number => {
  const most = Math.min(a.length, b.length);
  let same = 0;
  for (let at = 0; at < most; at += STRIDE) if (a.charCodeAt(at) === b.charCodeAt(at)) same += 1;
  return same;
};

/** Units of one text that may be other than those of the one above it before both go on alike, and so many have to be alike. */
const [MOST_OTHER, LEAST_SAME] = [24, 5];

/** How far numbers of more digits move what stands behind them. */
const SHIFTS = [0, 1, -1, 2, -2, 3, -3];

const isSame = (a: string, at: number, b: string, there: number): boolean => {
  for (let unit = 0; unit < LEAST_SAME; unit += 1) {
    if (at + unit >= a.length || a.charCodeAt(at + unit) !== b.charCodeAt(there + unit)) return false;
  }
  return true;
};

/** Takes a part of a text: so many units as in the other, so many of the other that are passed over, and its own from one place to another. */
type TakePart = (same: number, passed: number, from: number, to: number) => void;

/** Where two texts go on alike behind a place at which they differ; where none is near, at the end of both. */
const meeting = (text: string, at: number, other: string, there: number): readonly [number, number] => {
  for (let own = 0; own <= MOST_OTHER; own += 1) {
    for (const shift of SHIFTS) {
      const passed = own + shift;
      if (passed >= 0 && isSame(text, at + own, other, there + passed)) return [at + own, there + passed];
    }
  }
  return [text.length, other.length];
};

/** Takes a text apart by what it has in common with another one. */
const eachPart = (text: string, other: string, take: TakePart): void => {
  for (let [at, there] = [0, 0]; at < text.length; ) {
    let same = 0;
    while (at + same < text.length && text.charCodeAt(at + same) === other.charCodeAt(there + same)) same += 1;
    const [from, below] = [at + same, there + same];
    [at, there] = from < text.length ? meeting(text, from, other, below) : [from, below];
    take(same, there - below, from, at);
  }
};

/** Most bytes of a count of 32 bits. */
const MOST_COUNT = 5;

const ASCII = /^[\0-\x7f]*$/;

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
  private readonly recent: string[] = [];
  /** How far above the last line stood the one that it was most like: statements come in turn. */
  private turn = 1;
  private sorted: Uint32Array = new Uint32Array();

  /** Keeps a line; one that is known stays as it is. */
  add(line: number, text: string): void {
    if (this.has(line)) return;
    this.bits = roomFor(this.bits, (line >> 3) + 1);
    this.bits[line >> 3] = (this.bits[line >> 3] ?? 0) | (1 << (line & 7));
    this.numbers = roomFor(this.numbers, this.size + 1);
    this.starts = roomFor(this.starts, this.size + 1);
    this.numbers[this.size] = line;
    this.starts[this.size] = this.used;
    this.write(text, this.above(text));
    this.recent[this.size % RECENT] = text;
    this.size += 1;
  }

  has(line: number): boolean {
    return (((this.bits[line >> 3] ?? 0) >> (line & 7)) & 1) === 1;
  }

  get(line: number): string | undefined {
    if (!this.has(line)) return undefined;
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

  private recentAt(above: number): string {
    return this.recent[(this.size - above) % RECENT] ?? "";
  }

  /** How many lines above stands the recent one that is most like a text; 0 for none. */
  private above(text: string): number {
    const known = Math.min(this.size % RUN, RECENT - 1);
    const enough = (ENOUGH * text.length) / STRIDE;
    let [best, most] = [0, 0];
    for (let step = 0; step < known && most < enough; step += 1) {
      const above = ((this.turn - 1 + step) % known) + 1;
      const same = likeness(text, this.recentAt(above));
      if (same > most) [best, most] = [above, same];
    }
    if (best > 0) this.turn = best;
    return best;
  }

  /** Seven bits in a byte, the lowest first; the highest bit says that more follow. */
  private count(value: number): void {
    let rest = value;
    for (; rest > 0x7f; rest >>>= 7) this.bytes[this.used++] = (rest & 0x7f) | 0x80;
    this.bytes[this.used++] = rest;
  }

  private write(text: string, above: number): void {
    const wide = !ASCII.test(text);
    this.bytes = roomFor(this.bytes, this.used + 2 * MOST_COUNT);
    this.count(2 * above + (wide ? 1 : 0));
    this.count(text.length);
    eachPart(text, above === 0 ? "" : this.recentAt(above), (same, passed, from, to) => {
      this.bytes = roomFor(this.bytes, this.used + 3 * MOST_COUNT + 2 * (to - from));
      this.count(same);
      this.count(passed);
      this.count(to - from);
      for (let at = from; at < to; at += 1) {
        const unit = text.charCodeAt(at);
        this.bytes[this.used++] = unit & 0xff;
        if (wide) this.bytes[this.used++] = unit >> 8;
      }
    });
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
    const [kind, length] = [count(), count()];
    const [above, wide] = [kind >> 1, (kind & 1) === 1];
    const other = above === 0 ? "" : this.read(ordinal - above);
    let [text, there] = ["", 0];
    while (text.length < length) {
      const [same, passed, own] = [count(), count(), count()];
      text += other.slice(there, there + same);
      there += same + passed;
      for (let unit = 0; unit < own; unit += 1) {
        const low = this.bytes[at++] ?? 0;
        text += String.fromCharCode(wide ? low | ((this.bytes[at++] ?? 0) << 8) : low);
      }
    }
    return text;
  }
}
