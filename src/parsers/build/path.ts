/** Events on the way of a request: dispatch, mapping, submission, reception, the DMA engine. */
import type { Bytes } from "../../model/bytes.ts";
import type { Observed } from "../../model/evidence.ts";
import { cdbIn, countOf, directionIn, observed, rightsIn, rightsOfWay } from "../observed.ts";
import { isOfProgram } from "../program-address.ts";
import { factOf, type Section } from "../section.ts";
import type { Role } from "../vocabulary.ts";
import {
  type Builder,
  deviceAddressOf,
  eventOf,
  hostAddressOf,
  iovaDigitsOf,
  iovaOf,
  lengthOf,
  lowHalfOf,
  numberOf,
  slotOf,
  unitOf,
} from "./fields.ts";

/** The descriptor block; where only the command is named, its first byte and as many unknown ones as its group has. */
const cdbOf = (section: Section): Observed<Bytes> | null => {
  const listed = observed(factOf(section, "cdb"), cdbIn);
  return listed?.value == null ? (observed(factOf(section, "opcode"), cdbIn) ?? listed) : listed;
};

/** `UserProcessParallelTask`. */
export const dispatch: Builder = (section, base) =>
  eventOf(base, {
    kind: "dispatch",
    iova: iovaOf(section, "dispatched", "iova", "received", "element", "address", "buffer"),
    length: lengthOf(section, "requested", "length"),
    direction: observed(factOf(section, "direction"), directionIn("host")),
    ...slotOf(section),
    ...unitOf(section),
    cdb: cdbOf(section),
  });

/**
 * True if the only address of a mapping is that of the memory, because it has an IOVA of that name as well or the program's name for it:
 * `iova 0x80200000 len 6 va 0x16f3a8000`.
 */
const isOfMemory = (section: Section): boolean =>
  factOf(section, "iova", "element") !== undefined || isOfProgram(factOf(section, "address")?.name ?? "");

/** `PrepareForDMA` and `CompleteDMA`. */
export const mapping: Builder = (section, base, topic) =>
  eventOf(base, {
    kind: topic === "unmap" ? "unmap" : "map",
    iova: isOfMemory(section) ? iovaOf(section, "iova", "element") : iovaOf(section, "iova", "element", "address"),
    length: lengthOf(section, "length"),
    buffer: isOfMemory(section) ? hostAddressOf(section, "buffer", "address") : hostAddressOf(section, "buffer"),
    rights:
      factOf(section, "rights") === undefined
        ? observed(factOf(section, "direction"), rightsOfWay)
        : observed(factOf(section, "rights"), rightsIn),
    segments: observed(factOf(section, "segments"), countOf),
    result: numberOf(section, "result"),
  });

/** The scatter element as the driver posts it. */
export const submit: Builder = (section, base) =>
  eventOf(base, {
    kind: "submit",
    iova: iovaOf(section, "iova", "element", "address"),
    length: lengthOf(section, "length"),
    direction: observed(factOf(section, "direction"), directionIn("host")),
    ...slotOf(section),
    ...unitOf(section),
    cdb: null,
  });

const RECEIVED: readonly Role[] = ["received", "iova", "element", "address", "buffer"];

/** The request as the controller fetched it. */
export const receive: Builder = (section, base) =>
  eventOf(base, {
    kind: "receive",
    iova: lowHalfOf(section, ...RECEIVED) ?? iovaOf(section, ...RECEIVED),
    iovaDigits: iovaDigitsOf(section, ...RECEIVED),
    length: lengthOf(section, "stated-length", "length"),
    direction: observed(factOf(section, "direction"), directionIn("device")),
    cdb: cdbOf(section),
    ...unitOf(section),
  });

/**
 * True if the engine reads the host's memory: the line calls neither end the source or the destination, but one the host's and one the
 * controller's own, and says which way the data go. `dma_start dir=out host_addr=0x90037000 local_addr=0x6109c000`
 */
const takesFromHost = (section: Section): boolean => {
  const own = factOf(section, "source-address", "source");
  const way = section.first.sentence.fields.find(({ role }) => role === "direction");
  return (
    factOf(section, "destination") === undefined &&
    factOf(section, "received", "iova", "element") !== undefined &&
    own !== undefined &&
    !/s(?:ou)?rc|from/i.test(own.name) &&
    way !== undefined &&
    directionIn("device")(way.content) === "data-out"
  );
};

/** The DMA engine, started or done; only the end of a transfer has a count. */
export const transfer: Builder = (section, base, topic) => {
  const fetches = takesFromHost(section);
  return eventOf(base, {
    kind: "transfer",
    phase: topic === "transfer-start" ? "start" : "done",
    source: fetches
      ? deviceAddressOf(section, "received", "iova", "element")
      : deviceAddressOf(section, "source-address", "source"),
    destination: fetches
      ? iovaOf(section, "source-address", "source")
      : iovaOf(section, "destination", "received", "iova", "element"),
    length: lengthOf(section, "length"),
    count: topic === "transfer-done" ? lengthOf(section, "count", "moved", "transferred") : null,
  });
};
