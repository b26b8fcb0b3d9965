/** What is open under one tag in one thread, and which of these places are kept: the least recently used is closed first. */
import type { Fact, Source } from "./claim.ts";
import { type FieldOrder, openFieldOrder } from "./field-order.ts";
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
  readonly order: FieldOrder;
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
  const places = new Map<string, Place>();
  return {
    at: (key) => {
      const place = places.get(key) ?? {
        scope: null,
        contest: "none",
        sections: [],
        order: openFieldOrder(),
      };
      places.delete(key);
      places.set(key, place);
      const oldest = places.size > MAX_PLACES ? places.entries().next().value : undefined;
      if (oldest !== undefined) {
        places.delete(oldest[0]);
        close(oldest[1].sections);
      }
      return place;
    },
    peek: (key) => places.get(key),
    all: () => [...places.values()],
    clear: () => {
      for (const place of places.values()) close(place.sections);
      places.clear();
    },
  };
};
