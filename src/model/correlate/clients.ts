/** Gives what clients met to the tasks that it is the outcome of; an error of a request that no task can be stays over. */
import { isReadCapacity } from "../commands.ts";
import type { ClientEvent, Event } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { grouped } from "../survey.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import { type Windows, windowsOf } from "../windows.ts";
import { beginsLater } from "./faults.ts";

/** True if a line says that the task did not end well. */
const failed = (task: Task): boolean =>
  eventsOf(task, "timeout", "abort").length > 0 ||
  eventsOf(task, "reply", "device-reply").some((reply) =>
    [reply.status, reply.scsiStatus].some((status) => isSeen(status) && !status.value.ok),
  );

/** Looks up tasks that a client's line can be about. A line that is placed changes nothing of what is looked up by. */
interface Register {
  readonly all: Windows;
  /** Tasks by the bytes that they asked for, with their places in the list. */
  readonly byLength: (length: number) => { readonly windows: Windows; readonly places: readonly number[] };
  /** Places of the tasks of which a line says that they did not end well. */
  readonly failed: readonly number[];
}

const begin = (task: Task): readonly Event[] => {
  const dispatch = eventOf(task, "dispatch");
  return dispatch === undefined ? [] : [dispatch];
};

const never = (): readonly Event[] => [];

const registerOf = (tasks: readonly Task[], clients: readonly ClientEvent[]): Register => {
  const lengths = grouped(tasks.keys(), (at) => (tasks[at] === undefined ? null : requestOf(tasks[at]).length));
  const opened = new Map<number, { readonly windows: Windows; readonly places: readonly number[] }>();
  return {
    all: windowsOf(tasks, clients, begin, never),
    byLength: (length) => {
      const known = opened.get(length);
      if (known !== undefined) return known;
      const places = lengths.get(length) ?? [];
      const own = places.flatMap((at) => tasks[at] ?? []);
      const made = { windows: windowsOf(own, clients, begin, never), places };
      opened.set(length, made);
      return made;
    },
    failed: tasks.flatMap((task, at) => (failed(task) ? [at] : [])),
  };
};

/**
 * An error of a stated length is that of a task of this length, or of a part of the request that failed: the storage stack cuts
 * long requests. Where every task of other lengths ended well, none of them is the request.
 */
const sizedTask = (tasks: readonly Task[], register: Register, client: ClientEvent, asked: number): number => {
  const { windows, places } = register.byLength(asked);
  const own = windows.last(client, (at) => !beginsLater(tasks[places[at] ?? -1], client));
  if (own >= 0) return places[own] ?? -1;
  const part = register.failed.findLast((at) => {
    const task = tasks[at];
    const length = task === undefined ? null : requestOf(task).length;
    return (length === null || length < asked) && !beginsLater(task, client);
  });
  return part ?? -1;
};

/** A disk's size is what READ CAPACITY tells; where no CDB is logged, an empty disk can be about the only task there is. */
const clientTask = (tasks: readonly Task[], register: Register, client: ClientEvent): number => {
  const id = client.task?.value ?? null;
  const last = (passes: (task: Task) => boolean): number =>
    register.all.last(client, (at) => {
      const task = tasks[at];
      return task?.direction === "data-in" && !beginsLater(task, client) && passes(task);
    });
  if (id !== null) return last((task) => task.id === id);
  const outcome = client.outcome?.value;
  const asked = client.length?.value ?? null;
  if (outcome === "error" && client.bytes === null && asked !== null) return sizedTask(tasks, register, client, asked);
  if (client.bytes !== null || (outcome !== "0-byte-disk" && outcome !== "ok")) return last(() => true);
  const capacity = last(isReadCapacity);
  return capacity < 0 && outcome === "0-byte-disk" && tasks.length === 1 ? 0 : capacity;
};

/** An error without a length is that of a request that the kernel says it refused, where no task failed before it. */
const isRefused = (tasks: readonly Task[], register: Register, client: ClientEvent, rejections: number): boolean =>
  rejections > 0 &&
  client.task === null &&
  client.bytes === null &&
  client.outcome?.value === "error" &&
  (client.length?.value ?? null) === null &&
  !register.failed.some((at) => !beginsLater(tasks[at], client));

/** `rejections` are those that the kernel reports: so many errors may be of no task. */
export const placeClients = (
  tasks: readonly Task[],
  clients: readonly ClientEvent[],
  rejections: number,
): { readonly tasks: readonly Task[]; readonly left: readonly ClientEvent[] } => {
  if (clients.length === 0) return { tasks, left: [] };
  const register = registerOf(tasks, clients);
  const placed = [...tasks];
  const left: ClientEvent[] = [];
  for (const client of clients) {
    const at = isRefused(tasks, register, client, rejections - left.length) ? -1 : clientTask(tasks, register, client);
    const task = placed[at];
    if (task !== undefined) placed[at] = { ...task, events: [...task.events, client] };
    else if (client.outcome?.value === "error" && client.bytes === null) left.push(client);
  }
  return { tasks: placed, left };
};
