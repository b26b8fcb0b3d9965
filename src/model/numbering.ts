/** Whether several controllers number their tasks in one log, and whether a badge tells their lines apart. */

import type { Event } from "./event.ts";
import { UNTOLD } from "./event-base.ts";
import type { CaptureIndex } from "./evidence.ts";
import { ofKind } from "./of-kind.ts";
import type { Timeline } from "./timeline.ts";

export interface Numbering {
  /** True if two controllers write one log and no badge tells their lines apart: one id may then be two tasks. */
  readonly several: boolean;
  /** The lines that show two controllers. */
  readonly evidence: readonly Event[];
}

const NONE: Numbering = { several: false, evidence: [] };

/** Two starts of a driver that run into each other: the second begins before the first one ended. */
const interleaved = (events: readonly Event[], capture: CaptureIndex): readonly Event[] => {
  let open: Event | null = null;
  for (const event of events) {
    if (event.kind !== "lifecycle" || event.capture !== capture) continue;
    if (event.step === "initialize-end" || event.step === "start") open = null;
    if (event.step !== "initialize-begin") continue;
    if (open !== null && open.controller === event.controller) return [open, event];
    open = event;
  }
  return [];
};

const known = new WeakMap<Timeline, Numbering>();

export const numberingOf = (timeline: Timeline): Numbering => {
  const found = known.get(timeline);
  if (found !== undefined) return found;
  const untold = ofKind(timeline, "dispatch").filter(({ controller }) => controller === UNTOLD);
  if (untold.length > 0) {
    const numbering = { several: true, evidence: untold.slice(0, 2) };
    known.set(timeline, numbering);
    return numbering;
  }
  const evidence = timeline.captures
    .map(({ index }) => interleaved(timeline.setup, index))
    .find(({ length }) => length > 0);
  // A second end shows that the first start did not simply break off.
  const ends = timeline.setup.filter((event) => event.kind === "lifecycle" && event.step === "initialize-end").length;
  const numbering = evidence === undefined || ends < 2 ? NONE : { several: true, evidence };
  known.set(timeline, numbering);
  return numbering;
};
