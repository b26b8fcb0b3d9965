/** A trace for Perfetto or Chrome: spans of time that some tool drew, and no log. It is named, so that nobody wonders where its lines went. */
import { type Notation, SILENT } from "../notation.ts";
import { textOf } from "../scan/json-text.ts";

const NO_LOG = "this is a trace for Perfetto or Chrome, not a log; give the log that it was made from";

export const chromeTrace: Notation = {
  id: "chrome-trace",
  about: "Traces for Perfetto and Chrome, which are no logs and stay unread.",
  carrier: "object",
  examples: [
    [
      '{"traceEvents":[{"name":"task 200","cat":"dma","ph":"X","ts":12.5,"dur":3,"pid":1,"tid":1}],"displayTimeUnit":"ns"}',
    ],
    [
      '[{"name":"task 200","ph":"B","ts":12.5,"pid":1,"tid":1},',
      '{"name":"task 200","ph":"E","ts":15.5,"pid":1,"tid":1}',
    ],
  ],
  marks: ["ph", "ts", "traceEvents", "displayTimeUnit"],
  messages: ["name"],
  spoiled: "unread",
  early: false,
  closed: false,
  read: (object, inArray) => {
    const events = object.get("traceEvents");
    if (events?.kind === "nested") return { ...SILENT, bodies: [events.line], because: NO_LOG };
    const phase = object.get("ph");
    const isEvent =
      inArray && phase?.kind === "string" && object.has("pid") && (object.has("ts") || textOf(phase) === "M");
    return isEvent && phase !== undefined ? { ...SILENT, bodies: [phase.line], because: NO_LOG } : null;
  },
  writer: null,
  stampOf: () => null,
};
