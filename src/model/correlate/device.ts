/**
 * Groups the controller's events of one capture into tasks: a received request opens one; staging, transfer and reply
 * belong to the task with their id, else to the one that was opened last.
 */
import { contradict } from "../bytes.ts";
import type { Event, ReceiveEvent, TransferEvent } from "../event.ts";
import type { Citation } from "../evidence.ts";
import { isSeen } from "../evidence.ts";
import { add, type Draft, draft, has, latest } from "./draft.ts";
import { isOfNextRequest } from "./next-request.ts";
import { fetchedLength, lengthOf } from "./request-length.ts";

/** The length that two lines of one task share, as a reason to hold them together. */
const sharedLength = (task: Draft, event: Event): readonly Citation[] => {
  const own = lengthOf(event);
  const first = task.events.map(lengthOf).find((length) => isSeen(length));
  return isSeen(own) && isSeen(first) && own.value === first.value ? [first.at, own.at] : [];
};

/** True if both lines show bytes of a command and some byte differs. */
const areOtherCommands = (one: ReceiveEvent, other: ReceiveEvent): boolean =>
  isSeen(one.cdb) && isSeen(other.cdb) && contradict(one.cdb.value, other.cdb.value);

/** The same request printed once more, or the rest of it: same id, no other element or command, and nothing done about it yet. */
const isRepeat = (task: Draft, event: Event): boolean =>
  event.kind === "receive" &&
  task.events.every(
    (other) =>
      other.kind === "receive" &&
      (other.iova?.value === event.iova?.value || other.iova === null || event.iova === null) &&
      (other.length?.value === event.length?.value || other.length === null || event.length === null) &&
      !areOtherCommands(other, event),
  );

const join = (task: Draft, event: Event, certain: boolean): void => {
  const shared = sharedLength(task, event);
  if (event.kind !== "stage") return;
  task.joins.push(
    shared.length > 0 ? { by: "bytes", certain, evidence: shared } : { by: "order", certain, evidence: [event.at] },
  );
};

/**
 * The open task whose engine was started and has not ended: that it ends is its line, whatever request came in between. Of several
 * the only one of so many bytes; none where the bytes are those of another task, because lines of both may be missing.
 */
const inEngine = (drafts: readonly Draft[], event: Event): Draft | undefined => {
  if (event.kind !== "transfer" || event.phase !== "done" || event.task !== null) return undefined;
  const count = event.count?.value ?? null;
  const phases = ({ events }: Draft, phase: "start" | "done"): number =>
    events.filter((other) => other.kind === "transfer" && other.phase === phase).length;
  const open = drafts.slice(-64).filter((task) => !task.closed);
  const running = open.filter((task) => phases(task, "start") > phases(task, "done"));
  const asked = (task: Draft): boolean =>
    count !== null && task.events.some((other) => lengthOf(other)?.value === count);
  const fitting = running.filter(asked);
  if (fitting.length > 0) return fitting.length === 1 ? fitting[0] : undefined;
  return running.length === 1 && !open.some(asked) ? running[0] : undefined;
};

/** True if a request that was begun behind the task was staged already. */
const isOvertaken = (drafts: readonly Draft[], task: Draft): boolean => {
  const recent = drafts.slice(-64);
  return recent.slice(recent.indexOf(task) + 1).some((other) => has(other, "stage"));
};

/** True if the engine reads the buffer that was staged for the request. */
const readsStaged = ({ events }: Draft, { source }: TransferEvent): boolean =>
  isSeen(source) && events.some((other) => other.kind === "stage" && other.address?.value === source.value);

/** True if the engine's line moves the request's bytes, out of its staging buffer, or to or from its address. */
const movesFor = (task: Draft, event: TransferEvent): boolean => {
  if (readsStaged(task, event)) return true;
  const request = task.events.find((other) => other.kind === "receive");
  const address = request?.kind === "receive" ? request.iova : null;
  if (isSeen(address) && [event.source?.value, event.destination?.value].includes(address.value)) return true;
  const asked = fetchedLength(task);
  return asked !== null && [event.count?.value, event.length?.value].includes(asked);
};

/**
 * The task of an id: the last one, unless an earlier one that is open as well fits the engine's line and the last does not. An id may be
 * given to two requests at once.
 */
const namedIn = (drafts: readonly Draft[], last: Draft | undefined, event: Event): Draft | undefined => {
  if (last === undefined || event.kind !== "transfer" || movesFor(last, event)) return last;
  const fitting = drafts.slice(-64).filter((task) => task.id === last.id && !task.closed && movesFor(task, event));
  return fitting.length === 1 ? fitting[0] : last;
};

/** Drafts in the order of their first lines. */
export const groupDevice = (events: readonly Event[]): readonly Draft[] => {
  const drafts: Draft[] = [];
  const byId = new Map<string, Draft>();
  let waiting = 0;
  events.forEach((event, rank) => {
    const id = event.task?.value ?? null;
    const known = id === null ? undefined : namedIn(drafts, byId.get(id), event);
    const near =
      known ??
      inEngine(drafts, event) ??
      latest(drafts.slice(-64), (task) => !task.closed && (id === null || task.id === null));
    const repeated = known !== undefined && isRepeat(known, event);
    if (
      (event.kind === "receive" && !repeated) ||
      near === undefined ||
      isOfNextRequest(near, event, drafts.at(-1) !== near, () => isOvertaken(drafts, near))
    ) {
      const task = draft(id, event, rank);
      drafts.push(task);
      waiting += 1;
      if (id !== null) byId.set(id, task);
      return;
    }
    if (known === undefined) join(near, event, waiting <= 1);
    near.id ??= id;
    add(near, event, rank);
    if (event.kind === "device-reply" && !near.closed) {
      near.closed = true;
      waiting -= 1;
    }
  });
  return drafts;
};
