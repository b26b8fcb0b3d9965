/** Sections become events: each role of a section is typed by what the section is about. */

import type { Bytes } from "../model/bytes.ts";
import type {
  ClientEvent,
  ConstraintsEvent,
  DumpEvent,
  Event,
  LifecycleEvent,
  ReceiveEvent,
  ReplyEvent,
  StageEvent,
} from "../model/event.ts";
import type { Citation, Observed } from "../model/evidence.ts";
import { deviceAddress, hostAddress, type Iova, iova } from "../model/units.ts";
import type { Fact } from "./claim.ts";
import { bytesOfRows } from "./dump.ts";
import {
  addressIn,
  byteIn,
  bytesIn,
  countIn,
  directionIn,
  identifierIn,
  numberIn,
  observed,
  rightsIn,
  statusIn,
} from "./observed.ts";
import { factOf, type Section } from "./section.ts";
import { TOPICS, type Topic } from "./topic.ts";
import { callOf, type Role } from "./vocabulary.ts";

type Base = Pick<
  Event,
  "side" | "capture" | "line" | "lastLine" | "stamp" | "tag" | "thread" | "task" | "target" | "at"
>;

const length = (section: Section, ...roles: readonly Role[]): Observed<number> | null =>
  observed(factOf(section, ...roles), countIn);

const status = (section: Section, ...roles: readonly Role[]) => {
  const fact = factOf(section, ...roles);
  return observed(fact, statusIn(fact?.at.text ?? ""));
};

const MASK32 = 0xffff_ffffn;

/** An address that may be printed in two halves; `Low:High` in the key turns them round. */
const busAddress = (section: Section, ...roles: readonly Role[]): Observed<Iova> | null => {
  const [high, low] = [factOf(section, "high"), factOf(section, "low")];
  if (low !== undefined) {
    const upper = high?.content.number ?? (high === undefined ? 0n : null);
    return observed(low, ({ number }) => (number === null || upper === null ? null : iova((upper << 32n) | number)));
  }
  const fact = factOf(section, ...roles);
  const turned = fact !== undefined && fact.content.halves && /low.{0,3}:.{0,3}high/i.test(fact.name);
  return observed(fact, (content) => {
    const address = addressIn(iova)(content);
    return address !== null && turned ? iova(((address & MASK32) << 32n) | (address >> 32n)) : address;
  });
};

const digitsOf = (section: Section): number => {
  if (factOf(section, "high") !== undefined && factOf(section, "low") !== undefined) return 16;
  return factOf(section, "received", "iova", "address", "low")?.content.digits ?? 0;
};

/** The bytes of the rows, or of a list in the line itself. */
const dumped = (section: Section, address: bigint | null): Observed<Bytes> | null => {
  const inline = factOf(section, "bytes");
  const shown = section.rows.find(({ row }) => row.kind === "bytes" && !row.redacted);
  if (shown === undefined) {
    const hidden = section.rows.find(({ row }) => row.redacted);
    if (hidden !== undefined) return { value: null, loss: "redacted", at: hidden.at };
    return observed(inline, bytesIn);
  }
  const stated = length(section, "length")?.value ?? null;
  const rows = section.rows.map(({ row }) => row);
  return { value: bytesOfRows(rows, address, stated), loss: null, at: shown.at };
};

const ownerOf = (section: Section): DumpEvent["owner"] => {
  const { words } = section;
  if (words.has("client")) return "client";
  if (words.has("private") || words.has("bounce") || words.has("own")) return "private";
  return section.first.sentence.mentions.some(({ call }) => call === "get-data-buffer") ? "data-buffer" : null;
};

const COMPLETION = /complete|completion|handler|reply|interrupt/i;

/** Where the call stands, by the function that the line itself names. */
const inDispatch = (section: Section): boolean | null => {
  const { functions, mentions } = section.first.sentence;
  if (mentions.some(({ call, place }) => call === "dispatch" && place !== "body")) return true;
  if (functions.some((name) => callOf(name)?.call === "dispatch")) return true;
  return functions.some((name) => COMPLETION.test(name)) ? false : null;
};

const STEPS: Readonly<Partial<Record<Topic, LifecycleEvent["step"]>>> = {
  "initialize-begin": "initialize-begin",
  "initialize-end": "initialize-end",
  "initialize-step": "initialize-step",
  start: "start",
};

const clientOutcome = (section: Section): ClientEvent["outcome"] => {
  const capacity = factOf(section, "capacity");
  if (capacity !== undefined) {
    return observed(capacity, ({ number }) => (number === null ? null : number === 0n ? "0-byte-disk" : "ok"));
  }
  const empty = section.words.has("0byte") || section.words.has("zerobyte");
  return { value: empty ? "0-byte-disk" : "error", loss: null, at: section.first.at };
};

const constraintKeys = (section: Section): ConstraintsEvent["keys"] =>
  section.facts
    .filter((fact) => fact.role === "constraint")
    .map((fact) => ({ name: fact.name, value: observed(fact, numberIn), at: fact.at }));

const constraintsEvent = (section: Section, base: Base, how: ConstraintsEvent["how"]): ConstraintsEvent => {
  const keys = how === "called" ? constraintKeys(section) : [];
  return {
    ...base,
    kind: "constraints",
    how,
    result: observed(factOf(section, "result"), numberIn),
    keys,
    complete: keys.length >= 2,
  };
};

const stageEvent = (section: Section, base: Base): StageEvent => {
  const address = observed(factOf(section, "source-address", "source", "address", "buffer"), addressIn(deviceAddress));
  return {
    ...base,
    kind: "stage",
    address,
    length: length(section, "length"),
    bytes: dumped(section, address?.value ?? null),
  };
};

