/** How many bytes a replay moves: those of the request; where no line shows it, those of the buffers that lines show. */
import type { Event } from "./event.ts";
import { isSeen } from "./evidence.ts";
import { requestOf, type Task } from "./task.ts";

/** The length that a line about a buffer states, else as many bytes as it shows. */
const shownIn = (event: Event): number | null => {
  switch (event.kind) {
    case "data-buffer":
    case "map":
      return event.length?.value ?? null;
    case "stage":
    case "dump":
      return event.length?.value ?? (isSeen(event.bytes) ? event.bytes.value.length : null);
    default:
      return null;
  }
};

/**
 * Bytes that the task is about. That a buffer is so long says nothing of what was asked for, so that no length is held against this one:
 * it only lets a replay go on whose request is lost.
 */
export const sizeOf = (task: Task): number => {
  const { length } = requestOf(task);
  return length ?? task.events.reduce((most, event) => Math.max(most, shownIn(event) ?? 0), 0);
};
