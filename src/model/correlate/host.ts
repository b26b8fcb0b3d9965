/**
 * Groups the host's events of one capture into tasks. An id decides where lines carry one; without it a line belongs to
 * the task of its own tag and thread, else to the most recent open one, and that it was only the order is kept as a join.
 */
import type { Event } from "../event.ts";
import { UNTOLD } from "../event-base.ts";
import { isSeen } from "../evidence.ts";
import { add, type Draft, draft, has, latest } from "./draft.ts";
import { isOfNext } from "./next-use.ts";
import { postedLength } from "./request-length.ts";

const ENDS = new Set<Event["kind"]>(["complete", "timeout", "abort"]);

/** Lines of which a task has one: a second one is another task's where another one waits for it. */
const FITTED = new Set<Event["kind"]>(["submit", "reply", "complete"]);

/** How well a line fits a task that has none of its kind yet: not at all, for all that it shows, or by the very address and length. */
const fit = (task: Draft, event: Event): 0 | 1 | 2 => {
  if (has(task, event.kind)) return 0;
  const dispatch = task.events.find((other) => other.kind === "dispatch");
  const length = postedLength(task);
  if (event.kind === "submit") {
    if (dispatch?.kind !== "dispatch") return 0;
    const other = isSeen(event.iova) && isSeen(dispatch.iova) && event.iova.value !== dispatch.iova.value;
    const longer = isSeen(event.length) && length !== null && event.length.value !== length;
    return other || longer ? 0 : 2;
  }
  if (event.kind !== "reply" && event.kind !== "complete") return 0;
  // Of a task whose hand-over is lost only what was posted tells.
  if (length === null) return dispatch === undefined ? 0 : 1;
  if (!isSeen(event.transferred)) return 1;
  if (event.transferred.value > length) return 0;
  return event.transferred.value === length ? 2 : 1;
};

/** Tasks back to which a line is looked for. */
const RECENT = 64;

/** The task of an id: the last one, unless an earlier one that nobody completed fits the line better. Two controllers share ids. */
const namedIn = (desk: Desk, id: string, event: Event): Draft | undefined => {
  const last = desk.byId.get(id);
  if (last === undefined || !FITTED.has(event.kind)) return last;
  let [best, most] = [last, fit(last, event)];
  if (most === 2) return last;
  const { drafts } = desk;
  for (let at = Math.max(0, drafts.length - RECENT); at < drafts.length; at += 1) {
    const task = drafts[at];
    if (task === undefined || task.id !== id || has(task, "complete")) continue;
    const own = fit(task, event);
    if (own > most) [best, most] = [task, own];
  }
  return best;
};

/** Open drafts and the drafts by id, so that each event finds its task without a search over all. */
interface Desk {
  readonly drafts: Draft[];
  readonly open: Set<Draft>;
  /** Those open drafts that have no id yet, the oldest first. */
  readonly waiting: Set<Draft>;
  /** Drafts as lines were given to them, each as often as it was; those at the end that are closed are of no use any more. */
  readonly touched: Draft[];
  readonly byId: Map<string, Draft>;
}

/** The open draft that was given a line last. */
const lastOpen = ({ touched }: Desk): Draft | undefined => {
  while (touched.at(-1)?.closed === true) touched.pop();
  return touched.at(-1);
};

const open = (desk: Desk, id: string | null, event: Event, rank: number): Draft => {
  const task = draft(id, event, rank);
  desk.drafts.push(task);
  desk.open.add(task);
  desk.touched.push(task);
  if (id === null) desk.waiting.add(task);
  else desk.byId.set(id, task);
  return task;
};

const close = (desk: Desk, task: Draft): void => {
  task.closed = true;
  desk.open.delete(task);
  desk.waiting.delete(task);
};

/** A dispatch line without an id, and a later line with one: the oldest dispatch that still waits is taken, and said to be. */
const adopt = (desk: Desk, event: Event): Draft | undefined => {
  const [task] = desk.waiting;
  const dispatch = task?.events.find((candidate) => candidate.kind === "dispatch");
  if (task === undefined || event.task === null) return undefined;
  task.id = event.task.value;
  if (task.id !== null) {
    desk.waiting.delete(task);
    desk.byId.set(task.id, task);
  }
  task.joins.push({
    by: "order",
    certain: false,
    evidence: dispatch === undefined ? [event.task.at] : [event.task.at, dispatch.at],
  });
  return task;
};

/** The task whose data buffer has the address of this dump. */
const owner = (desk: Desk, event: Event): Draft | undefined => {
  const { address } = event.kind === "dump" || event.kind === "cpu-write" ? event : { address: null };
  if (!isSeen(address)) return undefined;
  return latest(desk.drafts.slice(-64), (task) =>
    task.events.some(
      (call) => call.kind === "data-buffer" && isSeen(call.address) && call.address.value === address.value,
    ),
  );
};

/** True if the elements of a task are as long as its request already: a further one is of a task whose own line is lost. */
const isFull = (task: Draft, event: Event): boolean => {
  if (event.kind !== "submit" || !isSeen(event.length)) return false;
  const asked = task.events.find((other) => other.kind === "dispatch")?.length?.value ?? null;
  const posted = task.events.reduce(
    (sum, other) => sum + (other.kind === "submit" ? (other.length?.value ?? 0) : 0),
    0,
  );
  return asked !== null && posted === asked && event.length.value > 0;
};

