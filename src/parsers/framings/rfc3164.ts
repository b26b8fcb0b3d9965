/**
 * Syslog of the BSD kind (RFC 3164), of old macOS (`system.log`), of iOS device relays and of journald in its short form. The
 * stamp has neither year nor zone, so that it names no moment.
 */
import type { Envelope, Framing, Furniture } from "../framing.ts";
import { originAt } from "../log-show-origin.ts";
import { kernelClockAt, repeatedAt, type SyslogWriter, syslogMoment, syslogWriter } from "../syslog-head.ts";

// (com.example.raid.dext)     (Sample.dext)     but not (no data)
const BUNDLE = /^\([\w-]+(?:\.[\w-]+)+\) /;

/** A kernel's message has the driver in front that wrote it, as in the unified log; the envelope with both. */
const withSender = (line: string, writer: SyslogWriter): SyslogWriter =>
  writer.process === "kernel" && BUNDLE.test(line.slice(writer.bodyColumn, writer.bodyColumn + 160))
    ? { ...writer, ...originAt(line, writer.bodyColumn) }
    : writer;

// Mar 14 09:26:53 localhost kernel[0]: …     but not Mar 14 09:26:53 host kernel: [ 3627.469443] …
const match = (line: string): Envelope | null => {
  const moment = syslogMoment(line);
  if (moment === null || repeatedAt(line, moment.end) !== null) return null;
  const writer = syslogWriter(line, moment.end);
  if (writer === null || (writer.process === "kernel" && kernelClockAt(line, writer.bodyColumn) !== null)) return null;
  return { stamp: moment.stamp, thread: null, ...withSender(line, writer) };
};

// Mar 14 09:26:53 --- last message repeated 9 times ---
const furniture = (line: string): Furniture | null => {
  const moment = syslogMoment(line);
  const count = moment === null ? null : repeatedAt(line, moment.end);
  return count === null ? null : { lost: { kind: "suppressed", count } };
};

export const rfc3164: Framing = {
  id: "rfc3164",
  about: "Syslog without a year, from BSD, old macOS, iOS device relays and journald.",
  examples: [
    "Mar 14 09:26:53 localhost kernel[0]: fRequestedTransferCount  = 6",
    "Mar 14 09:26:53 mini kernel[0]: (com.example.raid.dext) fRequestedTransferCount  = 6",
    "Oct  5 20:31:40 iPhone SpringBoard(FrontBoard)[57] <Notice>: client buffer dump",
    "<6>Mar  4 09:26:53 raid-host fwd: post reply tag=7 status=0",
    "Mar 14 09:26:53 host kernel: DMAR: DRHD: handling fault status reg 2",
  ],
  general: false,
  writer: null,
  match,
  furniture,
  stampOf: () => null,
};
