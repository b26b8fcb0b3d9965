/**
 * The dispatches of a timeline, indexed once: which stand before one of them and which is the next to its target are asked
 * of every task, and a walk over all tasks for each answer is what long captures cannot afford.
 */
import { comparable } from "./clock.ts";
import type { DispatchEvent, Event } from "./event.ts";
import { isSeen } from "./evidence.ts";
import { later } from "./later.ts";
import { before, sameLog } from "./order.ts";
import { type Places, placeOf, placesOf } from "./places.ts";
import { straightIn, writerOf } from "./spans.ts";
import { grouped, survey } from "./survey.ts";
import { eventOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

export interface Dispatched {
  /** Its place among all of them. */
  readonly at: number;
  readonly task: Task;
  readonly dispatch: DispatchEvent;
}

/** Dispatches to one target, or all of them, in the order of their tasks. */
interface Queue {
  readonly all: Dispatched[];
  /** True if each stands behind the one before it in one order over all. */
  straight: boolean;
  /** How far down the dispatches up to each one reach; `null` where no one order is over all of them. */
  readonly reach: () => Reach | null;
}

/** The places of dispatches of one writer, and the furthest of each and all those before it. */
interface Reach {
  readonly places: Places;
  readonly furthest: Float64Array;
  readonly lines: ReadonlySet<Event>;
}

const reachOf = (all: readonly Dispatched[]): Reach | null => {
  const lines = all.map(({ dispatch }) => dispatch);
  const [first] = lines;
  const places = lines.every((line) => first !== undefined && sameLog(line, first)) ? placesOf(lines) : null;
  if (places === null) return null;
  let furthest = Number.NEGATIVE_INFINITY;
  return {
    places,
    lines: new Set(lines),
    furthest: Float64Array.from(lines, (line) => {
      furthest = Math.max(furthest, places(line));
      return furthest;
    }),
  };
};

const openQueue = (): Queue => {
  const all: Dispatched[] = [];
  return { all, straight: true, reach: later(() => reachOf(all)) };
};

interface Dispatches extends Readonly<Queue> {
  readonly byTarget: ReadonlyMap<string | null, Queue>;
}

const targetOf = ({ target }: DispatchEvent) => target?.value ?? null;

/** Lines of one log that carry one clock, or none at all, have one order over all of them. */
const ofOneOrder = (a: DispatchEvent, b: DispatchEvent): boolean =>
  sameLog(a, b) &&
  (a.stamp === null ? b.stamp === null : comparable(a.stamp, b.stamp)) &&
  before(a, b).verdict === "yes";

const put = (queue: Queue, one: Dispatched): void => {
  const last = queue.all.at(-1);
  queue.straight &&= last === undefined || ofOneOrder(last.dispatch, one.dispatch);
  queue.all.push(one);
};

const dispatchesOf = survey((timeline): Dispatches => {
  const whole = openQueue();
  const byTarget = new Map<string | null, Queue>();
  for (const task of timeline.tasks) {
    const dispatch = eventOf(task, "dispatch");
    if (dispatch === undefined) continue;
    const one = { at: whole.all.length, task, dispatch };
    const target = targetOf(dispatch);
    const queue = byTarget.get(target) ?? openQueue();
    put(whole, one);
    put(queue, one);
    byTarget.set(target, queue);
  }
  return { ...whole, byTarget };
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

/** Where a line stands among the dispatches of a queue; not a number where they have no order with it. */
const placeIn = ({ places, lines }: Reach, own: Event, timeline: Timeline): number => {
  if (lines.has(own)) return places(own);
  const [first] = lines;
  const ordered = first !== undefined && sameLog(own, first) && straightIn(timeline).has(writerOf(own));
  return ordered && places === placeOf ? placeOf(own) : Number.NaN;
};

/** The index of the first that stands below `place`. */
const firstBelow = (furthest: Float64Array, place: number): number => {
  let [low, high] = [0, furthest.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((furthest[middle] ?? 0) > place) high = middle;
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
  const reach = queue?.reach() ?? null;
  const place = reach === null ? Number.NaN : placeIn(reach, own, timeline);
  if (reach !== null && !Number.isNaN(place)) return queue?.all[firstBelow(reach.furthest, place)];
  return queue?.all.find(({ dispatch }) => dispatch !== own && before(own, dispatch).verdict === "yes");
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
  const others = [...new Set(addresses)].filter((address) => address !== own.iova?.value);
  const given = others.flatMap(
    (address) =>
      byIova(timeline)
        .get(address)
        ?.find((other) => precedes(own, other)) ?? [],
  );
  return given.sort((a, b) => a.at - b.at).flatMap(({ dispatch }) => dispatch.iova?.value ?? []);
};

/** The first dispatch, and the first that shows another IOVA. */
const firstTwo = survey((timeline): readonly Dispatched[] => {
  const shown = dispatchesOf(timeline).all.filter(({ dispatch }) => isSeen(dispatch.iova));
  const [first] = shown;
  const second = shown.find(({ dispatch }) => dispatch.iova?.value !== first?.dispatch.iova?.value);
  return [first ?? [], second ?? []].flat();
});

/** The first IOVA that was dispatched before this task as another's; `null` if no line shows one. */
export const firstBefore = (own: DispatchEvent, timeline: Timeline): bigint | null => {
  const { all, straight } = dispatchesOf(timeline);
  // In one order over all, where the first of another IOVA does not come before this one, none does.
  const asked = straight ? firstTwo(timeline) : all;
  return asked.find((other) => precedes(own, other))?.dispatch.iova?.value ?? null;
};
