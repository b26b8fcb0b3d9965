/**
 * Stamps that lack something: a zone, a date, or any tie to a calendar. Apart from `stamp.ts` because none of them may ever be
 * compared with a clock that knows its offset from UTC; each names its own clock.
 */
import type { Stamp } from "../model/clock.ts";
import { wallStamp } from "./stamp.ts";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Number of a month from `01` to `12` by its English abbreviation; `null` if there is no such month. */
export const monthOf = (name: string): string | null => {
  const index = MONTHS.indexOf(name);
  return index < 0 ? null : String(index + 1).padStart(2, "0");
};

/**
 * A date and time without a zone, given as `2026-03-14 09:26:53.589`: nanoseconds since 1970 of a calendar in an unknown zone.
 * `text` is the stamp as captured; `null` if there is no such day or time.
 */
export const naiveStamp = (iso: string, domain: string, text: string): Stamp | null => {
  // The zone is a makeshift for the arithmetic: the kind and the domain keep the result away from every other clock.
  const stamp = wallStamp(`${iso}+0000`);
  return stamp === null ? null : { kind: "wall-naive", domain, value: stamp.value, text };
};

/** An ISO stamp with an offset or the letter of UTC, such as `2026-03-14T09:26:53.589Z`; `null` if it is none. */
export const isoStamp = (text: string): Stamp | null => {
  const stamp = wallStamp(text.endsWith("Z") ? `${text.slice(0, -1)}+00:00` : text);
  return stamp === null ? null : { ...stamp, text };
};

// 3627.469443     281931
const DECIMAL = /^(\d{1,12})(?:\.(\d{1,9}))?$/;

/** Powers of ten that make nanoseconds of a unit. */
const EXPONENT = { s: 9, ms: 6, us: 3, ns: 0 } as const;

/** A unit in which a clock counts. */
export type ClockUnit = keyof typeof EXPONENT;

/** Time since a clock's start as a decimal number of a unit; what is finer than a nanosecond is dropped. `null` if it is no number. */
export const uptimeStamp = (count: string, unit: ClockUnit, domain: string, text: string): Stamp | null => {
  const match = DECIMAL.exec(count);
  if (match === null) return null;
  const [, whole = "0", fraction = ""] = match;
  const places = EXPONENT[unit];
  const value = BigInt(whole + fraction.padEnd(places, "0").slice(0, places));
  return { kind: "boot", domain, value, text };
};
