/** Lays rows where their dumps are open. Apart from the desk, which lays claims: rows say nothing but bytes, and their offsets tell where they belong. */
import { openBoard } from "./board.ts";
import { type Claim, cite, type Source } from "./claim.ts";
import { openDumpHabit } from "./dump-habit.ts";
import { openDumpOrder } from "./dump-order.ts";
import { relationOf } from "./offsets.ts";
import { linesOf } from "./passage.ts";
import { placeKey } from "./place.ts";
import type { Row, RowPlace } from "./row.ts";
import { type Section, straySection } from "./section.ts";
import type { Sentence } from "./sentence.ts";

/** Where rows are laid, in the order of their lines. */
export interface DumpDesk {
  /** Remembers a section that waits for rows, by the key of its place. */
  announce(key: string, section: Section): void;
  forget(section: Section): void;
  /** Sees every claim: what is said of another task ends dumps. */
  pass(claim: Claim): void;
  /** True if rows of a dump may stand at an ordinal, of one thread or of any. */
  isOpen(ordinal: number, thread?: string | null): boolean;
  /** Gives one of the rows that a line may be to the dump that it continues, and answers with it; `null` if there is none. */
  row(source: Source, tags: readonly string[], places: readonly RowPlace[]): Row | null;
  /** Gives a row to the dump that the words in front of it announced on a line above; `false` if there is none that it continues. */
  goesOn(source: Source, key: string, row: Row): boolean;
  /** Remembers by these words the dump to which the last row was given. */
  headed(key: string): void;
  /** Begins a dump that no line announces. */
  stray(source: Source, sentence: Sentence, row: Row): void;
  /** Puts a row in the place of the one that was laid last, whose rest stands on this line. */
  mend(source: Source, row: Row): void;
}

/** Dumps that are remembered by the words in front of their rows. */
const MOST_HEADINGS = 16;

/** Lines between two rows of one dump that the same words head. */
const MOST_BETWEEN = 16;

/** What rows without a heading claim. */
const STRAY: Pick<Claim, "topics" | "opens" | "worded" | "facts" | "task" | "scoped"> = {
  topics: ["dump"],
  opens: true,
  worded: false,
  facts: [],
  task: null,
  scoped: false,
};

/** A desk without dumps; `keep` takes the sections that it begins. */
export const openDumpDesk = (keep: (key: string, section: Section) => void): DumpDesk => {
  const board = openBoard();
  const order = openDumpOrder();
  const habit = openDumpHabit();
  let latest: Section | null = null;
  const headings = new Map<string, Section>();

  const add = (source: Source, section: Section, row: Row): void => {
    habit.see(section, row);
    section.rows.push({ row: order.settled(section, row), at: cite(source, row.span) });
    section.lines.push(...linesOf(source.passage));
    section.last = source.ordinal;
    latest = section;
  };

  return {
    announce: (key, section) => board.pin(key, section.first.sentence.tags.length > 0, section),
    forget: (section) => board.unpin(section),
    pass: board.pass,
    isOpen: board.isOpen,
    row: (source, tags, places) => {
      const found = board.find(placeKey(source, tags), tags.length > 0, source, places);
      if (found === undefined || habit.refuses(found.section, found.place.row)) return null;
      add(source, found.section, found.place.row);
      return found.place.row;
    },
    goesOn: (source, key, row) => {
      const section = headings.get(key);
      const above = section?.rows.at(-1)?.row;
      if (section === undefined || above === undefined || source.ordinal - section.last > MOST_BETWEEN) return false;
      if (relationOf(above, row, false) !== "next") return false;
      add(source, section, row);
      return true;
    },
    headed: (key) => {
      if (latest === null) return;
      if (headings.size >= MOST_HEADINGS) headings.clear();
      headings.set(key, latest);
    },
    stray: (source, sentence, row) => {
      const section = straySection({ source, sentence, ...STRAY, at: () => cite(source, row.span) });
      const key = placeKey(source, sentence.tags);
      add(source, section, row);
      keep(key, section);
      board.pin(key, sentence.tags.length > 0, section);
    },
    mend: (source, row) => {
      const part = latest?.rows.pop();
      if (latest === null || part === undefined) return;
      latest.rows.push({ ...part, row });
      latest.lines.push(...linesOf(source.passage));
      latest.last = source.ordinal;
    },
  };
};
