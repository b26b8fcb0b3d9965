/** What is open under one tag in one thread of a writer, and which of these places are kept: the least recently used is closed first. */
import type { Naming, Source } from "./claim.ts";
import { type FieldOrder, openFieldOrder } from "./field-order.ts";
import { openRecency } from "./recency.ts";
import type { Section } from "./section.ts";

/** Names a place: by the writer, the thread and the tags of a line. */
export const placeKey = (source: Source, tags: readonly string[]): string =>
  `${source.writer} ${source.thread ?? ""}\n${tags.join("\n")}`;

/** What is open under one tag in one thread. */
export interface Place {
  /** The task that a tag named last. */
  scope: Naming | null;
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
  const places = openRecency((): Place => ({ scope: null, contest: "none", sections: [], order: openFieldOrder() }));
  return {
    at: (key) => {
      const place = places.use(key);
      if (places.size() > MAX_PLACES) close(places.takeOldest()?.sections ?? []);
      return place;
    },
    peek: places.peek,
    all: places.all,
    clear: () => {
      for (const place of places.all()) close(place.sections);
      places.clear();
    },
  };
};
