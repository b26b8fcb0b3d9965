/** Fields of a section as observed values: what every builder of events needs. */
import type { Event } from "../../model/event.ts";
import type { Observed } from "../../model/evidence.ts";
import {
  type DeviceAddress,
  deviceAddress,
  type HostAddress,
  hostAddress,
  type Iova,
  iova,
} from "../../model/units.ts";
import type { Fact } from "../claim.ts";
import { addressIn, countIn, identifierIn, observed, resultIn, statusIn } from "../observed.ts";
import { factOf, type Section } from "../section.ts";
import type { Topic } from "../topic.ts";
import type { Content } from "../value.ts";
import { firstHalfOf, type Role } from "../vocabulary.ts";

/** What all events have in common. */
export type Base = Pick<
  Event,
  | "side"
  | "capture"
  | "line"
  | "lastLine"
  | "stamp"
  | "tag"
  | "thread"
  | "writer"
  | "controller"
  | "task"
  | "target"
  | "at"
>;

/** Makes the event of a section that is known to be about `topic`; `null` if its bytes are none that the topic has. */
export type Builder = (section: Section, base: Base, topic: Topic) => Event | null;

/**
 * An event of what all have in common and of its own. The common keys are written out: an object that is spread in front of new
 * keys gets a hidden class of its own each time, which costs forty times as much and slows every reader of events.
 * Authority: measured with %HaveSameMap, V8 11.3 of Node 20.
 */
export const eventOf = <const Own extends object>(base: Base, own: Own): Omit<Base, keyof Own> & Own => ({
  side: base.side,
  capture: base.capture,
  line: base.line,
  lastLine: base.lastLine,
  stamp: base.stamp,
  tag: base.tag,
  thread: base.thread,
  writer: base.writer,
  controller: base.controller,
  task: base.task,
  target: base.target,
  at: base.at,
  ...own,
});

/** A count of bytes, from the first of the roles that is there. */
export const lengthOf = (section: Section, ...roles: readonly Role[]): Observed<number> | null =>
  observed(factOf(section, ...roles), countIn);

/** The number of the task at the hardware, as a key of its own where the lines show one. */
export const slotOf = (section: Section): { readonly slot?: Observed<string> } => {
  const slot = observed(factOf(section, "slot"), identifierIn);
  return slot === null ? {} : { slot };
};

/** The logical unit of a request, as a key of its own where the lines show one. */
export const unitOf = (section: Section): { readonly unit?: Observed<string> } => {
  const unit = observed(factOf(section, "unit"), identifierIn);
  return unit === null ? {} : { unit };
};

/** A plain number. */
export const numberOf = (section: Section, ...roles: readonly Role[]): Observed<bigint> | null =>
  observed(factOf(section, ...roles), resultIn);

/** A status with its text as written. */
export const statusOf = (section: Section, ...roles: readonly Role[]) => {
  const fact = factOf(section, ...roles);
  return observed(fact, statusIn(fact?.at.text ?? "", fact?.name ?? ""));
};

/** The whole address that two halves make, or one of them with what is known without the other. */
const joined = (section: Section, role: Role): Fact | undefined => {
  const of = (half: Fact["half"]): Fact | undefined =>
    section.facts.find((fact) => fact.role === role && fact.half === half);
  const [high, low] = [of("high"), of("low")];
  const shown = low ?? high;
  if (shown === undefined) return undefined;
  const [upper, lower] = [high?.content.number ?? null, low?.content.number ?? null];
  const fits = upper !== null && lower !== null && upper >= 0n && upper <= MASK32 && lower >= 0n && lower <= MASK32;
  const loss = high?.content.loss ?? low?.content.loss ?? "unreadable";
  const content: Content = fits
    ? { ...shown.content, number: (upper << 32n) | lower, digits: 16 }
    : { ...shown.content, number: null, loss };
  return { ...shown, content };
};

/** The first address of the roles, put together from its halves where it is printed in two, on one line or on two. */
const addressFact = (section: Section, roles: readonly Role[]): Fact | undefined => {
  for (const role of roles) {
    const found = section.facts.find((fact) => fact.role === role && fact.half === null) ?? joined(section, role);
    if (found !== undefined) return found;
  }
  return undefined;
};

const addressOf =
  <T>(brand: (value: bigint) => T) =>
  (section: Section, ...roles: readonly Role[]): Observed<T> | null =>
    observed(addressFact(section, roles), addressIn(brand));

/** An address in a host process. */
export const hostAddressOf: (section: Section, ...roles: readonly Role[]) => Observed<HostAddress> | null =
  addressOf(hostAddress);

/** An address in the controller's memory. */
export const deviceAddressOf: (section: Section, ...roles: readonly Role[]) => Observed<DeviceAddress> | null =
  addressOf(deviceAddress);

const MASK32 = 0xffff_ffffn;

/** Two numbers of one value, as in `0x0:0x801c0000`, in the order that the key names. */
const ordered = (fact: Fact, address: Iova): Iova | null => {
  const first = firstHalfOf(fact.name);
  if (fact.content.secondHalf === 0) return address;
  if (first === "low") return iova(((address & MASK32) << 32n) | (address >> 32n));
  // Two numbers with a colon are an address and a length as well, unless the second is written as a full half.
  return fact.content.secondHalf === 8 || first === "high" ? address : null;
};

/** An address on the device's side. */
export const iovaOf = (section: Section, ...roles: readonly Role[]): Observed<Iova> | null => {
  const fact = addressFact(section, roles);
  return observed(fact, (content) => {
    const address = addressIn(iova)(content);
    return address === null || fact === undefined ? null : ordered(fact, address);
  });
};

/** The lower half alone, for a receiver whose digits say how far it shows an address. */
export const lowHalfOf = (section: Section, ...roles: readonly Role[]): Observed<Iova> | null => {
  const low = section.facts.find((fact) => roles.includes(fact.role) && fact.half === "low");
  const high = section.facts.find((fact) => roles.includes(fact.role) && fact.half === "high");
  return high === undefined ? observed(low, addressIn(iova)) : null;
};

/** Hexadecimal digits that the lines give the address of {@link iovaOf}; 0 without one. */
export const iovaDigitsOf = (section: Section, ...roles: readonly Role[]): number =>
  addressFact(section, roles)?.content.digits ?? 0;
