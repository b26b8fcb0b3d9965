/**
 * The stamp of one line. Several kinds of clock exist; stamps of two kinds, or of two sources, are never compared, unless tasks
 * that both saw tie the two clocks together ({@link ClockFit}).
 */
import type { Feasible } from "./align/feasible.ts";

export type ClockKind = "wall" | "wall-naive" | "boot" | "ticks";

/**
 * Where a clock's stamps can lie on another clock, the reference: every straight line that the constraints allow, never one of them.
 * Values of both clocks count from `origin`.
 */
export interface ClockFit {
  /** The reference clock. */
  readonly domain: string;
  readonly origin: { readonly own: bigint; readonly reference: bigint };
  /** What one step of each clock's stamps may hide, in its own unit: a stamp of milliseconds hides up to one. */
  readonly grain: { readonly own: bigint; readonly reference: bigint };
  /** What healthy tasks alone allow; several sets where several readings of a contradiction remain. None if they allow no statement. */
  readonly shown: readonly Feasible[];
  /** What remains if a person's anchors hold as well; `null` without an anchor. */
  readonly told: { readonly lines: readonly Feasible[]; readonly facts: readonly string[] } | null;
}

export interface Stamp {
  readonly kind: ClockKind;
  /** Which clock this is: stamps compare only within one domain. */
  readonly domain: string;
  /** Nanoseconds since that clock's zero (UTC epoch for `wall`), or plain ticks. */
  readonly value: bigint;
  /** The stamp as captured. */
  readonly text: string;
  /** How this clock lies on another, where that is known. */
  readonly onto?: ClockFit;
}

/** True if the two stamps may be compared at all. */
export const comparable = (a: Stamp | null, b: Stamp | null): boolean =>
  a !== null && b !== null && a.kind === b.kind && a.domain === b.domain;
