/** `log show --style syslog` of macOS: an ISO date where syslog has none, a host, and no thread or type. */
import type { Envelope, Framing } from "../framing.ts";
import { originAt } from "../log-show-origin.ts";
import { wallStamp } from "../stamp.ts";

// 2026-03-14 09:26:53.589793+0900  localhost kernel[0]: …     … localhost kernel: (apfs) …
const COLUMNS =
  /^(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3,9}[+-]\d{4})[ \t]{1,4}(?!0x)[\w.-]{1,80} ([^\s[\]:][^\t[\]:]{0,79})(?:\[\d{1,10}\]:(?: |$)|: (?=\())/;

// Timestamp                       (process)[PID]
const HEADER = /^Timestamp[ \t]{1,40}\(process\)\[PID\]/;

const match = (line: string): Envelope | null => {
  const columns = COLUMNS.exec(line);
  if (columns === null) return null;
  const [head, stamp = null, process = null] = columns;
  return { stamp, thread: null, process, level: null, ...originAt(line, head.length) };
};

export const logShowSyslog: Framing = {
  id: "log-show-syslog",
  about: "The syslog style of log show and log stream on macOS.",
  examples: [
    "2026-03-14 09:26:53.589793+0900  localhost kernel[0]: (com.example.raid.dext) COMPLETING...",
    "2026-03-14 09:26:53.591001+0900 localhost kernelmanagerd[612]: [com.apple.kernelmanagerd.logging:DextValidation] failed",
  ],
  general: false,
  writer: "host",
  match,
  furniture: (line) => (HEADER.test(line) ? { lost: null } : null),
  stampOf: wallStamp,
};
