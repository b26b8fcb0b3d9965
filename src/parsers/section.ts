/**
 * A section: the lines that build one event while they are still coming. What joins it is decided here; what it is about in the end
 * and which sections are open at a time is the business of others.
 */
import type { Citation } from "../model/evidence.ts";
import type { Claim, Fact, Naming } from "./claim.ts";
import type { Line } from "./lines.ts";
import { isSame } from "./offsets.ts";
import { linesOf } from "./passage.ts";
import type { Row } from "./row.ts";
import { ENDED_BY, TOPICS, type Topic } from "./topic.ts";
import { byteCountOf } from "./value.ts";
import type { Role } from "./vocabulary.ts";

/** The lines of one event so far, and what they say. */
export interface Section {
  topics: readonly Topic[];
  /** True if words of some line say what it is about. */
  worded: boolean;
  task: Naming | null;
  /** A task that a line of its own names right behind a nameless section: its, unless what follows at once is another's. */
  named: { readonly task: Naming; readonly ordinal: number } | null;
  readonly first: Claim;
  /** The line whose words say what happened; the first one where only fields do. */
  stated: Claim;
  readonly facts: Fact[];
  readonly rows: { readonly row: Row; readonly at: Citation }[];
  readonly lines: Line[];
  /** Ordinal of its last body so far. */
  last: number;
  /** Words of all its lines. */
  words: ReadonlySet<string>;
  /** True while lines that name no task may join. */
  live: boolean;
  /** True once a banner stands below: no line joins, only rows of a dump go on. */
  sealed: boolean;
  /** Side of what was last understood before it, for lines that fit both. */
  readonly before: "host" | "device" | null;
  /** True for rows of a dump that no line announces. */
  readonly stray: boolean;
}

/** The words of both; one of the two where the other adds none. */
const wordsOf = (words: ReadonlySet<string>, more: ReadonlySet<string>): ReadonlySet<string> => {
  if (more.size === 0 || words === more) return words;
  return [...more].every((word) => words.has(word)) ? words : new Set([...words, ...more]);
};

/** A section of one line. */
export const openSection = (claim: Claim, before: Section["before"]): Section => ({
  topics: claim.topics,
  worded: claim.worded,
  task: claim.task,
  named: null,
  first: claim,
  stated: claim,
  facts: [...claim.facts],
  rows: [],
  lines: [...linesOf(claim.source.passage)],
  last: claim.source.ordinal,
  words: wordsOf(claim.sentence.words, claim.sentence.headings),
  live: true,
  sealed: false,
  before,
  stray: false,
});

/** A section of rows that no line announces: memory of nobody knows whom. The claim says where the first one stands. */
export const straySection = (claim: Claim): Section => ({
  ...openSection(claim, null),
  lines: [],
  live: false,
  stray: true,
});

/** The fact of a role, or `undefined`. */
export const factOf = ({ facts }: Section, ...roles: readonly Role[]): Fact | undefined => {
  for (const role of roles) {
    const found = facts.find((fact) => fact.role === role);
    if (found !== undefined) return found;
  }
  return undefined;
};

const sameTask = (a: Fact, b: Fact): boolean =>
  a.content.number !== null && b.content.number !== null
    ? a.content.number === b.content.number
    : a.content.words === b.content.words;

/** A length or a unit that was stated already: `DL 0x6`, and then of the one element `SGL[0] … Len 0x6`. */
const isStatedAgain = (own: Fact, { role, content }: Fact): boolean =>
  (role === "length" || role === "unit") &&
  own.role === role &&
  content.number !== null &&
  content.number === own.content.number;

/** The facts that a section does not have yet. */
export const newIn = ({ facts }: Section, more: readonly Fact[]): readonly Fact[] =>
  more.filter((fact) => !facts.some((own) => isStatedAgain(own, fact)));

const isRepeated = (own: Fact, more: Fact, placed: boolean): boolean =>
  own.role === more.role &&
  own.half === more.half &&
  (more.role !== "constraint" || own.name === more.name) &&
  // Behind an address a length is that of another step.
  ((placed && more.role === "length") || !isStatedAgain(own, more));

const PLACES: ReadonlySet<Role> = new Set(["dispatched", "received", "iova", "element", "address", "buffer"]);

