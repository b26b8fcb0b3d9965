/**
 * What a statement can be about, and which roles may stand in it. A topic is a kind of event before it is one: several
 * lines may still add to it. Data only.
 */
import type { EventKind, Side } from "../model/event.ts";
import type { Role } from "./vocabulary.ts";

/** A kind of event, or a phase of one. */
export type Topic =
  | "dispatch"
  | "data-buffer"
  | "map"
  | "unmap"
  | "submit"
  | "receive"
  | "stage"
  | "posted-request"
  | "fetched-request"
  | "transfer-start"
  | "transfer-done"
  | "cpu-copy"
  | "device-reply"
  | "reply"
  | "complete"
  | "return"
  | "pool"
  | "pool-size"
  | "cpu-write"
  | "dump"
  | "client"
  | "program-request"
  | "program-result"
  | "program-data"
  | "program-check"
  | "timeout"
  | "abort"
  | "reset-unit"
  | "reset-target"
  | "initialize-begin"
  | "initialize-end"
  | "initialize-step"
  | "start"
  | "constraints"
  | "override"
  | "misplaced"
  | "specification"
  | "device-limit"
  | "highest-target"
  | "initiator"
  | "target-begin"
  | "target-end"
  | "target-gone"
  | "mapper"
  | "rejection"
  | "crash"
  | "stall";

/** What is known of a topic. */
export interface TopicEntry {
  readonly kind: EventKind;
  readonly side: Side;
  /** Roles that its event has a place for. */
  readonly takes: readonly Role[];
  /** Further roles that it has a place for where words of the line say what it is about. */
  readonly alsoTakes: readonly Role[];
  /** Without a word that says what the lines are about, one of these fields makes them an event. */
  readonly needs: readonly Role[];
  /** True if fields alone, without any word, can belong to it. */
  readonly byFields: boolean;
  /** True if rows of a dump below its line belong to it. */
  readonly rows: boolean;
  /** True if it is a step that ends the step before it under the same tag. */
  readonly step: boolean;
}

const entry = (
  kind: EventKind,
  side: Side,
  takes: readonly Role[],
  more: Partial<Pick<TopicEntry, "alsoTakes" | "needs" | "byFields" | "step" | "rows">> = {},
): TopicEntry => ({
  kind,
  side,
  takes,
  alsoTakes: [],
  needs: [],
  byFields: false,
  step: false,
  rows: false,
  ...more,
});

