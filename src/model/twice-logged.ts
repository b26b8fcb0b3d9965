/** A line that a capture holds twice, letter by letter with its time: whoever recorded it did so twice. */
import type { Event } from "./event.ts";

// 17:37:45.072407     12.345678
const FINE = /[.,]\d{4,9}(?!\d)/;

/**
 * True if two lines, one right behind the other, say the same at the same instant of a clock that tells less than a millisecond. A step
 * that a program takes twice has two times; by a coarser clock, or by none, nobody can tell the two.
 */
const isTwiceLogged = (one: Event, other: Event): boolean =>
  one.capture === other.capture &&
  other.line === one.lastLine + 1 &&
  one.kind === other.kind &&
  one.stamp !== null &&
  one.stamp.value === other.stamp?.value &&
  FINE.test(one.stamp.text) &&
  one.at.text === other.at.text;

/** The events, each line once. */
export const onceLogged = (events: readonly Event[]): readonly Event[] =>
  events.filter((event, at) => {
    const ahead = events[at - 1];
    return ahead === undefined || !isTwiceLogged(ahead, event);
  });
