/** What lines say of how a task ended for the kernel and how the driver completed it, decided once for everybody who asks. */

import type { Setting } from "./assumption.ts";
import { comparable } from "./clock.ts";
import type { ClientEvent, CompleteEvent, CrashEvent, EndEvent, Event, EventKind, NoticeEvent } from "./event.ts";
import { type CaptureIndex, isSeen, type Observed } from "./evidence.ts";
import { ofKind } from "./of-kind.ts";
import { above, before } from "./order.ts";
import { formOf } from "./statement-form.ts";
import { grouped, survey } from "./survey.ts";
import { eventOf, eventsOf, requestOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** An answer whose interrupt is lost is never seen, or only after somebody gave the task up. */
export const NEVER_SEEN = 0;
export const SEEN_LATE = 1;

/** The driver waits in the call that hands a task over, and never passes it on. */
export const IN_DISPATCH = 0;

export const isHeldInDispatch = (assumptions: Setting): boolean =>
  assumptions.get("driver.queue")?.parameter === IN_DISPATCH;

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

/**
 * The kernel waits for an answer for seconds, 10 for the probe of a unit and 30 for blocks. Authority: IOSCSITargetDevice.cpp,
 * IOBlockStorageDriver.cpp. In nanoseconds, and far below both.
 */
const PATIENCE = 1_000_000_000n;

/** Nanoseconds from the hand-over to a client's line, `null` where the two times do not compare. */
const waited = (task: Task, { stamp }: ClientEvent): bigint | null => {
  const begun = eventOf(task, "dispatch")?.stamp ?? null;
  if (stamp === null || begun === null || stamp.kind === "ticks" || !comparable(begun, stamp)) return null;
  return stamp.value - begun.value;
};

/** True if the error came too soon after the hand-over for the kernel to have waited in vain. */
export const cameAtOnce = (task: Task, error: ClientEvent): boolean => {
  const wait = waited(task, error);
  return wait !== null && wait < PATIENCE;
};

/** The shortest time after which the kernel gives a command up, in nanoseconds. */
const SHORTEST_WAIT = 10_000_000_000n;

/** True if a client's error says that it is the word of the kernel's lost patience, or came so long after the hand-over that it must be. */
export const ranOut = (task: Task): boolean => {
  const own = ownError(task);
  if (own === undefined) return false;
  if (own.timedOut === true) return true;
  const wait = waited(task, own);
  return wait !== null && wait >= SHORTEST_WAIT;
};

/** True if no line of the host shows that the controller's answer reached it. */
const isUnanswered = (task: Task): boolean => eventsOf(task, "reply", "complete").length === 0;

/** True if the task may have hung: it ended badly, or nobody saw it answered. */
export const mayHang = (task: Task): boolean => endedBadly(task) || isUnanswered(task);

/** Whether a line stands ahead of another: in the log of one writer as it stands there, whoever the line is taken to speak for. */
const precedes = (a: Event, b: Event, { captures }: Timeline): boolean => {
  const { verdict } = before(a, b);
  const side = captures.find(({ index }) => index === a.capture)?.side;
  const oneWriter = a.capture === b.capture && (side === "device" || side === "host");
  return verdict === "yes" || (verdict === "unknown" && oneWriter && above(a, b));
};

/** Lines that show that the controller, or the driver, was at work. */
const ALIVE: ReadonlySet<EventKind> = new Set(["reply", "complete", "device-reply"]);

const answers = survey(({ events }): readonly Event[] => events.filter(({ kind }) => ALIVE.has(kind)));

/** Answers behind a line that says that something failed: there are few such lines, and each task that hung asks about them. */
const answersBehind = survey(() => new WeakMap<Event, readonly Event[]>());

/** True if between two lines something was answered, so that the later one is about another time. */
const workedBetween = (from: Event, to: Event, timeline: Timeline): boolean => {
  const known = answersBehind(timeline);
  const behind = known.get(from) ?? answers(timeline).filter((event) => precedes(from, event, timeline));
  known.set(from, behind);
  return behind.some((event) => precedes(event, to, timeline));
};

/** Lines that say that something failed, by what they are about. */
const failures = survey((timeline) =>
  grouped(
    ofKind(timeline, "notice").filter(({ failed }) => failed),
    ({ about }) => about,
  ),
);

/** Deaths of the driver's process at an address that is known to be no task's: of what it died, nobody knows. */
const deaths = survey(({ events, tasks }): readonly CrashEvent[] => {
  const placed = new Set<Event>(tasks.flatMap((task) => eventsOf(task, "crash")));
  return events.filter(
    (event): event is CrashEvent =>
      event.kind === "crash" && event.ofDriver && isSeen(event.address) && !placed.has(event),
  );
});

const failedOf = (timeline: Timeline, about: "driver" | "controller"): readonly (NoticeEvent | CrashEvent)[] => {
  const said = failures(timeline).get(about) ?? [];
  return about === "driver" ? [...said, ...deaths(timeline)] : said;
};

/** Lines that say that a component stopped working, where no line puts them before the task, or after it was over and others were answered. */
export const failuresOf = (
  task: Task,
  timeline: Timeline,
  about: "driver" | "controller",
): readonly (NoticeEvent | CrashEvent)[] => {
  const over = endOf(task) ?? eventOf(task, "complete");
  return failedOf(timeline, about).filter(
    (event) =>
      task.events.every(
        (own) =>
          own.capture !== event.capture || !precedes(event, own, timeline) || own === over || own.kind === "client",
      ) &&
      (over === undefined || !precedes(over, event, timeline) || !workedBetween(over, event, timeline)),
  );
};

/** Those of {@link failuresOf} that a line of the task is known to precede. A driver's death is found by nobody later, a fault state may be. */
export const shownFailures = (
  task: Task,
  timeline: Timeline,
  about: "driver" | "controller",
): readonly (NoticeEvent | CrashEvent)[] => {
  const end = endOf(task);
  return failuresOf(task, timeline, about).filter((failure) => {
    const begun = task.events.some((own) => own !== end && precedes(own, failure, timeline));
    const late = about === "driver" && end !== undefined && precedes(end, failure, timeline);
    return begun && !late;
  });
};

/** Completions, and the place of each among them. */
const completions = survey((timeline) => {
  const all = ofKind(timeline, "complete");
  return { all, places: new Map<Event, number>(all.map((event, place) => [event, place])) };
});

/** The kernel's word that a completion met no request, where this task was completed last before it: twice, or after its end. */
export const refusedCompletion = (task: Task, timeline: Timeline): NoticeEvent | undefined => {
  const first = eventOf(task, "complete");
  if (first === undefined) return undefined;
  const refusals = failures(timeline).get("completion") ?? [];
  const refusal = refusals.find((event) => before(first, event).verdict === "yes");
  if (refusal === undefined) return undefined;
  const isAnother = (event: Event): boolean =>
    !task.events.includes(event) && before(event, first).verdict !== "yes" && before(refusal, event).verdict !== "yes";
  const { all, places } = completions(timeline);
  const place = places.get(first) ?? 0;
  // The next one is another as a rule; those before it are only asked where it is not.
  for (let at = place + 1; at < all.length; at += 1) if (isAnother(all[at] ?? first)) return undefined;
  return all.slice(0, place).some(isAnother) ? undefined : refusal;
};

/** Events by capture, in the order of their lines. */
const byLine = survey(({ events }) =>
  grouped(
    events.toSorted((a, b) => a.line - b.line),
    ({ capture }) => capture,
  ),
);

/** Events of a capture whose first lines lie strictly between two lines. */
const eventsBetween = (timeline: Timeline, capture: CaptureIndex, from: number, to: number): readonly Event[] => {
  const all = byLine(timeline).get(capture) ?? [];
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.line ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((all[end]?.line ?? to) < to) end += 1;
  return all.slice(low, end);
};

/**
 * Completions of one task by one statement of the driver with nothing between them: not those that a lost line in between
 * would make those of two uses of the id. A driver that logs nothing but hand-over and completion cannot be asked.
 */
export const repeatedCompletions = (task: Task, timeline: Timeline): readonly CompleteEvent[] => {
  const [first, second] = eventsOf(task, "complete");
  if (first === undefined || second === undefined || formOf(first) !== formOf(second)) return [];
  if (first.capture !== second.capture || eventsOf(task, "submit", "reply").length === 0) return [];
  const between = eventsBetween(timeline, first.capture, first.lastLine, second.line).some(
    (event) => event.kind === "dispatch" || task.events.includes(event),
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

/** True if a line shows what was asked for: the element is the driver's, and may be too short. */
const isAskedFor = (task: Task): boolean => isSeen(eventOf(task, "dispatch")?.length);

/**
 * Bytes that moved, as the side that knows counts them: the engine, the firmware that staged them, the reply. A count in a reply
 * may be an echo of the request, and a transfer in several parts has no one count.
 */
export const movedOf = (task: Task): { readonly bytes: number; readonly by: "engine" | "staging" | "reply" } | null => {
  const asked = requestOf(task).length;
  const counts = eventsOf(task, "transfer").flatMap(({ count }) => count?.value ?? []);
  const [count, ...further] = counts;
  const [only, ...others] = new Set(eventsOf(task, "stage").flatMap(({ length }) => length?.value ?? []));
  const one = task.direction === "data-in" && others.length === 0;
  // Where no line shows what was asked for, the driver's element does not either: it may be too short.
  const most = eventOf(task, "dispatch")?.length?.value ?? only ?? 0;
  const staged = one && only !== undefined && asked !== null ? Math.min(only, most) : null;
  const replied = eventsOf(task, "device-reply", "reply").flatMap((reply) => countIn(reply, asked)?.value ?? []);
  const reply = replied.length === 0 ? null : ({ bytes: Math.min(...replied), by: "reply" } as const);
  // An engine that moves all that was staged has done what it should; of one that does not the reply may know nothing, and no driver either.
  if (count !== undefined && further.length === 0 && count !== staged)
    return reply ?? (isAskedFor(task) || staged === null ? { bytes: count, by: "engine" } : null);
  return staged === null ? reply : { bytes: staged, by: "staging" };
};
