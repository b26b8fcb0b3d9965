/**
 * An event of `log show --style json` or `ndjson` as a record: the same envelope that the default style prints in columns.
 * Apart because the two styles write the same keys. Keys: observed exports of macOS 10.15 to 26.
 */

import { NO_ENVELOPE, type Peek } from "./framing.ts";
import { threadOf, writerOf } from "./image-path.ts";
import { lossIn } from "./loss.ts";
import { type Entry, SILENT } from "./notation.ts";
import type { JsonObject, JsonValue } from "./scan/json.ts";
import { messageOf, textOf } from "./scan/json-text.ts";

/** Keys that no other log has. */
export const LOG_EVENT_MARKS: readonly string[] = [
  "machTimestamp",
  "eventMessage",
  "formatString",
  "processImagePath",
  "senderImagePath",
  "eventType",
  "messageType",
  "traceID",
  "activityIdentifier",
  "processImageUUID",
  "senderImageUUID",
  "creatorActivityID",
];

/** The type of an event that says that others are missing. */
export const LOSS_EVENT = /^lossEvent$/;

const WITHOUT_MESSAGE = "the record has lost its message; only the format string is left";

const stringOf = (object: JsonObject, key: string): JsonValue | null => {
  const value = object.get(key);
  return value?.kind === "string" && value.end > value.start ? value : null;
};

/** How many messages a loss event says were lost, at least one. */
const lostBy = (object: JsonObject, message: JsonValue | null): number => {
  const count = textOf(object.get("count")) ?? "";
  if (/^\d{1,9}$/.test(count)) return Math.max(1, Number(count));
  return (message === null ? null : lossIn(textOf(message) ?? ""))?.count ?? 1;
};

const textIn = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const parsed = (line: string): Readonly<Record<string, unknown>> | null => {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
  } catch {
    return null;
  }
};

/** A record with fewer keys is read whole, and of a key that stands twice the last one counts in either way of reading. */
const MANY_KEYS = 200;

/** An event of one line with a message of one line at a first look; `null` for every other line. */
export const peekEvent = (line: string): Peek | null => {
  const event = parsed(line);
  const body = textIn(event?.["eventMessage"]);
  if (event === null || body === null || body.includes("\n") || event["eventType"] !== "logEvent") return null;
  const thread = event["threadID"];
  if (typeof thread !== "number" || !Number.isSafeInteger(thread)) return null;
  if (Object.keys(event).length > MANY_KEYS) return null;
  const writer = writerOf(textIn(event["processImagePath"]), textIn(event["senderImagePath"]));
  return { envelope: { ...NO_ENVELOPE, thread: threadOf(`${thread}`), ...writer }, body };
};

/** Whether keys are those of an event, also where a person kept only some of them. */
const isEvent = (object: JsonObject): boolean => {
  const marks = LOG_EVENT_MARKS.filter((mark) => object.has(mark)).length;
  const timed = object.has("timestamp") || object.has("machTimestamp");
  return marks >= 2 || (marks === 1 && timed && (object.has("eventMessage") || object.has("eventType")));
};

/** The event that an object is, or `null`. */
export const logEventOf = (object: JsonObject): Entry | null => {
  if (!isEvent(object)) return null;
  const path = (key: string): string | null => textOf(object.get(key));
  const envelope = {
    stamp: path("timestamp"),
    thread: threadOf(path("threadID")),
    ...writerOf(path("processImagePath"), path("senderImagePath")),
    level: path("messageType"),
    bodyColumn: 0,
  };
  const message = stringOf(object, "eventMessage");
  if (LOSS_EVENT.test(path("eventType") ?? "")) {
    const anchor = message ?? [...object.values()].find((value) => value.kind === "string");
    if (anchor === undefined) return SILENT;
    const lost = { kind: "gap", count: lostBy(object, message) } as const;
    return { ...SILENT, envelope, bodies: messageOf(anchor).slice(0, 1), lost };
  }
  if (message !== null) return { ...SILENT, envelope, bodies: messageOf(message) };
  // What stood in the place of its arguments is not known.
  const format = stringOf(object, "formatString");
  return format === null ? SILENT : { ...SILENT, envelope, bodies: messageOf(format), because: WITHOUT_MESSAGE };
};
