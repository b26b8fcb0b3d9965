/**
 * What a log statement claims happened, in the field's terms and free of any dialect.
 * Every field is `Observed`: it cites its line, and `null` means that the statement has no such field.
 */
import type {
  CrashEvent,
  LimitsEvent,
  MapperEvent,
  RejectionEvent,
  StallEvent,
  TargetEvent,
} from "./bring-up-event.ts";
import type { Bytes } from "./bytes.ts";
import type { ClientEvent } from "./client-event.ts";
import type { EventBase } from "./event-base.ts";
import type { Citation, Observed } from "./evidence.ts";
import type { CpuCopyEvent, CpuWriteEvent, DumpEvent } from "./memory-event.ts";
import type { DeviceAddress, HostAddress, Iova } from "./units.ts";

export type {
  CrashEvent,
  LimitsEvent,
  MapperEvent,
  RejectionEvent,
  SegmentType,
  StallEvent,
  TargetEvent,
} from "./bring-up-event.ts";
export type { ClientEvent, ClientOutcome } from "./client-event.ts";
export type { Side } from "./event-base.ts";
export type { CpuCopyEvent, CpuWriteEvent, DumpEvent } from "./memory-event.ts";

export type Direction = "data-in" | "data-out" | "none";

/** A step of the controller's bring-up: `initialize-begin` and `initialize-end` bound `UserInitializeController`. */
export interface LifecycleEvent extends EventBase {
  readonly kind: "lifecycle";
  readonly step: "initialize-begin" | "initialize-end" | "initialize-step" | "start";
  readonly result: Observed<bigint> | null;
  /** The queue that the step sets, by its name. */
  readonly queue: Observed<string> | null;
}

/**
 * `UserReportHBAConstraints`: called by the driver, or an override of it mentioned; `misplaced` where the same keys are given to a
 * method that nobody of the storage stack reads, `IOPCIDevice::SetProperties`.
 */
export interface ConstraintsEvent extends EventBase {
  readonly kind: "constraints";
  readonly how: "called" | "overridden" | "misplaced";
  readonly result: Observed<bigint> | null;
  /** Keys of the dictionary as logged, without their values if none is printed. */
  readonly keys: readonly { readonly name: string; readonly value: Observed<bigint> | null; readonly at: Citation }[];
  /** True if the lines print the whole dictionary, so that an absent key is absent. */
  readonly complete: boolean;
}

/** A line of the host that may show two numbers of one task. */
interface Slotted {
  /** The number under which the driver gave the task to the hardware, where the line shows it beside the task's own id. */
  readonly slot?: Observed<string>;
}

/** A request that names the logical unit that it is for, where the line shows it. */
interface Addressed {
  readonly unit?: Observed<string>;
}

/** The framework hands a task to the driver (`UserProcessParallelTask`). Length in bytes. */
export interface DispatchEvent extends EventBase, Slotted, Addressed {
  readonly kind: "dispatch";
  readonly iova: Observed<Iova> | null;
  readonly length: Observed<number> | null;
  readonly direction: Observed<Direction> | null;
  readonly cdb: Observed<Bytes> | null;
}

/** The driver takes the task's data buffer (`UserGetDataBuffer`). */
export interface DataBufferEvent extends EventBase {
  readonly kind: "data-buffer";
  readonly result: Observed<bigint> | null;
  readonly address: Observed<HostAddress> | null;
  readonly length: Observed<number> | null;
  /** True if the line itself names the dispatch method as the place of the call, false if it names another; null if it names none. */
  readonly inDispatch: boolean | null;
}

/** The driver maps (`PrepareForDMA`) or unmaps (`CompleteDMA`) memory of its own. */
export interface MappingEvent extends EventBase {
  readonly kind: "map" | "unmap";
  readonly iova: Observed<Iova> | null;
  readonly length: Observed<number> | null;
  readonly buffer: Observed<HostAddress> | null;
  readonly rights: Observed<"read" | "write" | "read-write"> | null;
  /** How many segments the mapping has, where the line counts them. */
  readonly segments: Observed<number> | null;
  readonly result: Observed<bigint> | null;
}

/** The driver posts the request: the scatter element as the hardware will get it. */
export interface SubmitEvent extends EventBase, Slotted, Addressed {
  readonly kind: "submit";
  readonly iova: Observed<Iova> | null;
  readonly length: Observed<number> | null;
  readonly direction: Observed<Direction> | null;
  /** The command in the request, where the lines print the request itself. */
  readonly cdb: Observed<Bytes> | null;
}

/** The controller has fetched the request. */
export interface ReceiveEvent extends EventBase, Addressed {
  readonly kind: "receive";
  readonly iova: Observed<Iova> | null;
  /** Hexadecimal digits the line gives the address: 8 cannot show an upper half. */
  readonly iovaDigits: number;
  readonly length: Observed<number> | null;
  readonly direction: Observed<Direction> | null;
  readonly cdb: Observed<Bytes> | null;
}

/** The controller holds bytes in its own memory: the staged reply of a data-in task, the received data of a data-out task. */
export interface StageEvent extends EventBase {
  readonly kind: "stage";
  readonly address: Observed<DeviceAddress> | null;
  readonly length: Observed<number> | null;
  readonly bytes: Observed<Bytes> | null;
}

/** The DMA engine is programmed or started (`start`), or has finished (`done`). */
export interface TransferEvent extends EventBase {
  readonly kind: "transfer";
  readonly phase: "start" | "done";
  readonly source: Observed<DeviceAddress> | null;
  readonly destination: Observed<Iova> | null;
  readonly length: Observed<number> | null;
  /** Bytes the engine itself counted, not the request's own length. */
  readonly count: Observed<number> | null;
}

