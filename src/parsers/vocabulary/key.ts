/** What a key of a log line can mean: the role of its value, and whose word it is. */
import type { Half } from "./halves.ts";

/** What the value of a key is. A role that several events share is typed by the event that takes it. */
export type Role =
  | "task"
  | "slot"
  | "target"
  | "dispatched"
  | "requested"
  | "received"
  | "stated-length"
  | "iova"
  | "element"
  | "address"
  | "buffer"
  | "length"
  | "direction"
  | "cdb"
  | "opcode"
  | "block"
  | "command"
  | "source-address"
  | "source"
  | "destination"
  | "count"
  | "transferred"
  | "moved"
  | "residual"
  | "reply-status"
  | "scsi-status"
  | "completion-status"
  | "status"
  | "version"
  | "service-response"
  | "response-task"
  | "response-target"
  | "nexus"
  | "delivered"
  | "result"
  | "fill"
  | "rights"
  | "bytes"
  | "capacity"
  | "constraint"
  | "max-transfer"
  | "address-bits"
  | "segment-type"
  | "segments"
  | "highest-target"
  | "mapper"
  | "sense-length"
  | "task-count"
  | "unit"
  | "function"
  | "call"
  | "other";

/** What the vocabulary knows of a key. */
export interface Key {
  readonly role: Role;
  /** The half of an address that its value is; a key of the house says that by its spelling. */
  readonly half?: Half | null;
  /** Whose word it is, if it is one side's alone. */
  readonly side: "host" | "device" | null;
  /** True if hardly anything but a driver or its firmware says this: such a line counts wherever it comes from. */
  readonly telling: boolean;
  /** True if somebody stated the side for this very log: it then decides even for a common word. */
  readonly sided?: boolean;
}
