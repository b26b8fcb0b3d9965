/**
 * Epochs of a capture: stretches in which one instance of a driver speaks. A start of the driver, a new start of the machine's clock or
 * the death of the driver's process begins another one; ids, pools and targets of two epochs have nothing to do with each other.
 */
import type { Event, EventKind } from "./event.ts";
import type { CaptureIndex } from "./evidence.ts";
import type { Timeline } from "./timeline.ts";

/** What an epoch begins with: the capture itself, a driver that starts, a machine that starts, a driver that died. */
export type Beginning = "capture" | "start" | "boot" | "death";

export interface Epoch {
  readonly capture: CaptureIndex;
  readonly begins: Beginning;
  /** The line that begins it, `null` for the first one of a capture. */
  readonly opened: Event | null;
  /** First and last line of what was understood in it. */
  readonly first: number;
  readonly last: number;
  /** How often each kind of line appears in it: what a driver is known to log. */
  readonly kinds: ReadonlyMap<EventKind, number>;
}

const beginningOf = (event: Event, previous: Event): Exclude<Beginning, "capture"> | null => {
  if (event.kind === "lifecycle" && event.step === "initialize-begin") return "start";
  if (previous.kind === "crash" || (previous.kind === "notice" && previous.about === "driver" && previous.failed))
    return "death";
  const [own, other] = [event.stamp, previous.stamp];
  const sameClock = own !== null && other !== null && own.kind === "boot" && other.kind === "boot";
  // Two starts of one clock have domains that differ in the number of the start alone.
  const restarted = sameClock && own.domain !== other.domain && own.domain.split("#")[0] === other.domain.split("#")[0];
  return restarted ? "boot" : null;
};

const epochsIn = (capture: CaptureIndex, events: readonly Event[]): readonly Epoch[] => {
  const stretches: { begins: Beginning; opened: Event | null; events: Event[] }[] = [];
  let previous: Event | null = null;
  for (const event of events) {
    const begins = previous === null ? null : beginningOf(event, previous);
    const stretch = stretches.at(-1);
    if (stretch === undefined || begins !== null)
      stretches.push({ begins: begins ?? "capture", opened: begins === null ? null : event, events: [event] });
    else stretch.events.push(event);
    previous = event;
  }
  return stretches.map(({ begins, opened, events: own }) => {
    const kinds = new Map<EventKind, number>();
    for (const { kind } of own) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    return { capture, begins, opened, first: own[0]?.line ?? 1, last: own.at(-1)?.lastLine ?? 1, kinds };
  });
};

const known = new WeakMap<Timeline, readonly Epoch[]>();

/** Epochs of all captures, in the order of the captures and of their lines. */
export const epochsOf = (timeline: Timeline): readonly Epoch[] => {
  const found = known.get(timeline);
  if (found !== undefined) return found;
  const all = timeline.captures.flatMap(({ index }) =>
    epochsIn(
      index,
      timeline.events.filter(({ capture }) => capture === index).sort((a, b) => a.line - b.line),
    ),
  );
  known.set(timeline, all);
  return all;
};

/** The place of an event's epoch among all of them. */
export const epochOf = (event: Event, timeline: Timeline): number =>
  epochsOf(timeline).findLastIndex(({ capture, first }) => capture === event.capture && first <= event.line);
