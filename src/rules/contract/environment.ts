/** Rules about faults and about what surrounds the driver: whose a fault is, what all ones mean, and what binds whoever reads logs. */
import { isSeen } from "../../model/evidence.ts";
import { reported } from "../../model/limits.ts";
import { ofKind } from "../../model/of-kind.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { kept, open, violated } from "./sightings.ts";

/** What IOPCIFamily appends to a device of which the IOMMU refused an access. */
const ERROR_DATA = "pci-dart-error-data";

const noFault = ({ timeline }: Basis): readonly Sighting[] =>
  ofKind(timeline, "notice").flatMap((event) =>
    event.about === "registry" && event.details.some(({ name }) => name === ERROR_DATA)
      ? [
          open("The registry holds a DMA fault of a PCI device, and does not say that it is the controller's.", [
            event.at,
          ]),
        ]
      : [],
  );

const settles = ({ timeline }: Basis): readonly Sighting[] => {
  const stalls = ofKind(timeline, "stall");
  const waits = "The kernel waits in vain for a service to settle: a call of the bring-up hangs.";
  const broken = stalls.map(({ at }) => violated(waits, [at]));
  const [start] = timeline.setup.filter(
    (event) =>
      event.kind === "lifecycle" && event.step === "start" && isSeen(event.result) && event.result.value === 0n,
  );
  return start === undefined ? broken : [...broken, kept("UserStartController returns without an error.", [start.at])];
};

const breaks = ({ timeline }: Basis): readonly Sighting[] =>
  reported(timeline, "IOMaximumSegmentCountRead", "IOMaximumSegmentCountWrite")
    .filter(({ value }) => value > 1n)
    .map(({ value, at }) => kept(`A request may have ${value} segments, so that no piece has to be empty.`, [at]));

export const environmentRules: readonly ContractRule[] = [
  {
    id: "I-60",
    demand: "A fault is held against mappings that are alive and against those that are over.",
    consequence: "Inside a live one it is a matter of rights or length, outside it is a stale address or none.",
    authority: { grade: "third-party", source: "apple-dart.c; public panics" },
    causes: ["unmapped-iova", "stale-translation", "write-protected-mapping", "stale-iova"],
    judged: { by: "reader", because: "Every fault is compared with each task's addresses, open or over." },
  },
  {
    id: "I-61",
    demand: "A fault of another unit or another requester is not the driver's.",
    consequence: "Displays, cameras and other controllers have units and addresses of their own.",
    authority: { grade: "third-party", source: "public panics with dart-disp and dart-usb" },
    causes: ["unrelated-fault", "unmapped-requester"],
    judged: { by: "reader", because: "Such a fault departs from nothing and blames no task." },
  },
  {
    id: "I-62",
    demand: "A loss without a fault line points away from the IOMMU where it reports what it refuses.",
    consequence: "Who finds a fault in the same moment prefers an address fault to the data buffer.",
    authority: { grade: "inference", source: "fault policy of Apple silicon" },
    causes: ["unmapped-iova"],
    judged: { by: "reader", because: "A silent refusal rests on an assumption, and the report says so." },
  },
  {
    id: "I-63",
    demand: "A register of all ones is no data.",
    consequence: "The link is down, the session is closed, or memory space is off.",
    authority: { grade: "open-source", source: "IOPCIFamily, IOPCIDevice.cpp" },
    causes: ["unreachable-device", "closed-session", "disabled-bus-master"],
    judged: { by: "reader", because: "All ones are read as no answer, never as a status." },
  },
  {
    id: "I-64",
    demand: "The registry holds no pci-dart-error-data for the device.",
    consequence: "A DMA fault did happen, even if nothing panicked.",
    authority: { grade: "open-source", source: "IOPCIFamily, kIOPCIEventIOMMUError" },
    causes: [],
    judged: {
      by: "lines",
      needs: "an entry of the registry with that property; its absence keeps nothing",
      read: noFault,
    },
  },
  {
    id: "I-65",
    demand: "Nothing of the bring-up keeps the kernel waiting for 60 seconds.",
    consequence: "The kernel panics with a busy time-out: a deadlock, and no matter of DMA.",
    authority: { grade: "open-source", source: "IOService.cpp, busy time-out" },
    causes: ["blocked-queue"],
    judged: { by: "lines", needs: "the busy time-out, or the return of UserStartController", read: settles },
  },
  {
    id: "I-66",
    demand: "The reported limits let the kernel cut a request into pieces that are not empty.",
    consequence: "A request ends with 0xe00002d4, or hangs while all counters are healthy.",
    authority: { grade: "open-source", source: "IOBlockStorageDriver.cpp, breakUpRequest" },
    causes: ["zero-break-size"],
    judged: { by: "lines", needs: "the reported segment counts", read: breaks },
  },
  {
    id: "I-67",
    demand: "A bundle has 32 slots at most, one response for each, and none is touched before it is handed over.",
    consequence: "A slot gets the data or the status of another.",
    authority: { grade: "header", source: "IOUserSCSIParallelInterfaceController.iig, bundled tasks" },
    causes: [],
    judged: {
      by: "nobody",
      because:
        "Slots are written through shared memory: no call and no line stands for the moment at which one is touched.",
    },
  },
  {
    id: "I-68",
    demand: "A value that a line hides or cuts off is unknown.",
    consequence: "A rule that needs it is not assessable, neither kept nor broken.",
    authority: { grade: "third-party", source: "redaction of the unified log" },
    causes: [],
    judged: { by: "reader", because: "A hidden value stays unknown through every step." },
  },
  {
    id: "I-69",
    demand: "The order of two logs without a common clock comes from their content, and is called inferred.",
    consequence: "Who sorts by stamps of two clocks accuses at random.",
    authority: { grade: "inference", source: "two clocks have no common zero" },
    causes: [],
    judged: { by: "reader", because: "The order of two events is yes, no or unknown, with its reason." },
  },
  {
    id: "I-70",
    demand: "Methods that a log names exist in that version of the framework.",
    consequence: "A line with another name is of other code, or of source text.",
    authority: { grade: "open-source", source: "history of IOUserSCSIParallelInterfaceController.iig" },
    causes: [],
    judged: { by: "nobody", because: "No line states the version of the framework beside the calls." },
  },
];