/** The task of a line that carries no id. */
const nearest = (desk: Desk, event: Event): Draft | undefined => {
  const recent = desk.drafts.slice(-64).filter((task) => !isFull(task, event));
  const owned = owner(desk, event);
  const last = latest(recent, () => true);
  const sameTag = latest(recent, (task) =>
    task.events.some((other) => event.tag !== null && other.tag === event.tag && other.thread === event.thread),
  );
  const opened = lastOpen(desk);
  const open = opened !== undefined && isFull(opened, event) ? undefined : opened;
  // A task that is over and was followed by another says nothing any more: what comes later is the other's.
  const newest = recent.at(-1);
  const tagged = sameTag !== undefined && (!sameTag.closed || sameTag === newest) ? sameTag : undefined;
  const task = owned ?? tagged ?? open ?? newest;
  // Another task would do as well if several are open, or if the one that was spoken of last is not the one that is open.
  const others = desk.open.size > 1 || (open !== undefined && last !== undefined && open !== last);
  if (task !== undefined && owned === undefined && others) {
    task.joins.push({ by: "order", certain: false, evidence: [event.at] });
  }
  return task;
};

/** Another line than those of which a task has one, about an id that several controllers share: it may be of any of them. */
const isAnybodys = (desk: Desk, event: Event): boolean =>
  event.controller === UNTOLD &&
  event.kind !== "dispatch" &&
  !FITTED.has(event.kind) &&
  desk.drafts.slice(-64).filter(({ id }) => id === (event.task?.value ?? null)).length !== 1;

/** Bytes that a line shows, whatever it shows of them. */
const lengthIn = (event: Event): number | null => {
  switch (event.kind) {
    case "submit":
    case "map":
    case "dump":
    case "data-buffer":
    case "cpu-write":
    case "cpu-copy":
      return event.length?.value ?? null;
    default:
      return null;
  }
};

const addressIn = (event: Event): bigint | null =>
  event.kind === "submit" || event.kind === "map" || event.kind === "unmap" ? (event.iova?.value ?? null) : null;

/** Of tasks under an id that several controllers share the only one that was mapped to the line's address, or asked for just so many bytes. */
const onlyOwner = (tasks: readonly Draft[], event: Event): Draft | undefined => {
  const [address, length] = [addressIn(event), lengthIn(event)];
  const mapped = tasks.filter((task) =>
    task.events.some((other) => other.kind === "map" && address !== null && other.iova?.value === address),
  );
  if (mapped.length > 0) return mapped.length === 1 ? mapped[0] : undefined;
  const asked = tasks.filter((task) =>
    task.events.some((other) => other.kind === "dispatch" && length !== null && other.length?.value === length),
  );
  return asked.length === 1 ? asked[0] : undefined;
};

/** Open tasks of the line's id. */
const openNamed = (desk: Desk, { task }: Event): readonly Draft[] =>
  desk.drafts.slice(-RECENT).filter((one) => one.id === (task?.value ?? null) && !one.closed);

/**
 * Whose a line is that may be of any controller: of the task that alone fits, or alone has none of its kind; `null` where nobody can tell,
 * `undefined` where nobody has to.
 */
const sharedOwner = (desk: Desk, event: Event): Draft | null | undefined => {
  if (event.controller !== UNTOLD || event.kind === "dispatch") return undefined;
  if (isAnybodys(desk, event)) return onlyOwner(openNamed(desk, event), event) ?? null;
  const open = openNamed(desk, event);
  if (open.length < 2 || open.some((task) => fit(task, event) > 0)) return undefined;
  const lacking = open.filter((task) => !has(task, event.kind));
  return onlyOwner(lacking, event) ?? (lacking.length === 1 ? lacking[0] : null);
};

/** True for a completion that counts what another open task asked for: its response may name the wrong one. */
const isOfOpen = (desk: Desk, named: Draft, event: Event): boolean => {
  if (event.kind !== "complete" || !isSeen(event.transferred)) return false;
  const { value } = event.transferred;
  return [...desk.open].some((task) => task !== named && !has(task, "complete") && postedLength(task) === value);
};

const place = (desk: Desk, event: Event, rank: number): void => {
  const id = event.task?.value ?? null;
  const shared = sharedOwner(desk, event);
  if (shared !== undefined) {
    if (shared !== null) {
      add(shared, event, rank);
      if (ENDS.has(event.kind)) close(desk, shared);
    }
    return;
  }
  if (event.kind === "dispatch") {
    const previous = id === null ? undefined : desk.byId.get(id);
    if (previous?.events.some((other) => other.kind === "reply")) close(desk, previous);
    open(desk, id, event, rank);
    return;
  }
  const named = id === null ? undefined : namedIn(desk, id, event);
  const isNext =
    named !== undefined && isOfNext(named, event, desk.drafts.at(-1) !== named) && !isOfOpen(desk, named, event);
  const known = isNext ? undefined : named;
  const found = known ?? (id === null ? nearest(desk, event) : adopt(desk, event));
  const task = found ?? open(desk, id, event, rank);
  if (found !== undefined) {
    add(task, event, rank);
    desk.touched.push(task);
  }
  if (ENDS.has(event.kind)) close(desk, task);
};

/** Drafts in the order of their first lines. */
export const groupHost = (events: readonly Event[]): readonly Draft[] => {
  const desk: Desk = { drafts: [], open: new Set(), waiting: new Set(), touched: [], byId: new Map() };
  events.forEach((event, rank) => {
    place(desk, event, rank);
  });
  return desk.drafts;
};
