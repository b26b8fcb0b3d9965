/**
 * Where the partner of a recycled address can stand at all: a task that was over before another one began was over before it on the
 * other side as well, so that every certain pair cuts the rest into shorter stretches.
 */
import type { Event } from "../event.ts";
import type { Draft } from "./draft.ts";

/** A certain pair: the lines from which and to which the host speaks of the task, and the first of the controller's. */
export interface Anchor {
  /** The captures of both sides. */
  readonly between: string;
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

const linesOf = (events: readonly Event[], capture: number | undefined): readonly number[] =>
  events.filter((event) => event.capture === capture).map(({ line }) => line);

/** The place of a pair; the drafts as they are before they become one. */
export const anchorOf = (host: Draft, device: Draft): Anchor => {
  const [ours, theirs] = [host.events[0]?.capture, device.events[0]?.capture];
  const lines = linesOf(host.events, ours);
  return {
    between: `${ours}/${theirs}`,
    start: lines.reduce((least, line) => Math.min(least, line), Number.POSITIVE_INFINITY),
    end: lines.reduce((most, line) => Math.max(most, line), 0),
    at: linesOf(device.events, theirs)[0] ?? 0,
  };
};

/** Anchors of two captures by the host's lines, with the outermost place on the other side up to each, or from each. */
interface Sides {
  readonly ends: readonly { readonly line: number; readonly at: number }[];
  readonly starts: readonly { readonly line: number; readonly at: number }[];
}

const sidesOf = (anchors: readonly Anchor[]): Sides => {
  let [most, least] = [0, Number.POSITIVE_INFINITY];
  const ends = [...anchors]
    .sort((a, b) => a.end - b.end)
    .map(({ end, at }) => {
      most = Math.max(most, at);
      return { line: end, at: most };
    });
  const starts = [...anchors]
    .sort((a, b) => b.start - a.start)
    .map(({ start, at }) => {
      least = Math.min(least, at);
      return { line: start, at: least };
    });
  return { ends, starts: starts.reverse() };
};

/** How many of the entries, which ascend, lie below a line. */
const below = (entries: Sides["ends"], line: number): number => {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.line ?? 0) < line) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Tells whether two drafts can be one task, as far as the order among certain pairs goes. */
export const windowsOf = (anchors: readonly Anchor[]): ((host: Draft, device: Draft) => boolean) => {
  const groups = new Map<string, Anchor[]>();
  for (const anchor of anchors) {
    const group = groups.get(anchor.between);
    if (group === undefined) groups.set(anchor.between, [anchor]);
    else group.push(anchor);
  }
  const sides = new Map([...groups].map(([between, group]) => [between, sidesOf(group)]));
  return (host, device) => {
    const { between, start, end, at } = anchorOf(host, device);
    const known = sides.get(between);
    if (known === undefined) return true;
    const earlier = known.ends[below(known.ends, start) - 1]?.at ?? 0;
    const later = known.starts[below(known.starts, end + 1)]?.at ?? Number.POSITIVE_INFINITY;
    return earlier < at && at < later;
  };
};
