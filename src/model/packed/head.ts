/** What many events of one capture have in common, once for all of them: who wrote them, under which tag, by which clock. */
import type { ClockFit, ClockKind, Stamp } from "../clock.ts";
import type { EventBase } from "../event-base.ts";

/** A clock, without its value. */
export interface Clock {
  readonly kind: ClockKind;
  readonly domain: string;
  readonly onto: ClockFit | null;
}

/** What events may have in common as it stands. */
type Same = Pick<EventBase, "side" | "capture" | "tag" | "thread" | "writer" | "controller">;

export interface Head extends Same {
  readonly clock: Clock | null;
}

/** What the head of an event is found by. */
export type HeadWords = Same & Pick<EventBase, "stamp">;

/** Heads that are looked for again: where every event has a thread of its own, each has a head of its own. */
const MOST_HEADS = 4096;

const isClockOf = (clock: Clock | null, stamp: Stamp | null): boolean =>
  clock === null || stamp === null
    ? clock === stamp
    : clock.domain === stamp.domain && clock.kind === stamp.kind && clock.onto === (stamp.onto ?? null);

const isHeadOf = (head: Head, of: HeadWords): boolean =>
  head.side === of.side &&
  head.capture === of.capture &&
  head.tag === of.tag &&
  head.thread === of.thread &&
  head.writer === of.writer &&
  head.controller === of.controller &&
  isClockOf(head.clock, of.stamp);

/** The heads of the events of one capture. */
export class Heads {
  readonly #known = new Map<string, Head[]>();
  #size = 0;
  #last: Head | null = null;

  /** The head of an event. */
  of(event: HeadWords): Head {
    if (this.#last === null || !isHeadOf(this.#last, event)) this.#last = this.#find(event);
    return this.#last;
  }

  #find(event: HeadWords): Head {
    const { side, capture, tag, thread, writer, controller, stamp } = event;
    const name = `${thread} ${tag}`;
    const alike = this.#known.get(name) ?? [];
    const known = alike.find((head) => isHeadOf(head, event));
    if (known !== undefined) return known;
    const clock = stamp === null ? null : { kind: stamp.kind, domain: stamp.domain, onto: stamp.onto ?? null };
    const head: Head = { side, capture, tag, thread, writer, controller, clock };
    if (this.#size < MOST_HEADS) {
      this.#size += 1;
      this.#known.set(name, [...alike, head]);
    }
    return head;
  }
}
