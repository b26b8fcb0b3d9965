/** Gives what clients met to the tasks that it is the outcome of; an error of a request that no task can be stays over. */
import { isReadCapacity } from "../commands.ts";
import { cameAtOnce } from "../ending.ts";
import type { ClientEvent, Event } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { grouped } from "../survey.ts";
import { controllerOf, eventOf, eventsOf, requestOf, type Task } from "../task.ts";
import { type Windows, windowsOf } from "../windows.ts";
import { beginsLater } from "./faults.ts";
import { DOUBTFUL, NO_TASK, programTasks } from "./programs.ts";

/** True if a line says that the task did not end well. */
const failed = (task: Task): boolean =>
  eventsOf(task, "timeout", "abort").length > 0 ||
  eventsOf(task, "reply", "device-reply").some((reply) =>
    [reply.status, reply.scsiStatus].some((status) => isSeen(status) && !status.value.ok),
  );

/** True if a line says that the controller answered and that all went well. */
const answered = (task: Task): boolean =>
  eventsOf(task, "reply", "device-reply").some((reply) => isSeen(reply.status) && reply.status.value.ok) &&
  !failed(task);

const endsBefore = (task: Task, other: Task): boolean => {
  const [end, begin] = [eventOf(task, "complete"), eventOf(other, "dispatch")];
  return end !== undefined && begin !== undefined && before(end, begin).verdict === "yes";
};

/** Looks up tasks that a client's line can be about. A line that is placed changes nothing of what is looked up by. */
interface Register {
  readonly all: Windows;
  /** Tasks by the bytes that they asked for, with their places in the list. */
  readonly byLength: (length: number) => { readonly windows: Windows; readonly places: readonly number[] };
  /** True if the tasks are of several controllers. */
  readonly several: boolean;
  /** Places of the tasks of which a line says that they did not end well. */
  readonly failed: readonly number[];
}

const begin = (task: Task): readonly Event[] => {
  const dispatch = eventOf(task, "dispatch");
  return dispatch === undefined ? [] : [dispatch];
};

const never = (): readonly Event[] => [];

