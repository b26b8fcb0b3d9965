/**
 * Outlines of tasks: what the nominal replay and the rules of the contract can tell of a task by its own lines. Tasks of one outline
 * have observations of the same kinds with the same verdicts, each in lines of its own. An outline is cheaper than the observations,
 * and only tasks of which no other task's lines say anything have one. Tasks in which something went wrong are told apart by their shape.
 */
import { readsRegisters } from "./contact.ts";
import { engineDestinations } from "./engine.ts";
import { isSeen } from "./evidence.ts";
import { nextInquiry } from "./observe/outcome.ts";
import { inUsualOrder } from "./observe.ts";
import { ofKind } from "./of-kind.ts";
import { USUAL } from "./outline/fields.ts";
import { Saying } from "./outline/saying.ts";
import { sayJoins, sayOrder } from "./outline/standing.ts";
import { Place } from "./outline/tree.ts";
import { BOUNDARIES, crossingAt } from "./separation.ts";
import { survey } from "./survey.ts";
import { eventsOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Two tasks have the same outline if they have the same place. */
export interface Outline {
  readonly place: Place;
  /** The place of the task among those of its outline, told apart by where the data that it shows are zeros. */
  readonly byZeros: () => Place;
}

/** True if every address that went to the hardware is the task's, or that of a mapping which its lines show. */
const givesOwn = (task: Task): boolean => {
  const own = eventsOf(task, "dispatch", "map").flatMap(({ iova }) => iova?.value ?? []);
  return eventsOf(task, "submit", "receive").every(({ iova }) => !isSeen(iova) || own.includes(iova.value));
};

/** True if the engine reads the task's own staging and writes to the task's own memory, as far as lines show it. */
const movesOwn = (task: Task): boolean => {
  const staged = eventsOf(task, "stage").flatMap(({ address }) => address?.value ?? []);
  const reads = eventsOf(task, "transfer").flatMap(({ source }) => source?.value ?? []);
  const others = task.direction === "data-in" && staged.length > 0 && reads.some((source) => !staged.includes(source));
  return !others && engineDestinations(task).length === 0;
};

/** Somebody else's memory shows what other tasks did; a dump of nobody's may show anything. */
const isOwn = (owner: string | null): boolean => owner !== "neighbour" && owner !== "unknown";

/** True if observations of the task depend on none of another one: where anything is unusual, lines of others may explain it. */
const standsAlone = (task: Task, timeline: Timeline): boolean =>
  eventsOf(task, "dump").every(({ owner }) => isOwn(owner)) &&
  eventsOf(task, "complete").length <= 1 &&
  (eventsOf(task, "complete", "reply").length > 0 || !readsRegisters(timeline)) &&
  givesOwn(task) &&
  movesOwn(task) &&
  inUsualOrder(task, timeline);

/** The kernel says that completions met no request, and which they were is told by all of them. */
const refusesCompletions = survey((timeline): boolean =>
  ofKind(timeline, "notice").some(({ failed, about }) => failed && about === "completion"),
);

/** The id of the queue's head is everybody's. */
const HEAD = "0";

/** More events than those of an ordinary task. */
const MOST_EVENTS = 32;

/** Beyond its page an address counts by where its range runs over a boundary; each boundary is one of pages as well. */
const sayCrossings = (task: Task, to: Saying): void => {
  const [page = 1n, ...larger] = BOUNDARIES;
  const first = crossingAt(task, page);
  to.say(first);
  if (first !== null) for (const boundary of larger) to.say(crossingAt(task, boundary));
};

/** What the task says from a place of the tree on; `null` for a task that is like no other. */
const said = (root: Place, task: Task): Saying | null => {
  const { events, id, direction, told } = task;
  if (told.length > 0 || id === HEAD || events.length > MOST_EVENTS) return null;
  const saying = new Saying(root, task);
  saying.say(direction);
  saying.say(id === null);
  for (const event of events) {
    const fields = USUAL.get(event.kind);
    if (fields === undefined) return null;
    saying.begin(event);
    for (const says of fields) says(event, saying);
  }
  saying.say(null);
  sayCrossings(task, saying);
  sayOrder(events, saying);
  saying.near();
  sayJoins(task, saying);
  return saying.plain ? saying : null;
};

/** Opens the outlines of a timeline; `null` for a task that has none. */
export const openOutlines = (timeline: Timeline): ((task: Task) => Outline | null) => {
  const root = new Place();
  const alone = new Map<Place, boolean>();
  const isAlone = (place: Place, task: Task): boolean => {
    const known = alone.get(place) ?? standsAlone(task, timeline);
    alone.set(place, known);
    return known;
  };
  return (task) => {
    if (refusesCompletions(timeline)) return null;
    const saying = said(root, task);
    if (saying === null || !isAlone(saying.place, task) || nextInquiry(task, timeline).length > 0) return null;
    const { place, data } = saying;
    const byZeros = () => (data ?? []).reduce((at, byte) => at.after(byte === 0), place);
    return { place, byZeros };
  };
};
