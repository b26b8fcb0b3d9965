/**
 * Where lines of one writer stand in one order over all of them: as they stand in its log, or, where its clock was set back, as the
 * clock has them. Numbers that mean nothing but that the smaller one comes first.
 */
import { comparable } from "./clock.ts";
import type { Event } from "./event.ts";

/** The number of a line. */
export type Places = (line: Event) => number;

/** More columns than a line has, as a rule: pages put many records on one. */
const COLUMNS = 2 ** 24;

/** Where a line stands in its log. */
export const placeOf: Places = ({ line, at }) => line * COLUMNS + Math.min(at.column, COLUMNS - 1);

/** True if the clocks of two lines, if they have any, say what their places say. */
export const agree = (last: Event, line: Event): boolean => {
  if (line.stamp === null || last.stamp === null) return line.stamp === last.stamp;
  return comparable(last.stamp, line.stamp) && last.stamp.value <= line.stamp.value;
};

const byPlace = (a: Event, b: Event): number => placeOf(a) - placeOf(b);

/** True if no clock that the lines of one writer carry says anything else than how they stand. */
export const areStraight = (lines: readonly Event[]): boolean => {
  let last: Event | undefined;
  for (const line of lines.toSorted(byPlace)) {
    if (last !== undefined && !agree(last, line)) return false;
    last = line;
  }
  return true;
};

const byClock = (a: Event, b: Event): number => {
  const [own, other] = [a.stamp?.value ?? 0n, b.stamp?.value ?? 0n];
  return own === other ? byPlace(a, b) : own < other ? -1 : 1;
};

/** The order of lines of one writer; `null` if nothing orders all of them. A line that is none of them has no place in an order by the clock. */
export const placesOf = (lines: readonly Event[]): Places | null => {
  if (areStraight(lines)) return placeOf;
  const stamp = lines[0]?.stamp ?? null;
  if (!lines.every((line) => comparable(stamp, line.stamp))) return null;
  const ranks = new Map(lines.toSorted(byClock).map((line, rank) => [line, rank] as const));
  return (line) => ranks.get(line) ?? Number.NaN;
};
