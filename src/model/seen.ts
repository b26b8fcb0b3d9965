/** The bytes that somebody on the host's side saw of a task's data: in dumps, as the client got them, or as a person says. */
import type { Bytes } from "./bytes.ts";
import { isSeen } from "./evidence.ts";
import { eventsOf, type Task } from "./task.ts";

export const seenBytes = (task: Task): readonly Bytes[] => [
  ...eventsOf(task, "dump", "client").flatMap(({ bytes }) => (isSeen(bytes) ? [bytes.value] : [])),
  ...task.told.flatMap(({ saw }) => (typeof saw === "string" ? [] : [saw])),
];
