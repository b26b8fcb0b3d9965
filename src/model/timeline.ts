/**
 * The timeline: all events of all captures, grouped into tasks, with those that belong to no task kept beside them.
 */
import type { Alignment } from "./align/alignment.ts";
import type { Event, FaultEvent } from "./event.ts";
import type { Capture } from "./evidence.ts";
import type { Platform } from "./platform.ts";
import type { Task } from "./task.ts";
import type { Fact, ObservedFact } from "./testimony.ts";

/** A told observation that fits no task, or more than one. */
export interface UnplacedFact {
  readonly fact: ObservedFact;
  readonly candidates: readonly Task[];
}

export interface Timeline {
  readonly captures: readonly Capture[];
  readonly platform: Platform;
  readonly events: readonly Event[];
  /** Tasks with a data phase, by first line. */
  readonly tasks: readonly Task[];
  /** Requests that failed and that no line shows handed to a driver: what is known of them is above it, and they are no tasks. */
  readonly undelivered: readonly Task[];
  /** Events about the controller rather than one task. */
  readonly setup: readonly Event[];
  /** Faults that no task's addresses account for. */
  readonly strayFaults: readonly FaultEvent[];
  /** Everything a person stated, also what tasks hold. */
  readonly facts: readonly Fact[];
  readonly unplaced: readonly UnplacedFact[];
  /** What the order of the two sides rests on; `null` where only one side was seen. */
  readonly alignment: Alignment | null;
}
