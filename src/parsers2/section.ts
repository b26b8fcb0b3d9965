/**
 * A section: consecutive statements of one tag and thread that speak of one event. Its fields are kept by role with the place
 * of each, and turned into an event when it closes.
 */
import type { Byte } from "../model/bytes.ts";
import type { Stamp } from "../model/clock.ts";
import type { EventKind } from "../model/event.ts";
import type { Citation, Observed } from "../model/evidence.ts";
import type { Value } from "./statement.ts";
import type { Role } from "./vocabulary.ts";

/** One field as written, and the place of its value. */
export interface Placed {
  readonly value: Value;
  readonly key: string;
  readonly at: Citation;
}

export interface Section {
  /** `null` until a statement says what the section is about. */
  kind: EventKind | null;
  side: "host" | "device" | "kernel" | "client" | null;
  readonly tag: string | null;
  readonly thread: string | null;
  readonly stamp: Stamp | null;
  readonly line: number;
  lastLine: number;
  readonly fields: Map<Role, Placed>;
  /** Keys of a constraints dictionary, in order. */
  readonly constraints: Placed[];
  readonly bytes: Byte[];
  /** What the first row's offset counts from. */
  base: number;
  /** The place of the first row, and whether any row hides its bytes. */
  row: Citation | null;
  rowHidden: boolean;
  /** The words of its statements, for what they say beside their fields. */
  words: string;
  readonly at: Citation;
}

/** Kinds that one statement states in full; later lines of the same tag begin something else. */
export const SINGLE: ReadonlySet<EventKind | null> = new Set<EventKind | null>([
  "data-buffer",
  "map",
  "unmap",
  "cpu-write",
  "complete",
  "lifecycle",
  "device-reply",
  "timeout",
  "abort",
  "transfer",
]);

/** Kinds that dump rows can belong to. */
export const DUMPED: ReadonlySet<EventKind | null> = new Set<EventKind | null>(["stage", "dump", "client"]);

/** What a value is worth: hidden values are known to be there and unknown. */
export const observe = <T>(field: Placed | undefined, read: (value: Value) => T | null): Observed<T> | null => {
  if (field === undefined) return null;
  if (field.value.kind === "hidden") return { value: null, loss: "redacted", at: field.at };
  const value = read(field.value);
  return { value, loss: value === null ? "unreadable" : null, at: field.at };
};
