/** What a client says that it got: how many bytes for which task, and how it says that it got none. Apart from the readings, which tell who speaks. */
import { denies, has, says } from "./dialect.ts";
import { isCount, partIn } from "./quantity.ts";
import type { Sentence } from "./sentence.ts";
import type { Role } from "./vocabulary.ts";

// disk4: I/O error, task 7     sg_read: tag 22: Input/output error     task 7 ended with SERVICE_DELIVERY_OR_TARGET_FAILURE
export const DELIVERY =
  /\bI\/O error\b|\bInput\/output error\b|[( ]-?E(?:IO|TIMEDOUT|NXIO|NODEV|BUSY|INVAL|PERM|ACCES|AGAIN|REMOTEIO)\b|\berrno\s?[:=]?\s?-?[1-9]\d{0,2}\b|\bservice[ _]delivery(?:[ _]or[ _]target)?[ _]failure\b|\bdelivery failure\b/i;

// tag 22: 0 of 6 bytes     short transfer for task 22: 0 of 6 bytes     got 6 out of 36 bytes
export const PART = /(?<![\w.])\d{1,12} (?:out )?of \d{1,12} bytes?\b/i;

/** What is done with such memory before anything has come, or to it. */
export const OTHERWISE = [
  ...[
    "mapped",
    "mapping",
    "map",
    "wired",
    "pinned",
    "prepared",
    "prepare",
    "allocated",
    "allocating",
    "alloc",
    "freed",
  ],
  ...["filled", "prefilled", "preset", "cleared", "zeroed", "copy", "copied", "copying"],
];

/** Words for data that came up to whoever reads, with how many of them. */
const CAME = [
  "got",
  "returned",
  "received",
  "read",
  "data",
  "came",
  "back",
  "result",
  "obtained",
  "rx",
  "buffer",
  "buf",
];

/** Words of a step that has not brought anything yet, or went wrong. */
const NOT_YET = [
  ...["reading", "writing", "write", "issuing", "issue", "issued", "sending", "send", "sent", "start", "starting"],
  ...[
    "submit",
    "submitted",
    "asking",
    "asks",
    "wants",
    "want",
    "begin",
    "error",
    "failed",
    "failure",
    "short",
    "wrong",
  ],
  ...["incomplete", "timeout", "timed", "pattern", "memset", "fill", "queued"],
];

/** Roles of a line that says how much came for which task, and nothing else. */
const OF_GAIN: readonly Role[] = ["task", "target", "length", "moved", "transferred", "delivered", "other", "bytes"];

/** `client: tag 5: 36 bytes of data received`: how much came to a client for a task; the bytes may stand below. */
export const gainsOf = (sentence: Sentence): boolean =>
  (has(sentence, "task") || sentence.scope !== null) &&
  says(sentence, ...CAME) &&
  !says(sentence, ...NOT_YET, ...OTHERWISE) &&
  sentence.fields.every(({ role }) => OF_GAIN.includes(role)) &&
  sentence.fields.filter(({ role }) => role === "length" || role === "moved" || role === "delivered").length +
    sentence.loose.filter(isCount).length ===
    1 &&
  !DELIVERY.test(sentence.body) &&
  !PART.test(sentence.body) &&
  partIn(sentence) === null &&
  sentence.mentions.length === 0 &&
  !denies(sentence);
