/**
 * Which task each line of a program is about that says what it asks for: a request is the task with its command, its first block and its length;
 * what the program says behind it names its buffer, or is about the request that it spoke of last.
 */
import type { ClientEvent } from "../event.ts";
import { isSeen } from "../evidence.ts";
import { before } from "../order.ts";
import { directionOfCommand, firstBlockOf } from "../scsi/cdb.ts";
import { cdbOf, eventOf, opcodeOf, requestOf, type Task } from "../task.ts";

/** A request of which there is no task. */
export const NO_TASK = -1;

/** A line of which nobody knows which request it is about. */
const UNKNOWN = -2;

interface Request {
  readonly asked: ClientEvent;
  readonly at: number;
  ended: boolean;
}

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

/** The first task that a request can be of which no earlier request is. */
const taskOf = (tasks: readonly Task[], asked: ClientEvent, taken: ReadonlySet<number>): number =>
  tasks.findIndex((task, at) => {
    if (taken.has(at) || !isOf(task, asked)) return false;
    const dispatch = eventOf(task, "dispatch");
    if (dispatch === undefined) return true;
    return isWhole(asked) ? before(asked, dispatch).verdict !== "yes" : before(dispatch, asked).verdict !== "yes";
  });

/** True for bytes that go out, behind a request that reads: the line of the request that they are of is lost. */
const isForeign = ({ gives }: ClientEvent, last: Request | null): boolean =>
  gives === true && isSeen(last?.asked.command) && directionOfCommand([last.asked.command.value]) === "data-in";

const openRequests = () => {
  const all: Request[] = [];
  let last: Request | null = null;
  const inBuffer = ({ buffer }: ClientEvent): Request | undefined =>
    isSeen(buffer) ? all.findLast(({ asked }) => asked.buffer?.value === buffer.value) : undefined;
  const isEndOf = (event: ClientEvent, { asked, ended }: Request): boolean =>
    !ended && (!isSeen(event.command) || !isSeen(asked.command) || event.command.value === asked.command.value);
  return {
    begin: (asked: ClientEvent, at: number): void => {
      last = { asked, at, ended: isWhole(asked) };
      all.push(last);
    },
    /** The request that a line behind it is about; `null` where several can be meant. */
    meant: (event: ClientEvent): Request | null => {
      const isEnd = !isSeen(event.buffer) && event.bytes === null && event.outcome?.value !== "mismatch";
      if (!isEnd) {
        last = inBuffer(event) ?? (isSeen(event.buffer) || isForeign(event, last) ? null : last);
        return last;
      }
      const open = all.filter((request) => isEndOf(event, request));
      const [only, ...others] = open;
      last = only === undefined || others.length > 0 ? null : only;
      if (last !== null) last.ended = true;
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
  const taken = new Set<number>();
  for (const event of clients) {
    const key = `${event.capture} ${event.writer ?? ""}`;
    if (event.asks === true) {
      const at = taskOf(tasks, event, taken);
      if (at >= 0) taken.add(at);
      const program = programs.get(key) ?? openRequests();
      programs.set(key, program);
      program.begin(event, at);
      places.set(event, at);
    } else if (programs.has(key) && event.task === null) {
      const meant = programs.get(key)?.meant(event) ?? null;
      places.set(event, meant === null ? UNKNOWN : meant.at);
    }
  }
  return places;
};
