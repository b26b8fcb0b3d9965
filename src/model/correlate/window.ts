/**
 * Where the partner of a recycled address can stand at all: a task that was over before another one began was over before it on the
 * other side as well, so that every certain pair cuts the rest into shorter stretches.
 */
import type { Draft } from "./draft.ts";

/** A certain pair: the lines from which and to which the host speaks of the task, and the first of the controller's. */
export interface Anchor {
  /** The captures of both sides. */
  readonly between: string;
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

/** The place of a pair; the drafts as they are before they become one. */
export const anchorOf = (host: Draft, device: Draft): Anchor => {
  const [ours, theirs] = [host.events[0]?.capture, device.events[0]];
  let [start, end] = [Number.POSITIVE_INFINITY, 0];
  for (const { capture, line } of host.events) {
    if (capture !== ours) continue;
    start = Math.min(start, line);
    end = Math.max(end, line);
  }
  return { between: `${ours}/${theirs?.capture}`, start, end, at: theirs?.line ?? 0 };
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
  if (groups.size === 0) return () => true;
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
