/**
 * The sections that are open at a time, by tag and thread. A line joins the section that it adds to; a repeated field,
 * another task, a banner or an opener begins a new one, so that interleaved tasks and threads are not mixed.
 */
import { type Claim, cite, type Fact, type Source } from "./claim.ts";
import { nextOffset, offsetOf } from "./dump.ts";
import type { Row } from "./row.ts";
import { accepts, differ, isEmpty, join, openSection, type Section, sideOfTopics } from "./section.ts";
import type { Sentence } from "./sentence.ts";
import { TOPICS } from "./topic.ts";

/** What is open under one tag in one thread. */
interface Place {
  /** The task that a tag named last. */
  scope: Fact | null;
  /** Two tasks were opened one after the other with nothing between: a line that names neither may be either's. */
  contest: "none" | "open" | "used";
  sections: Section[];
}

export interface Desk {
  /** Takes a claim; the answer says why it cannot be placed, or is `null`. */
  claim(claim: Claim): string | null;
  /** Remembers the task that a tag of a line names, though the line claims nothing. */
  scope(source: Source, sentence: Sentence): void;
  /** Gives a dump row to the dump that it continues; `false` if there is none. */
  row(source: Source, tags: readonly string[], row: Row): boolean;
  banner(source: Source, tags: readonly string[]): void;
  finish(): void;
}

/** Places and sections that are kept open; beyond that the oldest are closed, so that memory stays bounded. */
const MAX_PLACES = 512;
const MAX_SECTIONS = 8;
const MAX_DUMPS = 16;

const keyOf = (source: Source, tags: readonly string[]): string => `${source.thread ?? ""}\n${tags.join("\n")}`;

const isStep = (section: Section): boolean => section.topics.some((topic) => TOPICS[topic].step);

/** How well a row continues a dump: the next offset, the first row, a later offset; `null` if it does not. */
const fitOf = (section: Section, row: Row): number | null => {
  const rows = section.rows.map((own) => own.row);
  const expected = nextOffset(rows);
  if (row.kind !== "bytes") return expected === null ? null : 0;
  const offset = offsetOf(row);
  if (expected === null || offset === null) return 1;
  if (offset === expected) return 0;
  return offset > expected ? 2 : null;
};

/** Hands a section to `emit` once nothing can join it any more. */
export const openDesk = (emit: (section: Section) => void): Desk => {
  const places = new Map<string, Place>();
  let dumps: {
    readonly key: string;
    readonly thread: string | null;
    readonly tagged: boolean;
    readonly section: Section;
  }[] = [];
  let side: Section["before"] = null;

  const placeOf = (key: string): Place => {
    const found = places.get(key);
    if (found !== undefined) {
      // The last one used is the last one to be closed.
      places.delete(key);
      places.set(key, found);
      return found;
    }
    const place: Place = { scope: null, contest: "none", sections: [] };
    places.set(key, place);
    const oldest = places.size > MAX_PLACES ? places.entries().next().value : undefined;
    if (oldest !== undefined) {
      places.delete(oldest[0]);
      close(oldest[1].sections);
    }
    return place;
  };

  const close = (sections: readonly Section[]): void => {
    for (const section of sections) {
      dumps = dumps.filter((dump) => dump.section !== section);
      emit(section);
    }
  };

  const begin = (place: Place, claim: Claim): Section => {
    const section = openSection(claim, side);
    const overlapping = place.sections.filter(
      (other) => other.live && (isStep(other) || other.topics.some((topic) => claim.topics.includes(topic))),
    );
    if (isStep(section)) {
      const contested = overlapping.some(
        (other) => other.first.opens && isStep(other) && isEmpty(other) && differ(other.task, claim.task),
      );
      if (contested && claim.opens) place.contest = "open";
      else if (place.contest === "used" || claim.facts.length > 0) place.contest = "none";
      if (!claim.scoped && claim.opens) place.scope = null;
    }
    for (const other of overlapping) {
      const replaced = other.topics.some((topic) => claim.topics.includes(topic));
      if (replaced || (claim.opens && isStep(section))) other.live = false;
    }
    place.sections.push(section);
    if (place.sections.length > MAX_SECTIONS) close(place.sections.splice(0, 1));
    return section;
  };

  /** The keys of a report may be printed under another tag than the call. */
  const keysFor = (claim: Claim): Section | undefined => {
    if (!claim.worded || claim.topics[0] !== "constraints") return undefined;
    return [...places.values()]
      .flatMap((place) => place.sections)
      .findLast(
        (section) =>
          !section.worded &&
          section.topics.includes("constraints") &&
          section.first.source.thread === claim.source.thread &&
          accepts(section, claim),
      );
  };

  const placed = (place: Place, claim: Claim): Section => {
    const section = place.sections.findLast((candidate) => accepts(candidate, claim)) ?? keysFor(claim);
    if (section === undefined) return begin(place, claim);
    join(section, claim);
    return section;
  };

  return {
    claim: (stated) => {
      const { source, sentence } = stated;
      const key = keyOf(source, sentence.tags);
      const place = placeOf(key);
      if (stated.scoped) place.scope = stated.task;
      const nameless = stated.task === null;
      if (nameless && place.contest !== "none" && isStepClaim(stated) && !stated.opens) {
        place.contest = "used";
        return "two tasks are open under this tag, and the line names neither";
      }
      const claim = nameless && place.scope !== null ? { ...stated, task: place.scope } : stated;
      const section = placed(place, claim);
      side = sideOfTopics(section.topics) ?? side;
      if (section.topics.some((topic) => topic === "dump" || topic === "stage") && section.lines.length === 1) {
        dumps = [
          ...dumps.slice(1 - MAX_DUMPS),
          { key, thread: source.thread, tagged: sentence.tags.length > 0, section },
        ];
      }
      return null;
    },
    scope: (source, sentence) => {
      if (sentence.scope === null) return;
      const { role, name, content, start, end } = sentence.scope;
      placeOf(keyOf(source, sentence.tags)).scope = { role, name, content, at: cite(source, { start, end }) };
    },
    row: (source, tags, row) => {
      const key = keyOf(source, tags);
      const candidates = dumps.flatMap((dump, age) => {
        if (dump.thread !== source.thread) return [];
        if (dump.key !== key && dump.tagged && tags.length > 0) return [];
        const fit = fitOf(dump.section, row);
        return fit === null ? [] : [{ dump, rank: (dump.key === key ? 0 : 10) + fit, age }];
      });
      candidates.sort((a, b) => a.rank - b.rank || b.age - a.age);
      const section = candidates[0]?.dump.section;
      if (section === undefined) return false;
      section.rows.push({ row, at: cite(source, row.span) });
      section.lines.push({ number: source.line, text: source.text });
      return true;
    },
    banner: (source, tags) => {
      const place = places.get(keyOf(source, tags));
      if (place === undefined) return;
      for (const section of place.sections) section.sealed = true;
      place.scope = null;
      place.contest = "none";
    },
    finish: () => {
      for (const place of places.values()) close(place.sections);
      places.clear();
    },
  };
};

const isStepClaim = (claim: Claim): boolean => claim.topics.some((topic) => TOPICS[topic].step);
