/** Faults of the firmware and of the device behind it. */
import type { Affects } from "../machine/knobs.ts";
import type { Fault } from "../scenario.ts";
import { partOf } from "./framework.ts";

const dataIn: Affects = ({ way }) => way === "in";
const data: Affects = ({ way }) => way !== "none";

const firmware = { inLibrary: true, group: "firmware" } as const;

/** Words of four bytes with the last byte first; what does not fill a word stays. */
const wordsTurned = (bytes: Uint8Array): Uint8Array => {
  const turned = bytes.slice();
  for (let at = 0; at + 4 <= bytes.length; at += 4) turned.subarray(at, at + 4).reverse();
  return turned;
};

export const device: readonly Fault[] = [
  { ...firmware, id: "unstarted-dma", knobs: () => ({ noEngine: true }), affects: data },
  { ...firmware, id: "wrong-dma-source", knobs: () => ({ engineFrom: "other" }), affects: dataIn },
  {
    ...firmware,
    id: "wrong-dma-destination",
    knobs: (draw) => ({ engineTo: ({ own }) => own + 0x0200_0000n + BigInt(Math.floor(draw * 256)) * 0x4000n }),
    affects: data,
  },
  { ...firmware, id: "early-reply", knobs: () => ({ repliesFirst: true }), affects: dataIn },
  {
    ...firmware,
    id: "short-dma",
    knobs: (draw) => ({ engineLength: (length) => partOf(length, draw) }),
    affects: data,
  },
  { ...firmware, id: "reused-staging", knobs: () => ({ overwritesStaging: true }), affects: dataIn },
  { ...firmware, id: "swapped-payload", knobs: () => ({ permutes: wordsTurned }), affects: data, always: true },
  { ...firmware, id: "crossed-tasks", knobs: () => ({ crossed: true }), affects: dataIn },
  { ...firmware, id: "zero-source", knobs: () => ({ deviceZeros: true }), affects: dataIn },
  {
    ...firmware,
    id: "firmware-fault",
    knobs: () => ({ dies: true }),
    affects: ({ index }) => index === 3,
    always: true,
    anywhere: true,
  },
];
