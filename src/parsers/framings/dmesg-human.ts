/**
 * `dmesg` of Linux with times for people: `-T` (a date without a zone, computed from the time since boot and off after a
 * suspend), `--reltime` (differences) and `--time-format iso`.
 */
import type { Envelope, Framing } from "../framing.ts";
import { isoStamp, monthOf, naiveStamp } from "../naive-stamp.ts";

const DATE = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d \\d{4}";

// [Thu Jan  4 23:12:54 2024] …     [Aug 4 09:48] …     [Aug  4 09:48] …     [  +0.000012] …
const BRACKET = new RegExp(
  `^(?:<(\\d{1,3})> {0,4})?\\[(${DATE}|[A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d| {0,8}\\+\\d{1,8}\\.\\d{6})\\](?: ?\\[ {0,8}([TC]\\d{1,10})\\])?(?: |$)`,
);

// 2026-03-13T19:28:36,120034+01:00 …
const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d,\d{6}[+-]\d\d:?\d\d) /;

// Thu Jan  4 23:12:54 2024
const PARTS = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) (\d{4})$/;

const match = (line: string): Envelope | null => {
  const iso = ISO.exec(line);
  if (iso !== null) {
    return {
      stamp: iso[1] ?? null,
      thread: null,
      process: null,
      sender: null,
      level: null,
      bodyColumn: iso[0].length,
    };
  }
  const bracket = BRACKET.exec(line);
  if (bracket === null) return null;
  const [head, level = null, stamp = "", thread = null] = bracket;
  return { stamp: stamp.trim(), thread, process: null, sender: null, level, bodyColumn: head.length };
};

export const dmesgHuman: Framing = {
  id: "dmesg-human",
  about: "The kernel's buffer of Linux with dates, or with the time since the line before.",
  examples: [
    "[Thu Jan  4 23:12:54 2024] megaraid_sas 0000:19:00.0: FW in FAULT state",
    "[Aug 4 09:48] DMAR: DRHD: handling fault status reg 2",
    "[  +0.000012] DMAR: DRHD: handling fault status reg 3",
    "2026-03-13T19:28:36,120034+01:00 DMAR: DRHD: handling fault status reg 2",
  ],
  general: false,
  writer: null,
  match,
  furniture: () => null,
  stampOf: (text) => {
    const parts = PARTS.exec(text);
    // A difference names no moment, nor does a day without a year.
    if (parts === null) return isoStamp(text);
    const [, name = "", day = "", time = "", year = ""] = parts;
    const month = monthOf(name);
    if (month === null) return null;
    return naiveStamp(`${year}-${month}-${day.replace(" ", "0")} ${time}`, "local:dmesg-human", text);
  },
};
