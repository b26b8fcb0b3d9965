/**
 * The sections that are open at a time, by tag and thread. A line joins the section that it adds to; a repeated field,
 * another task, a banner or an opener begins a new one, so that interleaved tasks and threads are not mixed.
 */
import { type Claim, namingIn, type Source } from "./claim.ts";
import { type DumpDesk, openDumpDesk } from "./dump-desk.ts";
import { trackSteps } from "./open-steps.ts";
import { openPlaces, type Place, type Places, placeKey } from "./place.ts";
import {
  accepts,
  differ,
  isEmpty,
  join,
  newIn,
  openSection,
  type Section,
  settleName,
  sideOfTopics,
} from "./section.ts";
import type { Sentence } from "./sentence.ts";
import { openSides } from "./sides.ts";
import { TOPICS, type Topic } from "./topic.ts";

/** Where claims, rows and banners are laid, in the order of their lines. */
export interface Desk {
  /** Takes a claim; the answer says why it cannot be placed, or is `null`. */
  claim(claim: Claim): string | null;
  /** Remembers the task that a tag of a line names, though the line claims nothing. */
  scope(source: Source, sentence: Sentence): void;
  /** The dumps among the sections. */
  readonly dumps: DumpDesk;
  banner(source: Source, tags: readonly string[]): void;
  /** Whose lines stand under these tags, as far as the lines so far tell. */
  sideOf(tags: readonly string[]): "host" | "device" | null;
  finish(): void;
}

/** Sections of one place that are kept open. */
const MAX_SECTIONS = 8;

const isStep = ({ topics }: { readonly topics: readonly Topic[] }): boolean =>
  topics.some((topic) => TOPICS[topic].step);

const overlap = (section: Section, claim: Claim): boolean =>
  section.topics.some((topic) => claim.topics.includes(topic));

/** A host's address is what a controller calls it: only a writer who is known to be the host's may say that as well. */
const isOfController = ({ facts }: Claim): boolean => facts.some(({ role }) => role === "received");

const isDump = ({ topics }: Section): boolean => topics.some((topic) => TOPICS[topic].rows);

/** The side that the words of a section belong to; whoever posts a reply tells of it in the words of whoever gets it. */
const tellingSide = ({ topics }: Section): "host" | "device" | null =>
  topics.every((topic) => topic === "reply") ? null : sideOfTopics(topics);

/** The last that is said of a task: lines below that name none are not of it. */
const isLast = ({ topics }: Claim): boolean => topics.length > 0 && topics.every((topic) => topic === "complete");

/** The section has the very scope that the claim would take over. */
const sharesScope = (section: Section, claim: Claim): boolean =>
  section.task !== null && section.task === claim.task && overlap(section, claim) && isStep(section);

/** Whether two openers of different tasks follow each other with nothing between. */
const isContested = (others: readonly Section[], claim: Claim): boolean =>
  claim.opens &&
  others.some((other) => other.first.opens && isStep(other) && isEmpty(other) && differ(other.task, claim.task));

/** Notes at a place that a claim begins a step there. */
const noteBeginning = (place: Place, claim: Claim, section: Section): void => {
  const step = isStep(section);
  const others = place.sections.filter((other) => other.live && (isStep(other) || overlap(other, claim)));
  if (step) {
    // After lines that could not be told apart, the next opener is a fresh start.
    if (place.contest === "used" || claim.facts.length > 0) place.contest = "none";
    else if (isContested(others, claim)) place.contest = "open";
    if (!claim.scoped && claim.opens) place.scope = null;
  }
  for (const other of others) {
    if (overlap(other, claim) || (claim.opens && step)) other.live = false;
  }
};

/** The keys of a report that is claimed: they may be printed under another tag than the call. */
const keysFor = (places: Places, claim: Claim): Section | undefined => {
  const [topic] = claim.topics;
  if (!claim.worded || (topic !== "constraints" && topic !== "misplaced")) return undefined;
  return places
    .all()
    .flatMap((place) => place.sections)
    .findLast(
      (section) =>
        !section.worded &&
        section.topics.includes(topic) &&
        section.first.source.thread === claim.source.thread &&
        accepts(section, claim),
    );
};

/** The section of a place that the claim adds to. */
const joinedBy = ({ sections, order }: Place, claim: Claim): Section | undefined =>
  sections.findLast((section, at) => {
    if (!accepts(section, claim)) return false;
    // A line that names a task and nothing else heads what comes next, and nothing behind that.
    if (isEmpty(section) && !section.worded && at < sections.length - 1) return false;
    return !order.isBefore(newIn(section, claim.facts), section.facts);
  });

/** Hands a section to `emit` once nothing can join it any more. */
export const openDesk = (emit: (section: Section) => void): Desk => {
  const close = (sections: readonly Section[]): void => {
    for (const section of sections) {
      dumps.forget(section);
      settleName(section, null);
      emit(section);
    }
  };
  const places = openPlaces(close);
  const steps = trackSteps();
  let side: Section["before"] = null;
  // Who writes under a tag stays who he is, whoever wrote the line before.
  const sides = openSides();

  const lay = (place: Place, section: Section): void => {
    place.sections.push(section);
    if (place.sections.length > MAX_SECTIONS) close(place.sections.splice(0, 1));
  };

  const dumps = openDumpDesk((key, section) => lay(places.at(key), section));

  const begin = (place: Place, claim: Claim): Section => {
    for (const other of place.sections) settleName(other, claim);
    steps.overtake(claim);
    const section = openSection(claim, sides.of(claim.sentence.tags) ?? (isOfController(claim) ? null : side));
    noteBeginning(place, claim, section);
    steps.take(section, isStep(section));
    lay(place, section);
    return section;
  };

  const placed = (place: Place, stated: Claim): Section => {
    const nameless = stated.task === null;
    const claim = nameless && place.scope !== null ? { ...stated, task: place.scope } : stated;
    steps.end(claim);
    const section = joinedBy(place, claim) ?? keysFor(places, claim);
    if (section !== undefined) {
      place.order.note(section.facts, claim.facts);
      join(section, claim);
      return section;
    }
    // A field that the named task has already begins another task, whose own tag is missing.
    const repeated = nameless && !claim.opens && place.sections.some((other) => sharesScope(other, claim));
    if (repeated) place.scope = null;
    return begin(place, repeated ? stated : claim);
  };

  return {
    dumps,
    claim: (claim) => {
      const { source, sentence } = claim;
      const key = placeKey(source, sentence.tags);
      const place = places.at(key);
      dumps.pass(claim);
      // Another task named in a field of its own ends what a tag said before.
      if (claim.scoped || differ(claim.task, place.scope)) place.scope = claim.scoped ? claim.task : null;
      if (claim.task === null && place.contest !== "none" && isStep(claim) && !claim.opens) {
        place.contest = "used";
        return "two tasks are open under this tag, and the line names neither";
      }
      const section = placed(place, claim);
      if (isLast(claim)) place.scope = null;
      const own = tellingSide(section);
      side = own ?? side;
      sides.note(sentence.tags, own);
      if (isDump(section) && section.first.source === source) dumps.announce(key, section);
      return null;
    },
    scope: (source, sentence) => {
      if (sentence.scope === null) return;
      places.at(placeKey(source, sentence.tags)).scope = namingIn(source, sentence.scope);
    },
    banner: (source, tags) => {
      const place = places.peek(placeKey(source, tags));
      if (place === undefined) return;
      for (const section of place.sections) section.sealed = true;
      place.scope = null;
      place.contest = "none";
    },
    sideOf: (tags) => sides.of(tags),
    finish: () => places.clear(),
  };
};
