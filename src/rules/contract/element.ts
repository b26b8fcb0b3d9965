/** Rules about the scatter element: address, length and direction as they go from the framework through the driver to the controller. */
import { isSeen } from "../../model/evidence.ts";
import { declared, limitsOf } from "../../model/limits.ts";
import { before } from "../../model/order.ts";
import { ownMappingOf } from "../../model/own-mapping.ts";
import { commandOf } from "../../model/scsi/cdb.ts";
import { elementsOf } from "../../model/segments.ts";
import { eventOf, eventsOf, type Task, takenBuffers } from "../../model/task.ts";
import type { Basis, ContractRule, Sighting } from "./rule.ts";
import { agreeing, kept, ofTasks, open, violated } from "./sightings.ts";

const ADDRESS_CAUSES = [
  "truncated-iova",
  "byte-swapped-iova",
  "word-swapped-iova",
  "sign-extended-iova",
  "stale-iova",
  "physical-address",
  "misread-element",
  "crossed-tasks",
  "wrong-dma-destination",
] as const;

const arrived = (all: Basis): readonly Sighting[] =>
  agreeing(
    all,
    "address",
    ({ ref }) => `The controller has the address of task ${ref} as it was handed out.`,
    ({ point, digits }) => point === "received" && digits > 8,
  );

const posted = (all: Basis): readonly Sighting[] =>
  agreeing(
    all,
    "address",
    ({ ref }) => `The element of task ${ref} has the address that was handed out.`,
    ({ point }) => point !== "engine",
  );

const lengthArrived = (all: Basis): readonly Sighting[] =>
  agreeing(
    all,
    "length",
    ({ ref }) => `The controller has the length of task ${ref} as it was asked for.`,
    ({ point }) => point === "submitted" || point === "received",
  );

/** The range that the elements have to lie in: the framework's, where the driver maps nothing of its own. */
const rangeOf = (task: Task) => {
  const dispatch = eventOf(task, "dispatch");
  if (takenBuffers(task).length > 0 || ownMappingOf(task) !== null) return null;
  return isSeen(dispatch?.iova) && isSeen(dispatch.length) ? { from: dispatch.iova, bytes: dispatch.length } : null;
};

const inside = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const range = rangeOf(task);
    const elements = elementsOf(task).flatMap(({ address, length }) => (length === null ? [] : [{ address, length }]));
    if (range === null || elements.length === 0 || elements.length !== elementsOf(task).length) return null;
    const [from, to] = [range.from.value, range.from.value + BigInt(range.bytes.value)];
    const lines = [range.from.at, range.bytes.at];
    // An element that begins elsewhere is another address, and has causes of its own.
    if (elements.some(({ address }) => address.value < from || address.value >= to)) return null;
    const beyond = elements.find(({ address, length }) => address.value + BigInt(length.value) > to);
    if (beyond !== undefined) {
      const what = `An element of task ${task.ref} ends beyond the range that was handed out.`;
      return violated(what, [...lines, beyond.address.at, beyond.length.at]);
    }
    const sum = elements.reduce((bytes, { length }) => bytes + length.value, 0);
    if (sum !== range.bytes.value) return null;
    const what = `The elements of task ${task.ref} lie in the range that was handed out and cover it.`;
    return kept(what, [...lines, ...elements.flatMap(({ address, length }) => [address.at, length.at])]);
  });

/** Larger than a page of any platform. */
const PAGE = 16_384;

const oneSegment = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const length = eventOf(task, "dispatch")?.length;
    return isSeen(length) && length.value > PAGE
      ? kept(`Task ${task.ref} is handed over as one range, and is longer than a page.`, [length.at])
      : null;
  });

const WINDOW = 1n << 32n;

const inWindow = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const iova = eventOf(task, "dispatch")?.iova;
    if (!isSeen(iova) || all.timeline.platform !== "apple-silicon") return null;
    if (iova.value >= WINDOW)
      return open(`The address of task ${task.ref} lies above 32 bits, where no mapper of PCIe is known to put one.`, [
        iova.at,
      ]);
    return kept(`The address of task ${task.ref} has no more than 32 bits.`, [iova.at]);
  });

const direction = (all: Basis): readonly Sighting[] => [
  ...agreeing(
    all,
    "field",
    ({ ref }) => `The request of task ${ref} has the direction of the task.`,
    ({ field, same }) => field === "direction" && same,
  ),
  ...ofTasks(all, (task) => {
    const dispatch = eventOf(task, "dispatch");
    const asked = isSeen(dispatch?.cdb) ? (commandOf(dispatch.cdb.value)?.direction ?? null) : null;
    if (!isSeen(dispatch?.direction) || asked === null || !isSeen(dispatch.cdb)) return null;
    const lines = [dispatch.direction.at, dispatch.cdb.at];
    return dispatch.direction.value === asked
      ? kept(`The direction of task ${task.ref} is that of its command.`, lines)
      : open(`The direction of task ${task.ref} is not that of its command: one of the two is misread.`, lines);
  }),
];

const count = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const dispatch = eventOf(task, "dispatch");
    const asked = isSeen(dispatch?.cdb) ? (commandOf(dispatch.cdb.value)?.bytes ?? null) : null;
    if (!isSeen(dispatch?.length) || !isSeen(dispatch.cdb) || asked === null) return null;
    const lines = [dispatch.length.at, dispatch.cdb.at];
    return asked === dispatch.length.value
      ? kept(`Task ${task.ref} is as long as its command asks for.`, lines)
      : open(
          `The command of task ${task.ref} asks for ${asked} bytes, and the task has ${dispatch.length.value}.`,
          lines,
        );
  });

