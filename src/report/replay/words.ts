/** The steps of a replay and the observations in words: one clause each, so that two replays can be held side by side. */
import { assumptionOf } from "../../model/assumptions.ts";
import { formatBytes } from "../../model/bytes.ts";
import type { BufferName, Effect, Element, Ending, Milestone, PathAddress, Point } from "../../model/machine.ts";
import type { Observation, OutcomeObservation } from "../../model/observation.ts";
import { hex } from "../../model/units.ts";

export const BUFFERS: Readonly<Record<BufferName, string>> = {
  staging: "staging",
  client: "the client's pages",
  bounce: "the bounce buffer",
  "data-buffer": "the data buffer",
  private: "the driver's own buffer",
  neighbour: "the pages behind the old translation",
  program: "the memory of the program that asked for the write",
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

const MILESTONES: Readonly<Record<Exclude<Milestone, "transfer" | "give-up">, string>> = {
  fetch: "the controller fetches the request",
  answer: "the controller replies",
  reply: "the reply reaches the driver",
  "unmap-own": "the driver unmaps its own mapping",
  complete: "the driver completes the task",
};

const ENDINGS: Readonly<Record<Ending, string>> = {
  completed: "the task is over: completed",
  "given-up": "the task is over: given up",
  flushed: "the task is over: flushed with its driver",
  "ended-at-once": "the task is over as soon as it is posted",
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
    case "barrier":
      return `nothing further happens, since this does not hold: ${assumptionOf(effect.by).sentence}`;
    case "reach":
      return MILESTONES[effect.milestone];
    case "end":
      return ENDINGS[effect.ending];
    case "look":
      return null;
  }
};

const OUTCOMES = {
  "0-byte-disk": "a disk of 0 bytes",
  error: "an error",
  ok: "a disk with data",
  mismatch: "other data than it expected",
} as const;

const WHERE = {
  submitted: "at the driver",
  received: "at the controller",
  engine: "at the engine",
  counted: "counted by the engine",
  reported: "in the response",
  delivered: "at the client",
} as const;

const SEES = { device: "the firmware", dext: "the DEXT", client: "the client" } as const;

const outcomeWords = ({ outcome }: OutcomeObservation): string => {
  switch (outcome.of) {
    case "disk":
      return `the client met ${OUTCOMES[outcome.value]}`;
    case "status":
      return `status: ${outcome.text}`;
    case "end":
      return outcome.value === "timeout" ? "a timeout" : "an abort";
    case "undelivered":
      return "a request that no line shows handed to the driver";
    case "next-inquiry":
      return `an INQUIRY of ${outcome.length} bytes`;
  }
};

const CONTACTS = {
  fetch: "the controller reads host memory: it has the request",
  engine: "the controller reaches host memory: its engine moved bytes",
  reply: "the controller writes host memory: its reply is there",
} as const;

/** Which of two steps the log has first. */
const orderWords = (observation: Observation): string | null => {
  switch (observation.kind) {
    case "order":
      return `order: ${observation.completion === "before-reply" ? "the completion" : "the reply"} first`;
    case "reply-order":
      return `order: ${observation.reply === "before-data" ? "the reply" : "the data"} first`;
    case "release-order":
      return `order: ${observation.release === "before-reply" ? "the unmapping" : "the reply"} first`;
    case "settle-order":
      return `order: ${observation.settled === "before-reply" ? "the client's answer" : "the reply"} first`;
    case "sequence":
      return `the ${observation.step} ${observation.place === "before-end" ? "ahead of" : "behind"} the end of the task`;
    default:
      return null;
  }
};

/** What was seen beside addresses, lengths and bytes. */
const signWords = (observation: Observation): string => {
  switch (observation.kind) {
    case "step":
      return MILESTONES[observation.step];
    case "response":
      return `${observation.field} of the response: ${observation.value}`;
    case "completions":
      return observation.by === "driver" ? "two completions" : "a completion that met no request";
    case "field":
      return `${observation.field} ${WHERE[observation.point]}: ${observation.same ? "as handed out" : "another one"}`;
    case "mapping":
      return observation.made ? "a mapping that is made" : "a mapping that fails";
    case "rights":
      return "a mapping that allows the access";
    case "condition":
      return `a line about what is taken for granted: ${assumptionOf(observation.key).sentence}`;
    case "contact":
      return CONTACTS[observation.by];
    case "register":
      return observation.of === "mastering"
        ? `bus mastering ${observation.value ? "on" : "off"}`
        : `a register that answers ${observation.value ? "a value" : "all ones"}`;
    case "crash":
      return `a crash of the host at ${hex(observation.address)}`;
    default:
      return observation.kind;
  }
};

/** What was observed, with where. */
export const observationWords = (observation: Observation): string => {
  switch (observation.kind) {
    case "address":
      return `address ${WHERE[observation.point]}: ${hex(observation.value)}`;
    case "length":
      return `bytes ${WHERE[observation.point]}: ${observation.value} bytes`;
    case "bytes":
      return `bytes at ${SEES[observation.who]}: ${formatBytes(observation.bytes)}`;
    case "neighbour":
      return `bytes beside the task's memory: ${formatBytes(observation.bytes)}`;
    case "engine":
      return observation.source === "other" || observation.source === "crossed"
        ? "an engine that reads another buffer"
        : "an engine that runs";
    case "fault": {
      const where = observation.address === null ? "" : ` at ${hex(observation.address)}`;
      return `a ${observation.reason === null ? "" : `${observation.reason} `}fault${where}`;
    }
    case "outcome":
      return outcomeWords(observation);
    default:
      return orderWords(observation) ?? signWords(observation);
  }
};
