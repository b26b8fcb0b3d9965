/**
 * The fit of one clock to another: all lines that the ties allow. If they allow none, the smallest sets of tasks without which they
 * allow some are looked for, and every reading stays: which of the tasks is the wrong one is not ours to choose.
 */
import type { ClockFit, ClockKind } from "../clock.ts";
import type { Event } from "../event.ts";
import type { Tie } from "./anchors.ts";
import { type Bound, type Box, boxed, clipped, type Feasible } from "./feasible.ts";
import { telling } from "./hull.ts";

/** A tie as a bound, still knowing where it is from. */
interface Sourced extends Bound {
  readonly source: string;
}

export interface Fitted {
  readonly lines: readonly Feasible[];
  /** Refs of tasks that contradict the others; empty if all agree. */
  readonly contradicting: readonly string[];
  /** True if the rate is not the one that the unit of the stamps promises. */
  readonly offNominal: boolean;
}

/** Tasks that may be left out at most, and how many must stay for each of them. */
const LEFT_OUT = 2;
const KEPT_FOR_EACH = 4;

/** More than any two clocks that count from 1970 are apart: a thousand years in nanoseconds. */
const OFFSET = 31_557_600_000_000_000_000n;

/**
 * Two clocks that count in seconds: 300 ppm of a PCI Express reference clock (PCI Express Base Specification), 500 ppm by which a
 * host's wall clock is slewed at most (adjtime), and 200 ppm for the host's own crystal.
 */
const NOMINAL: Box = { least: 999_000n, most: 1_001_000n, per: 1_000_000n, offset: OFFSET };

/** A clock without a crystal: five per cent either way. */
const SLOPPY: Box = { least: 950_000n, most: 1_050_000n, per: 1_000_000n, offset: OFFSET };

/** Ticks of unknown rate, from ten gigahertz to one a second: nanoseconds for one tick. */
const FREE: Box = { least: 1n, most: 10_000_000_000n, per: 10n, offset: OFFSET };

/** The step of a clock: the largest power of ten, up to a second, of which all its stamps are multiples. Ticks stand for themselves. */
export const grainOf = (kind: ClockKind, domain: string, events: readonly Pick<Event, "stamp">[]): bigint => {
  if (kind === "ticks") return 1n;
  let grain = 1_000_000_000n;
  for (const { stamp } of events) if (stamp?.domain === domain) while (stamp.value % grain !== 0n) grain /= 10n;
  return grain;
};

/** What the ties say in numbers that count from the origin, each stamp widened by what its step may hide. */
const boundOf = (
  { origin, grain }: Pick<ClockFit, "origin" | "grain">,
  { side, host, device, source }: Tie,
): Sourced =>
  side === "at-least"
    ? { side, source, x: device.value - origin.own + grain.own, y: host.value - origin.reference }
    : { side, source, x: device.value - origin.own, y: host.value - origin.reference + grain.reference };

/** The allowed lines, or the tasks of which at least one must be left out before there is any. */
const tried = (bounds: readonly Sourced[], box: Box): Feasible | readonly string[] => {
  const passed: Sourced[] = [];
  let polygon = boxed(box);
  for (const bound of telling(bounds)) {
    const next = clipped(polygon, bound);
    if (next.length === 0) {
      const touching = passed.filter((other) => polygon.some(({ a, b, w }) => other.x * a + b === other.y * w));
      return [...new Set([bound, ...touching].map(({ source }) => source))];
    }
    polygon = next;
    passed.push(bound);
  }
  return polygon;
};

const isFound = (result: Feasible | readonly string[]): result is Feasible => typeof result[0] !== "string";

/** Every reading that leaves out the fewest tasks. */
const readings = (
  bounds: readonly Sourced[],
  box: Box,
): readonly { readonly lines: Feasible; readonly without: readonly string[] }[] => {
  const tasks = new Set(bounds.map(({ source }) => source)).size;
  let sets: readonly (readonly string[])[] = [[]];
  for (let size = 0; size <= LEFT_OUT && tasks >= size * (KEPT_FOR_EACH + 1); size += 1) {
    const results = sets.map((without) => ({
      without,
      result: tried(
        bounds.filter(({ source }) => !without.includes(source)),
        box,
      ),
    }));
    const found = results.flatMap(({ without, result }) => (isFound(result) ? [{ lines: result, without }] : []));
    if (found.length > 0) return found;
    const larger = results.flatMap(({ without, result }) =>
      isFound(result) ? [] : result.map((source) => [...without, source].sort()),
    );
    sets = [...new Map(larger.map((set) => [set.join("\n"), set])).values()];
  }
  return [];
};

/** Fits the ties of two clocks; `null` if only one side of the interval is known, or no line fits and none of them is the culprit. */
export const fitted = (
  kind: ClockKind,
  scale: Pick<ClockFit, "origin" | "grain">,
  ties: readonly Tie[],
): Fitted | null => {
  const bounds = ties.map((tie) => boundOf(scale, tie));
  if (!["at-least", "at-most"].every((side) => bounds.some((bound) => bound.side === side))) return null;
  const usual = readings(bounds, kind === "ticks" ? FREE : NOMINAL);
  const whole = usual.some(({ without }) => without.length === 0);
  // A clock of a poor rate and a wrong join look alike where there are few tasks: both readings stay then.
  const sloppy =
    whole || kind === "ticks" ? [] : readings(bounds, SLOPPY).filter(({ without }) => without.length === 0);
  const all = [...usual, ...sloppy];
  if (all.length === 0) return null;
  return {
    lines: all.map(({ lines }) => lines),
    contradicting: [...new Set(usual.flatMap(({ without }) => without))].sort(),
    offNominal: sloppy.length > 0,
  };
};
