/** What consumers above the driver say: what they asked for, how it ended, and what they see in their own memory. */
import type { Bytes } from "./bytes.ts";
import type { EventBase } from "./event-base.ts";
import type { Observed } from "./evidence.ts";
import type { HostAddress } from "./units.ts";

/** What a consumer above the driver met: an empty disk, an error, data, or other data than it expected. */
export type ClientOutcome = "0-byte-disk" | "error" | "ok" | "mismatch";

/** What a consumer above the driver got. Length in bytes, where the line says how much was asked for. */
export interface ClientEvent extends EventBase {
  readonly kind: "client";
  readonly outcome: Observed<ClientOutcome> | null;
  /** True if the line says that the error is the end of the kernel's patience; null if it does not. */
  readonly timedOut: true | null;
  /** Bytes that it got, where the line counts them. */
  readonly count: Observed<number> | null;
  readonly length: Observed<number> | null;
  readonly bytes: Observed<Bytes> | null;
  /** Operation code of its command, where a program names one. */
  readonly command?: Observed<number> | null;
  /** Logical block address that it begins at: only the line of a program that asks for data has one. */
  readonly block?: Observed<bigint> | null;
  /** True if the line is the one by which a program asks for data; null for others of it. */
  readonly asks?: true | null;
  /** True if its bytes are those that the program gives away; null for others. */
  readonly gives?: true | null;
  /** The program's own buffer. */
  readonly buffer?: Observed<HostAddress> | null;
}
