/** `log show --style compact` of macOS: milliseconds, no zone, a type of one or two letters, and the thread in hex without `0x`. */
import type { Envelope, Framing } from "../framing.ts";
import { originAt } from "../log-show-origin.ts";
import { naiveStamp } from "../naive-stamp.ts";

// 2026-03-14 09:26:53.589 Df kernel[0:26e9] …     2026-03-14 09:26:53.589 Df kernel: (apfs) …     2026-03-14 09:26:53.700 E  syspolicyd[527:85cf08] …
const COLUMNS =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,6}) ([A-Z][a-z]?)[ \t]{1,4}([^\s[\]:()][^\t[\]:()]{0,79})(?:\[\d{1,10}(?::([0-9a-f]{1,16}))?\](?: |$)|: (?=\())/;

// Timestamp               Ty Process[PID:TID]
const HEADER = /^Timestamp[ \t]{1,40}Ty[ \t]{1,8}Process\[PID:TID\]/;

const match = (line: string): Envelope | null => {
  const columns = COLUMNS.exec(line);
  if (columns === null) return null;
  const [head, stamp = null, level = null, process = null, thread = null] = columns;
  return { stamp, thread, process, level, ...originAt(line, head.length) };
};

export const logShowCompact: Framing = {
  id: "log-show-compact",
  about: "The compact style of log show and log stream on macOS.",
  examples: [
    "2026-03-14 09:26:53.589 Df kernel[0:26e9] (com.example.raid.dext) Hardware Transferred  = 6 bytes",
    "2026-03-14 09:26:53.700 E  syspolicyd[527:85cf08] [com.apple.syspolicy.exec:default] scan failed",
    "2026-03-14 09:26:53.701 Df kernel[0] (com.example.raid.dext) COMPLETING...",
  ],
  general: false,
  writer: "host",
  match,
  furniture: (line) => (HEADER.test(line) ? { lost: null } : null),
  stampOf: (text) => naiveStamp(text, "local:log-show-compact", text),
};
