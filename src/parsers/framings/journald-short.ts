/**
 * Kernel lines in syslog or `journalctl` that keep the kernel's own stamp: two clocks in one line. The kernel's is taken, for
 * the other one has no year.
 */
import type { Envelope, Framing } from "../framing.ts";
import { uptimeStamp } from "../naive-stamp.ts";
import { kernelClockAt, syslogMoment, syslogWriter } from "../syslog-head.ts";

// Mar 13 19:28:36 host kernel: [ 3627.469443] …
const match = (line: string): Envelope | null => {
  const moment = syslogMoment(line);
  const writer = moment === null ? null : syslogWriter(line, moment.end);
  if (writer === null || writer.process !== "kernel") return null;
  const clock = kernelClockAt(line, writer.bodyColumn);
  return clock === null ? null : { process: writer.process, sender: null, level: writer.level, ...clock };
};

// -- Journal begins at Mon 2026-03-02 08:00:01 UTC, ends at Sat 2026-03-14 09:27:00 UTC. --     -- Boot 3590a0b1c2d34e5f8a9b0c1d2e3f4a5b --
const FURNITURE = /^-- (?:Journal begins at|Logs begin at|Boot [0-9a-f]{32}|Reboot|No entries)\b.{0,120} ?--$/;

export const journaldShort: Framing = {
  id: "journald-short",
  about: "Kernel lines of syslog or journalctl with the kernel's own stamp.",
  examples: [
    "Mar 13 19:28:36 host kernel: [ 3627.469443] megaraid_sas 0000:19:00.0: FW in FAULT state",
    "Mar 13 19:28:36 raid-host kernel: [ 3627.469501][ T7136] DMAR: DRHD: handling fault status reg 2",
  ],
  general: false,
  writer: null,
  match,
  furniture: (line) => (FURNITURE.test(line) ? { lost: null } : null),
  stampOf: (text) => uptimeStamp(text, "s", "boot:journald-short", text),
};
