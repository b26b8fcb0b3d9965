/**
 * What was observed of a task, in the vocabulary in which a replay can be compared with it. One entry per line or told
 * fact that shows a value the model predicts; most of them agree with the nominal replay and carry no news.
 */
import type { AssumptionKey } from "./assumption.ts";
import type { Bytes } from "./bytes.ts";
import type { ClientOutcome } from "./event.ts";
import type { Evidence } from "./evidence.ts";
import type { BufferName, Milestone, Moment, Point } from "./machine.ts";
import type { Task } from "./task.ts";

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
  /** True if it is the address of another task that was open at the time. */
  readonly crossed: boolean;
}

/** A length (bytes) at a point of the path, or a count of bytes: what the engine moved, the response reports, the client got. */
export interface LengthObservation extends Base {
  readonly kind: "length";
  readonly point: Exclude<Point, "dispatched"> | "counted" | "reported" | "delivered";
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
  /** True for a later look at memory of which an earlier one stands in the log. */
  readonly again?: true;
  /** True for a look that stands above the line in which the driver clears memory: it is of the time before. */
  readonly uncleared?: true;
}

/** Two steps of the driver in the order in which its log has them. */
export interface OrderObservation extends Base {
  readonly kind: "order";
  readonly completion: "before-reply" | "after-reply";
}

/** A line shows that a step took place. */
export interface StepObservation extends Base {
  readonly kind: "step";
  readonly step: Exclude<Milestone, "transfer" | "give-up">;
}

/** The reply or the completion beside the line that says that somebody gave the task up. */
export interface SequenceObservation extends Base {
  readonly kind: "sequence";
  readonly step: "reply" | "complete";
  readonly place: "before-end" | "after-end";
}

/** A field of the driver's response, or the response of the call itself; `ok` where it is as the framework wants it. */
export interface ResponseObservation extends Base {
  readonly kind: "response";
  readonly field: "version" | "task" | "target" | "call";
  readonly value: string;
  readonly ok: boolean;
}

/** The driver completed the task more than once, or the kernel says that a completion met no request. */
export interface CompletionsObservation extends Base {
  readonly kind: "completions";
  readonly by: "driver" | "kernel";
}

/** The controller's reply and the data in the order in which its log has them. */
export interface ReplyOrderObservation extends Base {
  readonly kind: "reply-order";
  readonly reply: "before-data" | "after-data";
}

/** The end of the driver's own mapping and the reply in the order in which its log has them. */
export interface ReleaseOrderObservation extends Base {
  readonly kind: "release-order";
  readonly release: "before-reply" | "after-reply";
}

/** What the client was told of the task and the controller's reply, in the order in which one log has them. */
export interface SettleOrderObservation extends Base {
  readonly kind: "settle-order";
  readonly settled: "before-reply" | "after-reply";
}

/** A field of the request beside its element, as it was handed out and as it arrived at a point of the path. */
export interface FieldObservation extends Base {
  readonly kind: "field";
  readonly field: "command" | "direction" | "unit";
  readonly point: "submitted" | "received";
  readonly same: boolean;
  /** True if another field of the request is known to have arrived as another one. */
  readonly beside: boolean;
}

/** A mapping that the driver asked for, made or refused. */
export interface MappingObservation extends Base {
  readonly kind: "mapping";
  readonly made: boolean;
}

/** The engine was seen to run, from this source if the line names one; `crossed` is the staging of another open task. */
export interface EngineObservation extends Base {
  readonly kind: "engine";
  readonly source: "staging" | "crossed" | "other" | null;
}

/** A line shows that the mapping allows the device the access that the task needs. */
export interface RightsObservation extends Base {
  readonly kind: "rights";
}

/** A line states that an assumption does not have this other value, so that the fault cannot be. */
export interface ConditionObservation extends Base {
  readonly kind: "condition";
  readonly key: AssumptionKey;
  readonly value: string;
}

/** The CPU of the host stumbled over an address in the buffer's range on the device's side. */
export interface CrashObservation extends Base {
  readonly kind: "crash";
  readonly address: bigint;
}

/** What the client got: an empty disk, an error, or the length of the INQUIRY that the kernel sends next. */
export interface OutcomeObservation extends Base {
  readonly kind: "outcome";
  readonly outcome: /** `atOnce` for an error that came too soon for the kernel to have waited in vain. */
    | { readonly of: "disk"; readonly value: ClientOutcome; readonly atOnce: boolean }
    | { readonly of: "status"; readonly ok: boolean; readonly text: string; readonly by: "host" | "device" }
    | { readonly of: "end"; readonly value: "timeout" | "abort" }
    /**
     * A request that no line shows handed to the driver, or a bring-up that hangs; `logged` if the captures have what would show
     * it: the hand-over of other requests, without a gap, or calls that create targets.
     */
    | { readonly of: "undelivered"; readonly as: "error" | "empty" | "rejection" | "stall"; readonly logged: boolean }
    | { readonly of: "next-inquiry"; readonly length: number };
}

/** An access of the controller worked: it fetched the request, moved payload, or its reply came to the driver. */
export interface ContactObservation extends Base {
  readonly kind: "contact";
  readonly by: "fetch" | "engine" | "reply";
}

/** A register said whether the controller may master the bus, or whether anything answers a read at all. */
export interface RegisterObservation extends Base {
  readonly kind: "register";
  readonly of: "mastering" | "answer";
  readonly value: boolean;
}

/** Bytes that the device sent for this task stand in memory that is not the task's. */
export interface NeighbourObservation extends Base {
  readonly kind: "neighbour";
  readonly bytes: Bytes;
}

/** The IOMMU or bus reported an access. */
export interface FaultObservation extends Base {
  readonly kind: "fault";
  /** What ties it to the task: an address that the task was given, one that a known fault makes of such, or nothing but the time. */
  readonly tie: "given" | "altered" | "time";
  readonly address: bigint | null;
  readonly reason: string | null;
  readonly access: "read" | "write" | null;
}

export type Observation =
  | AddressObservation
  | LengthObservation
  | BytesObservation
  | OrderObservation
  | StepObservation
  | SequenceObservation
  | ResponseObservation
  | CompletionsObservation
  | ReplyOrderObservation
  | ReleaseOrderObservation
  | SettleOrderObservation
  | FieldObservation
  | MappingObservation
  | EngineObservation
  | RightsObservation
  | ConditionObservation
  | CrashObservation
  | OutcomeObservation
  | ContactObservation
  | RegisterObservation
  | NeighbourObservation
  | FaultObservation;

/** True if the observation shows how the task ended for the kernel, though no byte of it. */
export const showsEnding = ({ kind, ...rest }: Observation): boolean =>
  kind === "outcome" && (rest as OutcomeObservation).outcome.of === "end";

/** True if the observation shows what a receiver got. */
export const showsReceiver = (task: Task, observation: Observation): boolean => {
  if (observation.kind === "outcome") return ["disk", "next-inquiry", "undelivered"].includes(observation.outcome.of);
  if (observation.kind === "length") return observation.point === "delivered";
  if (observation.kind !== "bytes") return false;
  return task.direction === "data-in" ? observation.who !== "device" : observation.who === "device";
};
