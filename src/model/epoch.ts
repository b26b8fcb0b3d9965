/**
 * Epochs of a capture: stretches in which one instance of a driver speaks. A start of the driver, a new start of the machine's clock or
 * the death of the driver's process begins another one; ids, pools and targets of two epochs have nothing to do with each other.
 */
import type { Event, EventKind } from "./event.ts";
import type { CaptureIndex } from "./evidence.ts";
import { survey } from "./survey.ts";
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

/** An epoch while its lines are walked. */
interface Stretch {
  readonly begins: Beginning;
  readonly opened: Event | null;
  readonly first: number;
  last: number;
  readonly kinds: Map<EventKind, number>;
}

/** Lines of one capture, one by one, in their order. */
class Walk {
  readonly stretches: Stretch[] = [];
  #previous: Event | null = null;
  #now: Stretch | undefined;

  next(event: Event): void {
    const begins = this.#previous === null ? null : beginningOf(event, this.#previous);
    this.#previous = event;
    if (this.#now === undefined || begins !== null) {
      const opened = begins === null ? null : event;
      this.#now = { begins: begins ?? "capture", opened, first: event.line, last: event.lastLine, kinds: new Map() };
      this.stretches.push(this.#now);
    }
    this.#now.last = event.lastLine;
    this.#now.kinds.set(event.kind, (this.#now.kinds.get(event.kind) ?? 0) + 1);
  }
}

/** True if the events of each capture stand by their lines, as readers give them. */
const areInOrder = (events: readonly Event[]): boolean => {
  const lines: number[] = [];
  return events.every(({ capture, line }) => {
    const before = lines[capture] ?? 0;
    lines[capture] = line;
    return before <= line;
  });
};

/** Epochs of all captures, in the order of the captures and of their lines. */
export const epochsOf = survey(({ captures, events }: Timeline): readonly Epoch[] => {
  const walks = new Map(captures.map(({ index }) => [index, new Walk()] as const));
  const inOrder = areInOrder(events) ? events : events.toSorted((a, b) => a.line - b.line);
  inOrder.forEach((event) => {
    walks.get(event.capture)?.next(event);
  });
  return [...walks].flatMap(([capture, { stretches }]) => stretches.map((stretch) => ({ capture, ...stretch })));
});

/** The place of an event's epoch among all of them. */
export const epochOf = (event: Event, timeline: Timeline): number =>
  epochsOf(timeline).findLastIndex(({ capture, first }) => capture === event.capture && first <= event.line);
