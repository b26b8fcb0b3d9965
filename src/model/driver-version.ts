/** The version of the driver, where lines state it: nothing is judged by it, and many cases are told apart by it. */
import type { Event } from "./event.ts";

/** Name of the detail in which a notice carries it. */
export const DRIVER_VERSION = "driver version";

/** Every version that lines state, once, in the order of the events; more than one if a capture goes over an update. */
export const driverVersionsOf = (events: readonly Event[]): readonly string[] => [
  ...new Set(
    events
      .filter((event) => event.kind === "notice")
      .flatMap(({ details }) => details.filter(({ name }) => name === DRIVER_VERSION).map(({ value }) => value)),
  ),
];
