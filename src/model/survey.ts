/**
 * What is asked of a whole timeline on behalf of every task: it is found once, because a walk over all events for each task is
 * what long captures cannot afford.
 */
import type { Timeline } from "./timeline.ts";

/** The same function, which looks at each timeline once. It may depend on nothing but the timeline. */
export const survey = <T>(look: (timeline: Timeline) => T): ((timeline: Timeline) => T) => {
  const known = new WeakMap<Timeline, { readonly found: T }>();
  return (timeline) => {
    const before = known.get(timeline);
    if (before !== undefined) return before.found;
    const found = look(timeline);
    known.set(timeline, { found });
    return found;
  };
};

/** Things by what they have in common, each list in the order in which it was met. */
export const grouped = <K, T>(all: Iterable<T>, keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> => {
  const groups = new Map<K, T[]>();
  let last: { readonly key: K; readonly group: T[] } | undefined;
  const put = (one: T): void => {
    const key = keyOf(one);
    if (last === undefined || last.key !== key) {
      const group = groups.get(key);
      if (group === undefined) {
        // A list that begins with its first thing has no room to spare: where all keys differ, most stay alone.
        const begun = [one];
        groups.set(key, begun);
        last = { key, group: begun };
        return;
      }
      last = { key, group };
    }
    last.group.push(one);
  };
  // A walk over a list that is taken once is not compiled before its end, what it calls for each thing is.
  if (Array.isArray(all)) all.forEach(put);
  else for (const one of all) put(one);
  return groups;
};
