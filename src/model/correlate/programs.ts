/**
 * Which task each line of a program is about that says what it asks for: a request is the task with its command, its first block and its length;
 * what the program says behind it names its buffer, or is about the request that it spoke of last.
 */
import type { Bytes } from "../bytes.ts";
import type { ClientEvent } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { directionOfCommand } from "../scsi/cdb.ts";
import { firstBlockOf } from "../scsi/extent.ts";
import { grouped } from "../survey.ts";
import { cdbOf, eventOf, opcodeOf, requestOf, type Task } from "../task.ts";

/** A request of which there is no task. */
export const NO_TASK = -1;

/** Several requests can be meant: neither one of a task nor one of none. */
export const DOUBTFUL = -2;

interface Request {
  readonly asked: ClientEvent;
  readonly at: number;
}

/** Requests of a program that have not ended, as many as are remembered. */
const MOST_OPEN = 256;

/** Tasks that are alike among which the one of a request is looked for. */
const MOST_ALIKE = 256;

const cdbAt = (tasks: readonly Task[], at: number): Bytes =>
  tasks[at] === undefined ? [] : (cdbOf(tasks[at])?.value ?? []);

/** True if nothing that the two say differs, and the command or its block is among what both say. */
const isOf = (task: Task, { command, block, length }: ClientEvent): boolean => {
  const code = opcodeOf(task);
  if (code === null || (isSeen(command) && command.value !== code)) return false;
  const first = firstBlockOf(cdbOf(task)?.value ?? []);
  if (first !== null && isSeen(block) && BigInt(first) !== block.value) return false;
  const asked = requestOf(task).length;
  if (asked !== null && isSeen(length) && asked !== length.value) return false;
  return isSeen(command) || first !== null;
};

/** True for a line that asks and tells the end as well: it stands behind the task. */
const isWhole = ({ count, outcome, bytes, buffer }: ClientEvent): boolean =>
  !isSeen(buffer) && (count !== null || outcome !== null || bytes !== null);

/** Finds the first task that a request can be of which no earlier request is; what was found is taken. */
const openFinder = (tasks: readonly Task[]): ((asked: ClientEvent) => number) => {
  const taken = new Set<number>();
  // A task with blocks is found by the first of them, any other by its command: to go through all for each request would take a day.
  const byBlock = grouped(tasks.keys(), (at) => firstBlockOf(cdbAt(tasks, at)));
  const byCommand = grouped(tasks.keys(), (at) =>
    firstBlockOf(cdbAt(tasks, at)) === null ? cdbAt(tasks, at)[0] : null,
  );
  const fits = (at: number, asked: ClientEvent): boolean => {
    const task = tasks[at];
    if (task === undefined || taken.has(at) || !isOf(task, asked)) return false;
    const dispatch = eventOf(task, "dispatch");
    if (dispatch === undefined) return true;
    return isWhole(asked) ? before(asked, dispatch).verdict !== "yes" : before(dispatch, asked).verdict !== "yes";
  };
  const begins = new Map<readonly number[], number>();
  const firstIn = (all: readonly number[], asked: ClientEvent): number | undefined => {
    let from = begins.get(all) ?? 0;
    while (from < all.length && taken.has(all[from] ?? NO_TASK)) from += 1;
    begins.set(all, from);
    return all.slice(from, from + MOST_ALIKE).find((at) => fits(at, asked));
  };
  return (asked) => {
    const blocks = isSeen(asked.block) ? (byBlock.get(Number(asked.block.value)) ?? []) : [];
    const commands = isSeen(asked.command) ? (byCommand.get(asked.command.value) ?? []) : [];
    const at = firstIn(blocks, asked) ?? firstIn(commands, asked) ?? NO_TASK;
    if (at >= 0) taken.add(at);
    return at;
  };
};

/** True for bytes that go out, behind a request that reads: the line of the request that they are of is lost. */
const isForeign = ({ gives }: ClientEvent, last: Request | null): boolean =>
  gives === true && isSeen(last?.asked.command) && directionOfCommand([last.asked.command.value]) === "data-in";

const openRequests = () => {
  const byBuffer = new Map<bigint, Request>();
  const open = new Set<Request>();
  let last: Request | null = null;
  const inBuffer = ({ buffer }: ClientEvent): Request | undefined =>
    isSeen(buffer) ? byBuffer.get(buffer.value) : undefined;
  const isEndOf = (event: ClientEvent, { asked }: Request): boolean =>
    !isSeen(event.command) || !isSeen(asked.command) || event.command.value === asked.command.value;
  return {
    begin: (asked: ClientEvent, at: number): void => {
      last = { asked, at };
      if (isSeen(asked.buffer)) byBuffer.set(asked.buffer.value, last);
      if (isWhole(asked)) return;
      open.add(last);
      const [oldest] = open.size > MOST_OPEN ? open : [];
      if (oldest !== undefined) open.delete(oldest);
    },
    /** The request that a line behind it is about; `null` where several can be meant. */
    meant: (event: ClientEvent): Request | null => {
      const isEnd = !isSeen(event.buffer) && event.bytes === null && event.outcome?.value !== "mismatch";
      if (!isEnd) {
        last = inBuffer(event) ?? (isSeen(event.buffer) || isForeign(event, last) ? null : last);
        return last;
      }
      const [only, ...others] = [...open].filter((request) => isEndOf(event, request));
      last = only === undefined || others.length > 0 ? null : only;
      if (last !== null) open.delete(last);
      return last;
    },
  };
};

/** Places of tasks by the lines of programs about them; lines of other clients are not among them. */
export const programTasks = (
  tasks: readonly Task[],
  clients: readonly ClientEvent[],
): ReadonlyMap<ClientEvent, number> => {
  const places = new Map<ClientEvent, number>();
  const programs = new Map<string, ReturnType<typeof openRequests>>();
  if (clients.every(({ asks }) => asks !== true)) return places;
  const find = openFinder(tasks);
  for (const event of clients) {
    const key = `${event.capture} ${event.writer ?? ""}`;
    if (event.asks === true) {
      const at = find(event);
      const program = programs.get(key) ?? openRequests();
      programs.set(key, program);
      program.begin(event, at);
      places.set(event, at);
    } else if (programs.has(key) && event.task === null) {
      const meant = programs.get(key)?.meant(event) ?? null;
      places.set(event, meant === null ? DOUBTFUL : meant.at);
    }
  }
  return places;
};
