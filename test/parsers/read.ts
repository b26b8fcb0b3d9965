/** Reads text as a capture, and says what it gave in a form that tests can compare: events without their places. */
import type { Event } from "../../src/model/event.ts";
import { unpacked } from "../../src/model/restated.ts";
import { openCapture, type ParsedCapture } from "../../src/parsers/capture.ts";
import { openIntake } from "../../src/parsers/intake.ts";
import { type Lexicon, shipped } from "../../src/parsers/lexicon.ts";
import type { Line } from "../../src/parsers/lines.ts";

export const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** UTF-16 with its mark, little-endian. */
export const wide = (text: string): Uint8Array => {
  const units = Uint16Array.from(`\ufeff${text}`, (char) => char.charCodeAt(0));
  return new Uint8Array(units.buffer);
};

/** UTF-16 with its mark, big-endian. */
export const bigEndian = (text: string): Uint8Array => {
  const bytes = wide(text);
  for (let at = 0; at + 1 < bytes.length; at += 2) bytes.subarray(at, at + 2).reverse();
  return bytes;
};

/** Parts one behind the other. */
export const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** A value with all that it looks up when it is asked, so that it can be compared. */
const whole = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(whole);
  const looked = "column" in value && "text" in value ? { origin: "observed", text: value.text } : {};
  const stamped = "domain" in value && "text" in value ? { text: value.text } : {};
  return { ...Object.fromEntries(Object.entries(value).map(([key, own]) => [key, whole(own)])), ...looked, ...stamped };
};

/** Reads bytes in chunks of a size, or all at once. */
export const readBytes = (bytes: Uint8Array, chunk = bytes.length, lexicon: Lexicon = shipped): ParsedCapture => {
  const reader = openCapture("capture.log", 0, lexicon);
  for (let at = 0; at < bytes.length; at += Math.max(1, chunk))
    reader.feed(bytes.subarray(at, at + Math.max(1, chunk)));
  const parsed = reader.finish();
  return { ...parsed, events: parsed.events.map((event) => whole(unpacked(event)) as Event) };
};

/** The lines of bytes that arrive in pieces of a size. */
export const linesOf = (bytes: Uint8Array, size = bytes.length): readonly Line[] => {
  const lines: Line[] = [];
  const intake = openIntake((line) => lines.push(line));
  for (let at = 0; at < bytes.length; at += Math.max(1, size)) intake.feed(bytes.subarray(at, at + Math.max(1, size)));
  intake.finish();
  return lines;
};

export const read = (...lines: readonly string[]): ParsedCapture => readBytes(encode(lines.join("\n")));

export const kinds = (...lines: readonly string[]): readonly string[] => read(...lines).events.map(({ kind }) => kind);

type Plain = Readonly<Record<string, unknown>>;

const BASE = new Set(["side", "capture", "line", "lastLine", "stamp", "tag", "thread", "writer", "at"]);

/** What follows from the other fields: the code of a status, and that a task ends alone. */
const isDerived = (key: string, own: unknown, whole: object): boolean =>
  (key === "code" && "ok" in whole) || (key === "ends" && own === "task");

const plain = (value: unknown): unknown => {
  if (typeof value !== "object" || value === null) return value;
  if ("loss" in value && "value" in value) return value.loss === null ? plain(value.value) : `(${String(value.loss)})`;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, own]) =>
      key === "at" || isDerived(key, own, value) ? [] : [[key, plain(own)]],
    ),
  );
};

/** An event without its places; fields that it does not have are left out. */
export const gist = (event: Event): Plain =>
  Object.fromEntries(
    Object.entries(event).flatMap(([key, value]) =>
      BASE.has(key) || value === null || isDerived(key, value, event) ? [] : [[key, plain(value)]],
    ),
  );

export const gists = (...lines: readonly string[]): readonly Plain[] => read(...lines).events.map(gist);

/** Every citation of a value, wherever it stands. */
export const citations = (
  value: unknown,
): readonly { line: number; column: number; length: number; text: string }[] => {
  if (typeof value !== "object" || value === null) return [];
  if ("column" in value && "length" in value) {
    return [value as { line: number; column: number; length: number; text: string }];
  }
  return Object.values(value).flatMap(citations);
};
