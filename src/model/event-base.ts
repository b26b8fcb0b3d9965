/** What every event has in common: where it stands, who wrote it, and whose it is. */
import type { Stamp } from "./clock.ts";
import type { CaptureIndex, Citation, Observed } from "./evidence.ts";

/** Who wrote the statement. `kernel` is the host's kernel speaking for the IOMMU or the framework, `client` a consumer above the driver. */
export type Side = "host" | "device" | "kernel" | "client";

/** The controller of a line where several write one log and nothing tells their lines apart. */
export const UNTOLD = "?";

export interface EventBase {
  readonly side: Side;
  readonly capture: CaptureIndex;
  /** First and last line that carried the event; fields may lie on any line between. */
  readonly line: number;
  readonly lastLine: number;
  readonly stamp: Stamp | null;
  /** The function or section tag that the statement stands under, as written: equal tags belong together, their wording means nothing. */
  readonly tag: string | null;
  /** Thread of the envelope, as written. */
  readonly thread: string | null;
  /** Process and part of it that wrote the line, by its envelope; null if the envelope names none. */
  readonly writer: string | null;
  /** Which of several controllers of one log the line is about, by the badge that tells them apart, or {@link UNTOLD}; null where there is one. */
  readonly controller: string | null;
  /** Controller task identifier as logged, normalised to decimal where it is a number. */
  readonly task: Observed<string> | null;
  readonly target: Observed<string> | null;
  /** The text that best stands for the event in an excerpt. */
  readonly at: Citation;
}
