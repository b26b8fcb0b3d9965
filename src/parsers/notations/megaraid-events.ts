/**
 * The event log of a MegaRAID controller, as `MegaCli -AdpEventLog` and `storcli show events` print it: a block of properties for each
 * event. The description is the message; the clock is the controller's.
 */
import { type Envelope, NO_ENVELOPE } from "../framing.ts";
import { monthOf, naiveStamp, uptimeStamp } from "../naive-stamp.ts";
import { type Notation, SILENT } from "../notation.ts";
import { sliced } from "../passage.ts";

// seqNum: 0x00002fc4
const BEGINS = /^seqNum: ?0x[0-9a-fA-F]{1,8}\s{0,4}$/;

// Time: Sun Nov 30 06:35:01 2025     Seconds since last reboot: 40
const TIME = /^(?:Time|Seconds since last reboot): ?(.{1,40}?)\s{0,4}$/;

// Code: 0x00000071     Class: 0     Locale: 0x02
const HEAD = /^(?:Code|Class|Locale): ?-?(?:0x)?[0-9a-fA-F]{1,8}\s{0,4}$/;

// Event Description: Unexpected sense: PD 0b(e0x20/s11)
const DESCRIPTION = /^Event Description: ?/;

// Event Data:     ===========     Device ID: 11     CDB Data:     002f 0000 0049     None
const DATA = /^(?:=+|[A-Z][\w ()/#-]{1,60}:.{0,200}|(?:[0-9a-fA-F]{2,4} {0,3}){1,32}|\s{0,4}|\t.{0,200}|None)\s{0,4}$/;

// Sun Nov 30 06:35:01 2025
const DATE = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) {1,2}(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$/;

/** The clock that the stamp is of: a calendar in no known zone, or the seconds since the controller's start. */
const stampOf = (text: string) => {
  if (/^\d{1,12}$/.test(text)) return uptimeStamp(text, "s", "boot:megaraid-events", text);
  const date = DATE.exec(text);
  const month = monthOf(date?.[1] ?? "");
  if (date === null || month === null) return null;
  const [, , day = "", time = "", year = ""] = date;
  return naiveStamp(`${year}-${month}-${day.padStart(2, "0")} ${time}`, "local:megaraid-events", text);
};

export const megaraidEvents: Notation = {
  id: "megaraid-events",
  about: "The event log of a MegaRAID controller, from MegaCli or storcli.",
  carrier: "block",
  examples: [
    [
      "seqNum: 0x00002fc4",
      "Time: Sun Nov 30 06:35:01 2025",
      "",
      "Code: 0x00000071",
      "Class: 0",
      "Locale: 0x02",
      "Event Description: Unexpected sense: PD 0b(e0x20/s11) Path 50000c0f02db0000, CDB: 2f 00 49 8d de 9e 00 10 00 00, Sense: 3/11/00",
      "Event Data:",
      "===========",
      "Device ID: 11",
    ],
  ],
  begins: (line) => BEGINS.test(line),
  open: (emit) => {
    let envelope: Envelope = NO_ENVELOPE;
    let begun = false;
    let described = false;
    return {
      push: (line) => {
        const { text } = line;
        if (BEGINS.test(text)) {
          if (begun && !described) return "refused";
          begun = true;
          described = false;
          envelope = NO_ENVELOPE;
          return "held";
        }
        if (described) return DATA.test(text) ? "taken" : "over";
        const time = TIME.exec(text);
        if (time !== null) {
          envelope = { ...NO_ENVELOPE, stamp: time[1] ?? null };
          return "held";
        }
        const description = DESCRIPTION.exec(text);
        if (description === null) return text.trim() === "" || HEAD.test(text) ? "held" : "refused";
        described = true;
        emit({ ...SILENT, envelope, bodies: [sliced(line, description[0].length)] });
        return "taken";
      },
    };
  },
  writer: null,
  stampOf,
};
