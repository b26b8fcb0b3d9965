/** Gives what clients met to the tasks that it is the outcome of; an error of a request that no task can be stays over. */
import { isReadCapacity } from "../commands.ts";
import type { ClientEvent } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import { beginsLater } from "./faults.ts";

/** True if a line says that the task did not end well. */
const failed = (task: Task): boolean =>
  eventsOf(task, "timeout", "abort").length > 0 ||
  eventsOf(task, "reply", "device-reply").some((reply) =>
    [reply.status, reply.scsiStatus].some((status) => isSeen(status) && !status.value.ok),
  );

/**
 * An error of a stated length is that of a task of this length, or of a part of the request that failed: the storage stack cuts
 * long requests. Where every task of other lengths ended well, none of them is the request.
 */
const sizedTask = (tasks: readonly Task[], client: ClientEvent, asked: number): number => {
  const own = tasks.findLastIndex((task) => requestOf(task).length === asked && !beginsLater(task, client));
  if (own >= 0) return own;
  return tasks.findLastIndex((task) => {
    const { length } = requestOf(task);
    return (length === null || length < asked) && failed(task) && !beginsLater(task, client);
  });
};

/** Neither in a task nor of none: two controllers have a task that it may be the outcome of. */
const DOUBTFUL = -2;

const controllerOf = ({ events: [first] }: Task): string | null => first?.controller ?? null;

const endsBefore = (task: Task, other: Task): boolean => {
  const [end, begin] = [eventOf(task, "complete"), eventOf(other, "dispatch")];
  return end !== undefined && begin !== undefined && before(end, begin).verdict === "yes";
};

/** The last of the tasks that fit, unless one of another controller fits as well that had not ended when it began; -1 for none. */
const lastOf = (tasks: readonly Task[], fits: (task: Task) => boolean): number => {
  const at = tasks.findLastIndex(fits);
  const last = tasks[at];
  if (last === undefined) return -1;
  const rival = tasks.some(
    (task) => controllerOf(task) !== controllerOf(last) && fits(task) && !endsBefore(task, last),
  );
  return rival ? DOUBTFUL : at;
};

/** A disk's size is what READ CAPACITY tells; where no CDB is logged, an empty disk can be about the only task there is. */
const clientTask = (tasks: readonly Task[], client: ClientEvent): number => {
  const id = client.task?.value ?? null;
  const may = (task: Task): boolean => task.direction === "data-in" && !beginsLater(task, client);
  const outcome = client.outcome?.value;
  if (id !== null) {
    const at = lastOf(tasks, (task) => task.id === id && may(task));
    // An error is sooner that of the one task which was never completed.
    const open = (task: Task): boolean => task.id === id && may(task) && eventOf(task, "complete") === undefined;
    return at === DOUBTFUL && outcome === "error" ? lastOf(tasks, open) : at;
  }
  const asked = client.length?.value ?? null;
  if (outcome === "error" && client.bytes === null && asked !== null) return sizedTask(tasks, client, asked);
  if (client.bytes !== null || (outcome !== "0-byte-disk" && outcome !== "ok")) return lastOf(tasks, may);
  const capacity = lastOf(tasks, (task) => isReadCapacity(task) && may(task));
  return capacity === -1 && outcome === "0-byte-disk" && tasks.length === 1 ? 0 : capacity;
};

/** An error without a length is that of a request that the kernel says it refused, where no task failed before it. */
const isRefused = (tasks: readonly Task[], client: ClientEvent, rejections: number): boolean =>
  rejections > 0 &&
  client.task === null &&
  client.bytes === null &&
  client.outcome?.value === "error" &&
  (client.length?.value ?? null) === null &&
  !tasks.some((task) => failed(task) && !beginsLater(task, client));

/** `rejections` are those that the kernel reports: so many errors may be of no task. */
export const placeClients = (
  tasks: readonly Task[],
  clients: readonly ClientEvent[],
  rejections: number,
): { readonly tasks: readonly Task[]; readonly left: readonly ClientEvent[] } => {
  const placed = [...tasks];
  const left: ClientEvent[] = [];
  for (const client of clients) {
    const at = isRefused(placed, client, rejections - left.length) ? -1 : clientTask(placed, client);
    const task = placed[at];
    if (task !== undefined) placed[at] = { ...task, events: [...task.events, client] };
    else if (at !== DOUBTFUL && client.outcome?.value === "error" && client.bytes === null) left.push(client);
  }
  return { tasks: placed, left };
};
