/** A line that a capture holds twice, letter by letter with its time: whoever recorded it did so twice. */
import type { Event } from "./event.ts";

// 17:37:45.072407     12.345678
const FINE = /[.,]\d{4,9}(?!\d)/;

/**
 * True if two lines, one right behind the other, say the same at the same instant of a clock that tells less than a millisecond. A step
 * that a program takes twice has two times; by a coarser clock, or by none, nobody can tell the two.
 */
export const isTwiceLogged = (one: Event, other: Event): boolean =>
  one.capture === other.capture &&
  other.line === one.lastLine + 1 &&
  one.at.text === other.at.text &&
  one.stamp !== null &&
  one.stamp.text === other.stamp?.text &&
  FINE.test(one.stamp.text);
