/** Events on the way of a request: dispatch, mapping, submission, reception, the DMA engine. */
import { cdbIn, directionIn, observed, rightsIn } from "../observed.ts";
import { factOf } from "../section.ts";
import { type Builder, deviceAddressOf, hostAddressOf, iovaDigitsOf, iovaOf, lengthOf, numberOf } from "./fields.ts";

/** `UserProcessParallelTask`. */
export const dispatch: Builder = (section, base) => ({
  ...base,
  kind: "dispatch",
  iova: iovaOf(section, "dispatched", "iova"),
  length: lengthOf(section, "requested", "length"),
  direction: observed(factOf(section, "direction"), directionIn("host")),
  cdb: observed(factOf(section, "cdb"), cdbIn),
});

/** `PrepareForDMA` and `CompleteDMA`. */
export const mapping: Builder = (section, base, topic) => ({
  ...base,
  kind: topic === "unmap" ? "unmap" : "map",
  iova: iovaOf(section, "iova", "address"),
  length: lengthOf(section, "length"),
  buffer: hostAddressOf(section, "buffer"),
  rights: observed(factOf(section, "rights", "direction"), rightsIn),
  result: numberOf(section, "result"),
});

/** The scatter element as the driver posts it. */
export const submit: Builder = (section, base) => ({
  ...base,
  kind: "submit",
  iova: iovaOf(section, "iova", "address"),
  length: lengthOf(section, "length"),
  direction: observed(factOf(section, "direction"), directionIn("host")),
  cdb: null,
});

/** The request as the controller fetched it. */
export const receive: Builder = (section, base) => ({
  ...base,
  kind: "receive",
  iova: iovaOf(section, "received", "iova", "address"),
  iovaDigits: iovaDigitsOf(section, "received", "iova", "address"),
  length: lengthOf(section, "stated-length", "length"),
  direction: observed(factOf(section, "direction"), directionIn("device")),
  cdb: observed(factOf(section, "cdb"), cdbIn),
});

/** The DMA engine, started or done; only the end of a transfer has a count. */
export const transfer: Builder = (section, base, topic) => ({
  ...base,
  kind: "transfer",
  phase: topic === "transfer-start" ? "start" : "done",
  source: deviceAddressOf(section, "source-address", "source"),
  destination: iovaOf(section, "destination", "received", "iova"),
  length: lengthOf(section, "length"),
  count: topic === "transfer-done" ? lengthOf(section, "count", "moved", "transferred") : null,
});
