/**
 * The windows by which words are found: of each word the four bytes that are rarest in the capture itself, in lower case by one bit.
 * They are laid into the tables of a scanner, in groups that let as few other bytes pass as can be.
 */
import { AT, HASH_BITS, WINDOW } from "./layout.ts";
import type { Word } from "./required.ts";

/** One window as a number, the first byte lowest. */
type Window = number;

/** Windows that belong together because they differ in one byte only. */
type Family = readonly Window[];

const GROUPS = 8;

const FOLD = 0x20;

/** How often each hash of three bytes and each byte occurs. */
interface Census {
  readonly grams: Uint16Array;
  readonly bytes: Float64Array;
}

const gramAt = (a: number, b: number, c: number): number =>
  (Math.imul(a | (b << 8) | (c << 16) | 0x202020, 0x9e3779b1) >>> 16) & 0xffff;

/** Counts what stands in the first bytes of a capture. */
export const censusOf = (sample: Uint8Array): Census => {
  const grams = new Uint16Array(0x10000);
  const bytes = new Float64Array(256);
  for (let at = 0; at + 2 < sample.length; at += 1) {
    const first = sample[at] ?? 0;
    const gram = gramAt(first, sample[at + 1] ?? 0, sample[at + 2] ?? 0);
    grams[gram] = Math.min(0xffff, (grams[gram] ?? 0) + 1);
    bytes[first | FOLD] = (bytes[first | FOLD] ?? 0) + 1;
  }
  return { grams, bytes };
};

const windowOf = (units: readonly number[]): Window =>
  units.reduce((value, unit, at) => value | ((unit | FOLD) << (8 * at)), 0) >>> 0;

/** What a writer of data puts a backslash in front of. */
const isEscaped = (unit: number): boolean => unit === 0x2f || unit === 0x22 || unit === 0x5c;

/** The rarest window of a word; three bytes of one that has no more. */
const rarest = (text: string, { grams }: Census): Window => {
  const units = [...text].map((char) => char.charCodeAt(0));
  const width = Math.min(WINDOW, units.length);
  let [best, least] = [units.slice(0, width), Number.POSITIVE_INFINITY];
  for (let at = 0; at + width <= units.length; at += 1) {
    const own = units.slice(at, at + width);
    const counts = own
      .slice(2)
      .map((_, third) => grams[gramAt(own[third] ?? 0, own[third + 1] ?? 0, own[third + 2] ?? 0)] ?? 0);
    const cost = Math.min(...counts) + (own.some(isEscaped) ? 1e9 : 0);
    if (cost < least) [best, least] = [own, cost];
  }
  return windowOf(best);
};

/** Every byte that text can hold, in lower case. */
const UNITS = Array.from({ length: 0x80 }, (_, unit) => unit).filter((unit) => (unit & FOLD) !== 0);

/** A word that counts only where others do not come before: with each other byte in front of it, and of what is left of them. */
const guarded = ({ text, notBehind }: Word): readonly Family[] => {
  const whole = [...(notBehind + text)].map((char) => char.charCodeAt(0));
  return [...notBehind].map((_, at) => {
    const [guard = 0, ...rest] = whole.slice(at, at + WINDOW);
    return UNITS.filter((unit) => unit !== (guard | FOLD)).map((unit) => windowOf([unit, ...rest]));
  });
};

/** A word with the windows by which it is found. */
interface Windowed {
  readonly word: Word;
  readonly families: readonly Family[];
}

/** The windows of words. */
export const windowed = (words: readonly Word[], census: Census): readonly Windowed[] =>
  words.map((word) => ({ word, families: word.notBehind === "" ? [[rarest(word.text, census)]] : guarded(word) }));

/** The words that a window is one of. */
export const byWindow = (all: readonly Windowed[]): ReadonlyMap<Window, readonly Word[]> => {
  const known = new Map<Window, Word[]>();
  for (const { word, families } of all) {
    for (const window of families.flat()) {
      const words = known.get(window);
      if (words === undefined) known.set(window, [word]);
      else words.push(word);
    }
  }
  return known;
};

