/** Events beside the way of a task: what is declared at the bring-up, and what the kernel says of requests and processes above the driver. */
import type { EventBase } from "./event-base.ts";
import type { Observed } from "./evidence.ts";

/** The type of the segments that a driver wants: their width in bits, and whose byte order. */
export interface SegmentType {
  readonly bits: 32 | 64;
  readonly order: "host" | "big" | "little";
}

/**
 * What somebody declares about transfers: the driver in its answer to `UserGetDMASpecification`, or the device (a controller or a
 * target) in its own words. The longest transfer in bytes.
 */
export interface LimitsEvent extends EventBase {
  readonly kind: "limits";
  readonly of: "specification" | "device";
  readonly maxTransfer: Observed<number> | null;
  readonly addressBits: Observed<number> | null;
  readonly segmentType: Observed<SegmentType> | null;
}

/**
 * A step of target creation: the highest id that the driver reports, the id of the initiator, `UserCreateTargetForID`, entered and
 * returned from, or `UserDestroyTargetForID`.
 */
export interface TargetEvent extends EventBase {
  readonly kind: "target";
  readonly step: "highest" | "initiator" | "create-begin" | "create-end" | "destroy";
}

/** Whether the provider of the driver has a mapper, as a line states it. */
export interface MapperEvent extends EventBase {
  readonly kind: "mapper";
  readonly present: boolean;
}

/** The kernel refuses a request before it hands it to the driver, or cuts it to nothing. Length in bytes. */
export interface RejectionEvent extends EventBase {
  readonly kind: "rejection";
  readonly segments: Observed<number> | null;
  readonly length: Observed<number> | null;
  readonly result: Observed<bigint> | null;
}

/** A process of the host died of an access of its CPU. */
export interface CrashEvent extends EventBase {
  readonly kind: "crash";
  readonly address: Observed<bigint> | null;
  /** True if the line says that the process is the driver's. */
  readonly ofDriver: boolean;
}

/** The kernel waits in vain for the bring-up of a service. */
export interface StallEvent extends EventBase {
  readonly kind: "stall";
}
