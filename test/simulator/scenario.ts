/** What is drawn before a simulation starts: the machine, the work, what is wrong, and how much of it is logged. */
import type { Affects, Design, Knobs, SetUp } from "./machine/knobs.ts";

export const LEVELS = ["T0", "T0+klog", "T1", "T2", "T3", "T4"] as const;
export type Level = (typeof LEVELS)[number];

export const PLATFORMS = ["apple-silicon", "intel"] as const;
export type Platform = (typeof PLATFORMS)[number];

/** How much work there is and of which kind. */
export interface Workload {
  readonly reads: number;
  readonly writes: number;
  /** Two tasks at a time. */
  readonly overlapping: boolean;
  /** Ids come from a ring of so many slots. */
  readonly slots: number;
  readonly firstId: number;
}

/** One thing that is wrong. */
export interface Fault {
  /** Public id of the cause, or a name of this house for what is no cause of the library. */
  readonly id: string;
  readonly inLibrary: boolean;
  readonly group: "framework" | "driver" | "firmware" | "platform" | "beside" | "outside";
  readonly designs?: readonly Design[];
  readonly setUp?: SetUp;
  readonly knobs?: (draw: number) => Knobs;
  readonly affects?: Affects;
  /** True if the fault stops the machine or is of its set-up, so that "now and then" means nothing. */
  readonly always?: true;
  /** Which tasks it hits is nothing of its nature: any others would do as well. */
  readonly anywhere?: true;
  /** What the scenario must have for the fault to be one. */
  readonly needs?: Partial<Pick<Scenario, "high" | "unaligned">> & { readonly overlapping?: true };
  /** It does no harm to anybody: nothing is wrong, and who says so is right. */
  readonly harmless?: true;
}

export interface Scenario {
  readonly seed: string;
  readonly platform: Platform;
  readonly design: Design;
  readonly workload: Workload;
  /** IOVAs above 4 GiB. */
  readonly high: boolean;
  /** Buffers begin somewhere in a page, so that a long one crosses into the next. */
  readonly unaligned: boolean;
  /** The kernel's own mappings of the driver's buffers are copied at their completion. */
  readonly bounced: boolean;
  /** The share of tasks that a fault hits. */
  readonly share: number;
  readonly level: Level;
}