/** The window at a place, and the shorter one that begins there. */
export const windowsAt = (bytes: Uint8Array, at: number): readonly [Window, Window] => {
  const short = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | 0x202020;
  return [(short | ((bytes[at + 3] ?? 0) << 24) | (FOLD << 24)) >>> 0, short];
};

/** Sets of low and high halves, a bit for each, for each place of a window. */
type Halves = Uint16Array;

const addTo = (halves: Halves, family: Family): void => {
  for (const window of family) {
    for (let place = 0; place < WINDOW; place += 1) {
      const byte = (window >>> (8 * place)) & 0xff;
      // A window of three bytes goes with any fourth.
      const any = place === WINDOW - 1 && byte === 0;
      halves[2 * place] = (halves[2 * place] ?? 0) | (any ? 0xffff : 1 << (byte & 15));
      halves[2 * place + 1] = (halves[2 * place + 1] ?? 0) | (any ? 0xffff : 1 << (byte >> 4));
    }
  }
};

/** The share of places at which a group lets bytes pass, if bytes stood in any order. */
const passing = (halves: Halves, { bytes }: Census, all: number): number => {
  let share = 1;
  for (let place = 0; place < WINDOW; place += 1) {
    let sum = 0;
    for (let byte = 0; byte < 256; byte += 1) {
      if ((((halves[2 * place] ?? 0) >> (byte & 15)) & ((halves[2 * place + 1] ?? 0) >> (byte >> 4)) & 1) === 1)
        sum += bytes[byte] ?? 0;
    }
    share *= sum / all;
  }
  return share;
};

/** Puts each family into the group that it widens least. */
const grouped = (families: readonly Family[], census: Census): readonly Halves[] => {
  const all = Math.max(
    1,
    census.bytes.reduce((sum, count) => sum + count, 0),
  );
  const groups = Array.from({ length: GROUPS }, () => ({ halves: new Uint16Array(2 * WINDOW), share: 0 }));
  for (const family of families.toSorted((a, b) => b.length - a.length)) {
    const wider = groups.map(({ halves, share }) => {
      const own = halves.slice();
      addTo(own, family);
      const now = passing(own, census, all);
      return { own, now, cost: now - share };
    });
    const best = wider.reduce((least, { cost }, at) => (cost < (wider[least]?.cost ?? 0) ? at : least), 0);
    const { own, now } = wider[best] ?? { own: new Uint16Array(2 * WINDOW), now: 0 };
    groups[best] = { halves: own, share: now };
  }
  return groups.map(({ halves }) => halves);
};

/** Lays every window at the place of its hash, and answers `false` if two have one place. */
const laidWith = (table: Uint32Array, windows: ReadonlySet<Window>, multiplier: number): boolean => {
  table.fill(0);
  for (const window of windows) {
    const place = Math.imul(window, multiplier) >>> (32 - HASH_BITS);
    if (table[place] !== 0) return false;
    table[place] = window;
  }
  return true;
};

/** Lays families into the memory of a scanner. False if no table holds them all. */
export const layWindows = (memory: Uint8Array, all: readonly Windowed[], census: Census): boolean => {
  const families = [...new Map(all.flatMap((one) => one.families).map((family) => [family.join(), family])).values()];
  const nibbles = memory.subarray(AT.nibbles, AT.nibbles + 2 * 16 * WINDOW).fill(0);
  for (const [group, halves] of grouped(families, census).entries()) {
    for (const [table, set] of halves.entries()) {
      for (let half = 0; half < 16; half += 1) {
        const at = 16 * table + half;
        nibbles[at] = (nibbles[at] ?? 0) | (((set >> half) & 1) << group);
      }
    }
  }
  const windows = new Set(families.flat());
  const table = new Uint32Array(memory.buffer, memory.byteOffset + AT.table, 1 << HASH_BITS);
  const [multiplier] = new Uint32Array(1);
  let odd = multiplier ?? 0;
  for (let attempt = 1; attempt <= 4096; attempt += 1) {
    odd = Math.imul(2 * attempt + 1, 0x9e3779b1);
    if (!laidWith(table, windows, odd)) continue;
    new DataView(memory.buffer, memory.byteOffset).setInt32(AT.multiplier, odd, true);
    return true;
  }
  return false;
};
