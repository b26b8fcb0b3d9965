/**
 * What people and programs put in front of each line of a log when they pass it on: quote marks, line numbers, file names,
 * bullets. Data only; whether a run of lines is peeled is decided in `peel.ts`.
 */

/** A prefix that a run of lines has in common. */
export interface Wrapper {
  readonly id: string;
  readonly examples: readonly string[];
  /** The prefix, from the start of the line. Its group `count` goes up from line to line, its group `name` stays the same. */
  readonly pattern: RegExp;
  /** How `count` goes on from one line to the next. */
  readonly counts: "by-one" | "up" | null;
  /** Lines in a row that must have it. */
  readonly least: number;
  /** True if a run is peeled only when log records stand behind the prefix: it may be the message's own. */
  readonly ofRecords: boolean;
  /** True if every line of a run loses as much as the one with the shortest prefix: what is left is the message's own. */
  readonly even?: true;
}

/** A line that has none of these at its start has no prefix at all. */
export const MAY_BE_WRAPPED =
  /^(?:[\s>|\u2502*+\u2022\u00b7-]|\d{1,7}[\s|:.)\u2502]|[^\s:]{1,200}\.(?:log|txt|out|trace|dmesg|capture|ips)[:-])/;

/** Every wrapper, the surest first. */
export const wrappers: readonly Wrapper[] = [
  {
    id: "quote",
    examples: ["> [Fn] iova = 0x1000", ">> [Fn] iova = 0x1000", "> > [Fn] iova = 0x1000", ">"],
    pattern: /^(?:\s?>){1,8}(?: |$|(?=\S))/,
    counts: null,
    least: 1,
    ofRecords: false,
  },
  {
    id: "bar",
    examples: ["| [Fn] iova = 0x1000", "\u2502 [Fn] iova = 0x1000"],
    pattern: /^[|\u2502](?: |$)(?![| ]{0,64}\+-o )/,
    counts: null,
    least: 3,
    ofRecords: false,
  },
  {
    id: "grep-number",
    examples: ["dext.log:12:[Fn] iova = 0x1000", "logs/dext.log-13-[Fn] length = 6"],
    pattern: /^(?<name>[^\s:]{1,200}\.(?:log|txt|out|trace|dmesg|capture|ips))[:-](?<count>\d{1,9})[:-]/,
    counts: "up",
    least: 2,
    ofRecords: false,
  },
  {
    id: "grep-name",
    examples: ["dext.log:[Fn] iova = 0x1000"],
    pattern: /^(?<name>[^\s:]{1,200}\.(?:log|txt|out|trace|dmesg|capture|ips)):/,
    counts: null,
    least: 2,
    ofRecords: false,
  },
  {
    id: "line-number",
    examples: [
      "  12 | [Fn] iova = 0x1000",
      "12: [Fn] iova = 0x1000",
      "12\t[Fn] iova",
      "  12  [Fn] iova",
      "1. [Fn] iova",
    ],
    pattern: /^[ \t]{0,8}(?<count>\d{1,7})(?:[ \t]{0,2}[|:\u2502]|[.)](?=\s)|\t|(?= {2}))[ \t]?/,
    counts: "by-one",
    least: 3,
    ofRecords: false,
  },
  {
    id: "bullet",
    examples: ["- 2026-03-14 09:26:53.589793+0900 \u2026", "\u2022 2026-03-14 09:26:53.589793+0900 \u2026"],
    pattern: /^[ \t]{0,8}[-*+\u2022\u00b7] {1,4}/,
    counts: null,
    least: 1,
    ofRecords: true,
  },
  {
    id: "indent",
    examples: ["    2026-03-14 09:26:53.589793+0900 \u2026", "\t2026-03-14 09:26:53.589793+0900 \u2026"],
    pattern: /^(?: {2,16}|\t{1,4})(?=\S)/,
    counts: null,
    least: 1,
    ofRecords: true,
    even: true,
  },
];
