/**
 * Properties of a task by which those that fail may differ from those that do not: what was asked, where, of whom, and how busy
 * the driver was. Plain values from its lines; `null` where no line shows one.
 */
import type { Direction, Event, EventKind } from "./event.ts";
import type { Platform } from "./platform.ts";
import { eventOf, firstOf, opcodeOf, requestOf, type Task } from "./task.ts";

export const taskProperties = [
  "direction",
  "target",
  "command",
  "long",
  "short",
  "high-address",
  "misaligned",
  "page-aligned",
  "page-straddle",
  "depth",
] as const;

export type TaskProperty = (typeof taskProperties)[number];

export interface TaskShape {
  readonly direction: Direction;
  readonly target: string | null;
  /** SCSI operation code. */
  readonly command: number | null;
  /** Bytes. */
  readonly length: number | null;
  readonly address: bigint | null;
  /** Other tasks of the same log that were open when this one was dispatched. */
  readonly depth: number | null;
}

/** Bytes of a page of the IOMMU. Authority: as in `address.ts`; an unknown machine is judged by the larger one. */
export const PAGE_BYTES: Readonly<Record<Platform, number>> = { "apple-silicon": 16384, intel: 4096, unknown: 16384 };

const ENDS: ReadonlySet<EventKind> = new Set(["complete", "timeout", "abort"]);

/** What no line shows. */
const NONE = -1;

/** How many others were open at each dispatch, by the place of its task; -1 where no line shows one. By the order of one log; tasks whose end no line shows are open to the end. */
export const depthsOf = (tasks: readonly Task[]): Int32Array => {
  const depths = new Int32Array(tasks.length).fill(NONE);
  /** The lines that begin tasks, and those that end them: by themselves each stand in their order as a rule. */
  const [begins, ends]: [number[], number[]] = [[], []];
  const begun = tasks.map((task) => eventOf(task, "dispatch"));
  const over = tasks.map((task, at) => {
    const end = begun[at] === undefined ? undefined : firstOf(task, ENDS);
    return end?.capture === begun[at]?.capture ? end : undefined;
  });
  begun.forEach((dispatch, at) => {
    if (dispatch !== undefined) begins.push(at);
    if (over[at] !== undefined) ends.push(~at);
  });
  const lineOf = (mark: number): Event | undefined => (mark < 0 ? over[~mark] : begun[mark]);
  const taskOf = (mark: number): number => (mark < 0 ? ~mark : mark);
  const marks = [...begins, ...ends].sort((a, b) => {
    const [one, other] = [lineOf(a), lineOf(b)];
    if (one === undefined || other === undefined) return 0;
    return one.capture - other.capture || one.line - other.line || taskOf(a) - taskOf(b) || b - a;
  });
  const open = new Map<number, number>();
  for (const mark of marks) {
    const capture = lineOf(mark)?.capture ?? 0;
    const before = open.get(capture) ?? 0;
    if (mark >= 0) depths[mark] = before;
    open.set(capture, before + (mark < 0 ? -1 : 1));
  }
  return depths;
};

/** The target of a task, `null` where no line shows it. */
export const targetOf = ({ events }: Task): string | null => {
  for (const { target } of events) if (target !== null && target.value !== null) return target.value;
  return null;
};

/** `depth` as {@link depthsOf} gives it. */
export const shapeOf = (task: Task, depth: number = NONE): TaskShape => {
  const { iova, length } = requestOf(task);
  return {
    direction: task.direction,
    target: targetOf(task),
    command: opcodeOf(task),
    length,
    address: iova,
    depth: depth === NONE ? null : depth,
  };
};

/** The shape of a task that asked for the same as another one, at an address and at a time of its own. */
export class LikeShape implements TaskShape {
  readonly #like: TaskShape;
  readonly #task: Task;
  readonly #depth: number;

  constructor(like: TaskShape, task: Task, depth: number) {
    this.#like = like;
    this.#task = task;
    this.#depth = depth;
  }

  get direction(): Direction {
    return this.#like.direction;
  }

  get target(): string | null {
    return this.#like.target;
  }

  get command(): number | null {
    return this.#like.command;
  }

  get length(): number | null {
    return this.#like.length;
  }

  get address(): bigint | null {
    return requestOf(this.#task).iova;
  }

  get depth(): number | null {
    return this.#depth === NONE ? null : this.#depth;
  }
}
