/** A stamp as an interval of another clock: what lies apart on it is ordered, what overlaps is not. */
import type { ClockFit, Stamp } from "../clock.ts";
import { type Feasible, rangeAt } from "./feasible.ts";

/** Earliest and latest time on the reference clock, both possible. */
export interface Span {
  readonly least: bigint;
  readonly most: bigint;
}

/** The times that a stamp of the fitted clock can have been under any of the lines; `null` if there is none. */
export const spanOf = (stamp: Stamp, fit: ClockFit, lines: readonly Feasible[]): Span | null => {
  if (lines.length === 0) return null;
  const from = stamp.value - fit.origin.own;
  const least = lines.map((line) => rangeAt(line, from).least).reduce((a, b) => (b < a ? b : a));
  const most = lines.map((line) => rangeAt(line, from + fit.grain.own).most).reduce((a, b) => (b > a ? b : a));
  return { least: least + fit.origin.reference, most: most + fit.origin.reference };
};

interface Placed {
  readonly lines: readonly Feasible[];
  readonly span: Span | null;
}

/** Each line of a task is held against every other one of it, so that the last few stamps are asked about again and again. */
const RECENT = 64;
const recent = new Map<Stamp, Placed>();

const recentSpanOf = (stamp: Stamp, fit: ClockFit, lines: readonly Feasible[]): Span | null => {
  const known = recent.get(stamp);
  if (known?.lines === lines) return known.span;
  const span = spanOf(stamp, fit, lines);
  if (recent.size >= RECENT) recent.clear();
  recent.set(stamp, { lines, span });
  return span;
};

/** The same for a stamp of the reference clock or of any clock that is fitted to it. */
const spanOn = (stamp: Stamp, fit: ClockFit, told: boolean): Span | null => {
  if (stamp.domain === fit.domain) return { least: stamp.value, most: stamp.value + fit.grain.reference };
  if (stamp.onto?.domain !== fit.domain) return null;
  return recentSpanOf(stamp, stamp.onto, told ? (stamp.onto.told?.lines ?? stamp.onto.shown) : stamp.onto.shown);
};

/** Whether `a` was before `b` as far as their clocks were tied together; `null` if they were not, or not closely enough. */
export const apart = (a: Stamp, b: Stamp, told: boolean): "yes" | "no" | null => {
  const fit = a.onto ?? b.onto;
  if (fit === undefined) return null;
  const [ours, theirs] = [spanOn(a, fit, told), spanOn(b, fit, told)];
  if (ours === null || theirs === null) return null;
  if (ours.most < theirs.least) return "yes";
  return ours.least > theirs.most ? "no" : null;
};

/** Half the width of the interval on the reference clock that a stamp can lie in; `null` where its clock is tied to none. */
export const halfWidthOf = (stamp: Stamp | null): bigint | null => {
  const fit = stamp?.onto;
  if (stamp === null || fit === undefined) return null;
  const span = spanOf(stamp, fit, fit.told?.lines ?? fit.shown);
  return span === null ? null : (span.most - span.least + 1n) / 2n;
};
