/** Rules about what a driver declares: the constraints report, its keys, and how they agree with the DMA specification. */
import type { Citation } from "../../model/evidence.ts";
import { declared, largestReported, limitsOf, reported } from "../../model/limits.ts";
import { allKeys, calledInTime, misplacedKeys, neverOverridden, unreadKeys } from "./constraints.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { kept, violated } from "./sightings.ts";

const HEADER = "IOUserSCSIParallelInterfaceController.iig, UserReportHBAConstraints";

/** Limits from here on stand for "no limit": all ones of some width, or the whole address space. */
const NO_LIMIT = 1n << 31n;

const agreement = ({ timeline }: Basis): readonly Sighting[] => {
  const specification = limitsOf(timeline, "specification");
  const sizes = declared(specification, "maxTransfer").flatMap((most) =>
    largestReported(timeline)
      .filter(({ bytes }) => bytes < NO_LIMIT)
      .map(({ bytes, at }): Sighting => {
        const lines: readonly Citation[] = [...at, most.at];
        return bytes > BigInt(most.value)
          ? violated(`The report allows requests of ${bytes} bytes, the specification ${most.value}.`, lines)
          : kept(`The longest request of the report, ${bytes} bytes, fits the specification.`, lines);
      }),
  );
  const widths = reported(timeline, "IOMaximumSegmentAddressableBitCount").flatMap((wide) =>
    declared(specification, "addressBits").map((bits): Sighting => {
      const lines = [wide.at, bits.at];
      return wide.value > BigInt(bits.value)
        ? violated(`The report allows ${wide.value} address bits, the specification ${bits.value}.`, lines)
        : kept("The address bits of the report fit the specification.", lines);
    }),
  );
  return [...sizes, ...widths];
};

export const declaredRules: readonly ContractRule[] = [
  {
    id: "I-05",
    demand: "The driver calls UserReportHBAConstraints before UserInitializeController returns.",
    consequence:
      "The system panics, the controller does not start, or only small tasks are dispatched: sources differ.",
    authority: { grade: "header", source: HEADER },
    causes: ["unreported-constraints", "late-constraints-report"],
    judged: {
      by: "lines",
      needs: "the lines of UserInitializeController from its begin to its end",
      read: ({ timeline }) => calledInTime(timeline),
    },
  },
  {
    id: "I-06",
    demand: "The driver calls UserReportHBAConstraints and never overrides it.",
    consequence: "An override is never called, so nothing is reported.",
    authority: { grade: "vendor-statement", source: "Apple DTS, forum answer on UserReportHBAConstraints" },
    causes: ["overridden-constraints-report"],
    judged: {
      by: "lines",
      needs: "a line of the call or of an override",
      read: ({ timeline }) => neverOverridden(timeline),
    },
  },
  {
    id: "I-07",
    demand: "The constraints report has its seven required keys.",
    consequence: "The header says that the system panics.",
    authority: { grade: "header", source: HEADER },
    causes: ["incomplete-constraints"],
    judged: { by: "lines", needs: "the keys of the report", read: ({ timeline }) => allKeys(timeline) },
  },
  {
    id: "I-08",
    demand: "Limits of the whole request do not stand in the constraints report, where nobody reads them.",
    consequence: "They have no effect, and larger tasks come than the controller takes.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, AllocateSCSIParallelTasks" },
    causes: ["misplaced-constraints"],
    judged: { by: "lines", needs: "the whole dictionary of the report", read: ({ timeline }) => unreadKeys(timeline) },
  },
  {
    id: "I-09",
    demand: "What the constraints report allows, the DMA specification allows as well.",
    consequence: "The kernel refuses the task before the driver sees it, or bounces it.",
    authority: { grade: "open-source", source: "IODMACommand.cpp, setSpecification and prepare" },
    causes: ["contradictory-limits", "overdeclared-address-width"],
    judged: {
      by: "lines",
      needs: "the values of the constraints report and of UserGetDMASpecification",
      read: agreement,
    },
  },
  {
    id: "I-10",
    demand: "Limits of the storage stack are not given to SetProperties of the PCI device.",
    consequence: "They have no effect, as if nothing had been reported.",
    authority: { grade: "open-source", source: "IOPCIFamily, IOPCIDevice::SetProperties" },
    causes: ["misplaced-constraints"],
    judged: {
      by: "lines",
      needs: "a line of SetProperties with such keys; that there is none keeps nothing",
      read: ({ timeline }) => misplacedKeys(timeline),
    },
  },
];