const dumpEvent = (section: Section, base: Base): DumpEvent => {
  const address = observed(factOf(section, "address", "buffer"), addressIn(hostAddress));
  const owner = ownerOf(section);
  const side = owner === "client" && section.first.source.program ? "client" : base.side;
  const missing: Observed<Bytes> = { value: null, loss: "cut", at: section.first.at };
  const bytes = dumped(section, address?.value ?? null) ?? missing;
  return { ...base, side, kind: "dump", address, length: length(section, "length"), bytes, owner };
};

const receiveEvent = (section: Section, base: Base): ReceiveEvent => ({
  ...base,
  kind: "receive",
  iova: busAddress(section, "received", "iova", "address"),
  iovaDigits: digitsOf(section),
  length: length(section, "stated-length", "length"),
  direction: observed(factOf(section, "direction"), directionIn("device")),
  cdb: observed(factOf(section, "cdb"), bytesIn),
});

const replyEvent = (section: Section, base: Base, kind: ReplyEvent["kind"]): ReplyEvent => ({
  ...base,
  kind,
  status: status(section, "reply-status", "status"),
  scsiStatus: status(section, "scsi-status"),
  transferred: length(section, "transferred", "moved"),
});

const eventOf = (section: Section, topic: Topic, base: Base): Event => {
  const result = observed(factOf(section, "result"), numberIn);
  const direction = observed(factOf(section, "direction"), directionIn("host"));
  switch (topic) {
    case "dispatch": {
      const cdb = observed(factOf(section, "cdb"), bytesIn);
      const asked = length(section, "requested", "length");
      return { ...base, kind: topic, iova: busAddress(section, "dispatched", "iova"), length: asked, direction, cdb };
    }
    case "submit":
      return {
        ...base,
        kind: topic,
        iova: busAddress(section, "iova", "address"),
        length: length(section, "length"),
        direction,
      };
    case "data-buffer": {
      const address = observed(factOf(section, "address", "buffer"), addressIn(hostAddress));
      return {
        ...base,
        kind: topic,
        result,
        address,
        length: length(section, "length"),
        inDispatch: inDispatch(section),
      };
    }
    case "map":
    case "unmap": {
      const buffer = observed(factOf(section, "buffer"), addressIn(hostAddress));
      const rights = observed(factOf(section, "rights", "direction"), rightsIn);
      return {
        ...base,
        kind: topic,
        iova: busAddress(section, "iova", "address"),
        length: length(section, "length"),
        buffer,
        rights,
        result,
      };
    }
    case "receive":
      return receiveEvent(section, base);
    case "stage":
      return stageEvent(section, base);
    case "transfer-start":
    case "transfer-done":
      return {
        ...base,
        kind: "transfer",
        phase: topic === "transfer-start" ? "start" : "done",
        source: observed(factOf(section, "source-address", "source"), addressIn(deviceAddress)),
        destination: busAddress(section, "destination", "received", "iova"),
        length: length(section, "length"),
        count: topic === "transfer-done" ? length(section, "count", "moved", "transferred") : null,
      };
    case "reply":
    case "device-reply":
      return replyEvent(section, base, topic);
    case "complete": {
      const moved = length(section, "transferred", "moved");
      const version = observed(factOf(section, "version"), numberIn);
      return {
        ...base,
        kind: topic,
        transferred: moved,
        version,
        status: status(section, "completion-status", "status"),
      };
    }
    case "cpu-write": {
      const address = observed(factOf(section, "address", "buffer"), addressIn(hostAddress));
      return {
        ...base,
        kind: topic,
        address,
        length: length(section, "length"),
        fill: observed(factOf(section, "fill"), byteIn),
      };
    }
    case "dump":
      return dumpEvent(section, base);
    case "client":
      return {
        ...base,
        kind: topic,
        outcome: clientOutcome(section),
        bytes: observed(factOf(section, "bytes"), bytesIn),
      };
    case "timeout":
    case "abort":
      return { ...base, kind: topic };
    case "constraints":
    case "override":
      return constraintsEvent(section, base, topic === "override" ? "overridden" : "called");
    case "initialize-begin":
    case "initialize-end":
    case "initialize-step":
    case "start":
      return { ...base, kind: "lifecycle", step: STEPS[topic] ?? "initialize-step", result };
  }
};

/** The field that an excerpt points at; without it the words of the line. */
const MAIN: Readonly<Partial<Record<Topic, readonly Role[]>>> = {
  dispatch: ["dispatched", "iova", "requested", "length"],
  receive: ["received", "iova", "low", "address", "stated-length"],
  stage: ["source-address", "source", "address", "buffer"],
  submit: ["iova", "low", "address"],
};

const anchor = (section: Section, topic: Topic): Citation =>
  factOf(section, ...(MAIN[topic] ?? []))?.at ?? section.stated.at;

/** The event that a section is, once its topic is known. */
export const build = (section: Section, topic: Topic): Event => {
  // The keys of a report may be printed long before the call, and the call is what counts.
  const { source, sentence } = topic === "constraints" ? section.stated : section.first;
  const { side } = TOPICS[topic];
  const lines = topic === "constraints" ? [source.line] : section.lines.map((line) => line.number);
  const task = (fact: Fact | null | undefined) => observed(fact ?? undefined, identifierIn);
  // A host's log stamps when it wrote the line, which is not when the controller did what the line tells.
  const foreign = side === "device" && source.side === "host";
  const base: Base = {
    side,
    capture: source.capture,
    line: Math.min(...lines),
    lastLine: Math.max(...lines),
    stamp: foreign ? null : source.stamp(),
    tag: sentence.tags.length === 0 ? null : sentence.tags.join(" "),
    thread: source.thread,
    task: task(section.task),
    target: task(factOf(section, "target")),
    at: anchor(section, topic),
  };
  return eventOf(section, topic, base);
};
