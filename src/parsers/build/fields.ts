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
import { addressIn, countIn, numberIn, observed, statusIn } from "../observed.ts";
import { factOf, type Section } from "../section.ts";
import type { Topic } from "../topic.ts";
import type { Role } from "../vocabulary.ts";

/** What all events have in common. */
export type Base = Pick<
  Event,
  "side" | "capture" | "line" | "lastLine" | "stamp" | "tag" | "thread" | "task" | "target" | "at"
>;

/** Makes the event of a section that is known to be about `topic`; `null` if its bytes are none that the topic has. */
export type Builder = (section: Section, base: Base, topic: Topic) => Event | null;

/** A count of bytes, from the first of the roles that is there. */
export const lengthOf = (section: Section, ...roles: readonly Role[]): Observed<number> | null =>
  observed(factOf(section, ...roles), countIn);

/** A plain number. */
export const numberOf = (section: Section, ...roles: readonly Role[]): Observed<bigint> | null =>
  observed(factOf(section, ...roles), numberIn);

/** A status with its text as written. */
export const statusOf = (section: Section, ...roles: readonly Role[]) => {
  const fact = factOf(section, ...roles);
  return observed(fact, statusIn(fact?.at.text ?? ""));
};

/** An address in a host process. */
export const hostAddressOf = (section: Section, ...roles: readonly Role[]): Observed<HostAddress> | null =>
  observed(factOf(section, ...roles), addressIn(hostAddress));

/** An address in the controller's memory. */
export const deviceAddressOf = (section: Section, ...roles: readonly Role[]): Observed<DeviceAddress> | null =>
  observed(factOf(section, ...roles), addressIn(deviceAddress));

const MASK32 = 0xffff_ffffn;

/** An address on the device's side. It may be printed in two halves, on two lines, or as `Low:High`. */
export const iovaOf = (section: Section, ...roles: readonly Role[]): Observed<Iova> | null => {
  const [high, low] = [factOf(section, "high"), factOf(section, "low")];
  if (low !== undefined) {
    const upper = high === undefined ? 0n : high.content.number;
    return observed(low, ({ number }) => (number === null || upper === null ? null : iova((upper << 32n) | number)));
  }
  const fact = factOf(section, ...roles);
  return observed(fact, (content) => {
    const address = addressIn(iova)(content);
    if (address === null || content.secondHalf === 0) return address;
    const name = fact?.name ?? "";
    if (/low.{0,3}:.{0,3}high/i.test(name)) return iova(((address & MASK32) << 32n) | (address >> 32n));
    // Two numbers with a colon are an address and a length as well, unless the second is written as a full half.
    return content.secondHalf === 8 || /high.{0,3}:.{0,3}low/i.test(name) ? address : null;
  });
};

/** Hexadecimal digits that the lines give the address of {@link iovaOf}; 0 without one. */
export const iovaDigitsOf = (section: Section, ...roles: readonly Role[]): number => {
  if (factOf(section, "high") !== undefined && factOf(section, "low") !== undefined) return 16;
  return factOf(section, "low", ...roles)?.content.digits ?? 0;
};
