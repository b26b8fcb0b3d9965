/**
 * Properties of a task by which those that fail may differ from those that do not: what was asked, where, of whom, and how busy
 * the driver was. Plain values from its lines; `null` where no line shows one.
 */
import type { Direction, Event } from "./event.ts";
import type { Platform } from "./platform.ts";
import { eventOf, eventsOf, opcodeOf, requestOf, type Task } from "./task.ts";

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

interface Mark {
  readonly event: Event;
  readonly task: Task;
  readonly opens: boolean;
}

/** How many others were open at each dispatch, by the order of one log; tasks whose end no line shows are open to the end. */
export const depthsOf = (tasks: readonly Task[]): ReadonlyMap<Task, number> => {
  const marks = tasks.flatMap((task): readonly Mark[] => {
    const dispatch = eventOf(task, "dispatch");
    const end = eventsOf(task, "complete", "timeout", "abort")[0];
    if (dispatch === undefined) return [];
    const opened: Mark = { event: dispatch, task, opens: true };
    return end === undefined || end.capture !== dispatch.capture
      ? [opened]
      : [opened, { event: end, task, opens: false }];
  });
  marks.sort((a, b) => a.event.capture - b.event.capture || a.event.line - b.event.line);
  const depths = new Map<Task, number>();
  const open = new Map<number, number>();
  for (const { event, task, opens } of marks) {
    const before = open.get(event.capture) ?? 0;
    if (opens) depths.set(task, before);
    open.set(event.capture, before + (opens ? 1 : -1));
  }
  return depths;
};

export const shapeOf = (task: Task, depths: ReadonlyMap<Task, number>): TaskShape => {
  const { iova, length } = requestOf(task);
  const target = task.events.find((event) => event.target?.value != null)?.target?.value ?? null;
  return {
    direction: task.direction,
    target,
    command: opcodeOf(task),
    length,
    address: iova,
    depth: depths.get(task) ?? null,
  };
};
