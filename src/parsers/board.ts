/** The dumps that rows may still continue. Rows come with or without the tag of the line that announced them, and between those of another dump. */
import type { Claim, Source } from "./claim.ts";
import { isPointer, relationOf } from "./offsets.ts";
import { type Row, type RowPlace, VALUE } from "./row.ts";
import { differ, isEmpty, type Section } from "./section.ts";
import { byteCountOf } from "./value.ts";

interface Pinned {
  readonly key: string;
  readonly thread: string | null;
  readonly tagged: boolean;
  readonly section: Section;
  /** True once a line of the same thread, or of none, went on with another task. */
  passed: boolean;
}

/** A row with the dump that it continues. */
export interface Found {
  readonly section: Section;
  readonly place: RowPlace;
}

/** The dumps that rows may still continue. */
export interface Board {
  /** Pins a section that announces a dump, with the key of its tag and thread. */
  pin(key: string, tagged: boolean, section: Section): void;
  unpin(section: Section): void;
  /** Takes down what a line shows to be over: names of tasks that nothing followed, dumps of a task that goes on, and those of another one that go on no more or still wait for their first row. */
  pass(claim: Claim): void;
  /** True if rows of a dump may stand at an ordinal. */
  isOpen(ordinal: number, thread?: string | null): boolean;
  /** The dump that one of the rows that a body may be continues, or `undefined`. */
  find(key: string, tagged: boolean, source: Source, places: readonly RowPlace[]): Found | undefined;
}

/** Dumps that are kept open. */
const MAX_DUMPS = 16;

/** Worse than any fit under the same tag. */
const OTHER_TAG = 10;

/** Lines between two rows of one dump, if rows between them are missing or nothing but their order tells that they are neighbours. */
const GAP_LINES = 2;

/** Lines between two rows of one dump, whatever others print between them: a dump is printed at one go. */
const BURST_LINES = 16;

/** Lines between a dump's heading and its first row: of one writer alone, and among those of other threads. */
const NEAR_LINES = 3;
const FAR_LINES = 64;

/** The number of bytes that the lines above the rows state, or `null`. */
const statedLength = ({ facts }: Section): number | null => {
  const fact = facts.find(({ role }) => role === "length");
  return fact === undefined ? null : byteCountOf(fact.content);
};

// Trace::hex     dumpBytes     hexdump     print_hex_dump     DMP: functions and modules that print bytes for others
const PRINTER = /hex|dump|\b(?:dmp|trc)\b/i;

/** Fewer bytes without an offset may be anything, unless a line says that there are so few. */
const LEAST_BYTES = 4;

/** A tool may fill up the last word. */
const MOST_FILLING = 7;

/** An offset of more digits is an address of memory. */
const OFFSET_DIGITS = 3;

/** True for a place behind all that was announced, whichever base it is in: the row is of another dump, whose heading is lost. */
const isBeyond = (digits: string, stated: number | null): boolean => {
  const value = digits.replace(/^0+(?=.)/, "");
  if (stated === null || value.length > OFFSET_DIGITS) return false;
  return [8, 10, 16].every((base) => !(Number.parseInt(value, base) < stated));
};

/** Whether the section waits for bytes, and these may be some. */
const mayBegin = (section: Section, { kind, offset, readings, redacted }: Row): boolean => {
  if (kind === "frame" || redacted || kind === "origin") return true;
  if (kind !== "bytes" || section.facts.some(({ role }) => role === "bytes")) return false;
  const stated = statedLength(section);
  if (offset !== null) return !isBeyond(offset.digits, stated);
  const count = readings[0]?.bytes.length ?? 0;
  const isValue = readings[0]?.spelling === VALUE;
  return stated === null ? isValue || count >= LEAST_BYTES : count <= stated + MOST_FILLING;
};

/** How well a row continues the rows above it: the next one, or a later one; `null` if it does not. */
const fitBelow = ({ section, passed }: Pinned, row: Row, apart: number, near: number): number | null => {
  const above = section.rows.findLast((own) => own.row.kind === "bytes")?.row;
  const last = section.rows.at(-1)?.row;
  if (last?.kind === "end" || last?.form !== row.form) return null;
  if (row.kind === "squeezed" || row.kind === "frame" || row.kind === "origin") return apart <= near ? 0 : null;
  if (above === undefined || row.offset === null) return apart <= near ? 0 : null;
  if (row.kind === "end" && above.offset === null) return apart <= near ? 0 : null;
  const relation = last.kind === "origin" ? "next" : relationOf(above, row, last.kind === "squeezed");
  if (relation === "next") return apart <= (passed ? NEAR_LINES : BURST_LINES) ? 0 : null;
  // Rows are missing only if the two stand together: further down the same words begin another dump.
  if (relation === "later" && row.kind !== "end") return apart <= GAP_LINES ? 2 : null;
  return relation === "same" || (isPointer(above) && isPointer(row)) ? (apart <= 1 ? 3 : null) : null;
};

