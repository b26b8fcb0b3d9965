/**
 * What was observed of a task, in the vocabulary in which a replay can be compared with it. One entry per line or told
 * fact that shows a value the model predicts; most of them agree with the nominal replay and carry no news.
 */
import type { Bytes } from "./bytes.ts";
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

/** The engine was seen to run, from this source if the line names one. */
export interface EngineObservation extends Base {
  readonly kind: "engine";
  readonly source: "staging" | "other" | null;
}

/** A line shows that the mapping allows the device the access that the task needs. */
export interface RightsObservation extends Base {
  readonly kind: "rights";
}

/** What the client got: an empty disk, an error, or the length of the INQUIRY that the kernel sends next. */
export interface OutcomeObservation extends Base {
  readonly kind: "outcome";
  readonly outcome:
    | { readonly of: "disk"; readonly value: "0-byte-disk" | "error" | "ok" }
    | { readonly of: "status"; readonly ok: boolean; readonly text: string; readonly by: "host" | "device" }
    | { readonly of: "end"; readonly value: "timeout" | "abort" }
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
  | StepObservation
  | SequenceObservation
  | ResponseObservation
  | CompletionsObservation
  | EngineObservation
  | RightsObservation
  | OutcomeObservation
  | FaultObservation;

/** True if the observation shows how the task ended for the kernel, though no byte of it. */
export const showsEnding = ({ kind, ...rest }: Observation): boolean =>
  kind === "outcome" && (rest as OutcomeObservation).outcome.of === "end";

/** True if the observation shows what a receiver got. */
export const showsReceiver = (task: Task, observation: Observation): boolean => {
  if (observation.kind === "outcome")
    return observation.outcome.of === "disk" || observation.outcome.of === "next-inquiry";
  if (observation.kind === "length") return observation.point === "delivered";
  if (observation.kind !== "bytes") return false;
  return task.direction === "data-in" ? observation.who !== "device" : observation.who === "device";
};
