/** The cause `incoherent-read`: `memory.coherence` becomes `stale-lines`. */
import type { Cause } from "../cause.ts";

export const incoherentRead: Cause = {
  id: "incoherent-read",
  title: "Incoherent read",
  sentence: "The data are in memory, and the CPU reads stale cache lines above them.",
  flip: { key: "memory.coherence", value: "stale-lines" },
  effect: "established",
  remedy:
    "Read the data only after CompleteDMA, or after the barrier that the platform asks for between the reply and the data; map memory that both sides touch uncached.",
  remedyClass: "own",
  explanation:
    "A line that the CPU holds from before the transfer hides what the device wrote under it. Whole lines are old, at their natural boundaries, and a later read of the same memory is right without any further transfer.",
  missing: "a second look at the same memory, some time later",
  supports: "Old bytes in whole cache lines, and a later read of the same address that is right.",
  refutes:
    "A damaged run that begins or ends inside a cache line, or zeros that a receiver without a cache got as well.",
  commonness: 5,
  authority:
    "Both platforms snoop PCIe, so that this needs a defect or a missing barrier; line sizes from sysctl hw.cachelinesize.",
};
