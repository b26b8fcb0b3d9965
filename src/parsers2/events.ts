/** A closed section becomes an event, if its fields suffice for one. */
import type { Event, FaultReason } from "../model/event.ts";
import type { Observed } from "../model/evidence.ts";
import { deviceAddress, hostAddress, type Iova, iova } from "../model/units.ts";
import { observe, type Placed, type Section } from "./section.ts";
import { bytesOf, countOf, digitsOf, directionOf, idOf, numberOf, statusOf } from "./value.ts";
import type { Role } from "./vocabulary.ts";

type Kind = Event["kind"];

interface Draft {
  readonly section: Section;
  readonly field: (...roles: readonly Role[]) => Placed | undefined;
}

const draftOf = (section: Section): Draft => ({
  section,
  field: (...roles) => roles.map((role) => section.fields.get(role)).find((placed) => placed !== undefined),
});

/** Two 32-bit halves logged apart: `High = 0x0, Low = 0x801c0000`. */
const halves = ({ field }: Draft): Observed<Iova> | null => {
  const [high, low] = [field("high"), field("low")];
  if (high === undefined || low === undefined) return null;
  const [upper, lower] = [numberOf(high.value), numberOf(low.value)];
  const value = upper === null || lower === null ? null : iova((upper << 32n) | lower);
  return { value, loss: value === null ? "unreadable" : null, at: low.at };
};

const address = (draft: Draft, ...roles: readonly Role[]): Observed<Iova> | null =>
  observe(draft.field(...roles), (value) => {
    const found = numberOf(value);
    return found === null ? null : iova(found);
  }) ?? halves(draft);

const count = (draft: Draft, ...roles: readonly Role[]): Observed<number> | null =>
  observe(draft.field(...roles), countOf);
const result = (draft: Draft): Observed<bigint> | null => observe(draft.field("result"), numberOf);
const hostAt = (draft: Draft, ...roles: readonly Role[]) => {
  const found = address(draft, ...roles);
  return found === null ? null : { ...found, value: found.value === null ? null : hostAddress(found.value) };
};
const deviceAt = (draft: Draft, ...roles: readonly Role[]) => {
  const found = address(draft, ...roles);
  return found === null ? null : { ...found, value: found.value === null ? null : deviceAddress(found.value) };
};

/** The bytes of a section's rows. */
const dumped = ({ section }: Draft) =>
  section.row === null
    ? null
    : {
        value: section.rowHidden ? null : [...section.bytes],
        loss: section.rowHidden ? ("redacted" as const) : null,
        at: section.row,
      };

