/**
 * Completions that name a task which is over, while another task waits for its own and gets none: the count tells whose response it
 * is, and the id in it is wrong. Apart from the grouping, which follows the ids, because only all lines show that no other completion comes.
 */
import type { CompleteEvent, Event, EventKind } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { later } from "../later.ts";
import { grouped } from "../survey.ts";
import type { Draft } from "./draft.ts";

const ENDS: ReadonlySet<EventKind> = new Set(["complete", "timeout", "abort"]);

const isCompletion = (event: Event): event is CompleteEvent => event.kind === "complete";

/** Completions that come behind the end of the task that they name. */
const behindTheEnd = ({ events }: Draft): readonly CompleteEvent[] => {
  const end = events.findIndex(({ kind }) => ENDS.has(kind));
  return end < 0 ? [] : events.slice(end + 1).filter(isCompletion);
};

const askedOf = ({ events }: Draft): number | null =>
  events.flatMap((event) => (event.kind === "dispatch" ? (event.length?.value ?? []) : []))[0] ?? null;

/** True if the task was never completed before its end. */
const isUncompleted = (task: Draft): boolean => task.events.filter(isCompletion).length === behindTheEnd(task).length;

/** True if the task was replied to before this line, and neither completed nor ended. */
const waits = (task: Draft, { capture, line }: Event): boolean =>
  task.events.some((event) => event.kind === "reply" && event.capture === capture && event.line < line) &&
  isUncompleted(task) &&
  !task.events.some(({ kind, line: end }) => ENDS.has(kind) && end < line);

/** Gives such a completion to the task whose response it is; where its count fits the named task as well, or several that wait, it stays. */
export const readdressed = (drafts: readonly Draft[]): readonly Draft[] => {
  // By what they were to move. A response that finds its owner leaves nobody uncompleted who was not.
  const uncompleted = later(() => grouped(drafts.filter(isUncompleted), askedOf));
  for (const named of drafts) {
    for (const event of behindTheEnd(named)) {
      const count = isSeen(event.transferred) ? event.transferred.value : null;
      if (count === null || count === 0 || count === askedOf(named) || event.responseTask !== null) continue;
      const asked = uncompleted().get(count) ?? [];
      const [owner, ...others] = asked.filter((task) => task !== named && waits(task, event));
      if (owner === undefined || others.length > 0 || event.task === null) continue;
      named.events.splice(named.events.indexOf(event), 1);
      const own: CompleteEvent = { ...event, responseTask: event.task };
      const behind = owner.events.findIndex(({ side, line }) => side !== "device" && line > event.line);
      owner.events.splice(behind < 0 ? owner.events.length : behind, 0, own);
    }
  }
  return drafts;
};
