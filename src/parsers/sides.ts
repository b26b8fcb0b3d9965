/**
 * Whose lines stand under a tag: what lines under it said before, its own name, and the contrast of two writers of which one is
 * named. Apart from the desk, because it is about writers and not about what they say.
 */
import { sideOfTags } from "./lead.ts";

type Side = "host" | "device" | null;

/** What is known of the writers of a capture; a writer is known by his first tag. */
export interface Sides {
  of(tags: readonly string[]): Side;
  /** Notes a line under these tags, and the side that its words belong to. */
  note(tags: readonly string[], side: Side): void;
}

/** Nothing is known yet. */
export const openSides = (): Sides => {
  const known = new Map<string, Side>();

  /** Of two writers of whom one is named after a side, the other is of the other. */
  const contrastOf = (tag: string): Side => {
    if (known.size !== 2) return null;
    const [first, second = ""] = known.keys();
    const other = sideOfTags([tag === first ? second : (first ?? "")]);
    if (other === null || sideOfTags([tag]) !== null) return null;
    return other === "device" ? "host" : "device";
  };

  return {
    of: ([tag]) => (tag === undefined ? null : (known.get(tag) ?? contrastOf(tag))),
    note: ([tag], side) => {
      if (tag !== undefined) known.set(tag, side ?? known.get(tag) ?? null);
    },
  };
};
