/**
 * What was observed of a task, in the vocabulary in which a replay can be compared with it. One entry per line or told
 * fact that shows a value the model predicts; most of them agree with the nominal replay and carry no news.
 */
import type { Bytes } from "./bytes.ts";
import type { DumpEvent, Event } from "./event.ts";
import { type Citation, type Evidence, isSeen } from "./evidence.ts";
import type { BufferName, Moment, Point } from "./machine.ts";
import { before } from "./order.ts";
import { eventOf, eventsOf, opcodeOf, requestOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

interface Base {
  /** The lines or facts that show it, the primary one first. */
  readonly evidence: readonly Evidence[];
}

/** An address at a point of the path; `digits` are the hexadecimal digits that the line gives it. */
export interface AddressObservation extends Base {
  readonly kind: "address";
  readonly point: Exclude<Point, "dispatched">;
  readonly value: bigint;
  readonly digits: number;
}

/** A length (bytes) at a point of the path, or a count of bytes that were moved. */
export interface LengthObservation extends Base {
  readonly kind: "length";
  readonly point: Exclude<Point, "dispatched"> | "counted";
  readonly value: number;
}

/** Bytes that somebody saw. */
export interface BytesObservation extends Base {
  readonly kind: "bytes";
  readonly who: "device" | "dext" | "client";
  readonly bytes: Bytes;
  /** Buffers that may be the one that was looked at. */
  readonly vantages: readonly BufferName[];
  /** Times at which the look may have been taken. */
  readonly moments: readonly Moment[];
  /** True if the lines put the look after the reply. */
  readonly timed: boolean;
  /** How firmly the lines say which buffer it is: by its address, by words, or not at all. */
  readonly vantageBy: "address" | "words" | "nothing";
}

/** Two steps of the driver in the order in which its log has them. */
export interface OrderObservation extends Base {
  readonly kind: "order";
  readonly completion: "before-reply" | "after-reply";
}

/** The engine was seen to run, from this source if the line names one. */
export interface EngineObservation extends Base {
  readonly kind: "engine";
  readonly source: "staging" | "other" | null;
}

/** What the client got: an empty disk, an error, or the length of the INQUIRY that the kernel sends next. */
export interface OutcomeObservation extends Base {
  readonly kind: "outcome";
  readonly outcome:
    | { readonly of: "disk"; readonly value: "0-byte-disk" | "error" | "ok" }
    | { readonly of: "status"; readonly ok: boolean; readonly text: string }
    | { readonly of: "next-inquiry"; readonly length: number };
}

/** The IOMMU or bus reported an access. */
export interface FaultObservation extends Base {
  readonly kind: "fault";
  readonly address: bigint | null;
  readonly reason: string | null;
  readonly access: "read" | "write" | null;
}

export type Observation =
  | AddressObservation
  | LengthObservation
  | BytesObservation
  | OrderObservation
  | EngineObservation
  | OutcomeObservation
  | FaultObservation;

const addresses = (task: Task): readonly Observation[] =>
  eventOf(task, "dispatch")?.iova == null
    ? []
    : eventsOf(task, "submit", "receive", "transfer").flatMap((event): readonly Observation[] => {
        const shown = event.kind === "transfer" ? event.destination : event.iova;
        if (!isSeen(shown)) return [];
        const point = event.kind === "submit" ? "submitted" : event.kind === "receive" ? "received" : "engine";
        const digits = event.kind === "receive" ? event.iovaDigits : 16;
        return [{ kind: "address", point, value: shown.value, digits, evidence: [shown.at] }];
      });

const lengths = (task: Task): readonly Observation[] =>
  eventOf(task, "dispatch")?.length == null
    ? []
    : eventsOf(task, "submit", "receive", "transfer").flatMap((event): readonly Observation[] => {
        const point = event.kind === "submit" ? "submitted" : event.kind === "receive" ? "received" : "engine";
        const shown: Observation[] = isSeen(event.length)
          ? [{ kind: "length", point, value: event.length.value, evidence: [event.length.at] }]
          : [];
        const counted: Observation[] =
          event.kind === "transfer" && isSeen(event.count)
            ? [{ kind: "length", point: "counted", value: event.count.value, evidence: [event.count.at] }]
            : [];
        return [...shown, ...counted];
      });

/** Times at which a host line may have looked, from its place among the task's other lines of the same log. */
const momentsOf = (task: Task, event: Event): readonly Moment[] => {
  const reply = eventOf(task, "reply");
  const complete = eventOf(task, "complete");
  const after = (other: Event | undefined) => other !== undefined && before(other, event).verdict === "yes";
  const ahead = (other: Event | undefined) => other !== undefined && before(event, other).verdict === "yes";
  if (after(complete) && after(reply)) return ["after-completion"];
  if (ahead(complete) && after(reply)) return ["after-data"];
  return ["after-data", "after-completion"];
};

const vantageOf = (task: Task, dump: DumpEvent): Pick<BytesObservation, "vantages" | "vantageBy" | "who"> => {
  if (dump.owner === "client") return { who: "client", vantages: ["client"], vantageBy: "words" };
  const taken = eventsOf(task, "data-buffer").some(
    (call) => isSeen(call.address) && isSeen(dump.address) && call.address.value === dump.address.value,
  );
  if (taken) return { who: "dext", vantages: ["data-buffer"], vantageBy: "address" };
  if (dump.owner === "data-buffer") return { who: "dext", vantages: ["data-buffer", "client"], vantageBy: "words" };
  return { who: "dext", vantages: ["data-buffer", "client", "private"], vantageBy: "nothing" };
};

/** Dumps on the host. Of several the early ones show what was left in memory and are not about the transfer. */
const hostBytes = (task: Task): readonly Observation[] => {
  const reply = eventOf(task, "reply");
  const dumps = eventsOf(task, "dump").filter((dump) => isSeen(dump.bytes));
  const late = dumps.filter((dump) => reply === undefined || before(dump, reply).verdict !== "yes");
  const shown = late.length > 0 ? late : dumps;
  const seen = shown.flatMap((dump): readonly Observation[] =>
    isSeen(dump.bytes)
      ? [{ kind: "bytes", bytes: dump.bytes.value, moments: momentsOf(task, dump), timed: late.length > 0 && reply !== undefined && before(reply, dump).verdict === "yes", evidence: [dump.bytes.at], ...vantageOf(task, dump) }]
      : [],
  );
  const clients = eventsOf(task, "client").flatMap((client): readonly Observation[] =>
    isSeen(client.bytes)
      ? [
          {
            kind: "bytes",
            who: "client",
            bytes: client.bytes.value,
            vantages: ["client"],
            moments: ["after-completion"],
            timed: true,
            vantageBy: "words",
            evidence: [client.bytes.at],
          },
        ]
      : [],
  );
  return [...seen, ...clients];
};

/** Staging dumps: of a read, what the device sends; of a write, what it got. Empty and unknown ones tell nothing. */
const deviceBytes = (task: Task): readonly Observation[] =>
  eventsOf(task, "stage").flatMap((stage): readonly Observation[] =>
    isSeen(stage.bytes)
      ? [
          {
            kind: "bytes",
            who: "device",
            bytes: stage.bytes.value,
            vantages: ["staging"],
            moments: ["after-data"],
            timed: true,
            vantageBy: "words",
            evidence: [stage.bytes.at],
          },
        ]
      : [],
  );

const toldBytes = (task: Task): readonly Observation[] =>
  task.told.flatMap((fact): readonly Observation[] => {
    if (fact.saw === "0-byte-disk") return [];
    const length = requestOf(task).length ?? 0;
    const bytes = fact.saw === "zeros" ? new Array<number>(length).fill(0) : fact.saw;
    return [
      {
        kind: "bytes",
        who: fact.by,
        bytes,
        vantages: fact.by === "client" ? ["client"] : ["data-buffer", "client", "private"],
        moments: ["after-data", "after-completion"],
        timed: false,
        vantageBy: "nothing",
        evidence: [{ origin: "told", fact: fact.text }],
      },
    ];
  });

const orders = (task: Task): readonly Observation[] => {
  const complete = eventOf(task, "complete");
  if (complete === undefined) return [];
  const replies = eventsOf(task, "reply", "device-reply");
  const late = replies.find((reply) => before(complete, reply).verdict === "yes");
  if (late !== undefined) return [{ kind: "order", completion: "before-reply", evidence: [complete.at, late.at] }];
  const early = replies.find((reply) => before(reply, complete).verdict === "yes");
  return early === undefined ? [] : [{ kind: "order", completion: "after-reply", evidence: [early.at, complete.at] }];
};

const engines = (task: Task): readonly Observation[] => {
  const staged = eventOf(task, "stage")?.address;
  return eventsOf(task, "transfer").map((transfer): Observation => {
    const known = isSeen(transfer.source) && isSeen(staged) && task.direction === "data-in";
    const source = known ? (transfer.source?.value === staged.value ? "staging" : "other") : null;
    const at: readonly Citation[] = known && isSeen(transfer.source) ? [transfer.source.at, staged.at] : [transfer.at];
    return { kind: "engine", source, evidence: at };
  });
};

const statuses = (task: Task): readonly Observation[] =>
  eventsOf(task, "reply", "device-reply").flatMap((reply) =>
    [reply.status, reply.scsiStatus].flatMap((status): readonly Observation[] =>
      isSeen(status)
        ? [{ kind: "outcome", outcome: { of: "status", ok: status.value.ok, text: status.value.text }, evidence: [status.at] }]
        : [],
    ),
  );

const disks = (task: Task): readonly Observation[] => [
  ...eventsOf(task, "client").flatMap((client): readonly Observation[] =>
    isSeen(client.outcome)
      ? [{ kind: "outcome", outcome: { of: "disk", value: client.outcome.value }, evidence: [client.outcome.at] }]
      : [],
  ),
  ...task.told.flatMap((fact): readonly Observation[] =>
    fact.saw === "0-byte-disk"
      ? [{ kind: "outcome", outcome: { of: "disk", value: "0-byte-disk" }, evidence: [{ origin: "told", fact: fact.text }] }]
      : [],
  ),
];

const INQUIRY = 0x12;
/** Bytes of the INQUIRY that opens a probe: a header of 5 and one more (IOSCSITargetDevice.cpp). */
const FIRST_INQUIRY = 6;

/** The command that the kernel sends to the same target next, if this is the first INQUIRY of a probe. */
const nextInquiry = (task: Task, timeline: Timeline): readonly Observation[] => {
  const own = eventOf(task, "dispatch");
  const opcode = opcodeOf(task);
  if (own === undefined || requestOf(task).length !== FIRST_INQUIRY || (opcode !== null && opcode !== INQUIRY)) return [];
  const followers = timeline.tasks.filter((other) => {
    const dispatch = eventOf(other, "dispatch");
    if (dispatch === undefined || dispatch === own || before(own, dispatch).verdict !== "yes") return false;
    return (dispatch.target?.value ?? null) === (own.target?.value ?? null);
  });
  const next = followers[0];
  const length = next === undefined ? null : requestOf(next).length;
  const at = next === undefined ? null : (eventOf(next, "dispatch")?.length?.at ?? null);
  if (next === undefined || length === null || at === null) return [];
  const nextOpcode = opcodeOf(next);
  const answers = eventsOf(task, "stage").flatMap((stage) => (isSeen(stage.bytes) ? [stage.bytes.value[4] ?? null] : []));
  const expected = answers.flatMap((additional) => (additional === null ? [] : [additional + 5]));
  // Without a CDB only the two lengths that this rule can give identify the command.
  if (nextOpcode === null ? length !== 5 && !expected.includes(length) : nextOpcode !== INQUIRY) return [];
  return [{ kind: "outcome", outcome: { of: "next-inquiry", length }, evidence: [at] }];
};

const faults = (task: Task): readonly Observation[] =>
  eventsOf(task, "fault").map((fault) => ({
    kind: "fault" as const,
    address: fault.address?.value ?? null,
    reason: fault.reason?.value ?? null,
    access: fault.access?.value ?? null,
    evidence: [fault.address?.at ?? fault.at],
  }));

/** Everything of a task that a replay can be held against. */
export const observationsOf = (task: Task, timeline: Timeline): readonly Observation[] => [
  ...addresses(task),
  ...lengths(task),
  ...deviceBytes(task),
  ...hostBytes(task),
  ...toldBytes(task),
  ...orders(task),
  ...engines(task),
  ...statuses(task),
  ...disks(task),
  ...nextInquiry(task, timeline),
  ...faults(task),
];

/** True if the observation shows what a receiver got. */
export const showsReceiver = (task: Task, observation: Observation): boolean => {
  if (observation.kind === "outcome") return observation.outcome.of !== "status";
  if (observation.kind !== "bytes") return false;
  return task.direction === "data-in" ? observation.who !== "device" : observation.who === "device";
};