const isPlaced = (facts: readonly Fact[]): boolean => {
  for (const { role } of facts) if (PLACES.has(role)) return true;
  return false;
};

// Asked of every open section for every line, as much else in here: loops, because the functions and lists that are made on the way
// elsewhere would be a third of all that a log leaves to be swept up.
const repeats = ({ facts }: Section, more: readonly Fact[]): boolean => {
  const placed = isPlaced(facts);
  for (const fact of more) for (const own of facts) if (isRepeated(own, fact, placed)) return true;
  return false;
};

/** The topics that section and claim share. */
const shared = ({ topics }: Section, claim: Claim): readonly Topic[] => {
  let common = 0;
  for (const topic of topics) if (claim.topics.includes(topic)) common += 1;
  if (common === topics.length) return topics;
  return common === 0 ? NONE : topics.filter((topic) => claim.topics.includes(topic));
};

/** Calls about memory whose arguments and results drivers list below, a line for each. */
const LISTED: ReadonlySet<Topic> = new Set(["data-buffer", "map", "unmap"]);

/** Lines without a field of an event that may stand in such a list. */
const GAP = 2;

/** A field that stands right below a call, in a line that says nothing else: one of its own, though it could begin another event. */
const isListed = ({ topics, worded, last, task }: Section, claim: Claim): boolean => {
  const [topic] = topics;
  if (!worded || claim.worded || topic === undefined || topics.length > 1 || !LISTED.has(topic)) return false;
  if (claim.task !== null && (task === null || claim.facts.length === 0)) return false;
  if (claim.source.ordinal > last + GAP || claim.facts.length !== 1) return false;
  return claim.facts.every(({ role }) => TOPICS[topic].takes.includes(role));
};

const NONE: readonly Topic[] = [];

const meetsNeed = (topics: readonly Topic[], facts: readonly Fact[]): boolean => {
  for (const topic of topics) for (const { role } of facts) if (TOPICS[topic].needs.includes(role)) return true;
  return false;
};

/** Fields alone are an event already, and with the claim's they would be none: `Host IOVA = …` and a source are two. */
const narrows = (section: Section, claim: Claim, common: readonly Topic[]): boolean =>
  !section.worded &&
  !claim.worded &&
  meetsNeed(section.topics, section.facts) &&
  !meetsNeed(common, section.facts) &&
  !meetsNeed(common, claim.facts);

/** A line that names a task and nothing else may head the lines below as well as close those above: apart from them, it heads. */
const headsOthers = (section: Section, claim: Claim): boolean =>
  section.task === null &&
  claim.facts.length === 0 &&
  section.facts.length > 0 &&
  claim.source.ordinal > section.last + 1;

/** A line that names a task and nothing else headed the section, and comes again below its fields: it heads another one. */
const headsAgain = (section: Section, claim: Claim): boolean => {
  const { first } = section;
  if (first.task === null || claim.task === null || first.scoped || claim.scoped || section.facts.length === 0)
    return false;
  return first.facts.length === 0 && claim.facts.length === 0 && first.task.name === claim.task.name;
};

/** Both may be either side's, and together they could be one side's alone: then they are two steps. */
const contradicts = (section: Section, claim: Claim, common: readonly Topic[]): boolean =>
  sideOfTopics(common) !== null && sideOfTopics(section.topics) === null && sideOfTopics(claim.topics) === null;

/** True if the section has a task and nothing that is known of it yet. */
export const isEmpty = (section: Section): boolean => section.facts.length === 0 && section.rows.length === 0;

/** Whether the tasks of a section and of a line may be one. */
const admits = (section: Section, claim: Claim): boolean => {
  if (claim.task === null) return section.live;
  if (section.named !== null) return sameTask(section.named.task, claim.task);
  if (section.task === null) return section.live && !headsOthers(section, claim);
  return sameTask(section.task, claim.task);
};

/** Whether a line adds to the section: same topic, same task, nothing repeated, and no beginning of its own. */
export const accepts = (section: Section, claim: Claim): boolean => {
  if (section.sealed || claim.opens || !admits(section, claim) || repeats(section, claim.facts)) return false;
  const common = shared(section, claim);
  if (common.length === 0) return isListed(section, claim);
  // Rows below a line make it a dump's.
  if (section.rows.length > 0 && !common.some((topic) => TOPICS[topic].rows)) return false;
  if (narrows(section, claim, common) || contradicts(section, claim, common)) return false;
  return !headsAgain(section, claim);
};