const withinLimit = ({ timeline, ...all }: Basis): readonly Sighting[] => {
  const [most] = declared(limitsOf(timeline, "device"), "maxTransfer");
  if (most === undefined) return [];
  return ofTasks({ timeline, ...all }, (task) => {
    const length = eventOf(task, "dispatch")?.length;
    return isSeen(length) && length.value <= most.value
      ? kept(`Task ${task.ref} is no longer than the controller takes.`, [length.at, most.at])
      : null;
  });
};

const inTime = (all: Basis): readonly Sighting[] =>
  ofTasks(all, (task) => {
    const [dispatch, complete] = [eventOf(task, "dispatch"), eventOf(task, "complete")];
    const [submit] = eventsOf(task, "submit", "receive");
    if (dispatch === undefined || complete === undefined || submit === undefined) return null;
    return before(dispatch, submit).verdict === "yes" && before(submit, complete).verdict === "yes"
      ? kept(`Task ${task.ref} is posted between its dispatch and its completion.`, [
          dispatch.at,
          submit.at,
          complete.at,
        ])
      : null;
  });

const TASK = "SCSIUserParallelTask";

export const elementRules: readonly ContractRule[] = [
  {
    id: "I-20",
    demand: "The address in the element is fBufferIOVMAddr, or that of the driver's own mapping.",
    consequence: "The controller uses other memory, and the host keeps what it had.",
    authority: { grade: "header", source: `${TASK}, fBufferIOVMAddr` },
    causes: ADDRESS_CAUSES,
    judged: { by: "lines", needs: "the address as handed out and as it stands in the request", read: posted },
  },
  {
    id: "I-21",
    demand: "All 64 bits of the address reach the controller, neither swapped nor cut nor extended.",
    consequence: "The controller uses other memory; more than 32 bits stop some bridges of Apple silicon.",
    authority: { grade: "third-party", source: "Apple developer forum 814810" },
    causes: ["truncated-iova", "word-swapped-iova", "byte-swapped-iova", "sign-extended-iova", "address-beyond-bus"],
    judged: { by: "lines", needs: "the address as the controller received it, with both halves", read: arrived },
  },
  {
    id: "I-22",
    demand: "The length in the request is fRequestedTransferCount, or its parts sum up to it.",
    consequence: "Too short leaves the rest stale; too long runs into what lies behind.",
    authority: { grade: "header", source: `${TASK}, fRequestedTransferCount` },
    causes: ["short-element", "truncated-segment-list", "misread-element"],
    judged: { by: "lines", needs: "the length as asked for and as it stands in the request", read: lengthArrived },
  },
  {
    id: "I-23",
    demand: "Every element lies in the range that was handed out, and all of them cover it.",
    consequence: "Memory behind the range is read or written, or a part is never moved.",
    authority: { grade: "header", source: "SCSIControllerDriverKit reference, fBufferIOVMAddr" },
    causes: ["short-element"],
    judged: { by: "lines", needs: "the elements that the driver posts, each with its length", read: inside },
  },
  {
    id: "I-24",
    demand: "The kernel hands a task over as one range, which takes a mapper.",
    consequence: "Requests over more than one run of pages fail before the driver sees them.",
    authority: { grade: "third-party", source: "ASFireWire, commit 72582688" },
    causes: ["multi-segment-refusal", "missing-mapper"],
    judged: { by: "lines", needs: "a task longer than a page, or the kernel's refusal of one", read: oneSegment },
  },
  {
    id: "I-25",
    demand: "fBufferIOVMAddr lies where the mapper of the platform puts addresses.",
    consequence: "It is a physical address: the provider has no mapper.",
    authority: { grade: "third-party", source: "Apple developer forum 835841" },
    causes: ["missing-mapper", "address-beyond-bus"],
    judged: { by: "lines", needs: "the platform and the address of a task", read: inWindow },
  },
  {
    id: "I-27",
    demand: "The direction in the request is that of the command.",
    consequence: "The access is refused, or the controller reads what it should write.",
    authority: { grade: "header", source: `${TASK}, fTransferDirection` },
    causes: ["reversed-direction"],
    judged: { by: "lines", needs: "the direction of the task beside its command or its request", read: direction },
  },
  {
    id: "I-28",
    demand: "fRequestedTransferCount is what the command asks for.",
    consequence: "A line is misread, or the command was altered on the way.",
    authority: { grade: "inference", source: "SPC-5, allocation length; the framework makes both from one request" },
    causes: ["malformed-request"],
    judged: { by: "lines", needs: "the command and the length of one dispatch", read: count },
  },
  {
    id: "I-29",
    demand: "An address at the start of a page under a short length is a hint of a bounce buffer, and no more.",
    consequence: "Bytes that the controller does not write come back as the bounce buffer had them.",
    authority: { grade: "open-source", source: "IODMACommand.cpp, walkAll and segmentOp" },
    causes: ["unsynced-bounce-buffer"],
    judged: { by: "reader", because: "It makes the cause worth a replay and never likely by itself." },
  },
  {
    id: "I-30",
    demand: "The length fits the field of the request and the limit of the firmware.",
    consequence: "A part is moved, from a power of two on everything is stale.",
    authority: { grade: "inference", source: "width of the field; Apple developer forum 807791" },
    causes: ["oversize-transfer"],
    judged: { by: "lines", needs: "the limit that the controller declares, and a length", read: withinLimit },
  },
  {
    id: "I-31",
    demand: "The driver posts a task after it was dispatched and before it is completed.",
    consequence: "A stale command goes out, and its data to memory that is another's by then.",
    authority: { grade: "open-source", source: "IOSCSIParallelInterfaceController.cpp, CompleteParallelTask" },
    causes: ["stale-iova", "early-completion"],
    judged: {
      by: "lines",
      needs: "dispatch, request and completion of a task in an order that is known",
      read: inTime,
    },
  },
];
