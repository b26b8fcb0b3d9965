/** `log show --style ndjson`: one event a line, and a last object that counts them. Without that one the capture was cut short. */
import { LOG_EVENT_MARKS, logEventOf, peekEvent } from "../log-event.ts";
import { type Notation, SILENT } from "../notation.ts";
import type { JsonObject } from "../scan/json.ts";
import { wallStamp } from "../stamp.ts";

// {"count":3335,"finished":1}
const isTrailer = (object: JsonObject): boolean => object.size === 2 && object.has("count") && object.has("finished");

export const logShowNdjson: Notation = {
  id: "log-show-ndjson",
  about: "The ndjson style of log show and log stream on macOS.",
  carrier: "object",
  examples: [
    [
      '{"messageType":"Default","eventType":"logEvent","formatString":"%s","userID":0,"processImagePath":"\\/kernel","senderImagePath":"\\/Library\\/SystemExtensions\\/0A1B\\/com.example.raid.dext\\/com.example.raid","timestamp":"2026-03-14 09:26:53.589793+0900","threadID":9961,"machTimestamp":81723004411,"eventMessage":"[DEBUG] fBufferIOVMAddr = 0x8a5c4000","traceID":44303244788367364}',
      '{"count":1,"finished":1}',
    ],
  ],
  marks: LOG_EVENT_MARKS,
  messages: ["eventMessage"],
  spoiled: "unread",
  early: false,
  closed: true,
  read: (object, inArray) => {
    if (inArray) return null;
    return isTrailer(object) ? { ...SILENT, closes: true } : logEventOf(object);
  },
  writer: "host",
  stampOf: wallStamp,
  peek: peekEvent,
};
