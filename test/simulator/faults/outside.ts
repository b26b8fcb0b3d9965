/** Faults that no cause of the library describes. They are here to be met without a name, and never become causes for that. */
import type { Affects } from "../machine/knobs.ts";
import type { Fault } from "../scenario.ts";

const dataIn: Affects = ({ way }) => way === "in";

const outside = { inLibrary: false, group: "outside" } as const;

const changed = (bytes: Uint8Array, change: (byte: number, at: number) => number): Uint8Array => bytes.map(change);

export const outsideFaults: readonly Fault[] = [
  {
    ...outside,
    id: "a flipped bit on the bus",
    knobs: (draw) => ({
      permutes: (bytes) => changed(bytes, (byte, at) => (at % 7 === 2 ? byte ^ (1 << Math.floor(draw * 8)) : byte)),
    }),
    affects: dataIn,
  },
  {
    ...outside,
    id: "a cipher left on in the engine",
    knobs: (draw) => ({
      permutes: (bytes) => changed(bytes, (byte, at) => byte ^ (0x5b + ((at * 29 + Math.floor(draw * 97)) & 0xff))),
    }),
    affects: dataIn,
  },
  {
    ...outside,
    id: "an engine that writes ones",
    knobs: () => ({ permutes: (bytes) => changed(bytes, () => 0xff) }),
    affects: dataIn,
  },
  {
    ...outside,
    id: "data shifted by one byte",
    knobs: () => ({
      permutes: (bytes) => changed(bytes, (_, at) => bytes[(at + bytes.length - 1) % bytes.length] ?? 0),
    }),
    affects: dataIn,
  },
];
