/** Gives fault and crash lines to the tasks that they can be about; a fault at a foreign address stays beside all of them. */
import { alterations, isWide, pageOf } from "../address.ts";
import type { CrashEvent, Event, FaultEvent } from "../event.ts";
import { before } from "../order.ts";
import { grouped } from "../survey.ts";
import { controllerOf, eventOf, eventsOf, requestOf, type Task } from "../task.ts";

/** Shows addresses whose pages a fault of this task could name: its own, and what a known fault makes of them. */
const eachAddress = (task: Task, show: (address: bigint) => void): void => {
  for (const event of task.events) {
    const address =
      event.kind === "transfer"
        ? event.destination
        : event.kind === "dispatch" || event.kind === "submit" || event.kind === "receive" || event.kind === "map"
          ? event.iova
          : null;
    if (address?.value != null) show(address.value);
  }
  const { iova, length } = requestOf(task);
  if (iova === null) return;
  show(iova + BigInt(Math.max(length ?? 1, 1) - 1));
  alterations(iova).forEach(show);
};

/** True if the task is known to begin after the line. */
export const beginsLater = (task: Task | undefined, line: Event): boolean => {
  const dispatch = task === undefined ? undefined : eventOf(task, "dispatch");
  return dispatch !== undefined && before(line, dispatch).verdict === "yes";
};

/** True if the task is known to have begun before the line. */
const hasBegun = (task: Task | undefined, line: Event): boolean => {
  const dispatch = task === undefined ? undefined : eventOf(task, "dispatch");
  return dispatch !== undefined && before(dispatch, line).verdict === "yes";
};

/** An event, and the place of its task in the list; below 0 for none. */
interface Placed {
  readonly event: Event;
  readonly at: number;
}

/** The tasks, each with the events that were placed in it behind its own. */
const withPlaced = (tasks: readonly Task[], places: readonly Placed[]): readonly Task[] => {
  const taken = grouped(
    places.filter(({ at }) => at >= 0),
    ({ at }) => at,
  );
  if (taken.size === 0) return tasks;
  return tasks.map((task, at) => {
    const more = taken.get(at);
    return more === undefined ? task : { ...task, events: [...task.events, ...more.map(({ event }) => event)] };
  });
};

/** True if a line shows an address of the task that has more than 32 bits. */
const goesWide = (task: Task): boolean =>
  [
    ...eventsOf(task, "dispatch", "submit", "receive").map((event) => event.iova),
    ...eventsOf(task, "transfer").map((event) => event.destination),
  ].some((shown) => shown?.value != null && isWide(shown.value));

/** Looks up tasks that a fault can be about, by where they stand in the list. */
interface Register {
  /** By the pages that faults name. */
  readonly byPage: ReadonlyMap<bigint, readonly number[]>;
  /** Those of which a line shows a wide address. */
  readonly wide: readonly number[];
}

const registerOf = (tasks: readonly Task[], faults: readonly FaultEvent[]): Register => {
  const byPage = new Map<bigint, number[]>(
    faults.flatMap(({ address }) => (address?.value == null ? [] : [[pageOf(address.value), []]])),
  );
  const named = byPage.size === 0 ? [] : tasks;
  named.forEach((task, at) => {
    eachAddress(task, (address) => {
      const own = byPage.get(pageOf(address));
      if (own !== undefined && own.at(-1) !== at) own.push(at);
    });
  });
  const asksWide = faults.some(({ address, reason }) => address?.value == null && reason?.value === "too-wide");
  return { byPage, wide: asksWide ? tasks.flatMap((task, at) => (goesWide(task) ? [at] : [])) : [] };
};

/** The last task that the fault can be about, -1 for none: by its page, or by its width where a bridge names no address. */
const placeOf = (tasks: readonly Task[], { byPage, wide }: Register, fault: FaultEvent): number => {
  const address = fault.address?.value;
  const own = address != null ? (byPage.get(pageOf(address)) ?? []) : fault.reason?.value === "too-wide" ? wide : [];
  return own.findLast((at) => !beginsLater(tasks[at], fault)) ?? -1;
};

export const placeFaults = (
  tasks: readonly Task[],
  faults: readonly FaultEvent[],
): { readonly tasks: readonly Task[]; readonly stray: readonly FaultEvent[] } => {
  if (faults.length === 0) return { tasks, stray: [] };
  const register = registerOf(tasks, faults);
  const places = faults.map((fault) => ({ event: fault, at: fault.pci ? placeOf(tasks, register, fault) : -1 }));
  return { tasks: withPlaced(tasks, places), stray: places.flatMap(({ event, at }) => (at < 0 ? [event] : [])) };
};

/**
 * Of tasks of one id that several controllers have, the one that the kernel gave up: its driver was asked to abort it, or it alone was
 * never completed, or never answered. Where nothing tells, the last one.
 */
const givenUp = (tasks: readonly Task[], begun: readonly number[]): number | undefined => {
  const latest = [...new Map(begun.map((at) => [tasks[at] && controllerOf(tasks[at]), at] as const)).values()];
  const only = (passes: (task: Task) => boolean): number | undefined => {
    const found = latest.filter((at) => tasks[at] !== undefined && passes(tasks[at]));
    return found.length === 1 ? found[0] : undefined;
  };
  return (
    only((task) => eventOf(task, "abort") !== undefined) ??
    only((task) => eventOf(task, "complete") === undefined) ??
    only((task) => eventsOf(task, "complete", "reply").length === 0) ??
    begun.at(-1)
  );
};

/** Ends of tasks that another log of the host tells: of the last use of the id that began before, or of the only one. */
export const placeEnds = (tasks: readonly Task[], events: readonly Event[]): readonly Task[] => {
  const ends = events.filter(({ kind, task }) => (kind === "timeout" || kind === "abort") && task?.value != null);
  if (ends.length === 0) return tasks;
  const left = new Set(ends);
  for (const task of tasks) for (const end of eventsOf(task, "timeout", "abort")) left.delete(end);
  const byId = grouped(tasks.keys(), (at) => tasks[at]?.id ?? null);
  const places = [...left].map((end) => {
    const same = (byId.get(end.task?.value ?? null) ?? []).filter((at) => !beginsLater(tasks[at], end));
    const begun = same.filter((at) => hasBegun(tasks[at], end));
    return { event: end, at: givenUp(tasks, begun) ?? (same.length === 1 ? same[0] : undefined) ?? -1 };
  });
  return withPlaced(tasks, places);
};

/** A crash belongs to the last task whose buffer, by its IOVA, holds the address that the CPU stumbled over. */
export const placeCrashes = (tasks: readonly Task[], crashes: readonly CrashEvent[]): readonly Task[] => {
  const places = crashes.map((crash) => {
    const address = crash.address?.value ?? null;
    const at = tasks.findLastIndex((task) => {
      const { iova, length } = requestOf(task);
      if (address === null || iova === null || beginsLater(task, crash)) return false;
      return address >= iova && address < iova + BigInt(Math.max(length ?? 1, 1));
    });
    return { event: crash, at };
  });
  return withPlaced(tasks, places);
};
