/** Things by key, of which the one that was not used for longest can be taken out. Apart because a map that is deleted from at its front is slow to begin. */

/** Things in the order of their use. */
export interface Recency<T> {
  /** The thing of a key, made if there is none; it is the last one used from now on. */
  use(key: string): T;
  peek(key: string): T | undefined;
  /** How many there are. */
  size(): number;
  /** Takes out the one that was not used for longest. */
  takeOldest(): T | undefined;
  /** All, the last one used at the end. */
  all(): readonly T[];
  clear(): void;
}

interface Entry<T> {
  readonly thing: T;
  used: number;
}

/** Uses that are over are forgotten once there are so many for each thing. */
const SLACK = 8;

/** Holds nothing; `make` makes what is asked for first. */
export const openRecency = <T>(make: () => T): Recency<T> => {
  const entries = new Map<string, Entry<T>>();
  // Only the last use of a key counts.
  let uses: { readonly key: string; readonly tick: number }[] = [];
  let [tick, first] = [0, 0];

  const forget = (): void => {
    if (uses.length < SLACK * (entries.size + SLACK)) return;
    uses = uses.slice(first).filter((use) => entries.get(use.key)?.used === use.tick);
    first = 0;
  };

  return {
    use: (key) => {
      const entry = entries.get(key) ?? { thing: make(), used: 0 };
      if (entry.used === 0) entries.set(key, entry);
      if (entry.used === 0 || entry.used !== tick) {
        tick += 1;
        entry.used = tick;
        uses.push({ key, tick });
        forget();
      }
      return entry.thing;
    },
    peek: (key) => entries.get(key)?.thing,
    size: () => entries.size,
    takeOldest: () => {
      for (; first < uses.length; first += 1) {
        const use = uses[first];
        const entry = use === undefined ? undefined : entries.get(use.key);
        if (use === undefined || entry?.used !== use.tick) continue;
        entries.delete(use.key);
        return entry.thing;
      }
      return undefined;
    },
    all: () => [...entries.values()].sort((a, b) => a.used - b.used).map(({ thing }) => thing),
    clear: () => entries.clear(),
  };
};
