/**
 * A clock that counts from a start begins again at a reboot, and a counter of few bits begins again when it is full: what was
 * stamped before and behind that is not comparable, and only the lines tell its order. Apart because it needs all events at once.
 */
import type { Stamp } from "../model/clock.ts";
import type { Event } from "../model/event.ts";
import { restated } from "../model/restated.ts";

/** Nanoseconds by which lines of one start stand out of order at most: several processors write one buffer. */
const SLACK = 1_000_000_000n;

/** True if a clock cannot have gone from one value to the other: a counter of unknown rate must have lost half of what it had. */
const beganAgain = ({ kind, value }: Stamp, highest: bigint): boolean =>
  kind === "boot" ? value < highest - SLACK : value * 2n < highest;

/** The events, in the order of their lines, each with the start of its clock that it belongs to. */
export const inStarts = (events: readonly Event[]): readonly Event[] => {
  const clocks = new Map<string, { highest: bigint; starts: number }>();
  return events.map((event) => {
    const { stamp } = event;
    if (stamp === null || (stamp.kind !== "boot" && stamp.kind !== "ticks")) return event;
    const clock = clocks.get(stamp.domain) ?? { highest: stamp.value, starts: 1 };
    clocks.set(stamp.domain, clock);
    const again = beganAgain(stamp, clock.highest);
    if (again) clock.starts += 1;
    if (again || stamp.value > clock.highest) clock.highest = stamp.value;
    if (clock.starts === 1) return event;
    return restated(event, { stamp: { ...stamp, domain: `${stamp.domain}#${clock.starts}` } });
  });
};
