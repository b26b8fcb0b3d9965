/** Gives fault lines and client lines to the tasks that they can be about; a fault at a foreign address stays beside all of them. */
import { alterations, pageOf } from "../address.ts";
import { isReadCapacity } from "../commands.ts";
import type { ClientEvent, Event, FaultEvent } from "../event.ts";
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
const beginsLater = (task: Task | undefined, line: Event): boolean => {
  const dispatch = task === undefined ? undefined : eventOf(task, "dispatch");
  return dispatch !== undefined && before(line, dispatch).verdict === "yes";
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
    const address = fault.address?.value;
    const at =
      fault.pci && address != null
        ? pages.findLastIndex((own, index) => own.has(pageOf(address)) && !beginsLater(tasks[index], fault))
        : -1;
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

/** A disk's size is what READ CAPACITY tells; where no CDB is logged, an empty disk can be about the only task there is. */
const clientTask = (tasks: readonly Task[], client: ClientEvent): number => {
  const id = client.task?.value ?? null;
  const may = (task: Task): boolean => task.direction === "data-in" && !beginsLater(task, client);
  if (id !== null) return tasks.findLastIndex((task) => task.id === id && may(task));
  const outcome = client.outcome?.value;
  if (client.bytes !== null || (outcome !== "0-byte-disk" && outcome !== "ok")) return tasks.findLastIndex(may);
  const capacity = tasks.findLastIndex((task) => isReadCapacity(task) && may(task));
  return capacity < 0 && outcome === "0-byte-disk" && tasks.length === 1 ? 0 : capacity;
};

export const placeClients = (tasks: readonly Task[], clients: readonly ClientEvent[]): readonly Task[] =>
  clients.reduce((placed, client) => {
    const at = clientTask(placed, client);
    return placed.map((task, index) => (index === at ? { ...task, events: [...task.events, client] } : task));
  }, tasks);
