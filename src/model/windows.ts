/**
 * Which tasks a line can be about by the time at which it stands, without a look at each: in a log whose lines have one order over
 * all, a task that begins below the line, or is over above it, is none of them. Whoever asks still judges what this leaves.
 */
import type { Event } from "./event.ts";
import { type Places, placeOf, placesOf } from "./places.ts";
import { type Bounds, boundsOf, type Span, spanOf, writerOf } from "./spans.ts";
import { grouped } from "./survey.ts";
import type { Task } from "./task.ts";

/** Looks tasks up by their places in the list. */
export interface Windows {
  /** The first few that may be open at the line and that pass, in their order. */
  readonly first: (line: Event, most: number, passes: (at: number) => boolean) => readonly number[];
  /** The last that may be open at the line and that passes, -1 for none. */
  readonly last: (line: Event, passes: (at: number) => boolean) => number;
}

/** The earliest beginning and the latest end in each half, quarter and so on of the tasks. */
interface Tree {
  /** `null` where lines have no one order: then all tasks may be open at all of them. */
  readonly places: Places | null;
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly width: number;
}

const treeOf = (places: Places | null, spans: readonly Span[]): Tree => {
  let width = 1;
  while (width < spans.length) width *= 2;
  const from = new Float64Array(2 * width).fill(Number.POSITIVE_INFINITY);
  const to = new Float64Array(2 * width).fill(Number.NEGATIVE_INFINITY);
  for (const span of spans) {
    from[width + span.task] = span.from;
    to[width + span.task] = span.to;
  }
  for (let at = width - 1; at > 0; at -= 1) {
    from[at] = Math.min(from[2 * at] ?? 0, from[2 * at + 1] ?? 0);
    to[at] = Math.max(to[2 * at] ?? 0, to[2 * at + 1] ?? 0);
  }
  return { places, from, to, width };
};

/** Shows the tasks that are open at a place, from one end or the other, until one is the one. */
const visit = (
  { from, to, width }: Tree,
  place: number,
  backwards: boolean,
  isIt: (at: number) => boolean,
): boolean => {
  const walk = (node: number): boolean => {
    if ((from[node] ?? 0) > place || (to[node] ?? 0) < place) return false;
    if (node >= width) return isIt(node - width);
    const [one, other] = backwards ? [2 * node + 1, 2 * node] : [2 * node, 2 * node + 1];
    return walk(one) || walk(other);
  };
  return walk(1);
};

/**
 * `lines` are those that will be asked about. Without a bound a task is open from the beginning, or to the end. `orderly` are writers
 * whose lines are known to have one order.
 */
export const windowsOf = (
  tasks: readonly Task[],
  lines: readonly Event[],
  begins: Bounds,
  ends: Bounds,
  orderly: ReadonlySet<number>,
): Windows => {
  const asked = grouped(lines, writerOf);
  let bounds: ReadonlyMap<number, readonly Event[]> | undefined;
  const trees = new Map<number, Tree>();
  const treeFor = (writer: number): Tree => {
    const known = trees.get(writer);
    if (known !== undefined) return known;
    const inOrder = (): Places | null => {
      bounds ??= boundsOf(tasks, begins, ends);
      return placesOf([...(bounds.get(writer) ?? []), ...(asked.get(writer) ?? [])]);
    };
    const places = orderly.has(writer) ? placeOf : inOrder();
    const spans = tasks.map((task, at) =>
      places === null ? spanOf(at, writer, [], []) : spanOf(at, writer, begins(task), ends(task), places),
    );
    const tree = treeOf(places, spans);
    trees.set(writer, tree);
    return tree;
  };
  const look = (line: Event, backwards: boolean, isIt: (at: number) => boolean): boolean => {
    const tree = treeFor(writerOf(line));
    return visit(tree, tree.places?.(line) ?? 0, backwards, isIt);
  };
  return {
    first: (line, most, passes) => {
      const found: number[] = [];
      look(line, false, (at) => {
        if (passes(at)) found.push(at);
        return found.length >= most;
      });
      return found;
    },
    last: (line, passes) => {
      let found = -1;
      look(line, true, (at) => {
        if (passes(at)) found = at;
        return found >= 0;
      });
      return found;
    },
  };
};
