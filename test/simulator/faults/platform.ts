/** Faults of what lies between the controller and memory. */
import type { Affects } from "../machine/knobs.ts";
import type { Fault } from "../scenario.ts";

const dataIn: Affects = ({ way }) => way === "in";
const data: Affects = ({ way }) => way !== "none";

const platform = { inLibrary: true, group: "platform" } as const;

export const platformFaults: readonly Fault[] = [
  { ...platform, id: "disabled-bus-master", knobs: () => ({ noBusMaster: true }), always: true },
  { ...platform, id: "address-beyond-bus", setUp: { busBits: 32 }, always: true, needs: { high: true } },
  { ...platform, id: "unmapped-iova", designs: ["direct"], knobs: () => ({ vanishes: true }), affects: data },
  { ...platform, id: "stale-translation", designs: ["direct"], knobs: () => ({ mapsOther: true }), affects: data },
  {
    ...platform,
    id: "write-protected-mapping",
    designs: ["direct"],
    knobs: () => ({ readOnly: true }),
    affects: dataIn,
  },
  {
    ...platform,
    id: "unsynced-bounce-buffer",
    designs: ["direct"],
    knobs: () => ({ bounceLost: true }),
    affects: dataIn,
  },
  { ...platform, id: "incoherent-read", designs: ["direct"], knobs: () => ({ staleLines: true }), affects: dataIn },
  { ...platform, id: "unmapped-requester", knobs: () => ({ unknownRequester: true }), always: true },
  { ...platform, id: "unreachable-device", knobs: () => ({ gone: true }), always: true },
  { ...platform, id: "lost-interrupt", knobs: () => ({ losesInterrupt: true }), affects: data },
];
