/** Of many bounds the few that can matter: those on the convex hull of their points. Linear after sorting. */
import type { Bound } from "./feasible.ts";

/** Above zero where the turn from the edge o-a to b is to the left. */
const turn = (o: Bound, a: Bound, b: Bound): bigint => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

const ascending = (a: Bound, b: Bound): number => (a.x === b.x ? (a.y < b.y ? -1 : 1) : a.x < b.x ? -1 : 1);

/** The upper hull of the points that a line must pass above, or the lower hull of those that it must pass below. */
const hull = <B extends Bound>(bounds: readonly B[], side: Bound["side"]): readonly B[] => {
  const kept: B[] = [];
  for (const bound of bounds.filter((one) => one.side === side).sort(ascending)) {
    for (let last = kept.at(-1); last !== undefined; last = kept.at(-1)) {
      const before = kept.at(-2);
      const bends = before === undefined ? 0n : turn(before, last, bound);
      const idle =
        before === undefined
          ? last.x === bound.x && side === "at-least"
          : side === "at-least"
            ? bends >= 0n
            : bends <= 0n;
      if (!idle) break;
      kept.pop();
    }
    const twin = kept.at(-1);
    if (side === "at-least" || twin === undefined || twin.x !== bound.x) kept.push(bound);
  }
  return kept;
};

/** The bounds that no other bound of the same side makes idle. */
export const telling = <B extends Bound>(bounds: readonly B[]): readonly B[] => [
  ...hull(bounds, "at-least"),
  ...hull(bounds, "at-most"),
];
