/** Syslog with an ISO date, as rsyslog and `journalctl -o short-iso` write it. The kernel's own stamp may follow the program. */
import type { Envelope, Framing } from "../framing.ts";
import { isoStamp } from "../naive-stamp.ts";
import { kernelClockAt, syslogWriter } from "../syslog-head.ts";

// 2026-03-13T19:28:36.120034+01:00 …
const MOMENT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d)) /;

// fwhost raidctl: …     with a date in front, two words and a colon are host and program
const PLAIN = /^[\w.:-]{0,79}\w ([A-Za-z_][\w./@-]{0,63}):(?: |$)/;

const match = (line: string): Envelope | null => {
  const moment = MOMENT.exec(line);
  if (moment === null) return null;
  const [head, stamp = null] = moment;
  const writer = syslogWriter(line, head.length);
  if (writer !== null) {
    const clock = writer.process === "kernel" ? kernelClockAt(line, writer.bodyColumn) : null;
    const { process, sender, level, bodyColumn } = writer;
    return {
      stamp,
      thread: clock?.thread ?? null,
      process,
      sender,
      level,
      bodyColumn: clock?.bodyColumn ?? bodyColumn,
    };
  }
  const plain = PLAIN.exec(line.slice(head.length, head.length + 200));
  if (plain === null) return null;
  const bodyColumn = head.length + plain[0].length;
  return { stamp, thread: null, process: plain[1] ?? null, sender: null, level: null, bodyColumn };
};

export const isoSyslog: Framing = {
  id: "iso-syslog",
  about: "Syslog with an ISO date, from rsyslog and journalctl.",
  examples: [
    "2026-03-13T19:28:36.120034+01:00 host kernel: megaraid_sas 0000:19:00.0: FW in FAULT state",
    "2026-03-13T19:28:36+0100 raid-host kernel: [ 3627.469443] DMAR: DRHD: handling fault status reg 2",
    "2026-03-13T18:28:36.120Z fwhost raidctl[712]: capacity: 0 bytes",
  ],
  general: false,
  writer: null,
  match,
  furniture: () => null,
  stampOf: isoStamp,
};
