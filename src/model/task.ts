/**
 * A task as the captures show it: the events of one command with a data phase, and what ties them together.
 * Ids and IOVAs are recycled on purpose, so `ref` is the only unique name.
 */
import type { Bytes } from "./bytes.ts";
import type { Direction, Event, EventKind } from "./event.ts";
import { UNTOLD } from "./event-base.ts";
import type { Citation, Observed } from "./evidence.ts";
import type { ObservedFact } from "./testimony.ts";

/** Why lines of two sources, or a line without an id, are taken to be about one task. */
export interface Join {
  readonly by: "iova" | "bytes" | "task" | "payload" | "order";
  /** False where another partner would fit the lines too, or nothing but their order ties them. */
  readonly certain: boolean;
  readonly evidence: readonly Citation[];
}

export interface Task {
  readonly ref: string;
  /** The id as the host logs it, else as the device does, else `null`. */
  readonly id: string | null;
  readonly direction: Direction;
  /** Host events in the order of their log, then device events in theirs. */
  readonly events: readonly Event[];
  readonly joins: readonly Join[];
  readonly told: readonly ObservedFact[];
}

/** The members of the event union that can be of kind `K`; some members share one shape between two kinds. */
export type EventOf<K extends EventKind, E = Event> = E extends { readonly kind: infer L }
  ? K & L extends never
    ? never
    : E
  : never;

const NONE: readonly never[] = [];

/** Every event of these kinds, in log order. It is asked hundreds of times of each task, so that it makes no list where there is nothing to list. */
export const eventsOf = <K extends EventKind>(task: Task, ...kinds: readonly K[]): readonly EventOf<K>[] => {
  let found: EventOf<K>[] | undefined;
  for (const event of task.events) {
    for (const kind of kinds) {
      if (event.kind !== kind) continue;
      if (found === undefined) found = [event as EventOf<K>];
      else found.push(event as EventOf<K>);
      break;
    }
  }
  return found ?? NONE;
};

/** The first event of a kind, or `undefined`. */
export const eventOf = <K extends EventKind>(task: Task, kind: K): EventOf<K> | undefined => {
  for (const event of task.events) if ((event.kind as EventKind) === kind) return event as EventOf<K>;
  return undefined;
};

/** The first event of one of several kinds, or `undefined`. */
export const firstOf = ({ events }: Task, kinds: ReadonlySet<EventKind>): Event | undefined => {
  for (const event of events) if (kinds.has(event.kind)) return event;
  return undefined;
};

/** The controller that a task is of, where a log has several and a badge tells them apart; else `null`. */
export const controllerOf = ({ events }: Task): string | null => {
  for (const { side, controller } of events) if (controller !== null && side !== "device") return controller;
  return null;
};

/** True unless the line is known to be of another controller than the task. */
export const mayBeOf = (task: Task, { controller }: Event): boolean => {
  const own = controllerOf(task);
  return own === null || controller === null || own === controller;
};

/** The calls of `UserGetDataBuffer` that did not fail and gave a buffer: a null address is none. */
export const takenBuffers = (task: Task): readonly EventOf<"data-buffer">[] =>
  eventsOf(task, "data-buffer").filter(
    ({ result, address }) => (result?.value == null || result.value === 0n) && address?.value !== 0n,
  );

const ABOVE: ReadonlySet<EventKind> = new Set(["client", "rejection", "stall"]);

/** True for a request of which nothing but what happened above the driver is known. */
export const isUndelivered = (task: Task): boolean => task.events.every((event) => ABOVE.has(event.kind));

/** Bytes that somebody above the driver asked for, where a line says so. */
export const askedAbove = (task: Task): Observed<number> | null =>
  eventsOf(task, "client", "rejection").find((event) => event.length?.value != null)?.length ?? null;

/** True if the event was given to the task by a guess: by its place alone, where another task would do as well. */
export const isGuessed = (task: Task, at: Citation): boolean =>
  task.joins.some(
    ({ by, certain, evidence: [first] }) =>
      by === "order" && !certain && first?.capture === at.capture && first.line === at.line,
  );

/** Lines of which a task has one, with nothing in them but the id that tells whose they are. */
const ANSWERS: ReadonlySet<EventKind> = new Set(["reply", "complete"]);

/** True if the line is an answer under an id that several controllers use, and nothing tells of which of them it is. */
export const mayBeOfAnother = ({ events }: Task, at: Citation): boolean =>
  events.some(
    ({ kind, controller, capture, line, lastLine }) =>
      controller === UNTOLD && ANSWERS.has(kind) && capture === at.capture && line <= at.line && at.line <= lastLine,
  );

/** True if the controller's lines are this task's beyond doubt. */
export const isJoinedFirmly = ({ joins }: Task): boolean =>
  joins.every((join) => join.by === "order" || join.certain) &&
  joins.some((join) => join.by !== "order" && join.certain);

/** True for lines that show the request: as it is handed out, as it is posted, as it is fetched. */
const holdsRequest = (event: Event): event is EventOf<"dispatch" | "submit" | "receive"> =>
  event.kind === "dispatch" || event.kind === "submit" || event.kind === "receive";

/** The command descriptor block, from the host if it logs it, in its dispatch or in a request that it prints, else from the device. */
export const cdbOf = (task: Pick<Task, "events">): Observed<Bytes> | null => {
  for (const event of task.events) if (holdsRequest(event) && event.cdb !== null) return event.cdb;
  return null;
};

/** SCSI operation code (first byte of the CDB), or `null` if no line shows it. */
export const opcodeOf = (task: Pick<Task, "events">): number | null => cdbOf(task)?.value?.[0] ?? null;

/** The scatter element as the framework prepared it; where no dispatch is logged, as the first side that shows it. */
export const requestOf = (task: Task): { readonly iova: bigint | null; readonly length: number | null } => {
  let [iova, length]: [Observed<bigint> | null, Observed<number> | null] = [null, null];
  for (const event of task.events) {
    if (!holdsRequest(event)) continue;
    iova ??= event.iova;
    length ??= event.length;
  }
  return { iova: iova?.value ?? null, length: length?.value ?? null };
};
