/** Stamps as numbers, without any calendar of the host: days are counted by hand. */
import type { Stamp } from "../model/clock.ts";

/** Days from 1970-01-01 to a date of the Gregorian calendar. */
const daysTo = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
  );
};

/** A wall-clock stamp from `[year, month, day, hour, minute, second, microsecond]` and an offset such as `+0900`; `null` if a part is out of range. */
export const wallStamp = (parts: readonly number[], offset: string, text: string): Stamp | null => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, micro = 0] = parts;
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  const east = (offset.startsWith("-") ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5)));
  const seconds = daysTo(year, month, day) * 86_400 + hour * 3600 + (minute - east) * 60 + second;
  return { kind: "wall", domain: "utc", value: BigInt(seconds) * 1_000_000_000n + BigInt(micro) * 1000n, text };
};