const registerOf = (
  tasks: readonly Task[],
  clients: readonly ClientEvent[],
  orderly: ReadonlySet<number>,
): Register => {
  const lengths = grouped(tasks.keys(), (at) => (tasks[at] === undefined ? null : requestOf(tasks[at]).length));
  const opened = new Map<number, { readonly windows: Windows; readonly places: readonly number[] }>();
  return {
    all: windowsOf(tasks, clients, begin, never, orderly),
    byLength: (length) => {
      const known = opened.get(length);
      if (known !== undefined) return known;
      const places = lengths.get(length) ?? [];
      const own = places.flatMap((at) => tasks[at] ?? []);
      const made = { windows: windowsOf(own, clients, begin, never, orderly), places };
      opened.set(length, made);
      return made;
    },
    several: new Set(tasks.map(controllerOf)).size > 1,
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

/** The last of the tasks that fit, unless one of another controller fits as well that had not ended when it began; -1 for none. */
const lastOf = (
  tasks: readonly Task[],
  { all, several }: Register,
  client: ClientEvent,
  passes: (task: Task) => boolean,
): number => {
  // Bytes are read; a line that names an id may be about a write.
  const named = client.task !== null && client.bytes === null;
  const fits = (task: Task | undefined): task is Task =>
    task !== undefined && (task.direction === "data-in" || named) && !beginsLater(task, client) && passes(task);
  const at = all.last(client, (place) => fits(tasks[place]));
  const last = tasks[at];
  if (last === undefined || !several) return at;
  const rival = all.last(client, (place) => {
    const task = tasks[place];
    return fits(task) && controllerOf(task) !== controllerOf(last) && !endsBefore(task, last);
  });
  return rival >= 0 ? DOUBTFUL : at;
};

/**
 * True if another task began and ended between the end of this one and the line, or a program heard of the error of another request of
 * which there is no other line: an id that comes round again is that of a later request by then. A program hears of the end of its
 * request at once.
 */
const isLongOver = (
  tasks: readonly Task[],
  { all }: Register,
  client: ClientEvent,
  { at, left }: { readonly at: number; readonly left: readonly ClientEvent[] },
): boolean => {
  const own = tasks[at];
  if (own === undefined || failed(own)) return false;
  // A task that was answered and never completed hangs until the kernel gives it up, which takes its time.
  const soon = cameAtOnce(own, client);
  const endIn = (task: Task): Event | undefined =>
    eventOf(task, "complete") ?? (soon && answered(task) ? eventOf(task, "reply") : undefined);
  const end = endIn(own);
  if (end === undefined || before(end, client).verdict !== "yes") return false;
  const heard = (other: ClientEvent): boolean =>
    other.task !== null && before(end, other).verdict === "yes" && before(other, client).verdict === "yes";
  if (left.some(heard)) return true;
  const between = (task: Task): boolean => {
    const [begun, over] = [eventOf(task, "dispatch"), endIn(task)];
    if (begun === undefined || over === undefined || controllerOf(task) !== controllerOf(own)) return false;
    return before(end, begun).verdict === "yes" && before(over, client).verdict === "yes";
  };
  const found = all.last(client, (place) => place === at || (tasks[place] !== undefined && between(tasks[place])));
  return found !== at;
};

/**
 * True if the last request under the id of a line, of all those that began before it, moved no data: no task is made of such a one, and the
 * line is about none.
 */
const isOfIdle = (
  idle: ReadonlyMap<string | null, readonly Task[]>,
  own: Task | undefined,
  client: ClientEvent,
): boolean => {
  const id = client.task?.value ?? null;
  const other = id === null ? undefined : idle.get(id)?.findLast((task) => !beginsLater(task, client));
  if (other === undefined) return false;
  const [begun, otherBegun] = [own && eventOf(own, "dispatch"), eventOf(other, "dispatch")];
  return otherBegun !== undefined && (begun === undefined || before(begun, otherBegun).verdict === "yes");
};

/** Of several controllers, one that answers a task well after the error is not the only one that may have had a task of this id. */
const isOfAnother = (task: Task | undefined, { several }: Register, client: ClientEvent): boolean => {
  const reply = task === undefined || !several || !answered(task) ? undefined : eventOf(task, "reply");
  return reply !== undefined && before(client, reply).verdict === "yes";
};

/** True for a count of what a request of another length than the task's came to: an id comes round again, and lines of the one between may be lost. */
const isOfOtherLength = (task: Task, { length, count, outcome }: ClientEvent): boolean => {
  const asked = requestOf(task).length;
  return outcome?.value !== "error" && isSeen(count) && isSeen(length) && asked !== null && asked !== length.value;
};

/** Tasks back to which one is looked for that ended right ahead of a line. */
const RECENT = 16;

/** True if the two were open at the same time, as far as lines tell. */
const overlap = (task: Task, other: Task): boolean => {
  const [end, begun] = [eventOf(task, "complete"), eventOf(other, "dispatch")];
  return end === undefined || begun === undefined || before(end, begun).verdict !== "yes";
};

/**
 * The read whose data a client shows that names no task: the one that ended last ahead of the line. Where another one was open beside it, nobody
 * can tell whose data they are. `without` is asked where no line shows that any read has ended.
 */
const readTask = (tasks: readonly Task[], { all }: Register, client: ClientEvent, without: () => number): number => {
  const recent: number[] = [];
  all.last(client, (place) => {
    const task = tasks[place];
    if (task?.direction === "data-in" && !beginsLater(task, client)) recent.push(place);
    return recent.length >= RECENT;
  });
  const endOf = (at: number): Event | undefined =>
    tasks[at] === undefined ? undefined : eventOf(tasks[at], "complete");
  const isOver = (at: number): boolean => {
    const end = endOf(at);
    return end !== undefined && before(end, client).verdict === "yes";
  };
  const over = recent.filter(isOver);
  const latest = over.reduce<number | null>((best, at) => {
    const [end, other] = [best === null ? undefined : endOf(best), endOf(at)];
    return end === undefined || (other !== undefined && before(end, other).verdict === "yes") ? at : best;
  }, null);
  const own = latest === null ? undefined : tasks[latest];
  if (latest === null || own === undefined) return without();
  const isRival = (at: number): boolean => {
    const other = tasks[at];
    if (at === latest || other === undefined) return false;
    // One that goes on beyond the line has shown nothing yet.
    const goesOn = endOf(at) !== undefined && !isOver(at);
    return !goesOn && overlap(other, own) && overlap(own, other);
  };
  return recent.some(isRival) ? DOUBTFUL : latest;
};

/** A disk's size is what READ CAPACITY tells; where no CDB is logged, an empty disk can be about the only task there is. */
const clientTask = (
  tasks: readonly Task[],
  register: Register,
  client: ClientEvent,
  left: readonly ClientEvent[],
): number => {
  const id = client.task?.value ?? null;
  const last = (passes: (task: Task) => boolean): number => lastOf(tasks, register, client, passes);
  const outcome = client.outcome?.value;
  if (id !== null) {
    const isOwn = (task: Task): boolean => task.id === id && !isOfOtherLength(task, client);
    // Where the request of one use of the id is shown, another of which nobody shows it is no nearer.
    const shown = last((task) => isOwn(task) && eventOf(task, "dispatch") !== undefined);
    const at = shown === -1 ? last(isOwn) : shown;
    if (outcome !== "error") return at;
    if (at !== DOUBTFUL && isLongOver(tasks, register, client, { at, left })) return -1;
    if (at !== DOUBTFUL && !isOfAnother(tasks[at], register, client)) return at;
    // An error is sooner that of the one task which was never completed, and of one that nobody answered.
    const open = (task: Task): boolean => task.id === id && eventOf(task, "complete") === undefined;
    const own = last(open);
    const alone = own < 0 ? last((task) => open(task) && !answered(task)) : own;
    return alone < 0 || isOfAnother(tasks[alone], register, client) ? DOUBTFUL : alone;
  }
  const asked = client.length?.value ?? null;
  if (outcome === "error" && client.bytes === null && asked !== null) return sizedTask(tasks, register, client, asked);
  if (client.bytes !== null || outcome === "mismatch") return readTask(tasks, register, client, () => last(() => true));
  if (outcome !== "0-byte-disk" && outcome !== "ok") return last(() => true);
  const capacity = last(isReadCapacity);
  return capacity === -1 && outcome === "0-byte-disk" && tasks.length === 1 ? 0 : capacity;
};

/** An error without a length is that of a request that the kernel says it refused, where no task failed before it. */
const isRefused = (tasks: readonly Task[], register: Register, client: ClientEvent, rejections: number): boolean =>
  rejections > 0 &&
  client.task === null &&
  client.bytes === null &&
  client.outcome?.value === "error" &&
  (client.length?.value ?? null) === null &&
  !register.failed.some((at) => !beginsLater(tasks[at], client));

const isFailure = ({ outcome }: ClientEvent): boolean => outcome?.value === "error" || outcome?.value === "0-byte-disk";

/**
 * Of the events, rejections are what the kernel reports: so many errors may be of no task. `idle` are requests that moved no data; `orderly`
 * finds the writers whose lines are known to have one order.
 */
export const placeClients = (
  tasks: readonly Task[],
  idle: readonly Task[],
  events: readonly Event[],
  orderly: () => ReadonlySet<number>,
): { readonly tasks: readonly Task[]; readonly left: readonly ClientEvent[] } => {
  const clients = events.filter((event) => event.kind === "client");
  if (clients.length === 0) return { tasks, left: [] };
  const rejections = events.filter(({ kind }) => kind === "rejection").length;
  const register = registerOf(tasks, clients, orderly());
  const requested = programTasks(tasks, clients);
  const idleById = grouped(idle, ({ id }): string | null => id);
  const placed = [...tasks];
  const left: ClientEvent[] = [];
  /** The place of the task of a line that does not belong to a program's own requests. */
  const guessed = (client: ClientEvent): number => {
    const found = isRefused(tasks, register, client, rejections - left.length)
      ? NO_TASK
      : clientTask(tasks, register, client, left);
    return isOfIdle(idleById, tasks[found], client) ? DOUBTFUL : found;
  };
  for (const client of clients) {
    const at = requested.get(client) ?? guessed(client);
    const task = placed[at];
    if (task !== undefined) placed[at] = { ...task, events: [...task.events, client] };
    else if (at !== DOUBTFUL && isFailure(client) && client.bytes === null) left.push(client);
  }
  return { tasks: placed, left };
};
