/** Gives fault and crash lines to the tasks that they can be about; a fault at a foreign address stays beside all of them. */
import { alterations, isWide, pageOf } from "../address.ts";
import type { CrashEvent, Event, FaultEvent } from "../event.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";

/** Pages that a fault of this task could name: those of its addresses, and of what a known fault makes of them. */
const pagesOf = (task: Task): ReadonlySet<bigint> => {
  const shown = eventsOf(task, "dispatch", "submit", "receive", "map").flatMap((event) => event.iova?.value ?? []);
  const engine = eventsOf(task, "transfer").flatMap((event) => event.destination?.value ?? []);
  const { iova, length } = requestOf(task);
  const last = iova === null ? [] : [iova + BigInt(Math.max(length ?? 1, 1) - 1)];
  const altered = iova === null ? [] : alterations(iova);
  return new Set([...shown, ...engine, ...last, ...altered].map(pageOf));
};

/** True if the task is known to begin after the line. */
export const beginsLater = (task: Task | undefined, line: Event): boolean => {
  const dispatch = task === undefined ? undefined : eventOf(task, "dispatch");
  return dispatch !== undefined && before(line, dispatch).verdict === "yes";
};

/** True if a line shows an address of the task that has more than 32 bits. */
const goesWide = (task: Task): boolean =>
  [
    ...eventsOf(task, "dispatch", "submit", "receive").map((event) => event.iova),
    ...eventsOf(task, "transfer").map((event) => event.destination),
  ].some((shown) => shown?.value != null && isWide(shown.value));

/** The last task that the fault can be about, -1 for none: by its page, or by its width where a bridge names no address. */
const placeOf = (tasks: readonly Task[], pages: readonly ReadonlySet<bigint>[], fault: FaultEvent): number => {
  const address = fault.address?.value;
  if (address != null) {
    return pages.findLastIndex((own, index) => own.has(pageOf(address)) && !beginsLater(tasks[index], fault));
  }
  if (fault.reason?.value !== "too-wide") return -1;
  return tasks.findLastIndex((task) => goesWide(task) && !beginsLater(task, fault));
};

export const placeFaults = (
  tasks: readonly Task[],
  faults: readonly FaultEvent[],
): { readonly tasks: readonly Task[]; readonly stray: readonly FaultEvent[] } => {
  if (faults.length === 0) return { tasks, stray: [] };
  const pages = tasks.map(pagesOf);
  const taken = new Map<number, FaultEvent[]>();
  const stray: FaultEvent[] = [];
  for (const fault of faults) {
    const at = fault.pci ? placeOf(tasks, pages, fault) : -1;
    if (at < 0) stray.push(fault);
    else taken.set(at, [...(taken.get(at) ?? []), fault]);
  }
  return { tasks: tasks.map((task, at) => ({ ...task, events: [...task.events, ...(taken.get(at) ?? [])] })), stray };
};

/** Ends of tasks that another log of the host tells: of the last use of the id that began before, or of the only one. */
export const placeEnds = (tasks: readonly Task[], events: readonly Event[]): readonly Task[] => {
  const ends = events.filter(({ kind, task }) => (kind === "timeout" || kind === "abort") && task?.value != null);
  if (ends.length === 0) return tasks;
  const own = new Set(tasks.flatMap((task) => task.events));
  return ends
    .filter((end) => !own.has(end))
    .reduce((placed, end) => {
      const same = placed.flatMap((task, index) =>
        task.id === end.task?.value && !beginsLater(task, end) ? [{ task, index }] : [],
      );
      const begun = same.filter(({ task }) => {
        const dispatch = eventOf(task, "dispatch");
        return dispatch !== undefined && before(dispatch, end).verdict === "yes";
      });
      const at = begun.at(-1)?.index ?? (same.length === 1 ? same[0]?.index : undefined);
      return placed.map((task, index) => (index === at ? { ...task, events: [...task.events, end] } : task));
    }, tasks);
};

/** A crash belongs to the last task whose buffer, by its IOVA, holds the address that the CPU stumbled over. */
export const placeCrashes = (tasks: readonly Task[], crashes: readonly CrashEvent[]): readonly Task[] =>
  crashes.reduce((placed, crash) => {
    const address = crash.address?.value ?? null;
    const at = placed.findLastIndex((task) => {
      const { iova, length } = requestOf(task);
      if (address === null || iova === null || beginsLater(task, crash)) return false;
      return address >= iova && address < iova + BigInt(Math.max(length ?? 1, 1));
    });
    return placed.map((task, index) => (index === at ? { ...task, events: [...task.events, crash] } : task));
  }, tasks);
