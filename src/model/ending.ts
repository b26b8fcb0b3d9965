/** What lines say of how a task ended for the kernel and how the driver completed it, decided once for everybody who asks. */
import type { ClientEvent, CompleteEvent, EndEvent, Event, EventKind, NoticeEvent } from "./event.ts";
import { isSeen, type Observed } from "./evidence.ts";
import { before } from "./order.ts";
import { eventOf, eventsOf, requestOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** The first line that says that somebody gave the task up. */
export const endOf = (task: Task): EndEvent | undefined => {
  const ends = eventsOf(task, "timeout", "abort");
  return ends.find((end) => ends.every((other) => other === end || before(end, other).verdict !== "no")) ?? ends[0];
};

/** An error that a client reports of this very task: the line names the task. */
const ownError = (task: Task): ClientEvent | undefined =>
  eventsOf(task, "client").find((client) => client.task !== null && client.outcome?.value === "error");

/** The line after which the kernel waits for nothing more. */
export const lastWord = (task: Task): Event | undefined => endOf(task) ?? ownError(task);

/** True if lines say that the task ended for the kernel otherwise than by a completion. */
export const endedBadly = (task: Task): boolean =>
  endOf(task) !== undefined || eventsOf(task, "client").some((client) => client.outcome?.value === "error");

/** True if no line of the host shows that the controller's answer reached it. */
const isUnanswered = (task: Task): boolean => eventsOf(task, "reply", "complete").length === 0;

/** True if the task may have hung: it ended badly, or nobody saw it answered. */
export const mayHang = (task: Task): boolean => endedBadly(task) || isUnanswered(task);

/** Lines that show that the controller, or the driver, was at work. */
const ALIVE: ReadonlySet<EventKind> = new Set(["reply", "complete", "device-reply"]);

/** True if between two lines something was answered, so that the later one is about another time. */
const workedBetween = (from: Event, to: Event, { events }: Timeline): boolean =>
  events.some(
    (event) => ALIVE.has(event.kind) && before(from, event).verdict === "yes" && before(event, to).verdict === "yes",
  );

/** Lines that say that a component stopped working, where no line puts them before the task, or after it was over and others were answered. */
export const failuresOf = (task: Task, timeline: Timeline, about: "driver" | "controller"): readonly NoticeEvent[] => {
  const over = endOf(task) ?? eventOf(task, "complete");
  return timeline.events.filter(
    (event): event is NoticeEvent =>
      event.kind === "notice" &&
      event.about === about &&
      event.failed &&
      task.events.every(
        (own) => own.capture !== event.capture || before(event, own).verdict !== "yes" || own === over,
      ) &&
      (over === undefined || before(over, event).verdict !== "yes" || !workedBetween(over, event, timeline)),
  );
};

/** Those of {@link failuresOf} that a line of the task is known to precede. A driver's death is found by nobody later, a fault state may be. */
export const shownFailures = (
  task: Task,
  timeline: Timeline,
  about: "driver" | "controller",
): readonly NoticeEvent[] => {
  const end = endOf(task);
  return failuresOf(task, timeline, about).filter((failure) => {
    const begun = task.events.some((own) => own !== end && before(own, failure).verdict === "yes");
    const late = about === "driver" && end !== undefined && before(end, failure).verdict === "yes";
    return begun && !late;
  });
};

/** A line without its numbers: two lines of one statement of a program are the same. */
const wording = ({ at }: Event): string => at.text.replaceAll(/0x[0-9a-f]+|\d+/gi, "#");

/**
 * Completions of one task by one statement of the driver with nothing between them: not those that a lost line in between
 * would make those of two uses of the id. A driver that logs nothing but hand-over and completion cannot be asked.
 */
export const repeatedCompletions = (task: Task, { events }: Timeline): readonly CompleteEvent[] => {
  const [first, second] = eventsOf(task, "complete");
  if (first === undefined || second === undefined || wording(first) !== wording(second)) return [];
  if (first.capture !== second.capture || eventsOf(task, "submit", "reply").length === 0) return [];
  const between = events.some(
    (event) =>
      event.capture === first.capture &&
      event.line > first.lastLine &&
      event.line < second.line &&
      (event.kind === "dispatch" || task.events.includes(event)),
  );
  return between ? [] : [first, second];
};

/** Bytes that a line of a reply counts as moved: stated, or what its rest leaves of the request. */
const countIn = (
  event: { readonly transferred: Observed<number> | null; readonly residual: Observed<number> | null },
  asked: number | null,
): Observed<number> | null => {
  if (isSeen(event.transferred)) return event.transferred;
  const { residual } = event;
  return isSeen(residual) && asked !== null ? { ...residual, value: Math.max(asked - residual.value, 0) } : null;
};

/** Bytes that the driver's response reports; `null` if no line shows them. */
export const reportedOf = (task: Task): Observed<number> | null => {
  const complete = eventOf(task, "complete");
  return complete === undefined ? null : countIn(complete, requestOf(task).length);
};

/**
 * Bytes that moved, as the side that knows counts them: the engine, the firmware that staged them, the reply. A count in a reply
 * may be an echo of the request, and a transfer in several parts has no one count.
 */
export const movedOf = (task: Task): { readonly bytes: number; readonly by: "engine" | "staging" | "reply" } | null => {
  const asked = requestOf(task).length;
  const counts = eventsOf(task, "transfer").flatMap(({ count }) => count?.value ?? []);
  if (counts.length === 1 && counts[0] !== undefined) return { bytes: counts[0], by: "engine" };
  const staged = eventsOf(task, "stage").flatMap(({ length }) => length?.value ?? []);
  const [only, ...others] = new Set(staged);
  if (task.direction === "data-in" && only !== undefined && others.length === 0 && asked !== null)
    return { bytes: Math.min(only, asked), by: "staging" };
  const replied = eventsOf(task, "device-reply", "reply").flatMap((reply) => countIn(reply, asked)?.value ?? []);
  return replied.length === 0 ? null : { bytes: Math.min(...replied), by: "reply" };
};