/** Lines from the last one of a section to this one. */
const apartFrom = ({ last }: Section, { ordinal }: Source): number => ordinal - last;

/** How well a row continues a dump: the next offset, the first row, a later offset; `null` if it does not. */
const fitOf = (pinned: Pinned, row: Row, source: Source): number | null => {
  const { section } = pinned;
  const apart = apartFrom(section, source);
  const threaded = section.first.source.thread !== null;
  if (section.rows.length > 0) return fitBelow(pinned, row, apart, threaded ? FAR_LINES : GAP_LINES);
  return apart <= (threaded ? FAR_LINES : NEAR_LINES) && mayBegin(section, row) ? 1 : null;
};

/** True if the writer of the rows goes on with another step of the same task: rows below are those of a dump whose heading is lost. */
const isBehind = (section: Section, { task, topics }: Claim): boolean =>
  section.rows.length > 0 &&
  section.task !== null &&
  task !== null &&
  !differ(section.task, task) &&
  topics.length > 0 &&
  !topics.some((topic) => section.topics.includes(topic));

/** A request that comes in: rows below are not of a dump above that is nobody's by name. */
const isRequest = ({ topics }: Claim): boolean =>
  topics.length > 0 && topics.every((topic) => topic === "receive" || topic === "dispatch");

const isLoneStray = ({ stray, rows }: Section): boolean => stray && rows.length < 2;

/** True if a line names a task and says nothing of it: rows below make it the heading of a dump. */
const isBareName = (section: Section): boolean => isEmpty(section) && !section.worded;

/** An empty board. */
export const openBoard = (): Board => {
  let dumps: readonly Pinned[] = [];
  // Whether rows stood below bare names, by the key of a place with a tag. Where none ever did and another line followed, the rows below
  // one belong to a dump whose heading is lost.
  const heads = new Map<string, boolean>();
  return {
    pin: (key, tagged, section) => {
      const pinned: Pinned = { key, thread: section.first.source.thread, tagged, section, passed: false };
      // Single rows that no line announces may be many, and must not push the others off the board.
      const kept = section.stray ? dumps.filter((dump) => !isLoneStray(dump.section)) : dumps;
      dumps = [...kept.slice(1 - MAX_DUMPS), pinned];
    },
    unpin: (section) => {
      if (dumps.some((dump) => dump.section === section)) dumps = dumps.filter((dump) => dump.section !== section);
    },
    isOpen: (ordinal, thread) =>
      dumps.some(
        (dump) => ordinal - dump.section.last <= FAR_LINES && (thread === undefined || dump.thread === thread),
      ),
    pass: (claim) => {
      const { source, task } = claim;
      const isOver = ({ thread, section }: Pinned): boolean => {
        if (thread !== source.thread || section.first.source === source) return false;
        if (isBareName(section)) return true;
        if (isBehind(section, claim)) return true;
        if (section.task === null && section.rows.length > 0 && isRequest(claim)) return true;
        return differ(section.task, task) && (thread !== null || section.rows.length === 0);
      };
      for (const dump of dumps)
        if (dump.thread === source.thread && differ(dump.section.task, task)) dump.passed = true;
      const over = dumps.filter(isOver);
      if (over.length === 0) return;
      for (const { key, tagged, section } of over)
        if (tagged && isBareName(section) && !heads.has(key)) heads.set(key, false);
      dumps = dumps.filter((dump) => !over.includes(dump));
    },
    find: (key, tagged, source, places) => {
      const fitting = dumps.flatMap((dump, age) => {
        if (dump.thread !== source.thread) return [];
        if (isBareName(dump.section) && heads.get(dump.key) === false) return [];
        // Two different tags are two different functions; a row without one may belong to any, and one under the
        // first of several to the heading under all of them: `drv: dump: …`, then `drv: 0x0000: …`.
        const related = key.startsWith(dump.key) || dump.key.startsWith(key);
        // A function that prints bytes does so for the line right above.
        const printed = PRINTER.test(key.slice(key.lastIndexOf("\n"))) && apartFrom(dump.section, source) <= 1;
        if (!related && !printed && dump.tagged && tagged) return [];
        const fits = places.flatMap((place) => {
          const fit = fitOf(dump, place.row, source);
          return fit === null ? [] : [{ place, fit }];
        });
        const best = fits.toSorted((a, b) => a.fit - b.fit)[0];
        if (best === undefined) return [];
        return [
          { ...best, section: dump.section, key: dump.key, rank: (dump.key === key ? 0 : OTHER_TAG) + best.fit, age },
        ];
      });
      // Rows may be missing: one right below a dump or its heading is of that, though a dump far above ends where it begins.
      const adjoins = fitting.some(({ section }) => apartFrom(section, source) <= 1);
      const near = adjoins ? fitting.filter(({ section }) => apartFrom(section, source) <= GAP_LINES) : fitting;
      near.sort((a, b) => a.rank - b.rank || b.age - a.age);
      const [found] = near;
      if (found !== undefined && isBareName(found.section)) heads.set(found.key, true);
      return found;
    },
  };
};
