/** `log show --style json`: a list of events, each spread over lines or all in one, behind the lines that the command says first. */
import { LOG_EVENT_MARKS, logEventOf } from "../log-event.ts";
import type { Notation } from "../notation.ts";
import { wallStamp } from "../stamp.ts";

export const logShowJson: Notation = {
  id: "log-show-json",
  about: "The json style of log show and log stream on macOS.",
  carrier: "object",
  examples: [
    [
      "[{",
      '  "timezoneName" : "",',
      '  "messageType" : "Default",',
      '  "eventType" : "logEvent",',
      '  "processImagePath" : "\\/kernel",',
      '  "timestamp" : "2026-03-14 09:26:53.589793+0900",',
      '  "senderImagePath" : "\\/Library\\/SystemExtensions\\/0A1B\\/com.example.raid.dext\\/com.example.raid",',
      '  "machTimestamp" : 81723004411,',
      '  "eventMessage" : "[DEBUG] fBufferIOVMAddr = 0x8a5c4000",',
      '  "processID" : 0,',
      '  "threadID" : 9961',
      "}]",
    ],
  ],
  marks: LOG_EVENT_MARKS,
  messages: ["eventMessage"],
  spoiled: "unread",
  early: false,
  closed: false,
  // An object that is all of its line, and in no list, is one of the style below.
  read: (object, inArray) => {
    const lines = new Set([...object.values()].map(({ line }) => line));
    return inArray || lines.size > 1 ? logEventOf(object) : null;
  },
  writer: "host",
  stampOf: wallStamp,
};
