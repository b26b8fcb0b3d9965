/**
 * How the lines of a task stand to each other. As a rule each log has them one below the other, and no clock says otherwise or ties two
 * logs together: then their kinds say all of it. Where not, each two are told apart.
 */
import { comparable } from "../clock.ts";
import type { Event } from "../event.ts";
import { before } from "../order.ts";
import type { Task } from "../task.ts";
import type { Saying } from "./saying.ts";

/** True if `b` stands below `a` in the log of one writer, and their clock says the same. */
const follows = (a: Event, b: Event): boolean =>
  (a.side === "device") === (b.side === "device") &&
  a.line < b.line &&
  (a.stamp === null
    ? b.stamp === null
    : b.stamp !== null && comparable(a.stamp, b.stamp) && a.stamp.value <= b.stamp.value);

/** True if nothing but the protocol orders two lines of two logs. */
const isUntied = (a: Event, b: Event): boolean =>
  a.stamp === null ||
  b.stamp === null ||
  (!comparable(a.stamp, b.stamp) && (a.stamp.onto ?? b.stamp.onto) === undefined);

/** True if each line follows the last one of its log, and the logs have nothing to do with each other. */
const isStraight = (events: readonly Event[]): boolean => {
  let last: Event | undefined;
  const ends: Event[] = [];
  for (const event of events) {
    if (last !== undefined && last.capture === event.capture) {
      if (!follows(last, event)) return false;
    } else {
      // Lines of a log that comes back behind another one are rare enough to be told one by one.
      for (const end of ends) if (end.capture === event.capture || !isUntied(end, event)) return false;
      ends.push(event);
    }
    last = event;
  }
  return true;
};

/** True if lines of one side may be taken for lines of the other, by where they stand. */
const areMixed = (a: Event, b: Event): boolean =>
  a.capture === b.capture &&
  (a.side === "device") !== (b.side === "device") &&
  a.lastLine >= b.line &&
  b.lastLine >= a.line;

const sayPair = (a: Event, b: Event, to: Saying): void => {
  const { verdict, reason } = before(a, b);
  to.say(verdict);
  to.say(reason);
  to.plain &&= !areMixed(a, b);
};

/** Says the order of the events. */
export const sayOrder = (events: readonly Event[], to: Saying): void => {
  const straight = isStraight(events);
  to.say(straight);
  if (straight) return;
  events.forEach((event, at) => {
    for (let other = 0; other < at; other += 1) sayPair(events[other] ?? event, event, to);
  });
};

/** Says what ties the lines together. */
export const sayJoins = ({ joins }: Task, to: Saying): void => {
  for (const { by, certain } of joins) {
    to.say(by);
    to.say(certain);
  }
};