/** Adds a line that {@link accepts} allows. */
export const join = (section: Section, claim: Claim): void => {
  const common = shared(section, claim);
  if (common.length > 0) section.topics = common;
  if (claim.worded && !section.worded) section.stated = claim;
  section.worded ||= claim.worded;
  // More fields of the same event behind its name: it stands in their midst.
  if (section.named !== null && claim.facts.length > 0) settleName(section, null);
  if (section.task === null && claim.task !== null && claim.facts.length === 0 && section.facts.length > 0) {
    section.named = { task: claim.task, ordinal: claim.source.ordinal };
  } else section.task ??= claim.task;
  section.facts.push(...claim.facts);
  section.lines.push(...linesOf(claim.source.passage));
  section.last = claim.source.ordinal;
  section.words = wordsOf(section.words, claim.sentence.words);
};

/** Steps that begin the way of a request, by side. */
const FIRST_STEPS: readonly Topic[] = ["receive", "dispatch"];

/** Gives the section the task that stands behind it, unless another request follows at once: then it may be that one's. */
export const settleName = (section: Section, next: Claim | null): void => {
  const { named } = section;
  if (named === null) return;
  section.named = null;
  const heads =
    next !== null &&
    next.source.ordinal <= named.ordinal + 1 &&
    next.topics.some((topic) => FIRST_STEPS.includes(topic));
  if (!heads) section.task ??= named.task;
};

const endsOne = (topics: readonly Topic[], later: Topic): boolean => {
  for (const topic of topics) if (ENDED_BY[topic]?.includes(later)) return true;
  return false;
};

/** True if a line about these topics shows that the section's step is over: it may be of the same task, and comes later. */
export const isEndedBy = ({ topics, task }: Section, claim: Claim): boolean => {
  // What opens a step of its own adds nothing to a line that leaves open which step it is.
  const apart = claim.opens && topics.length > 1;
  for (const topic of claim.topics) if ((topics.includes(topic) && !apart) || !endsOne(topics, topic)) return false;
  return !differ(task, claim.task);
};

/** Steps of the controller behind the reception. */
const LATER_STEPS: readonly Topic[] = ["stage", "transfer-start", "transfer-done", "device-reply"];

/** True if a new request begins with the claim, so that nameless lines behind it add nothing to the steps of the one before. */
export const isOvertaken = (section: Section, claim: Claim): boolean =>
  section.task === null &&
  section.first.source.thread === claim.source.thread &&
  claim.topics.includes("receive") &&
  section.topics.every((topic) => LATER_STEPS.includes(topic));

/** True if lines say that the tasks of two sections differ. */
export const differ = (a: Fact | null, b: Fact | null): boolean => a !== null && b !== null && !sameTask(a, b);

/** Lines of rows that lie wholly behind the length that a line states: one of the two is wrong. */
export const surplusLines = (section: Section): ReadonlySet<number> => {
  const length = factOf(section, "length");
  const stated = length === undefined ? null : byteCountOf(length.content);
  const lines = new Set<number>();
  let end = 0;
  for (const [index, { row, at }] of section.rows.entries()) {
    const above = section.rows[index - 1]?.row;
    if (above !== undefined && isSame(above, row)) continue;
    // Behind rows that are left out or hidden nobody knows here where the next one lies.
    if (row.kind !== "bytes" || row.readings.length === 0 || stated === null) break;
    if (end > 0 && end >= stated) lines.add(at.line);
    end += Math.min(...row.readings.map(({ bytes }) => bytes.length));
  }
  return lines;
};

/** The side that the topics of a claim belong to, if they all belong to one. */
export const sideOfTopics = (topics: readonly Topic[]): "host" | "device" | null => {
  const [first] = topics;
  if (first === undefined) return null;
  const ofDevice = TOPICS[first].side === "device";
  if (topics.some((topic) => (TOPICS[topic].side === "device") !== ofDevice)) return null;
  return ofDevice ? "device" : "host";
};
