/**
 * Tasks of one shape: those of which a replay can tell nothing apart but their names. A capture has many tasks and few shapes, so
 * each shape is judged once. A shape holds everything that replays and comparisons look at, numbers to the last bit; of lines it
 * holds only how they follow each other, of names and of data where they come again, and of addresses how they lie to each other.
 */
import type { Parameter } from "../model/assumption.ts";
import type { Byte, Bytes } from "../model/bytes.ts";
import type { Direction } from "../model/event.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Observation } from "../model/observation.ts";
import { before } from "../model/order.ts";
import { unpacked } from "../model/restated.ts";
import { formOf } from "../model/scsi/extent.ts";
import { isGuessed, type Task } from "../model/task.ts";
import type { Bench } from "./bench.ts";
import { openRelations } from "./relations.ts";

/** Fields of an event that say where it stands. The order of every two events stands in the shape instead. */
const PLACES: ReadonlySet<string> = new Set(["capture", "line", "lastLine", "stamp", "thread", "at"]);

/** Fields that say which statement of which program a line is: of a call or an abort it is asked whether the dispatch has the same. */
const ORIGINS: ReadonlySet<string> = new Set(["tag", "writer"]);

/** True if somebody asks whether two lines of the task are of one origin. */
const hasOrigins = ({ events }: Task): boolean => events.some(({ kind }) => kind === "data-buffer" || kind === "abort");

/** The identifier for the head of the queue means something by itself. */
const HEAD = "0";

/** Fields that hold data. Replays look for the same bytes in two places and for zeros, and read no meaning into any other. */
const DATA: ReadonlySet<string> = new Set(["bytes", "saw"]);

/** True if a byte of the data is held against a count: the length of the INQUIRY that follows from it. */
const readsData = ({ observations }: Bench): boolean =>
  observations.some((one) => one.kind === "outcome" && one.outcome.of === "next-inquiry");

/** How a byte is written. */
type ByteName = (byte: Byte) => string;

const plainly: ByteName = (byte) => `${byte}`;

/** Bytes by when they come first, zeros and unknown ones as they are; behind those that are `known` already. */
const bytesIn = (
  known: ReadonlyMap<Byte, string> = new Map(),
): { readonly nameOf: ByteName; readonly names: ReadonlyMap<Byte, string> } => {
  const names = new Map(known);
  return {
    names,
    nameOf: (byte) => {
      if (byte === 0 || byte === null) return `${byte}`;
      const found = names.get(byte) ?? `#${names.size}`;
      names.set(byte, found);
      return found;
    },
  };
};

/** Names by when they come first. */
const namesIn = (): ((name: string) => string) => {
  const known = new Map<string, string>([[HEAD, HEAD]]);
  return (name) => {
    const found = known.get(name) ?? `#${known.size}`;
    known.set(name, found);
    return found;
  };
};

/** What a replay can see of the evidence: who says it, and whether it is the task's by a guess. */
const originOf = ({ task }: Bench, evidence: Evidence): string =>
  evidence.origin === "told" ? "told" : isGuessed(task, evidence) ? "guessed" : "observed";

/** What follows what, for every two lines of the task. */
const orderOf = ({ task: { events } }: Bench): string =>
  events
    .flatMap((a, at) =>
      events.map((b, other) => {
        if (at === other) return "";
        const { verdict, reason } = before(a, b);
        return `${verdict}${reason ?? ""}${a.capture === b.capture ? "=" : ""}`;
      }),
    )
    .join();

/** Fields of events that hold an address. Every other number stands in the shape as it is. */
const ADDRESSES: ReadonlySet<string> = new Set(["iova", "address", "source", "destination", "staging"]);

/** What an address is called that is one of the controller's own memory; the one that the engine reads is so for a read alone. */
const INSIDE: Readonly<Record<Direction, ReadonlySet<string>>> = {
  "data-in": new Set(["staging", "source"]),
  "data-out": new Set(["staging"]),
  none: new Set(["staging"]),
};

/** The name of a field; the address of a staging buffer is of another memory than any other. */
const nameIn = (value: object, field: string): string =>
  field === "address" && "kind" in value && value.kind === "stage" ? "staging" : field;

/** Fields that name a task. */
const NAMES: ReadonlySet<string> = new Set(["task", "responseTask"]);

const isBytes = (value: unknown): value is Bytes => Array.isArray(value) && typeof (value[0] ?? 0) === "number";

