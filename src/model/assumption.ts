/**
 * What an assumption is: one sentence that the model takes for granted, on somebody's authority, and the other values
 * that a fault could give it. A cause flips exactly one of them.
 */
import type { Bytes } from "./bytes.ts";
import type { EventKind } from "./event.ts";
import type { Citation } from "./evidence.ts";
import type { Platform } from "./platform.ts";
import type { TaskProperty } from "./property.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/**
 * `area.subject`. The areas are the components of the machine, `bus` for the way between host and controller, `memory` for what
 * nobody wrote and what the CPU sees of it,
 * `device` for what lies behind the controller, and `observer` for whoever printed or told.
 */
export type AssumptionKey =
  | "driver.buffer"
  | "driver.address"
  | "driver.length"
  | "driver.completion"
  | "driver.view"
  | "driver.segments"
  | "driver.alignment"
  | "driver.target"
  | "driver.direction"
  | "driver.frame"
  | "driver.release"
  | "driver.unmap"
  | "driver.session"
  | "driver.constraints"
  | "driver.response"
  | "driver.return"
  | "driver.request"
  | "driver.process"
  | "driver.identifier"
  | "driver.mapping"
  | "driver.limits"
  | "driver.segment-type"
  | "driver.width"
  | "driver.target-id"
  | "driver.override"
  | "driver.queue"
  | "driver.pointer"
  | "framework.copy-back"
  | "framework.zero-fill"
  | "framework.bounce"
  | "framework.break-size"
  | "framework.segments"
  | "framework.hand-over"
  | "framework.inquiry"
  | "framework.acceptance"
  | "framework.look-up"
  | "framework.flush"
  | "iommu.mapping"
  | "iommu.rights"
  | "iommu.silence"
  | "iommu.mapper"
  | "iommu.width"
  | "iommu.requester"
  | "bus.mastering"
  | "bus.link"
  | "controller.engine"
  | "controller.source"
  | "controller.pull"
  | "controller.reply-path"
  | "controller.interrupt"
  | "controller.state"
  | "controller.destination"
  | "controller.length"
  | "controller.order"
  | "controller.reply"
  | "controller.staging"
  | "controller.task"
  | "device.data"
  | "device.status"
  | "device.limit"
  | "memory.untouched"
  | "memory.coherence"
  | "observer.buffer"
  | "observer.time"
  | "observer.print"
  | "observer.command"
  | "observer.requester";

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

/**
 * What another task has that is taken for this one's: its address on the bus, or the bytes that the controller staged for it. With
 * `over` those bytes come on top of this task's own, because the other was given this one's address.
 */
export type Sight =
  | { readonly of: "address"; readonly task: string; readonly address: bigint }
  | { readonly of: "bytes" | "over"; readonly task: string; readonly bytes: Bytes };

/** What an alternative leaves open: a width in bits, a length in bytes, an address, a name of a variant, bytes of another time or another task. */
export type Parameter = bigint | number | string | null | Sight;

/** One other value that a fault gives an assumption. */
export interface Alternative {
  /** The parameters worth trying on this task, derived from what its lines show; empty if the fault cannot occur in it. */
  readonly variants: (task: Task, timeline: Timeline) => readonly Parameter[];
  /** The lines that state this very step or value, not its effect. */
  readonly stated: (task: Task, timeline: Timeline) => readonly Citation[];
  /** Lines that state the step and not of a task with a discrepancy; `others` are the tasks without one. It happened, and may have struck what no line shows. */
  readonly beside?: (timeline: Timeline, others: readonly Task[]) => readonly Citation[];
  /** True if a line that states it shows the fault itself, whatever came of it: then nothing rules it out. */
  readonly happened?: true;
  /** The lines that state the contrary, so that the fault cannot be this value; none are known where it is absent. */
  readonly denied?: (task: Task, timeline: Timeline) => readonly Citation[];
  /** The kind of line that logs the step, if drivers or firmware log it at all. */
  readonly loggedAs: EventKind | null;
  /** Properties by which failing tasks differ from passing ones if this is at work; none where it strikes all alike. */
  readonly separatedBy?: readonly TaskProperty[];
  /**
   * Whom it strikes if it lies in the code or in the set-up: every task of one `kind` (the same command of the same target), all that
   * move `data`, or `all` that there are. None where it strikes now and then.
   */
  readonly steady?: "kind" | "data" | "all" | undefined;
  /** Lines that the step leaves behind, and that a healthy run may have as well: they show nothing, and a guess that has them is better than one without. */
  readonly traces?: (task: Task, timeline: Timeline) => readonly Citation[];
  /** Lines that are hard to reconcile with the step, and do not rule it out. */
  readonly contrary?: (task: Task, timeline: Timeline) => readonly Citation[];
  /** True if it strikes by who is faster: then it strikes now and then, whatever the code is. */
  readonly race?: true;
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
export interface Setting {
  /** The flip of an assumption, `undefined` where it has its nominal value. A setting can be asked nothing else, so what a step asked is known. */
  readonly get: (key: AssumptionKey) => Flip | undefined;
  /** True if nothing is flipped at all. */
  readonly nominal: boolean;
}

export const NOMINAL: Setting = { get: () => undefined, nominal: true };

export const setting = (flips: readonly Flip[]): Setting => {
  const [first, second] = flips;
  // They are one or two, as a rule, and a trial asks hundreds of times.
  const get: Setting["get"] =
    flips.length > 2
      ? (wanted) => flips.find(({ key }) => key === wanted)
      : (wanted) => (first?.key === wanted ? first : second?.key === wanted ? second : undefined);
  return { get, nominal: flips.length === 0 };
};

/** The value that a setting gives a key, or `null` for the nominal one. */
export const flipped = (assumptions: Setting, key: AssumptionKey): string | null => assumptions.get(key)?.value ?? null;
