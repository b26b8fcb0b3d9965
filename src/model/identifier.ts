/** Task identifiers that two tasks share, and what may become of either. */
import type { Setting, Sight } from "./assumption.ts";
import { openBeside } from "./beside.ts";
import type { Event } from "./event.ts";
import { type Citation, isSeen } from "./evidence.ts";
import { later } from "./later.ts";
import { numberingOf } from "./numbering.ts";
import { ofKind } from "./of-kind.ts";
import { before } from "./order.ts";
import { grouped, survey } from "./survey.ts";
import { controllerOf, type EventOf, eventOf, eventsOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/**
 * A task whose id another task has as well is never completed, since its completions end the other one, or is ended by a completion of
 * the other. Where both end well, a line under the id may still speak of either: the parameter is what was seen of the other.
 */
export const NEVER_COMPLETED = 0;
export const COMPLETED_BY_ANOTHER = 1;

/** What was seen under the task's id and may be another task's. */
export const mistakenFor = (assumptions: Setting): Sight | null => {
  const parameter = assumptions.get("driver.identifier")?.parameter ?? null;
  return typeof parameter === "object" ? parameter : null;
};

/** The id of the kernel's own constant for the head of the queue: a look-up finds whatever task is first. */
const HEAD = "0";

/** Lines that show the task's end; where there are none, its reply, which no task outlives without need, and none ends before. */
const over = (task: Task): readonly Event[] => {
  const ends = eventsOf(task, "complete", "timeout", "abort");
  return ends.length > 0 ? ends : eventsOf(task, "reply");
};

const begun = (task: Task): readonly Event[] => {
  const dispatch = eventOf(task, "dispatch");
  return dispatch === undefined ? [] : [dispatch];
};

/**
 * Lines in which the driver numbers its pool. A call that names the id of a task which is open gives that to no second one: it is made
 * on behalf of the task.
 */
export const poolLines = survey((timeline): readonly EventOf<"pool">[] => {
  const byId = later(() => grouped(timeline.tasks, ({ id }) => id));
  const isInside = (call: Event): boolean =>
    isSeen(call.task) &&
    (byId().get(call.task.value) ?? []).some(
      (task) =>
        begun(task).some((dispatch) => before(dispatch, call).verdict === "yes") &&
        over(task).some((end) => before(call, end).verdict === "yes"),
    );
  return ofKind(timeline, "pool").filter((call) => !isInside(call));
});

const pools = survey((timeline) => grouped(poolLines(timeline), (event) => event.task?.value));

/** Lines in which the driver gives two tasks of the pool this task's id, or gives one the id of the queue's head. */
const shared = (task: Task, timeline: Timeline): readonly Citation[] => {
  const { id } = task;
  const given = (pools(timeline).get(id ?? undefined) ?? []).filter(
    ({ controller }) => controller === controllerOf(task),
  );
  // Two controllers whose lines nothing tells apart give one id twice, and rightly.
  if (given.length > 1 && numberingOf(timeline).several) return [];
  const cite = given.map((event) => event.task?.at ?? event.at);
  return given.length > 1 || id === HEAD ? cite : [];
};

const begunAt = (tasks: readonly Task[]): readonly Citation[] =>
  tasks.flatMap(begun).map((dispatch) => dispatch.task?.at ?? dispatch.at);

/** Ids that more than one task has. */
export const reusedIds = survey(({ tasks }): ReadonlySet<string> => {
  const [met, again] = [new Set<string>(), new Set<string>()];
  tasks.forEach(({ id }) => {
    if (id !== null && met.size === met.add(id).size) again.add(id);
  });
  return again;
});

/** Tasks of one id of which lines show both ends. */
const sameId = openBeside(begun, over, (task) => (begun(task).length > 0 && over(task).length > 0 ? task.id : null));

/** Other tasks of its id, where lines show that both were open: each ends after both have begun. */
const overlapping = (task: Task, timeline: Timeline): readonly Task[] => {
  if (task.id === null || !reusedIds(timeline).has(task.id) || sameId.areApart(task.id, timeline)) return [];
  const own = eventOf(task, "dispatch");
  if (own === undefined) return [];
  return sameId.near(task, timeline).filter((other) => {
    const first = eventOf(other, "dispatch");
    if (other.ref === task.ref || first === undefined) return false;
    if (first.controller !== own.controller || numberingOf(timeline).several) return false;
    return [...over(task), ...over(other)].every(
      (end) => before(first, end).verdict === "yes" && before(own, end).verdict === "yes",
    );
  });
};

/** The dispatches of this task and of another one of its id that was open with it. */
export const overlapOf = (task: Task, timeline: Timeline): readonly Citation[] =>
  overlapping(task, timeline).flatMap((other) => begunAt([task, other]));

/** What was seen of other tasks that were open under its id: such a line may speak of either. */
export const seenUnderId = (task: Task, timeline: Timeline): readonly Sight[] =>
  overlapping(task, timeline).flatMap((other) =>
    eventsOf(other, "stage", "dump").flatMap(({ bytes }): readonly Sight[] =>
      isSeen(bytes) ? [{ of: "bytes", task: other.ref, bytes: bytes.value }] : [],
    ),
  );

/** Lines that show that the task shares its id. */
export const sharedIds = (task: Task, timeline: Timeline): readonly Citation[] => {
  const pooled = shared(task, timeline);
  return pooled.length > 0 ? pooled : overlapOf(task, timeline);
};

const beside = openBeside(begun, over);

/** True if the other task began before this one was over, and nothing says that it ended before this one began. */
const isBeside = (task: Task, other: Task): boolean => {
  const [own, first] = [eventOf(task, "dispatch"), eventOf(other, "dispatch")];
  if (other.ref === task.ref || own === undefined || first === undefined) return false;
  const ends = (one: Task, event: Event): boolean => over(one).some((end) => before(end, event).verdict === "yes");
  return !ends(other, own) && !ends(task, first);
};

/** True if another task may have been open under the same id: lines show that it is shared, or another task was open beside this one. */
export const mayShareId = (task: Task, timeline: Timeline): boolean =>
  sharedIds(task, timeline).length > 0 || beside.some(task, timeline, (other) => isBeside(task, other));
