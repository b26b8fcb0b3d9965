/** What a framing is: how one log format wraps a message. Envelope and content are separate: any framing goes with any dialect. */
import type { Stamp } from "../model/clock.ts";

export interface Envelope {
  readonly stamp: Stamp | null;
  readonly thread: string | null;
  readonly process: string | null;
  /** The image that sent it, such as `com.vendor.driver.dext`. */
  readonly sender: string | null;
  /** Where the body begins in the line: UTF-16 units from 0. */
  readonly body: number;
}

/** What a framing says of a line: a record, a line about the log itself, or nothing. */
export type Framed =
  | { readonly kind: "record"; readonly envelope: Envelope }
  | { readonly kind: "frame"; readonly lost: { readonly kind: "gap" | "suppressed"; readonly count: number } | null };

export interface Framing {
  readonly id: string;
  /** Lines that it must claim, for its contract test. */
  readonly examples: readonly string[];
  readonly frame: (line: string) => Framed | null;
}
