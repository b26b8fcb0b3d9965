/**
 * `log show` and `log stream` in the default style of macOS. Columns have minimum widths only and overflow, so they are
 * split at blanks; a DEXT's lines come from the process `kernel` with the driver's bundle as sender.
 */
import type { Envelope, Framing, Furniture } from "../framing.ts";
import { loneText } from "../lone-text.ts";
import { wallStamp } from "../stamp.ts";

// 2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0      0    kernel: (com.example.raid.dext) text
const COLUMNS =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,9}[+-]\d{4})[ \t]{1,16}(0x[0-9a-f]{1,16})[ \t]{1,16}([A-Z][A-Za-z]{1,23})[ \t]{1,16}(?:0x[0-9a-f]{1,16})[ \t]{1,24}\d{1,10}[ \t]{1,12}\d{1,10}(?:[ \t]{1,12}|$)/;

// [spid 0x2a91, process, begin] bluetoothd: …     kernel: …     Google Chrome Helper (Renderer): …
const PROCESS = /^(?:\[spid [^\]]{1,80}\][ \t]{1,4})?([^:()[\]]{1,80}(?:\([^:()[\]]{1,40}\))?):(?: |$)/;

// (com.example.raid.dext) …
const SENDER = /^\(([^()]{0,160})\)(?: |$)/;

// [com.apple.kernelmanagerd.logging:DextValidation] …     but not [IOUserHIDDevice.cpp:62]
const CATEGORY = /^\[[\w-]{0,80}\.[\w.-]{1,160}:(?!\d{1,6}\])[^\]]{0,160}\](?: |$)/;

/** Who writes, as it stands between the columns and the message. */
interface Written {
  readonly process: string | null;
  readonly sender: string | null;
  /** Units up to the message. */
  readonly length: number;
}

const NOBODY: Written = { process: null, sender: null, length: 0 };

/** Units in which a part is looked for. */
const PART_UNITS = 400;

/** The last one that was read with all of its parts, and its text: lines that follow each other share it. */
let last = { text: "\n", written: NOBODY };

const writtenIn = (line: string, from: number): Written => {
  // Each part ends in itself, so that what stands behind the last one changes none.
  if (line.startsWith(last.text, from)) return last.written;
  let at = from;
  const partBy = (pattern: RegExp): RegExpExecArray | null => {
    const part = pattern.exec(line.slice(at, at + PART_UNITS));
    at += part?.[0].length ?? 0;
    return part;
  };
  const process = partBy(PROCESS);
  if (process === null) return NOBODY;
  const [sender, category] = [partBy(SENDER), partBy(CATEGORY)];
  const written = { process: process[1] ?? null, sender: sender?.[1] ?? null, length: at - from };
  if (sender !== null && category !== null && line[at - 1] === " ")
    last = { text: loneText(line.slice(from, at)), written };
  return written;
};

const match = (line: string): Envelope | null => {
  // A cheap look first: almost no other line has a date's dashes in these places.
  if (line.charCodeAt(4) !== 0x2d || line.charCodeAt(7) !== 0x2d) return null;
  const columns = COLUMNS.exec(line);
  if (columns === null) return null;
  const [head, stamp = null, thread = null, level = null] = columns;
  const { process, sender, length } = writtenIn(line, head.length);
  return { stamp, thread, process, sender, level, bodyColumn: head.length + length };
};

/** Lines of the frame, each with a literal example above it. */
const FURNITURE: readonly RegExp[] = [
  // Timestamp                       Thread     Type        Activity             PID    TTL
  /^Timestamp[ \t]{1,40}Thread[ \t]{1,20}Type\b/,
  // Filtering the log data using "senderImagePath CONTAINS "raid""
  /^Filtering the log data using "/,
  // Skipping info and debug messages, pass --info and/or --debug to include.
  /^Skipping (?:info|debug)\b.{0,40}messages, pass --/,
  // Log      - Default:          2, Info:                0, Debug:             0, Error:          0, Fault:          0
  /^Log[ \t]{1,10}- Default:/,
  // Activity - Create:           0, Transition:          0, Actions:           0
  /^Activity[ \t]{1,10}- Create:/,
  // --------------------------------------------------------------------------------------------------------------------
  /^-{100,130}$/,
];

// === Messages dropped during live streaming (use `log show` to see what they were)
const DROPPED = /^=== Messages dropped/;

const furniture = (line: string): Furniture | null => {
  if (DROPPED.test(line)) return { lost: { kind: "gap", count: 1 } };
  return FURNITURE.some((pattern) => pattern.test(line)) ? { lost: null } : null;
};

/** `log show --style default`. */
export const logShowDefault: Framing = {
  id: "log-show-default",
  about: "The default style of log show and log stream on macOS.",
  examples: [
    "2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0      0    kernel: (com.example.raid.dext) [DEBUG] fBufferIOVMAddr = 0x8a5c4000",
    "2026-03-14 09:26:53.591001+0900 0x3b12     Error       0x4e64               612    0    kernelmanagerd: [com.apple.kernelmanagerd.logging:DextValidation] validation failed",
  ],
  general: false,
  writer: "host",
  match,
  furniture,
  stampOf: wallStamp,
};
