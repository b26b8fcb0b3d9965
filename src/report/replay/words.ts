/** The steps of a replay and the observations in words: one clause each, so that two replays can be held side by side. */
import { formatBytes } from "../../model/bytes.ts";
import type { BufferName, Effect, Element, PathAddress, Point } from "../../model/machine.ts";
import type { Observation } from "../../model/observation.ts";
import { hex } from "../../model/units.ts";

export const BUFFERS: Readonly<Record<BufferName, string>> = {
  staging: "staging",
  client: "the client's pages",
  bounce: "the bounce buffer",
  "data-buffer": "the data buffer",
  private: "the driver's own buffer",
};

const POINTS: Readonly<Record<Point, string>> = {
  dispatched: "the framework hands over",
  submitted: "the driver submits",
  received: "the controller receives",
  engine: "the DMA engine is given",
};

const WRITES: Readonly<Record<string, string>> = {
  "left-over": "what stood there before is left in",
  "hand-over": "the framework hands over",
  "zero-fill": "the framework fills with zeros",
  staging: "the firmware fills",
  dma: "the DMA writes",
  "cpu-clear": "the driver clears",
};

const COPIES: Readonly<Record<string, string>> = {
  "bounce-sync": "the kernel copies",
  "copy-back": "the kernel copies at completion",
  dma: "the DMA writes",
};

export const addressText = (address: PathAddress): string =>
  typeof address === "bigint"
    ? hex(address)
    : address === "elsewhere"
      ? "an address that nobody recorded"
      : "an unknown address";

export const elementText = ({ address, length }: Element): string =>
  `${addressText(address)}, ${length === null ? "an unknown number of bytes" : `${length} bytes`}`;

/** What the step does; `null` for a look, which changes nothing. */
export const effectWords = (effect: Effect): string | null => {
  switch (effect.kind) {
    case "pass":
      return `${POINTS[effect.point]} ${elementText(effect.element)}`;
    case "write":
      return `${WRITES[effect.writer.step] ?? "somebody writes"} ${BUFFERS[effect.buffer]}, ${effect.length} bytes`;
    case "copy":
      return `${COPIES[effect.writer.step] ?? "somebody copies"} ${effect.length} bytes from ${BUFFERS[effect.from]} to ${BUFFERS[effect.to]}`;
    case "dma":
      return `the DMA engine starts from ${effect.from === "other" ? "another buffer than the staged one" : BUFFERS[effect.from]} to ${elementText(effect.element)}`;
    case "refuse":
      return `the IOMMU refuses a ${effect.refusal.access} at ${addressText(effect.refusal.address)}: ${effect.refusal.reason}`;
    case "map":
      return "the mapping of the task's memory is made";
    case "unmap":
      return "the mapping of the task's memory is taken away";
    case "move":
      return effect.count === null ? "an unknown number of bytes moves" : `${effect.count} bytes move`;
    case "reply":
      return "the reply reaches the driver";
    case "complete":
      return "the driver completes the task";
    case "look":
      return null;
  }
};

const OUTCOMES = { "0-byte-disk": "a disk of 0 bytes", error: "an error", ok: "a disk with data" } as const;

const WHERE = {
  submitted: "at the driver",
  received: "at the controller",
  engine: "at the engine",
  counted: "counted",
};

const SEES = { device: "the firmware", dext: "the DEXT", client: "the client" } as const;

/** What was observed, with where. */
export const observationWords = (observation: Observation): string => {
  switch (observation.kind) {
    case "address":
      return `address ${WHERE[observation.point]}: ${hex(observation.value)}`;
    case "length":
      return `bytes ${WHERE[observation.point]}: ${observation.value} bytes`;
    case "bytes":
      return `bytes at ${SEES[observation.who]}: ${formatBytes(observation.bytes)}`;
    case "order":
      return `order: ${observation.completion === "before-reply" ? "the completion first" : "the reply first"}`;
    case "engine":
      return observation.source === "other" ? "an engine that reads another buffer" : "an engine that runs";
    case "rights":
      return "a mapping that allows the access";
    case "fault":
      return `a ${observation.reason ?? ""} fault${observation.address === null ? "" : ` at ${hex(observation.address)}`}`;
    case "outcome": {
      const { outcome } = observation;
      if (outcome.of === "disk") return `the client met ${OUTCOMES[outcome.value]}`;
      if (outcome.of === "status") return `status: ${outcome.text}`;
      return outcome.of === "end" ? "a timeout" : `an INQUIRY of ${outcome.length} bytes`;
    }
  }
};