/** Writes values as text, with names in place of what only names something. */
interface Writer {
  readonly write: (value: unknown, field: string) => string;
  /** The most bytes that a number among what was written may count. */
  readonly reach: () => number;
}

/** How values that only name something are written. */
interface Names {
  /** True where the origin of a line is said. */
  readonly origins: boolean;
  readonly nameOf: (name: string) => string;
  readonly addressOf: (address: bigint, field: string) => string;
  readonly byteOf: ByteName;
}

const openWriter = ({ origins, nameOf, addressOf, byteOf }: Names): Writer => {
  let reach = 0;
  const write = (value: unknown, field: string): string => {
    if (typeof value === "bigint") return ADDRESSES.has(field) ? addressOf(value, field) : `${value}n`;
    if (typeof value === "string") return NAMES.has(field) ? nameOf(value) : JSON.stringify(value);
    if (typeof value === "number") {
      if (field !== "bytes") reach = Math.max(reach, value);
      return `${value}`;
    }
    if (DATA.has(field) && isBytes(value)) return `[${value.map(byteOf).join()}]`;
    if (field === "cdb" && isBytes(value)) return `[${formOf(value).join()}]`;
    if (Array.isArray(value)) return `[${value.map((one) => write(one, field)).join()}]`;
    if (typeof value !== "object" || value === null) return String(value);
    const parts = Object.entries(value).filter(([key]) => !PLACES.has(key) && (origins || !ORIGINS.has(key)));
    // What a field shows is of the field: `iova: { value, loss }`.
    return `{${parts.map(([key, part]) => `${key}:${write(part, key === "value" ? field : nameIn(value, key))}`).join()}}`;
  };
  return { write, reach: () => reach };
};

/** The field whose values an observation compares. */
const fieldOf = (observation: Observation): string => {
  if (observation.kind === "address") return "address";
  return observation.kind === "response" && observation.field === "task" ? "task" : observation.kind;
};

/** What a flip leaves open, but for the name of another task. */
const parameterIn = (
  parameter: Parameter,
  addressOf: (address: bigint) => string,
  bytesOf: (bytes: Bytes) => string,
): string => {
  if (typeof parameter === "bigint") return addressOf(parameter);
  if (typeof parameter !== "object" || parameter === null) return JSON.stringify(parameter);
  return parameter.of === "address" ? addressOf(parameter.address) : `${parameter.of} ${bytesOf(parameter.bytes)}`;
};

/** A task as replays see it. */
export interface Shape {
  /** Equal texts, equal results of every trial under flips of equal names. */
  readonly text: string;
  /** The parameter of a flip as this task sees it: another task of which it has the same bytes is the same to it. */
  readonly nameOf: (parameter: Parameter) => string;
}

export const shapeOf = (bench: Bench): Shape => {
  const { task, observations } = bench;
  const relations = openRelations();
  const plain = readsData(bench);
  const data = bytesIn();
  const byteOf = plain ? plainly : data.nameOf;
  const inside = INSIDE[task.direction];
  const addressOf = (address: bigint, field: string) => relations.nameOf(address, inside.has(field));
  const { write, reach } = openWriter({ origins: hasOrigins(task), nameOf: namesIn(), addressOf, byteOf });
  const events = task.events.map((event) => write(unpacked(event), "event"));
  const seen = observations.map((observation) => {
    const { evidence, ...rest } = observation;
    const origins = [...new Set(evidence.map((one) => originOf(bench, one)))].sort();
    const field = fieldOf(observation);
    const parts = Object.entries(rest).map(([key, value]) => `${key}:${write(value, key === "value" ? field : key)}`);
    return `${parts.join()}/${origins.join()}`;
  });
  const joins = task.joins.map(({ by, certain }) => `${by}${certain}`);
  const own = [write(task.id, "task"), task.direction, write(task.told, "told"), joins.join()];
  const { told, placeOf } = relations.settle(reach());
  const text = [own, events, seen, [orderOf(bench), told]].map((part) => part.join(";")).join("\n");
  // Of the data of another task only what comes again in this one, or in itself, is of any weight.
  const bytesOf = (bytes: Bytes): string => bytes.map(plain ? plainly : bytesIn(data.names).nameOf).join();
  return { text, nameOf: (parameter) => parameterIn(parameter, placeOf, bytesOf) };
};