const OWNERS: readonly (readonly [RegExp, "private" | "data-buffer" | "client"])[] = [
  [/\bclient\b|\buser buffer\b/i, "client"],
  [/\bprivate\b|\bown buffer\b|\bscratch\b|\bdriver'?s own\b/i, "private"],
  [/UserGetDataBuffer|\bdata buffer\b|fDataBuffer/i, "data-buffer"],
];

const ownerOf = (words: string) => OWNERS.find(([pattern]) => pattern.test(words))?.[1] ?? null;

/** Where the words put a call of UserGetDataBuffer. */
const inDispatch = (section: Section): boolean | null => {
  const place = `${section.tag ?? ""} ${section.words.split(/UserGetDataBuffer/i)[0] ?? ""}`;
  if (/ProcessParallelTask/i.test(place)) return true;
  return /complet|handler|reply|interrupt|helper|debug|dump/i.test(place) ? false : null;
};

const rightsOf = ({ field }: Draft): Observed<"read" | "write" | "read-write"> | null =>
  observe(field("direction"), (value) => {
    const word = value.text.toLowerCase();
    if (/inout|outin/.test(word)) return "read-write";
    if (word === "in") return "write";
    return word === "out" ? "read" : null;
  });

type Fields<K extends Kind> = Omit<Extract<Event, { kind: K }>, keyof Base | "kind">;
type Base = Pick<
  Event,
  "side" | "capture" | "line" | "lastLine" | "stamp" | "tag" | "thread" | "task" | "target" | "at"
>;

/** [UserInitializeController_Impl] begin · UserInitializeController: enter · fn=UserInitializeController: enter */
const BEGIN = /(?:^|UserInitializeController(?:_Impl)?)\W{0,8}(?:begin|begins|enter|entered|entering|start)\b/i;

/** UserInitializeController returning 0x0 · [UserInitializeController_Impl] end, result = 0x0 */
const END =
  /(?:^|UserInitializeController(?:_Impl)?)\W{0,8}(?:end|ends|exit|leave|leaving|return|returns|returned|returning|done|finished)\b/i;

const stepOf = ({ section }: Draft): Fields<"lifecycle">["step"] => {
  const words = section.words.trim();
  const place = `${section.tag ?? ""} ${words}`;
  if (/UserStartController/i.test(place)) return "start";
  if (!/UserInitializeController/i.test(place)) return "initialize-step";
  if (BEGIN.test(words)) return "initialize-begin";
  return END.test(words) ? "initialize-end" : "initialize-step";
};

const outcomeOf = (draft: Draft): Fields<"client">["outcome"] => {
  const { section, field } = draft;
  const capacity = field("capacity");
  if (capacity !== undefined) return observe(capacity, (value) => (countOf(value) === 0 ? "0-byte-disk" : "ok"));
  if (/\b(?:0|zero)[ -]byte disk\b/i.test(section.words)) return { value: "0-byte-disk", loss: null, at: section.at };
  return /\berror\b/i.test(section.words) && section.row === null
    ? { value: "error", loss: null, at: section.at }
    : null;
};

/** How each kind is made of its fields; `null` where they say too little. */
const MAKERS: { readonly [K in Kind]?: (draft: Draft) => object | null } = {
  lifecycle: (draft) => ({ step: stepOf(draft), result: result(draft) }),
  constraints: ({ section, field }) => ({
    how:
      /overrid/i.test(section.words) || /UserReportHBAConstraints_Impl/.test(section.tag ?? "")
        ? "overridden"
        : "called",
    result: observe(field("result"), numberOf),
    keys: section.constraints.map((placed) => ({ name: placed.key, value: observe(placed, numberOf), at: placed.at })),
    complete: section.constraints.length >= 2,
  }),
  dispatch: (draft) => {
    const fields = { iova: address(draft, "iova"), length: count(draft, "length") };
    const more = {
      direction: observe(draft.field("direction"), directionOf),
      cdb: observe(draft.field("cdb"), bytesOf),
    };
    return fields.iova === null && fields.length === null && more.cdb === null ? null : { ...fields, ...more };
  },
  "data-buffer": (draft) => ({
    result: result(draft),
    address: hostAt(draft, "address", "buffer"),
    length: count(draft, "length"),
    inDispatch: inDispatch(draft.section),
  }),
  map: (draft) => ({
    iova: address(draft, "address", "iova"),
    length: count(draft, "length"),
    buffer: hostAt(draft, "buffer"),
    rights: rightsOf(draft),
    result: result(draft),
  }),
  unmap: (draft) => ({
    iova: address(draft, "address", "iova"),
    length: count(draft, "length"),
    buffer: hostAt(draft, "buffer"),
    rights: null,
    result: result(draft),
  }),
  submit: (draft) => {
    const at = address(draft, "iova", "address");
    return at === null
      ? null
      : { iova: at, length: count(draft, "length"), direction: observe(draft.field("direction"), directionOf) };
  },
  receive: (draft) => {
    const at = address(draft, "iova", "address");
    const placed = draft.field("iova", "address");
    const length = count(draft, "length");
    const cdb = observe(draft.field("cdb"), bytesOf);
    if (at === null && length === null && cdb === null) return null;
    return {
      iova: at,
      iovaDigits: placed === undefined ? 16 : digitsOf(placed.value),
      length,
      direction: observe(draft.field("direction"), directionOf),
      cdb,
    };
  },
  stage: (draft) => {
    const bytes = dumped(draft);
    const at = deviceAt(draft, "source", "address", "buffer");
    return bytes === null && at === null ? null : { address: at, length: count(draft, "length"), bytes };
  },
  transfer: (draft) => {
    const done = /\b(?:done|complete|completed|finished)\b/i.test(draft.section.words);
    return {
      phase: done ? "done" : "start",
      source: deviceAt(draft, "source"),
      destination: address(draft, "destination"),
      length: done ? null : count(draft, "length"),
      count: done ? count(draft, "count", "length") : null,
    };
  },
  "device-reply": (draft) => ({
    status: observe(draft.field("status"), statusOf),
    scsiStatus: observe(draft.field("scsi-status"), statusOf),
    transferred: count(draft, "transferred"),
  }),
  reply: (draft) => ({
    status: observe(draft.field("status"), statusOf),
    scsiStatus: observe(draft.field("scsi-status"), statusOf),
    transferred: count(draft, "transferred"),
  }),
  complete: (draft) => ({
    transferred: count(draft, "transferred"),
    version: observe(draft.field("version"), numberOf),
    status: observe(draft.field("status"), statusOf),
  }),
  "cpu-write": (draft) => ({
    address: hostAt(draft, "address", "buffer"),
    length: count(draft, "length"),
    fill: observe(draft.field("fill"), countOf),
  }),
  dump: (draft) => {
    const bytes = dumped(draft);
    return bytes === null
      ? null
      : {
          address: hostAt(draft, "address", "buffer"),
          length: count(draft, "length"),
          bytes,
          owner: ownerOf(draft.section.words),
        };
  },
  client: (draft) => {
    const outcome = outcomeOf(draft);
    const bytes = dumped(draft);
    return outcome === null && bytes === null ? null : { outcome, bytes };
  },
  timeout: () => ({}),
  abort: () => ({}),
};

export type { FaultReason };

/** The event that a section states, on the given side; `null` if it says too little. */
export const eventOf = (section: Section, side: Event["side"]): Event | null => {
  // A dump on the controller is a look at its staging memory.
  const kind = section.kind === "dump" && side === "device" ? "stage" : section.kind;
  const make = kind === null ? undefined : MAKERS[kind];
  const draft = draftOf(section);
  const fields = make?.(draft);
  if (kind === null || fields == null) return null;
  const base: Base = {
    side,
    capture: section.at.capture,
    line: section.line,
    lastLine: section.lastLine,
    stamp: section.stamp,
    tag: section.tag,
    thread: section.thread,
    task: observe(draft.field("task"), idOf),
    target: observe(draft.field("target"), idOf),
    at: section.at,
  };
  return { kind, ...base, ...fields } as Event;
};
