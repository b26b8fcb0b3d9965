/**
 * The stamp of one line. Five kinds of clock exist; stamps of two kinds, or of two sources without an anchor, are never compared.
 */

export type ClockKind = "wall" | "wall-naive" | "boot" | "ticks";

export interface Stamp {
  readonly kind: ClockKind;
  /** Which clock this is: stamps compare only within one domain. */
  readonly domain: string;
  /** Nanoseconds since that clock's zero (UTC epoch for `wall`), or plain ticks. */
  readonly value: bigint;
  /** The stamp as captured. */
  readonly text: string;
}

/** True if the two stamps may be compared at all. */
export const comparable = (a: Stamp | null, b: Stamp | null): boolean =>
  a !== null && b !== null && a.kind === b.kind && a.domain === b.domain;
