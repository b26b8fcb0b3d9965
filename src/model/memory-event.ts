/** What happens to memory of the host by the hand of a processor, and who prints it. */
import type { Bytes } from "./bytes.ts";
import type { EventBase } from "./event-base.ts";
import type { Observed } from "./evidence.ts";
import type { HostAddress } from "./units.ts";

/** The driver's own CPU clears or fills memory. */
export interface CpuWriteEvent extends EventBase {
  readonly kind: "cpu-write";
  readonly address: Observed<HostAddress> | null;
  readonly length: Observed<number> | null;
  /** The fill value, `null` if the line names none. */
  readonly fill: Observed<number> | null;
}

/** The driver's own CPU copies memory. */
export interface CpuCopyEvent extends EventBase {
  readonly kind: "cpu-copy";
  readonly from: Observed<HostAddress> | null;
  readonly to: Observed<HostAddress> | null;
  readonly length: Observed<number> | null;
}

/** Somebody on the host prints memory. */
export interface DumpEvent extends EventBase {
  readonly kind: "dump";
  readonly address: Observed<HostAddress> | null;
  readonly length: Observed<number> | null;
  readonly bytes: Observed<Bytes>;
  /** Whose buffer the line says it is: the driver's own, the framework's data buffer, the client's, memory beside the task's; null if it does not say; `unknown` where no line announces the dump, so that it may show anything and is of no task. */
  readonly owner: "private" | "data-buffer" | "client" | "neighbour" | "unknown" | null;
}
