/**
 * Fields of an event as plain values: one list for whoever shows events or compares them with what was expected, so that
 * both mean the same by a field's name.
 */
import { type Byte, formatBytes } from "./bytes.ts";
import type { Event, SegmentType } from "./event.ts";
import type { Citation, Loss, Observed } from "./evidence.ts";
import { unpacked } from "./restated.ts";
import { hex } from "./units.ts";

/** Addresses and results are hexadecimal with `0x`, bytes upper-case pairs; `null` is unknown. */
export type PlainValue = string | number | boolean | null;

/** One field of an event. `loss` says why a value is unknown; `at` is `null` for what follows from the whole line. */
export interface PlainField {
  readonly name: string;
  readonly value: PlainValue;
  readonly loss: Loss | null;
  readonly at: Citation | null;
}

/** What every event has, and what is no field of it. */
const BASE: ReadonlySet<string> = new Set([
  "kind",
  "side",
  "capture",
  "line",
  "lastLine",
  "stamp",
  "tag",
  "thread",
  "at",
]);

/** Numbers that nobody writes in hexadecimal. */
const DECIMAL: ReadonlySet<string> = new Set(["version"]);

const isObserved = (value: object): value is Observed<unknown> => "loss" in value && "at" in value;

const isBytes = (value: unknown): value is readonly Byte[] => Array.isArray(value);

const isSegmentType = (value: unknown): value is SegmentType =>
  typeof value === "object" && value !== null && "order" in value && "bits" in value;

const plainOf = (name: string, value: unknown): PlainValue => {
  if (typeof value === "bigint") return DECIMAL.has(name) ? value.toString() : hex(value);
  if (isBytes(value)) return formatBytes(value);
  if (typeof value === "object" && value !== null && "ok" in value) return value.ok === true ? "good" : "bad";
  if (isSegmentType(value)) return `${value.order}${value.bits}`;
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? value : null;
};

const fieldOf = (name: string, value: unknown): readonly PlainField[] => {
  if (value === null || value === undefined) return [];
  if (typeof value !== "object" || isBytes(value)) return [{ name, value: plainOf(name, value), loss: null, at: null }];
  if (!isObserved(value)) return [];
  return [{ name, value: plainOf(name, value.value), loss: value.loss, at: value.at }];
};

const keysOf = (event: Event): readonly PlainField[] =>
  event.kind !== "constraints"
    ? []
    : event.keys.map(({ name, value, at }) => ({
        name,
        value: value?.value?.toString() ?? null,
        loss: value?.loss ?? null,
        at,
      }));

/** The named parts of a fault line or a notice. */
const detailsOf = (event: Event): readonly PlainField[] =>
  event.kind === "fault" || event.kind === "notice"
    ? event.details.map(({ name, value, at }) => ({ name, value, loss: null, at }))
    : [];

/** Every field that the event has, known or not, its task and target first. */
export const fieldsOf = (event: Event): readonly PlainField[] => {
  // That nothing failed is said by no line: only a failure is a field.
  const own = Object.entries(unpacked(event)).filter(
    ([name, value]) => !BASE.has(name) && name !== "task" && name !== "target" && (name !== "failed" || value === true),
  );
  return [
    ...fieldOf("task", event.task),
    ...fieldOf("target", event.target),
    ...own.filter(([name]) => name !== "keys" && name !== "details").flatMap(([name, value]) => fieldOf(name, value)),
    ...keysOf(event),
    ...detailsOf(event),
  ];
};
