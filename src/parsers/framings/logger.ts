/**
 * Loggers of programs' own, and the common ones of other systems: a time of day, with a date or without, with a letter or a word for the
 * severity, in brackets or not. A time without a date names no moment and is kept as it stands.
 */
import type { Envelope, Framing } from "../framing.ts";
import { naiveStamp } from "../naive-stamp.ts";

interface Head {
  readonly pattern: RegExp;
  readonly stamped: boolean;
}

const HEADS: readonly Head[] = [
  // but no record of the compact style of log show, whatever stood above it
  // D 10:15:02.100 …     [I][10:15:02.100][hba] …     2026/03/02 10:15:02 …     [2026-03-02 10:15:02.123] …     2026-03-02 10:15:02,123 - …
  {
    pattern:
      /^(?!\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6} [A-Z][a-z]?[ \t]{1,4}[^\s[\]:()]{1,80}(?:\[\d{1,10}(?::[0-9a-f]{1,16})?\]|: \())(?!\[(?:\d{4}-\d\d-\d\d[ T])?\d\d:\d\d:\d\d(?:\.\d{3})?\] |\d\d:\d\d:\d\d(?:\.\d{3,6})? )(?:\[(?<boxed>[A-Z])\] ?|(?<plain>[A-Z]) )?[[(]?(?<stamp>(?:\d{4}[-/]\d\d[-/]\d\d[ T])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?)(?:[\])]:?(?: |(?=\[))|:? (?:[-|] )?)(?=\S)/,
    stamped: true,
  },
  // I0302 10:15:02.123456   312 hba.cc:45] …
  {
    pattern: /^(?<plain>[IWEF])(?<stamp>\d{4} \d\d:\d\d:\d\d\.\d{6}) {1,7}(?<thread>\d{1,10}) [\w.-]{1,80}:\d{1,6}\] /,
    stamped: false,
  },
  // 03-02 10:15:02.100   123   456 I hba     : …
  {
    pattern:
      /^(?<stamp>\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}) {1,6}(?<process>\d{1,7}) {1,6}(?<thread>\d{1,7}) (?<plain>[VDIWEF]) (?<sender>[\w.-]{1,40}) {0,16}: /,
    stamped: false,
  },
  // I/hba     (  123): …
  {
    pattern: /^(?<plain>[VDIWEF])\/(?<sender>[\w.-]{1,40}) {0,16}\( {0,6}(?<process>\d{1,7})\): /,
    stamped: false,
  },
];

const match = (line: string): Envelope | null => {
  for (const { pattern } of HEADS) {
    const found = pattern.exec(line);
    if (found === null) continue;
    const { stamp = null, thread = null, sender = null, process = null, boxed, plain } = found.groups ?? {};
    return { stamp, thread, process, sender, level: boxed ?? plain ?? null, bodyColumn: found[0].length };
  }
  return null;
};

// 2026-03-02 10:15:02,123     2026/03/02T10:15:02
const DATED = /^(\d{4})[-/](\d\d)[-/](\d\d)[ T](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?$/;

export const logger: Framing = {
  id: "logger",
  about: "Loggers of programs' own, glog and logcat: a severity and a time in front of each line.",
  examples: [
    "D 10:15:02.100 queue: fBufferIOVMAddr = 0x801c0000",
    "2026-03-02 10:15:02,123 - hba: fBufferIOVMAddr = 0x801c0000",
    "I0302 10:15:02.123456   312 hba.cc:45] fBufferIOVMAddr = 0x801c0000",
    "03-02 10:15:02.100   123   456 I hba     : fBufferIOVMAddr = 0x801c0000",
  ],
  general: false,
  wraps: true,
  writer: null,
  match,
  furniture: () => null,
  stampOf: (text) => {
    const [, year, month, day, time, fraction] = DATED.exec(text) ?? [];
    if (year === undefined) return null;
    const tail = fraction === undefined ? "" : `.${fraction}`;
    return naiveStamp(`${year}-${month}-${day} ${time}${tail}`, "local:logger", text);
  },
};