/** The controller posts its reply (`device-reply`), or the driver sees it (`reply`). */
export interface ReplyEvent extends EventBase, Slotted {
  readonly kind: "device-reply" | "reply";
  /** Status of the reply itself; 0 is success. */
  readonly status: Observed<Status> | null;
  readonly scsiStatus: Observed<Status> | null;
  /** Bytes reported as moved; may be an echo of the request. */
  readonly transferred: Observed<number> | null;
  /** Bytes requested and not moved, where the line counts those. */
  readonly residual: Observed<number> | null;
}

export interface Status {
  readonly ok: boolean;
  /** Its number, where the line shows it or a name that stands for one. */
  readonly code?: number;
  /** As logged. */
  readonly text: string;
}

/** The driver hands the task back to the framework (`UserCompleteParallelTask`). */
export interface CompleteEvent extends EventBase {
  readonly kind: "complete";
  readonly transferred: Observed<number> | null;
  /** Bytes requested and not moved, where the line counts those. */
  readonly residual: Observed<number> | null;
  readonly version: Observed<bigint> | null;
  readonly status: Observed<Status> | null;
  /** `SCSIServiceResponse` of the response: 1 is a failed delivery, 2 and 3 are a completed task. */
  readonly service: Observed<bigint> | null;
  /** Bytes of sense data that the response says it carries. */
  readonly senseLength: Observed<number> | null;
  /** Task and target that the response names, where the line tells them from the task that is completed. */
  readonly responseTask: Observed<string> | null;
  readonly responseTarget: Observed<string> | null;
}

/** `UserProcessParallelTask` returns: the service response of the call itself. */
export interface ReturnEvent extends EventBase {
  readonly kind: "return";
  /** `SCSIServiceResponse`: 0 is "in process". */
  readonly response: Observed<bigint> | null;
}

/** `UserMapHBAData`: the driver gives a task of the pool its identifier, which stands in `task`. */
export interface PoolEvent extends EventBase {
  readonly kind: "pool";
}

/** `UserReportMaximumTaskCount`: how many tasks the pool may have. */
export interface PoolSizeEvent extends EventBase {
  readonly kind: "pool-size";
  readonly count: Observed<number> | null;
}

/**
 * Why an access was refused. `no-access` is a refusal that does not tell an absent entry from a protected one: VT-d
 * reasons 5 and 6 are reported for both, because an absent second-level entry has neither right (VT-d specification).
 */
export type FaultReason = "not-present" | "no-write" | "no-read" | "no-access" | "too-wide" | "requester" | "other";

/** A named part of a line of fixed form, decoded where its authority tells how. */
export interface Detail {
  readonly name: string;
  readonly value: string;
  readonly at: Citation;
}

/** The IOMMU or the bus refused an access of the device. Length in bytes, where the line holds the request itself. */
export interface FaultEvent extends EventBase {
  readonly kind: "fault";
  readonly address: Observed<Iova> | null;
  readonly length: Observed<number> | null;
  readonly access: Observed<"read" | "write"> | null;
  readonly reason: Observed<FaultReason> | null;
  /** Unit and requester as written, for telling an unrelated device. */
  readonly requester: Observed<string> | null;
  /** False if the unit or the device named in the line cannot be a PCI host adapter. */
  readonly pci: boolean;
  readonly details: readonly Detail[];
}

/** What a notice is about. */
export type NoticeSubject =
  | "iommu"
  | "bus"
  | "mapping"
  | "bounce-pool"
  | "controller"
  | "register"
  | "driver"
  | "command"
  | "completion"
  | "registry";

/**
 * A kernel or a driver reports a state in words that name no refused access: a corrected bus error, a log word of firmware, a full
 * bounce pool. It belongs to no task and contradicts nothing by itself.
 */
export interface NoticeEvent extends EventBase {
  readonly kind: "notice";
  readonly about: NoticeSubject;
  /** True if the line says that what it is about stopped working: a process that died, firmware in a fault state, a completion that met no request. */
  readonly failed: boolean;
  /** Unit or device that it is about, as written. */
  readonly requester: Observed<string> | null;
  readonly details: readonly Detail[];
}

/** The framework gives up on the task (`timeout`), or somebody aborts it (`abort`): it alone, or with all of its unit or its target. */
export interface EndEvent extends EventBase {
  readonly kind: "timeout" | "abort";
  /** What it ends: one task, or every open task of a logical unit or of a target. */
  readonly ends: "task" | "unit" | "target";
  /** True if the line is the driver's own, by the name of its method: the driver was alive and knew the task; null if nothing says so. */
  readonly asked: true | null;
  /** The logical unit, where the line names it. */
  readonly unit: Observed<string> | null;
  /** `SCSIServiceResponse` of the function, where the line shows its answer. */
  readonly response: Observed<bigint> | null;
}

export type Event =
  | LifecycleEvent
  | ConstraintsEvent
  | LimitsEvent
  | TargetEvent
  | MapperEvent
  | RejectionEvent
  | CrashEvent
  | StallEvent
  | DispatchEvent
  | DataBufferEvent
  | MappingEvent
  | SubmitEvent
  | ReceiveEvent
  | StageEvent
  | TransferEvent
  | ReplyEvent
  | CompleteEvent
  | ReturnEvent
  | PoolEvent
  | PoolSizeEvent
  | CpuWriteEvent
  | CpuCopyEvent
  | DumpEvent
  | FaultEvent
  | NoticeEvent
  | ClientEvent
  | EndEvent;

export type EventKind = Event["kind"];
