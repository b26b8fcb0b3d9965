/**
 * Traces of drivers and firmware as one JSON object a line, under keys of their own: `{"us":612004,"ev":"cmd","tag":17}`. Their
 * keys are read as those of any statement; what only a record can tell is which of them is its clock, and in which unit.
 */
import { wordTable } from "../../model/word-table.ts";
import { NO_ENVELOPE } from "../framing.ts";
import { type ClockUnit, uptimeStamp } from "../naive-stamp.ts";
import { type Entry, type Notation, SILENT } from "../notation.ts";
import type { JsonObject } from "../scan/json.ts";
import { textOf } from "../scan/json-text.ts";

/** Keys of clocks that count from nobody knows when, by their unit. */
const CLOCKS: Readonly<Record<string, ClockUnit>> = wordTable({
  ...{ us: "us", usec: "us", t_us: "us", ts_us: "us", time_us: "us", uptime_us: "us", tus: "us" },
  ...{ ms: "ms", msec: "ms", t_ms: "ms", ts_ms: "ms", time_ms: "ms", uptime_ms: "ms", tms: "ms" },
  ...{ ns: "ns", nsec: "ns", t_ns: "ns", ts_ns: "ns", time_ns: "ns" },
});

/** Keys under which such a trace says what happened. */
const EVENTS = ["ev", "evt", "event", "what", "action", "act", "step", "type"];

/** The stamp of a record with its unit, `null` without a clock or with two. */
const stampIn = (object: JsonObject): string | null => {
  const [key, ...others] = [...object.keys()].filter((name) => CLOCKS[name] !== undefined);
  const count = key === undefined || others.length > 0 ? null : textOf(object.get(key));
  return key === undefined || count === null || !/^\d{1,12}(?:\.\d{1,9})?$/.test(count)
    ? null
    : `${count} ${CLOCKS[key]}`;
};

const read = (object: JsonObject, inArray: boolean): Entry | null => {
  const stamp = inArray ? null : stampIn(object);
  const event = EVENTS.map((key) => object.get(key)).find((value) => value?.kind === "string");
  const line = event?.line;
  if (stamp === null || line === undefined || !/^\s*\{.*\}\s*$/.test(line.text)) return null;
  const whole = [...object.values()].every((value) => value.line === line && value.kind !== "nested");
  return whole ? { ...SILENT, envelope: { ...NO_ENVELOPE, stamp }, bodies: [line] } : null;
};

export const traceObjects: Notation = {
  id: "trace-objects",
  about: "A trace of a driver's or a firmware's own, one JSON object a line with a clock that counts.",
  carrier: "object",
  examples: [
    [
      '{"us":612004,"by":"dext","ev":"cmd","tag":17,"cdb":"120000002400","dir":"in","addr":"0x80510000","sz":36}',
      '{"us":612471,"by":"dext","ev":"complete","tag":17,"svc":2,"st":0,"sz":36}',
    ],
  ],
  marks: [],
  messages: [],
  spoiled: "text",
  early: false,
  closed: false,
  read,
  writer: null,
  stampOf: (text) => {
    const [count = "", unit = "us"] = text.split(" ");
    return uptimeStamp(count, unit as ClockUnit, "trace", text);
  },
};
