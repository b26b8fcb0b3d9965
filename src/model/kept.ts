/**
 * How many bytes of a buffer a replay writes down. A line may state any length, and a log shows a few rows: what lies behind all that
 * was shown is compared with nothing, so that it is not kept.
 */
import { SHOWN_BYTES } from "./bytes.ts";
import { isSeen } from "./evidence.ts";
import type { Task } from "./task.ts";

/** Kept beyond what was shown, so that a cut dump is known to be cut, and words of bytes stay whole. */
const BEYOND = 16;

const known = new WeakMap<Task["events"], number>();

const longest = ({ events, told }: Task): number => {
  const found = known.get(events);
  if (found !== undefined) return found;
  const shown = events.map((event) => ("bytes" in event && isSeen(event.bytes) ? event.bytes.value.length : 0));
  const said = told.map(({ saw }) => (typeof saw === "string" ? 0 : saw.length));
  const most = [...shown, ...said].reduce((most, one) => Math.max(most, one), SHOWN_BYTES) + BEYOND;
  known.set(events, most);
  return most;
};

/** The bytes to keep of a buffer of the task that has `length`: all of them, or those that anything was ever shown of. */
export const keptLength = (task: Task, length: number): number => Math.min(length, longest(task));
