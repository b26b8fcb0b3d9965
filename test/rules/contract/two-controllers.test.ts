/** Contract rules where two controllers write one log: each is held to its own lines, and where nothing tells them apart they are counted. */
import { expectRows } from "./lines.ts";

const KEYS = [
  "kIOMaximumSegmentCountReadKey",
  "kIOMaximumSegmentCountWriteKey",
  "kIOMaximumSegmentByteCountReadKey",
  "kIOMaximumSegmentByteCountWriteKey",
  "kIOMinimumSegmentAlignmentByteCountKey",
  "kIOMaximumSegmentAddressableBitCountKey",
  "kIOMinimumHBADataAlignmentMaskKey",
];

const BEGIN = "UserInitializeController: enter";
const STEP = "SetDispatchQueue returned 0x0";
const CALL = "UserReportHBAConstraints returned 0x0";
const END = "UserInitializeController returning 0x0";
const report = (keys: readonly string[] = KEYS): readonly string[] => [...keys.map((key) => `${key} = 64`), CALL];
const task = (at: string): readonly string[] => [
  `UserProcessParallelTask: task=7 target=0 iova=${at} len=36 dir=IN cdb=12 00 00 00 24 00`,
  "reply task=7 ReplyStatus=0x0 SCSIStatus=0x0 transferred=36",
  "ParallelTaskCompletion: fControllerTaskIdentifier=7 fCompletionStatus=0x0 fBytesTransferred=36 version=1",
];

/** What plover and dotterel say, step by step and in turns, with their names or with none; `null` where one is silent. */
const turns = (steps: readonly (readonly [string | null, string | null])[], names: boolean): readonly string[] =>
  steps.flatMap(([first, second]) => [
    ...(first === null ? [] : [names ? `plover: ${first}` : first]),
    ...(second === null ? [] : [names ? `dotterel: ${second}` : second]),
  ]);

const both = (...lines: readonly string[]): readonly (readonly [string, string])[] =>
  lines.map((line) => [line, line] as const);

const tasks = task("0x80070000").map((line, step) => [line, task("0x90070000")[step] ?? null] as const);

const host = (middle: readonly (readonly [string | null, string | null])[], names = true): readonly string[] =>
  turns([...both(BEGIN, STEP), ...middle, ...tasks], names);

const ofSecond = (lines: readonly string[]): readonly (readonly [null, string])[] =>
  lines.map((line) => [null, line] as const);

const highest = (id: number): string => `UserReportHighestSupportedDeviceID; id ${id}`;

expectRows([
  {
    rule: "I-15",
    status: "kept",
    about: "each has its own highest id, and the target of both lies below",
    host: host([...both(END), [highest(0), highest(7)]]),
  },
  {
    rule: "I-15",
    status: "not-assessable",
    about: "two highest ids of two that nothing tells apart",
    host: host([...both(END), [highest(0), highest(7)]], false),
  },
  {
    rule: "I-05",
    status: "violated",
    about: "one of two never reports",
    host: host([...ofSecond(report()), ...both(END)]),
  },
  {
    rule: "I-05",
    status: "violated",
    about: "one of two reports too late",
    host: host([...ofSecond(report()), ...both(END), [CALL, null]]),
  },
  { rule: "I-05", status: "kept", about: "both report", host: host([...both(...report()), ...both(END)]) },
  {
    rule: "I-07",
    status: "violated",
    about: "one of two leaves a key out",
    host: host([...report(KEYS.slice(1)).map((line) => [line, null] as const), ...ofSecond(report()), ...both(END)]),
  },
  { rule: "I-07", status: "kept", about: "both have all keys", host: host([...both(...report()), ...both(END)]) },
  {
    rule: "I-05",
    status: "violated",
    about: "two start without names, and one call is there",
    host: host([...ofSecond(report()), ...both(END)], false),
  },
  {
    rule: "I-05",
    status: "violated",
    about: "two start without names, and one of two calls comes behind both",
    host: host([[null, CALL], ...both(END), [CALL, null]], false),
  },
  {
    rule: "I-05",
    status: "kept",
    about: "two start without names, and two calls are there",
    host: host([...both(CALL), ...both(END)], false),
  },
  {
    rule: "I-05",
    status: "kept",
    about: "one starts twice, and reports once in the first run",
    host: [BEGIN, STEP, CALL, END, BEGIN, STEP, END],
  },
]);
