/** The addresses of memory that events hold, for whoever has to know which numbers of a log are some. */
import type { EventListing } from "./listing.ts";

/** Fields whose number is a place in memory; other numbers in hexadecimal are results and codes. */
const PLACES: ReadonlySet<string> = new Set(["iova", "address", "source", "destination", "buffer"]);

/** All of them, the host's before the controller's. */
export const shownAddresses = ({ events }: EventListing): readonly bigint[] => {
  const of = (device: boolean): readonly bigint[] =>
    events
      .filter(({ side }) => (side === "device") === device)
      .flatMap(({ fields }) =>
        fields.flatMap(({ name, value }) =>
          PLACES.has(name) && typeof value === "string" && value.startsWith("0x") ? [BigInt(value)] : [],
        ),
      );
  return [...new Set([...of(false), ...of(true)])];
};
