/** What is open under one tag in one thread, and which of these places are kept: the least recently used is closed first. */
import type { Fact, Source } from "./claim.ts";
import type { Section } from "./section.ts";

/** Names a place: by the thread and the tags of a line. */
export const placeKey = (source: Source, tags: readonly string[]): string =>
  `${source.thread ?? ""}\n${tags.join("\n")}`;

/** What is open under one tag in one thread. */
export interface Place {
  /** The task that a tag named last. */
  scope: Fact | null;
  /** Two tasks were opened one after the other with nothing between: a line that names neither may be either's. */
  contest: "none" | "open" | "used";
  readonly sections: Section[];
}

/** All places that are open. */
export interface Places {
  /** The place of a key, made if there is none. */
  at(key: string): Place;
  peek(key: string): Place | undefined;
  all(): readonly Place[];
  /** Closes every place. */
  clear(): void;
}

/** Places that are kept open, so that memory stays bounded whatever the tags are. */
const MAX_PLACES = 512;

/** Hands the sections of a place to `close` when it is given up. */
export const openPlaces = (close: (sections: readonly Section[]) => void): Places => {
  const places = new Map<string, Place & { used: number }>();
  // Keys in the order of their use; only the last use of a place counts. A map that is deleted from at its front is slow to begin.
  let uses: { readonly key: string; readonly tick: number }[] = [];
  let [tick, first] = [0, 0];

  const inOrder = (): readonly Place[] => [...places.values()].sort((a, b) => a.used - b.used);

  const closeOldest = (): void => {
    for (; first < uses.length; first += 1) {
      const use = uses[first];
      const place = use === undefined ? undefined : places.get(use.key);
      if (use === undefined || place?.used !== use.tick) continue;
      places.delete(use.key);
      close(place.sections);
      return;
    }
  };

  return {
    at: (key) => {
      const place = places.get(key) ?? { scope: null, contest: "none", sections: [], used: 0 };
      if (place.used === 0) places.set(key, place);
      if (place.used !== tick || tick === 0) {
        tick += 1;
        place.used = tick;
        uses.push({ key, tick });
      }
      if (places.size > MAX_PLACES) closeOldest();
      if (first > 4 * MAX_PLACES || uses.length > 16 * MAX_PLACES) {
        uses = uses.slice(first).filter((use) => places.get(use.key)?.used === use.tick);
        first = 0;
      }
      return place;
    },
    peek: (key) => places.get(key),
    all: inOrder,
    clear: () => {
      for (const place of inOrder()) close(place.sections);
      places.clear();
    },
  };
};
