/** The search byte by byte: what `scan.wat` is tested against, and what takes its place where there is no WebAssembly. */
import {
  AREA_BYTES,
  AT,
  type Found,
  HASH_BITS,
  HEAD_BYTES,
  LONGEST_LINE,
  MANY_WORDS,
  MARK,
  MOST_MARKS,
  ODD,
  type Scanner,
} from "./layout.ts";

const [LF, TAB, FIRST_PRINTABLE, FIRST_BEYOND] = [0x0a, 0x09, 0x20, 0x80];

/** A scanner with a memory of its own. */
export const openPlainScan = (): Scanner => {
  const memory = new Uint8Array(AT.bytes + AREA_BYTES + 2 * HEAD_BYTES);
  const view = new DataView(memory.buffer);
  const table = new Uint32Array(memory.buffer, AT.table, 1 << HASH_BITS);
  const marks = new Uint32Array(memory.buffer, AT.marks, MARK * MOST_MARKS);

  const begins = (start: number): boolean => {
    for (let at = 0; at < HEAD_BYTES; at += 1) {
      const byte = memory[start + at] ?? 0;
      if (byte < (memory[AT.least + at] ?? 0) || byte > (memory[AT.most + at] ?? 0)) return false;
    }
    return true;
  };

  const isWindow = (window: number, multiplier: number): boolean =>
    table[Math.imul(window, multiplier) >>> (32 - HASH_BITS)] === window;

  /** Where words stand between two offsets, behind the first bytes; the last one is 0 for a byte that is no plain text, and for too many. */
  const placesIn = (start: number, end: number, deaf: number): readonly number[] => {
    const multiplier = view.getInt32(AT.multiplier, true);
    const places: number[] = [];
    for (let at = start; at < end; at += 1) {
      const byte = memory[at] ?? 0;
      if (byte >= FIRST_BEYOND || (byte < FIRST_PRINTABLE && byte !== TAB)) return [...places, 0];
      if (at < start + deaf) continue;
      const window = (view.getUint32(at, true) | 0x20202020) >>> 0;
      if (!isWindow(window, multiplier) && !isWindow(window & 0xffffff, multiplier)) continue;
      if (places.length === MANY_WORDS) return [...places, 0];
      places.push(at);
    }
    return places;
  };

  return {
    memory,
    scan: (from, to, { deaf, tail }): Found => {
      let [count, lines] = [0, 0];
      for (let start = from; start < to; lines += 1) {
        const end = memory.indexOf(LF, start);
        const odd = !begins(start);
        const long = (tail !== 0 && memory[end - 1] !== tail) || end - start > LONGEST_LINE;
        const held = odd ? [] : placesIn(start, end, deaf);
        const strange = odd || (held.length === 0 && long);
        const places = strange ? [0] : held;
        if (count + places.length > MOST_MARKS) return { count, lines, upto: start };
        for (const place of places) {
          marks.set([start, strange ? (lines | ODD) >>> 0 : lines, place], MARK * count);
          count += 1;
        }
        start = end + 1;
      }
      return { count, lines, upto: to };
    },
  };
};
