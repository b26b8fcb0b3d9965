/**
 * Keys with values in one line each, as structured loggers write them for people and machines alike: time, level and writer come first under
 * names of their own, and what follows them is the message. The values of a JSON line stand in quotes; here only those with blanks do.
 */

import type { Stamp } from "../../model/clock.ts";
import type { Envelope, Framing } from "../framing.ts";
import { isoStamp, naiveStamp, uptimeStamp } from "../naive-stamp.ts";

// time="2026-03-14T09:26:53.589Z"     ts=2026-03-14 09:26:53,589     ts=09:26:53.589793     uptime=281.931507     t=281931507
const MOMENT = String.raw`(?:\d{4}-\d\d-\d\d[T ])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|\d{1,12}\.\d{1,9}|\d{6,12}`;
const STAMP = new RegExp(String.raw`^(?:ts|time|timestamp|t|at|uptime|clock)=("?)(${MOMENT})\1 {1,4}(?=[A-Za-z_])`);

// ts=281     a short number behind t may be anything
const SHORT = /^(?:ts|uptime|clock)=("?)(\d{1,5})\1 {1,4}(?=[A-Za-z_])/;

// level=info
const LEVEL = /^(?:level|lvl|severity|sev)="?([A-Za-z]{1,10})"? {1,4}/;

// logger=hba     drv=kestrel     component="fw"
const SENDER =
  /^(?:logger|driver|drv|component|comp|module|mod|service|svc|process|program|app|unit|source|src)="?([A-Za-z][\w.-]{0,60})"? {1,4}/;

const ZONED = /(?:Z|[+-]\d\d:?\d\d)$/;

/** A time of day is one of a day that nobody knows. */
const SOME_DAY = "1970-01-01";

const stampOf = (text: string): Stamp | null => {
  if (/^\d{1,12}\.\d{1,9}$/.test(text)) return uptimeStamp(text, "s", "boot:logfmt", text);
  // Of a counter without a unit nobody knows the rate.
  if (/^\d{1,12}$/.test(text)) return { kind: "ticks", domain: "ticks:logfmt", value: BigInt(text), text };
  if (ZONED.test(text)) return isoStamp(text);
  return naiveStamp(text.includes("-") ? text.replace("T", " ") : `${SOME_DAY} ${text}`, "logfmt", text);
};

const match = (line: string): Envelope | null => {
  const stamp = STAMP.exec(line) ?? SHORT.exec(line);
  if (stamp?.[2] === undefined) return null;
  let bodyColumn = stamp[0].length;
  const taken = (pattern: RegExp): string | null => {
    const found = pattern.exec(line.slice(bodyColumn));
    bodyColumn += found?.[0].length ?? 0;
    return found?.[1] ?? null;
  };
  const level = taken(LEVEL);
  return { stamp: stamp[2], thread: null, process: null, sender: taken(SENDER), level, bodyColumn };
};

export const logfmt: Framing = {
  id: "logfmt",
  about: "Structured loggers that write keys with values, the time first.",
  examples: [
    "ts=2026-03-14T09:26:53.589Z level=debug logger=hba event=dispatch task=200 iova=0x801c0000",
    'time="2026-03-14T09:26:53+01:00" level=info msg="capacity: 0 bytes"',
    "ts=09:26:53.589793 src=dext ev=dispatch task=200 iova=0x801c0000",
    "t=281.931507 unit=fw ev=post task=200",
  ],
  general: false,
  writer: null,
  match,
  furniture: () => null,
  stampOf,
};
