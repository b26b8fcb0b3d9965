/**
 * The windows by which words are found: of each word four bytes that are rare in the capture itself. They are laid into the tables of
 * a scanner, in groups that let as few other bytes pass as can be.
 */
import { type Census, type Choice, type Family, grouped, type Window } from "./groups.ts";
import { AT, CODES, HASH_BITS, WINDOW } from "./layout.ts";
import type { Word } from "./required.ts";

const FOLD = 0x20;

const gramAt = (a: number, b: number, c: number): number =>
  (Math.imul(a | (b << 8) | (c << 16) | 0x202020, 0x9e3779b1) >>> 16) & 0xffff;

/** Counts what stands in the first bytes of a capture. */
export const censusOf = (sample: Uint8Array): Census => {
  const grams = new Uint16Array(0x10000);
  const codes = new Float64Array(CODES);
  for (let at = 0; at + 2 < sample.length; at += 1) {
    const first = sample[at] ?? 0;
    const gram = gramAt(first, sample[at + 1] ?? 0, sample[at + 2] ?? 0);
    grams[gram] = Math.min(0xffff, (grams[gram] ?? 0) + 1);
    codes[first % CODES] = (codes[first % CODES] ?? 0) + 1;
  }
  return { grams, codes, bytes: Math.max(1, sample.length) };
};

const windowOf = (units: readonly number[]): Window =>
  units.reduce((value, unit, at) => value | ((unit | FOLD) << (8 * at)), 0) >>> 0;

/** What a writer of data puts a backslash in front of. */
const isEscaped = (unit: number): boolean => unit === 0x2f || unit === 0x22 || unit === 0x5c;

/** How often a window stands in the capture, at most: as often as its rarest three bytes. */
const countOf = (units: readonly number[], { grams }: Census): number =>
  Math.min(
    ...units
      .slice(2)
      .map((_, third) => grams[gramAt(units[third] ?? 0, units[third + 1] ?? 0, units[third + 2] ?? 0)] ?? 0),
  );

/** The windows of a word; one of three bytes for a word that has no more. */
const windowsIn = (text: string, census: Census): readonly Choice[] => {
  const units = [...text].map((char) => char.charCodeAt(0));
  const width = Math.min(WINDOW, units.length);
  const all = Array.from({ length: units.length - width + 1 }, (_, at) => units.slice(at, at + width));
  const plain = all.filter((own) => !own.some(isEscaped));
  return (plain.length > 0 ? plain : all).map((own) => ({ family: [windowOf(own)], count: countOf(own, census) }));
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

/** The window at a place, and the shorter one that begins there. */
export const windowsAt = (bytes: Uint8Array, at: number): readonly [Window, Window] => {
  const short = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | 0x202020;
  return [(short | ((bytes[at + 3] ?? 0) << 24) | (FOLD << 24)) >>> 0, short];
};

/** Lays every window at the place of its hash, and answers `false` if two have one place. */
const laidWith = (table: Uint32Array, windows: ReadonlyMap<Window, unknown>, multiplier: number): boolean => {
  table.fill(0);
  for (const window of windows.keys()) {
    const place = Math.imul(window, multiplier) >>> (32 - HASH_BITS);
    if (table[place] !== 0) return false;
    table[place] = window;
  }
  return true;
};

/** Lays windows of words into the memory of a scanner and answers which words each is one of; `null` if no table holds them all. */
export const layWindows = (
  memory: Uint8Array,
  words: readonly Word[],
  census: Census,
): ReadonlyMap<Window, readonly Word[]> | null => {
  const { groups, windows } = grouped(
    words.flatMap((word) =>
      word.notBehind === ""
        ? [{ word, choices: windowsIn(word.text, census) }]
        : guarded(word).map((family) => ({ word, choices: [{ family, count: 0 }] })),
    ),
    census,
  );
  memory.set(groups, AT.groups);
  const table = new Uint32Array(memory.buffer, memory.byteOffset + AT.table, 1 << HASH_BITS);
  for (let attempt = 1; attempt <= 4096; attempt += 1) {
    const odd = Math.imul(2 * attempt + 1, 0x9e3779b1);
    if (!laidWith(table, windows, odd)) continue;
    new DataView(memory.buffer, memory.byteOffset).setInt32(AT.multiplier, odd, true);
    return windows;
  }
  return null;
};
