/** What goes wrong beside the data path, and what only looks wrong. */
import type { Affects } from "../machine/knobs.ts";
import type { Fault } from "../scenario.ts";

const dataIn: Affects = ({ way }) => way === "in";
const data: Affects = ({ way }) => way !== "none";

const beside = { inLibrary: true, group: "beside" } as const;

export const besideFaults: readonly Fault[] = [
  { ...beside, id: "failure-elsewhere", knobs: () => ({ failsAbove: true }), affects: dataIn },
  { ...beside, id: "misprinted-zeros", knobs: () => ({ printsZeros: true }), affects: dataIn, always: true },
  { ...beside, id: "protocol-error", knobs: () => ({ refuses: true }), affects: data },
  {
    ...beside,
    id: "unrelated-fault",
    setUp: { neighbourFaults: true },
    always: true,
    harmless: true,
  },
  { ...beside, id: "staged-zeros", knobs: () => ({ emptyHandOver: true }), affects: ({ way }) => way === "out" },
  {
    ...beside,
    id: "oversize-transfer",
    knobs: () => ({ refuses: true }),
    affects: ({ way, length }) => way !== "none" && length > 512,
    always: true,
  },
];
