/**
 * What lines show of the way between host and controller while a task is open: accesses of the controller that worked, and what
 * registers said. An access that worked is stronger than a register: one that contradicts it was read at another time.
 */
import type { Event, LifecycleEvent, NoticeEvent } from "./event.ts";
import type { Citation } from "./evidence.ts";
import { ofKind } from "./of-kind.ts";
import { before } from "./order.ts";
import { NOT_OPEN, type RegisterReading, registersIn, sessionIn } from "./register.ts";
import { survey } from "./survey.ts";
import { eventOf, eventsOf, mayBeOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** An access of the controller that a line shows to have worked. */
export interface Contact {
  /** The request was fetched, the engine moved payload, or a reply came to the driver. */
  readonly by: "fetch" | "engine" | "reply";
  readonly at: Citation;
}

/** Replies that the driver saw before anybody gave up: later ones may be made up for it. */
const replies = (task: Task): readonly Contact[] => {
  const end = eventOf(task, "timeout") ?? eventOf(task, "abort");
  return eventsOf(task, "reply")
    .filter((reply) => reply.kind === "reply" && (end === undefined || before(end, reply).verdict !== "yes"))
    .map(({ status, at }) => ({ by: "reply", at: status?.at ?? at }));
};

export const contactsOf = (task: Task): readonly Contact[] => [
  ...eventsOf(task, "receive").map(({ iova, at }): Contact => ({ by: "fetch", at: iova?.at ?? at })),
  ...eventsOf(task, "transfer")
    .filter(({ phase, count }) => phase === "done" && (count?.value ?? 0) > 0)
    .map(({ count, at }): Contact => ({ by: "engine", at: count?.at ?? at })),
  ...replies(task),
];

/** Notices with a word about registers. */
const registerNotices = survey((timeline): readonly NoticeEvent[] =>
  ofKind(timeline, "notice").filter((event) => registersIn(event).length > 0),
);

/** True if some line has a word about registers. */
export const readsRegisters = (timeline: Timeline): boolean => registerNotices(timeline).length > 0;

/**
 * What registers said while the task was open, and the last word before it. Nothing for a task that was answered: an empty
 * reply queue reads as all ones, and a register may have been read before it was set.
 */
export const registersOf = (task: Task, timeline: Timeline): readonly RegisterReading[] => {
  const dispatch = eventOf(task, "dispatch") ?? eventOf(task, "submit");
  if (dispatch === undefined || replies(task).length > 0 || eventOf(task, "complete") !== undefined) return [];
  const end = eventOf(task, "timeout") ?? eventOf(task, "abort");
  const all = registerNotices(timeline);
  const during = all.filter(
    (notice) =>
      before(dispatch, notice).verdict === "yes" && (end === undefined || before(notice, end).verdict === "yes"),
  );
  const earlier = all.filter((notice) => before(notice, dispatch).verdict === "yes").flatMap(registersIn);
  const last = (["mastering", "answer"] as const).flatMap((of) => earlier.findLast((one) => one.of === of) ?? []);
  return [...last, ...during.flatMap(registersIn)];
};

/** What a line says of the driver's session with the device. */
interface SessionWord {
  readonly open: boolean;
  readonly at: Citation;
  readonly event: Event;
}

/** What a step of the driver says of its session: a start opens one anew, a step that succeeds has one, and one that is refused for it has none. */
const sessionOf = ({ step, result, at }: LifecycleEvent): { readonly open: boolean; readonly at: Citation } | null => {
  if (step === "initialize-begin" || result?.value === 0n) return { open: true, at };
  return result?.value === NOT_OPEN ? { open: false, at: result.at } : null;
};

/** Every word on the session, in the order of the events. */
const sessionWords = survey(({ events }): readonly SessionWord[] =>
  events.flatMap((event) => {
    const session = event.kind === "lifecycle" ? sessionOf(event) : sessionIn(event);
    return session === null ? [] : [{ ...session, event }];
  }),
);

/** The last word on the driver's session before the task was posted, if that says that it is closed. */
export const closedSession = (task: Task, timeline: Timeline): Citation | null => {
  const begun = eventOf(task, "submit") ?? eventOf(task, "dispatch");
  const end = eventOf(task, "timeout") ?? eventOf(task, "abort");
  if (begun === undefined) return null;
  const last = sessionWords(timeline).findLast(({ event }) => {
    if (!mayBeOf(task, event)) return false;
    if (before(event, begun).verdict === "yes") return true;
    // A refused access while the task is open speaks of the task as well.
    return end !== undefined && before(begun, event).verdict === "yes" && before(event, end).verdict === "yes";
  });
  return last === undefined || last.open ? null : last.at;
};
