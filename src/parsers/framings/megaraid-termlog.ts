/**
 * The terminal log of a MegaRAID controller: seconds since its firmware started until the host sets its clock, then a date in
 * US order without a zone (both read in logs of third parties).
 */
import type { Stamp } from "../../model/clock.ts";
import type { Envelope, Framing } from "../framing.ts";
import { naiveStamp, uptimeStamp } from "../naive-stamp.ts";

// T40: …     T10: C0:ExpStatus=x00     11/30/25  6:35:01: …
const HEAD = /^(T\d{1,10}|\d\d\/\d\d\/\d\d {1,2}\d{1,2}:\d\d:\d\d):(?: (?:(C\d{1,2}): ?)?|$)/;

// T40
const SECONDS = /^T(\d{1,10})$/;

// 11/30/25  6:35:01
const DATE = /^(\d\d)\/(\d\d)\/(\d\d) {1,2}(\d{1,2}):(\d\d:\d\d)$/;

// Firmware Term Log Information on controller 0:
const HEADER = /^Firmware Term Log Information on controller \d/;

const match = (line: string): Envelope | null => {
  const found = HEAD.exec(line);
  if (found === null) return null;
  const [head, stamp = null, thread = null] = found;
  return { stamp, thread, process: null, sender: null, level: null, bodyColumn: head.length };
};

const stampOf = (text: string): Stamp | null => {
  const seconds = SECONDS.exec(text)?.[1];
  if (seconds !== undefined) return uptimeStamp(seconds, "s", "boot:megaraid-termlog", text);
  const date = DATE.exec(text);
  if (date === null) return null;
  const [, month = "", day = "", year = "", hour = "", rest = ""] = date;
  return naiveStamp(`20${year}-${month}-${day} ${hour.padStart(2, "0")}:${rest}`, "local:megaraid-termlog", text);
};

export const megaraidTermlog: Framing = {
  id: "megaraid-termlog",
  about: "The terminal log of a MegaRAID controller.",
  examples: [
    "T40: LD  0: L=1  SS=128  Size=e1000000",
    "T10: C0:ExpStatus=x00 PhysicalPort=0",
    "11/30/25  6:35:01: EVT#12228-11/30/25  6:35:01: 113=Unexpected sense: PD 0b(e0x20/s11)",
  ],
  general: false,
  writer: null,
  match,
  furniture: (line) => (HEADER.test(line) ? { lost: null } : null),
  stampOf,
};
