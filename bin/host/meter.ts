/** Time and memory of this run: what the machine did, which no report may hold. */

/** What a run took up to a moment. */
export interface Taken {
  /** Milliseconds since the program began. */
  readonly ms: number;
  /** The most memory that it held so far, in bytes. */
  readonly peakBytes: number;
}

/** What this run took so far. */
export const taken = (): Taken => ({ ms: performance.now(), peakBytes: process.resourceUsage().maxRSS * 1024 });
