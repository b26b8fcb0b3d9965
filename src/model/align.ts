/**
 * Ties the controller's clocks to the host's by the tasks that both saw, so that lines of two logs can be ordered where their
 * intervals lie apart. The timeline stays as it is but for the stamps, which learn where they lie on the other clock.
 */
import { type Alignment, type ClockTie, matchedOf } from "./align/alignment.ts";
import { openHealth, type Tie, tiesOf } from "./align/anchors.ts";
import { type Feasible, floored } from "./align/feasible.ts";
import { type Fitted, fitted, grainOf } from "./align/fit.ts";
import { restamped, separated } from "./align/stamps.ts";
import { type ToldAnchor, toldTies } from "./align/told-anchor.ts";
import type { ClockFit } from "./clock.ts";
import type { Event } from "./event.ts";
import { restated } from "./restated.ts";
import { isJoinedFirmly, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Tasks that are asked for one pair of clocks at most, evenly over all of them: more make the interval no narrower. */
const ASKED = 1000;

/** The ties of one controller's clock to the one clock of the host's that most tasks share with it. */
interface Pair {
  readonly device: string;
  readonly host: string | null;
  readonly ties: readonly Tie[];
}

const spread = <T>(all: readonly T[], most: number): readonly T[] => {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, index) => all[Math.floor((index * all.length) / most)] as T);
};

/** The clocks of the controller in the order of their first lines, each with the ties of healthy tasks. */
const pairsOf = (timeline: Timeline, told: readonly Tie[]): readonly Pair[] => {
  const domains = new Set<string>();
  timeline.events.forEach(({ side, stamp }) => {
    if (side === "device" && stamp !== null) domains.add(stamp.domain);
  });
  if (domains.size === 0) return [];
  const saw = new Map<string, Task[]>([...domains].map((domain) => [domain, []]));
  for (const task of timeline.tasks) {
    const own = task.events.find(({ side, stamp }) => side === "device" && stamp !== null)?.stamp?.domain;
    if (own !== undefined) saw.get(own)?.push(task);
  }
  const isHealthy = openHealth(timeline);
  return [...saw].map(([device, tasks]): Pair => {
    const ties = spread(tasks, ASKED)
      .filter(isHealthy)
      .flatMap((task) => tiesOf(task).filter((tie) => tie.device.domain === device));
    const counts = new Map<string, number>();
    for (const tie of [...told.filter((one) => one.device.domain === device), ...ties])
      counts.set(tie.host.domain, (counts.get(tie.host.domain) ?? 0) + 1);
    const [best] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    const host = best?.[0] ?? null;
    return { device, host, ties: ties.filter((tie) => tie.host.domain === host && host !== device) };
  });
};

/** Lines of the fit, and what they are counted in. */
interface Tied {
  readonly pair: Pair;
  readonly fit: ClockFit | null;
  readonly result: Fitted | null;
}

const tied = (pair: Pair, told: readonly Tie[], events: readonly Event[]): Tied => {
  const anchors = told.filter((tie) => tie.device.domain === pair.device && tie.host.domain === pair.host);
  const first = pair.ties[0] ?? anchors[0];
  if (first === undefined) return { pair, fit: null, result: null };
  const { kind } = first.device;
  const scale = {
    origin: { own: first.device.value, reference: first.host.value },
    grain: {
      own: grainOf(kind, pair.device, events),
      reference: grainOf(first.host.kind, first.host.domain, events),
    },
  };
  const result = fitted(kind, scale, pair.ties);
  const both = anchors.length === 0 ? null : fitted(kind, scale, [...pair.ties, ...anchors]);
  const holds = both !== null && !both.contradicting.some((source) => anchors.some((tie) => tie.source === source));
  const facts = [...new Set(anchors.map(({ source }) => source))];
  if (result === null && !holds) return { pair, fit: null, result };
  const fit: ClockFit = {
    domain: first.host.domain,
    ...scale,
    shown: result?.lines ?? [],
    told: holds ? { lines: both.lines, facts } : null,
  };
  return { pair, fit, result };
};

/** Least and greatest rate in parts per 10⁹ away from one nanosecond for one. */
const driftOf = (lines: readonly Feasible[]): ClockTie["drift"] => {
  const rates = lines
    .flat()
    .map(({ a, w }) => [floored((a - w) * 1_000_000_000n, w), -floored((w - a) * 1_000_000_000n, w)] as const);
  const [first] = rates;
  return first === undefined
    ? null
    : rates.reduce(
        ({ least, most }, [low, high]) => ({ least: low < least ? low : least, most: high > most ? high : most }),
        {
          least: first[0],
          most: first[1],
        },
      );
};

const reasonOf = ({ pair, fit }: Tied): ClockTie["because"] => {
  if (fit !== null) return null;
  if (pair.ties.length === 0) return "no-task";
  return new Set(pair.ties.map(({ side }) => side)).size < 2 ? "one-side" : "contradiction";
};

const captureOf = (events: readonly Event[], domain: string | null): number | null =>
  events.find(({ stamp }) => stamp?.domain === domain)?.capture ?? null;

const summaryOf = (one: Tied, events: readonly Event[]): ClockTie => {
  const { pair, fit, result } = one;
  const device = captureOf(events, pair.device) ?? 0;
  const lines = fit === null ? [] : (fit.told?.lines ?? fit.shown);
  const ticks = pair.ties[0]?.device.kind === "ticks";
  return {
    device,
    start: Number(/#(\d+)$/.exec(pair.device)?.[1] ?? 1),
    host: captureOf(events, pair.host),
    tasks: new Set(pair.ties.map(({ source }) => source)).size,
    told: fit?.told?.facts ?? [],
    drift: ticks ? null : driftOf(lines),
    contradicting: result?.contradicting ?? [],
    offNominal: result?.offNominal ?? false,
    because: reasonOf(one),
  };
};

/** The timeline with its clocks tied together as far as its tasks, and a person's anchors, allow. */
export const align = (given: Timeline, anchors: readonly ToldAnchor[] = []): Timeline => {
  const timeline = separated(given);
  const has = (device: boolean): boolean =>
    timeline.tasks.some(({ events }) => events.some(({ side }) => (side === "device") === device));
  if (!has(true) || !has(false)) return timeline;
  const told = toldTies(anchors, timeline);
  const all = pairsOf(timeline, told).map((pair) => tied(pair, told, timeline.events));
  const fits = new Map(all.flatMap(({ pair, fit }) => (fit === null ? [] : [[pair.device, fit] as const])));
  const alignment: Alignment = {
    ...matchedOf(timeline.tasks, isJoinedFirmly),
    clocks: all.map((one) => summaryOf(one, timeline.events)),
  };
  if (fits.size === 0) return { ...timeline, alignment };
  const stamped = restamped(timeline, (event) => {
    const onto = event.side === "device" && event.stamp !== null ? fits.get(event.stamp.domain) : undefined;
    return onto === undefined || event.stamp === null ? event : restated(event, { stamp: { onto, ...event.stamp } });
  });
  return { ...stamped, alignment };
};
