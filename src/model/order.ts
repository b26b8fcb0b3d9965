/**
 * The partial order of events. Two events are ordered only where a reason is known, and the reason is kept;
 * otherwise the answer is that nobody recorded it.
 */
import { apart } from "./align/place.ts";
import { comparable } from "./clock.ts";
import type { Event } from "./event.ts";

/** `told-clocks` rests on an anchor that a person stated, and is testimony like any other. */
export type OrderReason = "same-log" | "same-clock" | "protocol" | "aligned-clocks" | "told-clocks";

export interface Order {
  readonly verdict: "yes" | "no" | "unknown";
  readonly reason: OrderReason | null;
}

const unknown: Order = { verdict: "unknown", reason: null };

/** Steps that cannot happen in another order on any platform, whatever the logs say: a request is fetched after it was handed over. */
const PROTOCOL: Readonly<Record<string, readonly string[]>> = {
  dispatch: ["submit", "receive", "stage", "transfer", "device-reply", "reply"],
  submit: ["receive"],
  receive: ["stage", "transfer", "device-reply", "reply"],
  "device-reply": ["reply"],
};

/** Whether lines of one capture share one writer's order: a pasted file may hold blocks of two sides in any order. */
export const sameLog = (a: Event, b: Event): boolean =>
  a.capture === b.capture && (a.side === "device") === (b.side === "device");

/** Whether `a` stands above `b`, or before it where a page put many records on one line. */
export const above = (a: Event, b: Event): boolean =>
  a.line < b.line || (a.line === b.line && a.at.column < b.at.column);

/** What two clocks that tasks tie together say, or at last those that a person ties together. */
const byClocks = (a: Event, b: Event): Order => {
  if (a.stamp === null || b.stamp === null) return unknown;
  const shown = apart(a.stamp, b.stamp, false);
  if (shown !== null) return { verdict: shown, reason: "aligned-clocks" };
  const told = apart(a.stamp, b.stamp, true);
  return told === null ? unknown : { verdict: told, reason: "told-clocks" };
};

/** Nanoseconds between two stamps of one thread that say little against the order of their lines. */
const JITTER = 20_000n;

/** True if one thread wrote the two in an order that their stamps deny by a few microseconds: nobody knows which of the two is wrong. */
const isJitter = (a: Event, b: Event, apartBy: bigint): boolean =>
  a.thread !== null &&
  a.thread === b.thread &&
  a.writer === b.writer &&
  sameLog(a, b) &&
  apartBy < JITTER &&
  apartBy > -JITTER &&
  above(a, b) !== apartBy > 0n;

/** Whether `a` was before `b` for all that their logs and clocks say, whatever tasks they belong to. */
export const beforeByLog = (a: Event, b: Event): Order => {
  if (comparable(a.stamp, b.stamp) && a.stamp?.value !== b.stamp?.value) {
    const apartBy = (b.stamp?.value ?? 0n) - (a.stamp?.value ?? 0n);
    if (isJitter(a, b, apartBy)) return unknown;
    return { verdict: apartBy > 0n ? "yes" : "no", reason: "same-clock" };
  }
  return sameLog(a, b) ? { verdict: above(a, b) ? "yes" : "no", reason: "same-log" } : byClocks(a, b);
};

/**
 * Whether `a` happened before `b`. A clock that both lines carry decides; else lines of one log count as ordered
 * as they stand, and two logs through the protocol (for events of one task), or where tasks tie their clocks together closely enough.
 */
export const before = (a: Event, b: Event): Order => {
  const logged = beforeByLog(a, b);
  if (logged.reason === "same-clock" || logged.reason === "same-log") return logged;
  if (PROTOCOL[a.kind]?.includes(b.kind)) return { verdict: "yes", reason: "protocol" };
  if (PROTOCOL[b.kind]?.includes(a.kind)) return { verdict: "no", reason: "protocol" };
  return logged;
};
