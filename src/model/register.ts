/**
 * What a line about a register says of the way between host and controller: whether the controller may master the bus, and
 * whether anything answers a read. Apart from the notices that carry it, so that names of details stand in one place.
 */
import type { Event, NoticeEvent } from "./event.ts";
import type { Citation } from "./evidence.ts";

/** Names and values of the details in which a notice says this. */
export const REGISTER = {
  mastering: "bus mastering",
  on: "on",
  off: "off",
  read: "read",
  allOnes: "all ones",
  answered: "answered",
  session: "session",
  open: "open",
  closed: "closed",
} as const;

/** kIOReturnNotOpen. Authority: IOReturn.h. */
export const NOT_OPEN = 0xe000_02cdn;

/** Values that drivers of other kinds of controllers are read to say: nothing answered at all. */
const NOT_REACHABLE = "not reachable";

export interface RegisterReading {
  readonly of: "mastering" | "answer";
  /** True for a bit that is set, or a read that was answered. */
  readonly value: boolean;
  readonly at: Citation;
}

const readingsOf = ({ details }: NoticeEvent): readonly RegisterReading[] =>
  details.flatMap(({ name, value, at }): readonly RegisterReading[] => {
    if (name === REGISTER.mastering) return [{ of: "mastering", value: value === REGISTER.on, at }];
    if (name === REGISTER.read) return [{ of: "answer", value: value === REGISTER.answered, at }];
    return value === NOT_REACHABLE ? [{ of: "answer", value: false, at }] : [];
  });

/** What an event says of the driver's session with its PCI device: open, or closed; `null` if it says nothing of it. */
export const sessionIn = (event: Event): { readonly open: boolean; readonly at: Citation } | null => {
  const said = event.kind === "notice" ? event.details.find(({ name }) => name === REGISTER.session) : undefined;
  return said === undefined ? null : { open: said.value === REGISTER.open, at: said.at };
};

/** Everything that an event says of registers. */
export const registersIn = (event: Event): readonly RegisterReading[] =>
  event.kind === "notice" ? readingsOf(event) : [];
