/**
 * The number under which a driver gives a task to its hardware, where that is not the framework's id of it: what the controller calls the task.
 */
import { isSeen, type Seen } from "../evidence.ts";
import type { Draft } from "./draft.ts";

/** The number that lines of the host show beside the task's own id. */
export const slotOf = ({ events }: Draft): Seen<string> | undefined => {
  for (const event of events) {
    if (event.kind !== "submit" && event.kind !== "reply" && event.kind !== "dispatch") continue;
    if (event.side === "host" && isSeen(event.slot)) return event.slot;
  }
  return undefined;
};
