/**
 * The dispatches of a timeline, indexed once: which stand before one of them and which is the next to its target are asked
 * of every task, and a walk over all tasks for each answer is what long captures cannot afford.
 */
import { comparable } from "./clock.ts";
import type { DispatchEvent, Event } from "./event.ts";
import { isSeen } from "./evidence.ts";
import { above, before } from "./order.ts";
import { grouped, survey } from "./survey.ts";
import { eventOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

export interface Dispatched {
  /** Its place among all of them. */
  readonly at: number;
  readonly task: Task;
  readonly dispatch: DispatchEvent;
}

/** Dispatches to one target, in the order of their tasks. */
interface Queue {
  readonly all: Dispatched[];
  /** True if each stands behind the one before it in one order over all: then what follows one is the next. */
  straight: boolean;
}

interface Dispatches {
  readonly all: readonly Dispatched[];
  readonly byTarget: ReadonlyMap<string | null, Queue>;
}

const targetOf = ({ target }: DispatchEvent) => target?.value ?? null;

/** Lines of one log that carry one clock, or none at all, have one order over all of them. */
const ofOneOrder = (a: DispatchEvent, b: DispatchEvent): boolean =>
  a.capture === b.capture &&
  a.side === b.side &&
  (a.stamp === null ? b.stamp === null : comparable(a.stamp, b.stamp)) &&
  before(a, b).verdict === "yes";

const dispatchesOf = survey((timeline): Dispatches => {
  const all: Dispatched[] = [];
  const byTarget = new Map<string | null, Queue>();
  for (const task of timeline.tasks) {
    const dispatch = eventOf(task, "dispatch");
    if (dispatch === undefined) continue;
    const one = { at: all.length, task, dispatch };
    all.push(one);
    const target = targetOf(dispatch);
    const queue: Queue = byTarget.get(target) ?? { all: [], straight: true };
    const last = queue.all.at(-1);
    queue.straight &&= last === undefined || ofOneOrder(last.dispatch, dispatch);
    queue.all.push(one);
    byTarget.set(target, queue);
  }
  return { all, byTarget };
});

/** The dispatches to the target of a line; one that names none is of the only target that there is. */
const queueOf = (own: Event, timeline: Timeline): Queue | undefined => {
  const { byTarget } = dispatchesOf(timeline);
  const target = own.target?.value ?? null;
  const named = byTarget.get(target);
  const [only, ...others] = byTarget.values();
  return named ?? (target === null && others.length === 0 ? only : undefined);
};

const byIova = survey((timeline) =>
  grouped(dispatchesOf(timeline).all, ({ dispatch }): bigint | null => dispatch.iova?.value ?? null),
);

/** The place in a straight queue of the first line that stands behind this one. */
const behind = ({ all }: Queue, own: Event): number => {
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = all[middle]?.dispatch;
    if (one !== undefined && one !== own && above(own, one)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * The first dispatch to the same target, in the order of the tasks, that is known to come after this line: the task's own dispatch, or
 * another of its lines where that one is lost.
 */
export const nextToTarget = (own: Event, timeline: Timeline): Dispatched | undefined => {
  const queue = queueOf(own, timeline);
  if (queue === undefined) return undefined;
  const place = queue.straight ? behind(queue, own) : 0;
  if (queue.all[place - 1]?.dispatch === own) return queue.all[place];
  return queue.all.find(({ dispatch }) => dispatch !== own && before(own, dispatch).verdict === "yes");
};

/** True if the dispatch is known to come before `own` and shows another IOVA. */
const precedes = (own: DispatchEvent, { dispatch }: Dispatched): boolean =>
  dispatch !== own &&
  isSeen(dispatch.iova) &&
  dispatch.iova.value !== own.iova?.value &&
  before(dispatch, own).verdict === "yes";

/** Those of the addresses that were dispatched before this task as another's, in the order of the tasks. */
export const dispatchedBefore = (
  own: DispatchEvent,
  addresses: Iterable<bigint>,
  timeline: Timeline,
): readonly bigint[] => {
  const given = [...new Set(addresses)].flatMap(
    (address) =>
      byIova(timeline)
        .get(address)
        ?.find((other) => precedes(own, other)) ?? [],
  );
  return given.sort((a, b) => a.at - b.at).flatMap(({ dispatch }) => dispatch.iova?.value ?? []);
};

/** The first IOVA that was dispatched before this task as another's; `null` if no line shows one. */
export const firstBefore = (own: DispatchEvent, timeline: Timeline): bigint | null =>
  dispatchesOf(timeline).all.find((other) => precedes(own, other))?.dispatch.iova?.value ?? null;
