/**
 * Stamps of lines, read without any clock of the host: the built-in date parser accepts days that do not exist and guesses
 * years. One function for each written form.
 */
import type { Stamp } from "../model/clock.ts";
import { loneText } from "./lone-text.ts";

// 2026-03-14 09:26:53.589793+0900
const WALL = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?([+-])(\d\d):?(\d\d)$/;

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0);

/** Days since 1970-01-01 in the proleptic Gregorian calendar: years begin in March, so that the leap day comes last. */
const daysSinceEpoch = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
};

/** The seconds of the last stamp that was read, with all of its text but the fraction: lines that follow each other share it. */
let last = { head: " ", zone: "", nanoseconds: 0n };

/** Units of a stamp in front of its fraction. */
const HEAD_UNITS = 20;

/** The stamp of a text that differs from the last one in its fraction of six digits only, as nearly every one does. */
const inSameSecond = (text: string): Stamp | null => {
  if (!text.startsWith(last.head) || text.slice(HEAD_UNITS + 6) !== last.zone) return null;
  let fraction = 0;
  for (let at = HEAD_UNITS; at < HEAD_UNITS + 6; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return null;
    fraction = fraction * 10 + digit;
  }
  return { kind: "wall", domain: "wall", value: last.nanoseconds + BigInt(fraction * 1000), text };
};

/** A wall-clock stamp with its offset from UTC, in nanoseconds since the epoch; `null` if it is no such stamp or no such day. */
export const wallStamp = (written: string): Stamp | null => {
  const text = loneText(written);
  return inSameSecond(text) ?? anyWallStamp(text);
};

const anyWallStamp = (text: string): Stamp | null => {
  const match = WALL.exec(text);
  if (match === null) return null;
  const [, ...parts] = match;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(0, 6).map(Number);
  const [fraction = "", sign = "+", offsetHours = "0", offsetMinutes = "0"] = parts.slice(6).map((part) => part ?? "");
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 60) return null;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -60 : 60);
  const seconds = daysSinceEpoch(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset;
  const nanoseconds = BigInt(seconds) * 1_000_000_000n;
  if (fraction.length === 6) last = { head: text.slice(0, HEAD_UNITS), zone: text.slice(HEAD_UNITS + 6), nanoseconds };
  const value = nanoseconds + BigInt(fraction.padEnd(9, "0"));
  return { kind: "wall", domain: "wall", value, text };
};
