/** What a line of a framing says, and the messages that the tables put into the envelopes. */
import type { ClockKind } from "../../../src/model/clock.ts";

export interface Expected {
  readonly id: string;
  readonly line: string;
  readonly body: string;
  readonly stamp: string | null;
  /** Missing where the stamp names no moment. */
  readonly kind?: ClockKind;
  /** The moment in the stamp's own zone of reckoning, `2026-03-14T00:26:53.589`. */
  readonly utc?: string;
  /** Where the stamp counts from no date: nanoseconds or ticks. */
  readonly value?: bigint;
  readonly thread?: string;
  readonly process?: string;
  readonly sender?: string;
  readonly level?: string;
}

export const BODY = "[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0x801c0000";
export const FIRMWARE = "DMA Engine start: Source = 0x228BB800, Destination = 0x00000000801c0000, Length = 6";
export const FAULT = "DMAR: [DMA Write NO_PASID] Request device [04:00.0] fault addr 0x8a5c4000";
