/** Rules about what the kernel makes of the bytes that it received: its next question, and the size of the disk. */

import type { ContractRule } from "./rule.ts";
import { agreeing } from "./sightings.ts";

export const probeRules: readonly ContractRule[] = [
  {
    id: "I-52",
    demand: "After a 6-byte INQUIRY the kernel asks for the additional length that it received plus 5 bytes.",
    consequence: "A next INQUIRY of 5 bytes says that the kernel saw zeros, whatever the driver saw.",
    authority: {
      grade: "open-source",
      source: "IOSCSITargetDevice.cpp; that its probe serves this driver is inferred",
    },
    causes: [],
    judged: {
      by: "lines",
      needs: "the length of the INQUIRY that follows a 6-byte one",
      read: (all) =>
        agreeing(
          all,
          "outcome",
          ({ ref }) => `The INQUIRY behind task ${ref} asks for the length that its reply gave.`,
          ({ outcome }) => outcome.of === "next-inquiry",
        ).map((sighting) => ({ ...sighting, assumes: ["framework.inquiry"] })),
    },
  },
  {
    id: "I-53",
    demand: "The capacity that the kernel reads is not zero.",
    consequence: "A disk of 0 bytes: the kernel saw zeros where the capacity stood.",
    authority: { grade: "open-source", source: "IOBlockStorageDriver.cpp" },
    causes: [],
    judged: {
      by: "lines",
      needs: "what a client says of the disk",
      read: (all) =>
        agreeing(
          all,
          "outcome",
          ({ ref }) => `The disk has the size that task ${ref} read.`,
          ({ outcome }) => outcome.of === "disk" && outcome.value === "ok",
        ),
    },
  },
];
