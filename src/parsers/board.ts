/** The dumps that rows may still continue. Rows come with or without the tag of the line that announced them, and between those of another dump. */
import type { Source } from "./claim.ts";
import { nextOffset, offsetOf } from "./dump.ts";
import type { Row } from "./row.ts";
import type { Section } from "./section.ts";

interface Pinned {
  readonly key: string;
  readonly thread: string | null;
  readonly tagged: boolean;
  readonly section: Section;
}

/** The dumps that rows may still continue. */
export interface Board {
  /** Pins a section that announces a dump, with the key of its tag and thread. */
  pin(key: string, tagged: boolean, section: Section): void;
  unpin(section: Section): void;
  /** The dump that a row continues, or `undefined`. */
  find(key: string, tagged: boolean, source: Source, row: Row): Section | undefined;
}

/** Dumps that are kept open. */
const MAX_DUMPS = 16;

/** Worse than any fit under the same tag. */
const OTHER_TAG = 10;

/** Lines between two rows of one dump, if rows between them are missing. */
const GAP_LINES = 2;

/** Lines between a dump's heading and its first row: of one writer alone, and among those of other threads. */
const NEAR_LINES = 3;
const FAR_LINES = 64;

/** How well a row continues a dump: the next offset, the first row, a later offset; `null` if it does not. */
const fitOf = (section: Section, row: Row, ordinal: number): number | null => {
  const expected = nextOffset(section.rows.map((own) => own.row));
  if (row.kind !== "bytes") return expected === null ? null : 0;
  const offset = offsetOf(row);
  const apart = ordinal - section.last;
  if (expected === null || offset === null)
    return apart <= (section.first.source.thread === null ? NEAR_LINES : FAR_LINES) ? 1 : null;
  if (offset === expected) return 0;
  // Rows are missing only if the two stand together: further down the same words begin another dump.
  return offset > expected && apart <= GAP_LINES ? 2 : null;
};

/** An empty board. */
export const openBoard = (): Board => {
  let dumps: readonly Pinned[] = [];
  return {
    pin: (key, tagged, section) => {
      const pinned: Pinned = { key, thread: section.first.source.thread, tagged, section };
      dumps = [...dumps.slice(1 - MAX_DUMPS), pinned];
    },
    unpin: (section) => {
      if (dumps.some((dump) => dump.section === section)) dumps = dumps.filter((dump) => dump.section !== section);
    },
    find: (key, tagged, source, row) => {
      const fitting = dumps.flatMap((dump, age) => {
        if (dump.thread !== source.thread) return [];
        // Two different tags are two different functions; a row without one may belong to any.
        if (dump.key !== key && dump.tagged && tagged) return [];
        const fit = fitOf(dump.section, row, source.ordinal);
        return fit === null ? [] : [{ dump, rank: (dump.key === key ? 0 : OTHER_TAG) + fit, age }];
      });
      fitting.sort((a, b) => a.rank - b.rank || b.age - a.age);
      return fitting[0]?.dump.section;
    },
  };
};
