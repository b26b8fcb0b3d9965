/**
 * What an assumption is: one sentence that the model takes for granted, on somebody's authority, and the other values
 * that a fault could give it. A cause flips exactly one of them.
 */
import type { EventKind } from "./event.ts";
import type { Citation } from "./evidence.ts";
import type { Platform } from "./platform.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/**
 * `area.subject`. The areas are the components of the machine, `memory` for what nobody wrote,
 * `device` for what lies behind the controller, and `observer` for whoever printed or told.
 */
export type AssumptionKey =
  | "driver.buffer"
  | "driver.address"
  | "driver.length"
  | "driver.completion"
  | "driver.view"
  | "driver.constraints"
  | "driver.response"
  | "driver.return"
  | "driver.request"
  | "driver.process"
  | "driver.identifier"
  | "driver.mapping"
  | "framework.copy-back"
  | "framework.zero-fill"
  | "framework.bounce"
  | "framework.inquiry"
  | "framework.acceptance"
  | "framework.flush"
  | "iommu.mapping"
  | "iommu.rights"
  | "iommu.silence"
  | "controller.engine"
  | "controller.source"
  | "controller.interrupt"
  | "controller.state"
  | "device.data"
  | "device.status"
  | "memory.untouched"
  | "observer.buffer"
  | "observer.time"
  | "observer.print"
  | "observer.command";

/** Who says so, from firm to weak. */
export type AuthorityGrade =
  | "header"
  | "open-source"
  | "measurement"
  | "third-party"
  | "vendor-statement"
  | "inference";

export interface Authority {
  readonly grade: AuthorityGrade;
  /** The source in a few words. */
  readonly source: string;
}

/** A number that an alternative leaves open: a width in bits, a length in bytes, an address. */
export type Parameter = bigint | number | null;

/** One other value that a fault gives an assumption. */
export interface Alternative {
  /** The parameters worth trying on this task, derived from what its lines show; empty if the fault cannot occur in it. */
  readonly variants: (task: Task, timeline: Timeline) => readonly Parameter[];
  /** The lines that state this very step or value, not its effect. */
  readonly stated: (task: Task, timeline: Timeline) => readonly Citation[];
  /** The kind of line that logs the step, if drivers or firmware log it at all. */
  readonly loggedAs: EventKind | null;
  /** The kind of line that a driver or firmware that logs it at all has for each task with the step, whether or not the line states it. */
  readonly alongside?: EventKind;
}

export interface Assumption {
  readonly key: AssumptionKey;
  /** The nominal value, as a sentence that a report can print. */
  readonly sentence: string;
  readonly authority: Authority;
  /** Where it holds. */
  readonly platforms: readonly Platform[];
  readonly alternatives: Readonly<Record<string, Alternative>>;
}

/** One assumption set to another value. */
export interface Flip {
  readonly key: AssumptionKey;
  readonly value: string;
  readonly parameter: Parameter;
}

/** The assumptions of one replay: nominal except for the flips. */
export type Setting = ReadonlyMap<AssumptionKey, Flip>;

export const NOMINAL: Setting = new Map();

export const setting = (flips: readonly Flip[]): Setting => new Map(flips.map((flip) => [flip.key, flip]));

/** The value that a setting gives a key, or `null` for the nominal one. */
export const flipped = (assumptions: Setting, key: AssumptionKey): string | null => assumptions.get(key)?.value ?? null;
