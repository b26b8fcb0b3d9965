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

/** How well a row continues a dump: the next offset, the first row, a later offset; `null` if it does not. */
const fitOf = (section: Section, row: Row): number | null => {
  const expected = nextOffset(section.rows.map((own) => own.row));
  if (row.kind !== "bytes") return expected === null ? null : 0;
  const offset = offsetOf(row);
  if (expected === null || offset === null) return 1;
  if (offset === expected) return 0;
  return offset > expected ? 2 : null;
};

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
        const fit = fitOf(dump.section, row);
        return fit === null ? [] : [{ dump, rank: (dump.key === key ? 0 : OTHER_TAG) + fit, age }];
      });
      fitting.sort((a, b) => a.rank - b.rank || b.age - a.age);
      return fitting[0]?.dump.section;
    },
  };
};
