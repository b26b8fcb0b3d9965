/** Formats of Linux, and of syslog anywhere. */
import { at, lines, seconds, type Writer } from "./writer.ts";

/** Formats of Linux and of syslog anywhere. */
export const LINUX: readonly Writer[] = [
  {
    name: "RFC 3164",
    of: "both",
    write: lines(({ message }) => `Mar 14 09:26:53 raid-host kernel[0]: ${message}`),
  },
  {
    name: "RFC 5424",
    of: "both",
    write: lines(({ after, message }) => `<6>1 2026-03-14T${at(after)}+09:00 raid-host kernel - - - ${message}`),
  },
  {
    name: "syslog with an ISO date",
    of: "both",
    write: lines(({ after, message }) => `2026-03-14T${at(after)}+09:00 raid-host fwd[712]: ${message}`),
  },
  {
    name: "dmesg",
    of: "both",
    write: lines(({ after, message }) => `[ ${seconds(after).toFixed(6).padStart(11)}] ${message}`),
  },
  { name: "dmesg -T", of: "both", write: lines(({ message }) => `[Sat Mar 14 09:26:53 2026] ${message}`) },
  {
    name: "dmesg -r",
    of: "both",
    write: lines(({ after, message }) => `<6>[ ${seconds(after).toFixed(6).padStart(11)}] ${message}`),
  },
  {
    name: "journalctl",
    of: "both",
    write: lines(
      ({ message }) => `Mar 14 09:26:53 raid-host fwd[712]: ${message}`,
      ["-- Logs begin at Fri 2026-03-13 18:00:01 CET, end at Sat 2026-03-14 09:30:00 CET. --"],
    ),
  },
  {
    name: "ftrace markers",
    of: "both",
    write: lines(
      ({ after, message }) =>
        `            fwd-1977  [000] .... ${seconds(after).toFixed(6).padStart(12)}: tracing_mark_write: ${message}`,
      ["# tracer: nop", "#", "# entries-in-buffer/entries-written: 9/9   #P:8"],
    ),
  },
];