/** Every topic. */
export const TOPICS: Readonly<Record<Topic, TopicEntry>> = {
  dispatch: entry(
    "dispatch",
    "host",
    [
      ...(["task", "slot", "target", "unit", "dispatched", "iova", "element", "requested", "length"] as const),
      ...(["direction", "cdb", "opcode"] as const),
    ],
    { alsoTakes: ["address", "buffer"], needs: ["dispatched", "iova", "requested", "cdb"], byFields: true, step: true },
  ),
  receive: entry(
    "receive",
    "device",
    [
      "task",
      "target",
      "unit",
      "received",
      "iova",
      "element",
      "stated-length",
      "length",
      "direction",
      "cdb",
      "opcode",
      "address",
    ],
    {
      alsoTakes: ["buffer"],
      needs: ["received", "iova", "element", "stated-length", "cdb"],
      byFields: true,
      step: true,
    },
  ),
  submit: entry(
    "submit",
    "host",
    ["task", "slot", "target", "unit", "address", "iova", "element", "length", "direction"],
    {
      needs: ["element"],
      byFields: true,
    },
  ),
  stage: entry("stage", "device", ["task", "source-address", "source", "address", "buffer", "length", "bytes"], {
    needs: ["source-address", "source"],
    byFields: true,
    rows: true,
  }),
  "posted-request": entry("submit", "host", ["task", "target", "length"], { rows: true }),
  "fetched-request": entry("receive", "device", ["task", "target", "length"], { rows: true }),
  "transfer-start": entry(
    "transfer",
    "device",
    ["task", "source-address", "source", "destination", "iova", "element", "length"],
    { alsoTakes: ["received"], needs: ["destination"], byFields: true },
  ),
  "transfer-done": entry(
    "transfer",
    "device",
    ["task", "count", "moved", "transferred", "length", "source", "destination"],
    {
      alsoTakes: ["source-address", "iova", "received", "element"],
      byFields: true,
    },
  ),
  "cpu-copy": entry("cpu-copy", "host", ["task", "source", "destination", "length"]),
  "device-reply": entry("device-reply", "device", [
    "task",
    "target",
    "status",
    "reply-status",
    "scsi-status",
    "transferred",
    "residual",
  ]),
  reply: entry(
    "reply",
    "host",
    ["task", "slot", "target", "reply-status", "scsi-status", "status", "transferred", "moved", "residual"],
    {
      needs: ["reply-status", "scsi-status", "transferred"],
      byFields: true,
      step: true,
    },
  ),
  complete: entry(
    "complete",
    "host",
    [
      "task",
      "target",
      "transferred",
      "moved",
      "residual",
      "completion-status",
      "status",
      "version",
      "result",
      "response-task",
      "response-target",
      "service-response",
      "sense-length",
    ],
    { alsoTakes: ["scsi-status"], needs: ["completion-status"], byFields: true, step: true },
  ),
  return: entry("return", "host", ["task", "target", "service-response", "result"]),
  pool: entry("pool", "host", ["task"]),
  "pool-size": entry("pool-size", "host", ["task-count", "task", "result"], { alsoTakes: ["length"] }),
  "data-buffer": entry("data-buffer", "host", ["task", "target", "result", "address", "buffer", "length"]),
  map: entry("map", "host", [
    "task",
    "iova",
    "element",
    "address",
    "length",
    "buffer",
    "direction",
    "rights",
    "segments",
    "result",
  ]),
  unmap: entry("unmap", "host", [
    "task",
    "iova",
    "element",
    "address",
    "length",
    "buffer",
    "direction",
    "rights",
    "segments",
    "result",
  ]),
  "cpu-write": entry("cpu-write", "host", ["task", "target", "address", "buffer", "length", "fill"]),
  dump: entry("dump", "host", ["task", "target", "address", "buffer", "length", "bytes"], {
    needs: ["bytes"],
    byFields: true,
    rows: true,
  }),
  client: entry("client", "client", [
    ...(["task", "target", "capacity", "bytes", "status", "result", "delivered", "moved"] as const),
    ...(["transferred", "length", "requested"] as const),
  ]),
  "program-request": entry("client", "client", ["opcode", "block", "requested", "buffer", "bytes", "delivered"]),
  "program-result": entry("client", "client", ["opcode", "requested", "delivered"]),
  "program-data": entry("client", "client", ["buffer", "length", "bytes"], { rows: true }),
  "program-check": entry("client", "client", ["bytes"]),
  timeout: entry("timeout", "host", ["task", "target", "nexus"]),
  abort: entry("abort", "host", ["task", "target", "result", "nexus", "service-response"]),
  "reset-unit": entry("abort", "host", ["target", "unit", "result", "service-response"]),
  "reset-target": entry("abort", "host", ["target", "unit", "result", "service-response"]),
  "initialize-begin": entry("lifecycle", "host", []),
  "initialize-end": entry("lifecycle", "host", ["result"]),
  "initialize-step": entry("lifecycle", "host", ["result"]),
  start: entry("lifecycle", "host", ["result"]),
  constraints: entry("constraints", "host", ["constraint", "result"], { byFields: true }),
  override: entry("constraints", "host", ["result"]),
  misplaced: entry("constraints", "host", ["constraint", "result"], { byFields: true }),
  specification: entry("limits", "host", ["max-transfer", "address-bits", "segment-type", "result"]),
  "device-limit": entry("limits", "device", ["max-transfer", "target"]),
  "highest-target": entry("target", "host", ["highest-target", "task", "target", "result"]),
  initiator: entry("target", "host", ["task", "target", "result"]),
  "target-gone": entry("target", "host", ["task", "target", "result"]),
  "target-begin": entry("target", "host", ["task", "target"]),
  "target-end": entry("target", "host", ["task", "target", "result"]),
  mapper: entry("mapper", "host", ["mapper"]),
  rejection: entry("rejection", "kernel", ["segments", "length", "requested", "result", "status"]),
  crash: entry("crash", "kernel", ["address"]),
  stall: entry("stall", "kernel", []),
};

/** Which step is over once another has begun for the same task: lines of it that come later are another task's. */
export const ENDED_BY: Readonly<Partial<Record<Topic, readonly Topic[]>>> = {
  dispatch: ["reply", "device-reply", "complete", "timeout", "abort"],
  reply: ["complete", "timeout", "abort"],
  receive: ["stage", "transfer-start", "transfer-done", "device-reply", "reply"],
};

/** Roles that say nothing about what a line is about. */
const NEUTRAL: ReadonlySet<Role> = new Set([
  ...(["other", "function", "call", "opcode", "command", "service-response", "nexus", "delivered"] as const),
  ...(["max-transfer", "address-bits", "segment-type", "segments", "highest-target", "mapper"] as const),
  ...(["sense-length", "task-count", "unit"] as const),
]);

const BY_FIELDS = (Object.keys(TOPICS) as Topic[]).filter((topic) => TOPICS[topic].byFields);

/** Roles that many statements mention in passing: where no topic has a place for all, these do not count. */
const PASSING: ReadonlySet<Role> = new Set(["direction", "target"]);

const takersOf = (roles: readonly Role[], side: "host" | "device" | null): readonly Topic[] =>
  BY_FIELDS.filter((topic) => {
    const { takes, side: own } = TOPICS[topic];
    if (side !== null && (own === "device") !== (side === "device")) return false;
    return roles.every((role) => takes.includes(role));
  });

/** Every topic that has a place for all these roles and can begin by fields alone; none for no roles. */
export const topicsOf = (roles: readonly Role[], side: "host" | "device" | null): readonly Topic[] => {
  const telling = roles.filter((role) => !NEUTRAL.has(role));
  if (telling.length === 0) return [];
  const all = takersOf(telling, side);
  const lasting = telling.filter((role) => !PASSING.has(role));
  return all.length > 0 || lasting.length === 0 ? all : takersOf(lasting, side);
};
