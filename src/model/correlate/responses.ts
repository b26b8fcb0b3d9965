/**
 * Completions that name a task which is over, or which moved another count, while another task waits for its own and gets none: the
 * count tells whose response it is, and the id in it is wrong. Apart from the grouping, which follows the ids, because only all lines show that no other completion comes.
 */
import type { CompleteEvent, Event, EventKind } from "../event.ts";
import { later } from "../later.ts";
import { unpacked } from "../restated.ts";
import { grouped } from "../survey.ts";
import { type Draft, draft } from "./draft.ts";
import { postedLength } from "./request-length.ts";

const ENDS: ReadonlySet<EventKind> = new Set(["complete", "timeout", "abort"]);

const isCompletion = (event: Event): event is CompleteEvent => event.kind === "complete";

/** True if the completion comes behind the end of the task that it names. */
const isBehindTheEnd = ({ events }: Draft, event: CompleteEvent): boolean => {
  const end = events.findIndex(({ kind }) => ENDS.has(kind));
  return end >= 0 && events.indexOf(event) > end;
};

/** True if the controller answered the task with all that was asked for. */
const isAnsweredInFull = (task: Draft): boolean => {
  const asked = postedLength(task);
  return asked !== null && task.events.some((event) => event.kind === "reply" && event.transferred?.value === asked);
};

/** True if the task was never completed before its end. */
const isUncompleted = (task: Draft): boolean =>
  task.events.filter(isCompletion).every((event) => isBehindTheEnd(task, event));

/** True if the task was replied to before this line, and neither completed nor ended. */
const waits = (task: Draft, { capture, line }: Event): boolean =>
  task.events.some((event) => event.kind === "reply" && event.capture === capture && event.line < line) &&
  isUncompleted(task) &&
  !task.events.some(({ kind, line: end }) => ENDS.has(kind) && end < line);

interface Strange {
  readonly named: Draft;
  readonly event: CompleteEvent;
  readonly count: number;
}

/** True if the completion counts bytes that the task was not to move, and names no other task. */
const isOdd = (named: Draft, { transferred, responseTask }: CompleteEvent): boolean => {
  const count = transferred?.value ?? null;
  return count !== null && count !== 0 && responseTask === null && count !== postedLength(named);
};

/** True if the completion counts more than the task asked for. */
const isTooMany = (named: Draft, { transferred }: CompleteEvent): boolean => {
  const asked = postedLength(named);
  return asked !== null && (transferred?.value ?? 0) > asked;
};

/** Completions with a count that the task they name was not to move, which is more than it asked for, or was over, or answered with what it was to move. */
const strangeOf = (drafts: readonly Draft[]): readonly Strange[] => {
  const found: Strange[] = [];
  for (const named of drafts) {
    for (const event of named.events) {
      if (!isCompletion(event) || !isOdd(named, event)) continue;
      if (isTooMany(named, event) || isBehindTheEnd(named, event) || isAnsweredInFull(named))
        found.push({ named, event, count: event.transferred?.value ?? 0 });
    }
  }
  return found;
};

/** True if another task was begun between the end of the task and the completion. */
const isPassed = ({ named, event }: Strange, drafts: readonly Draft[]): boolean => {
  const end = named.events.find(({ kind }) => ENDS.has(kind));
  return (
    end !== undefined &&
    drafts.some(({ events: [first] }) => first !== undefined && first.line > end.line && first.line < event.line)
  );
};

/** Completions with a count of their own behind the end of the task that they name, which nobody waits for: of a later task, of which no other line is left. */
const withOrphans = (drafts: readonly Draft[]): readonly Draft[] => {
  const orphans = strangeOf(drafts).filter((one) => isBehindTheEnd(one.named, one.event) && isPassed(one, drafts));
  const all = [...drafts];
  for (const { named, event } of orphans) {
    named.events.splice(named.events.indexOf(event), 1);
    const behind = all.findIndex(({ events: [first] }) => first !== undefined && first.line > event.line);
    all.splice(behind < 0 ? all.length : behind, 0, { ...draft(named.id, event, named.touched), closed: true });
  }
  return all;
};

/**
 * Gives such a completion to the task whose response it is; where its count fits several that wait, it stays. The last comes first:
 * a task whose id another one's response bears waits for its own only once that is gone.
 */
export const readdressed = (drafts: readonly Draft[]): readonly Draft[] => {
  const byCount = later(() => grouped(drafts, postedLength));
  for (const { named, event, count } of strangeOf(drafts).toSorted((a, b) => b.event.line - a.event.line)) {
    const asked = byCount().get(count) ?? [];
    const [owner, ...others] = asked.filter((task) => task !== named && waits(task, event));
    if (owner === undefined || others.length > 0 || event.task === null) continue;
    named.events.splice(named.events.indexOf(event), 1);
    const own: CompleteEvent = { ...unpacked(event), responseTask: event.task } as CompleteEvent;
    const behind = owner.events.findIndex(({ side, line }) => side !== "device" && line > event.line);
    owner.events.splice(behind < 0 ? owner.events.length : behind, 0, own);
  }
  return withOrphans(drafts);
};
