/**
 * `ts` of moreutils, which puts a stamp in front of what it is piped: a day without a year, a time of day or an elapsed time
 * (they look alike), or seconds since 1970. Unlike syslog it names no host and no program.
 */
import type { Stamp } from "../../model/clock.ts";
import type { Envelope, Framing } from "../framing.ts";
import { uptimeStamp } from "../naive-stamp.ts";
import { repeatedAt, syslogMoment, syslogWriter } from "../syslog-head.ts";

// 00:00:07 …     00:00:07.120034 …     1773448013.120034 …
const CLOCK = /^((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3,6})?|[12]\d{9}\.\d{6})(?: |$)/;

// 1773448013.120034
const EPOCH = /^\d{10}\.\d{6}$/;

const stamped = (stamp: string, bodyColumn: number): Envelope => {
  return { stamp, thread: null, process: null, sender: null, level: null, bodyColumn };
};

const match = (line: string): Envelope | null => {
  const clock = CLOCK.exec(line);
  if (clock?.[1] !== undefined) return stamped(clock[1], clock[0].length);
  // Mar 14 09:26:53 …     but neither <6>Mar 14 09:26:53 … nor Mar 14 09:26:53 host kernel: …
  const moment = line.startsWith("<") ? null : syslogMoment(line);
  if (moment === null || repeatedAt(line, moment.end) !== null || syslogWriter(line, moment.end) !== null) return null;
  return stamped(moment.stamp, moment.end);
};

const stampOf = (text: string): Stamp | null => {
  const since = EPOCH.test(text) ? uptimeStamp(text, "s", "wall", text) : null;
  return since === null ? null : { ...since, kind: "wall" };
};

export const moreutilsTs: Framing = {
  id: "moreutils-ts",
  about: "Captures that were piped through ts of moreutils.",
  examples: [
    "Mar 14 09:26:53 DMA engine done: count = 6 bytes",
    "Mar 14 09:26:53 Source Address: 0x228BB800, Length: 6 bytes",
    "00:00:07 DMA engine done: count = 6 bytes",
    "1773448013.120034 DMA engine done: count = 6 bytes",
  ],
  general: false,
  wraps: true,
  writer: null,
  match,
  furniture: () => null,
  stampOf,
};
