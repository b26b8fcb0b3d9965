/** The order of a task's completion and its replies, decided once for everybody who asks. */
import type { Citation } from "./evidence.ts";
import { before } from "./order.ts";
import { eventOf, eventsOf, type Task } from "./task.ts";

export interface CompletionOrder {
  readonly completion: "before-reply" | "after-reply";
  /** The line that comes first, then the other. */
  readonly evidence: readonly [Citation, Citation];
}

/** `null` where nobody recorded the order. A completion is early only if no reply of the task precedes it. */
export const completionOrder = (task: Task): CompletionOrder | null => {
  const complete = eventOf(task, "complete");
  if (complete === undefined) return null;
  const replies = eventsOf(task, "reply", "device-reply");
  const early = replies.find((reply) => before(reply, complete).verdict === "yes");
  if (early !== undefined) return { completion: "after-reply", evidence: [early.at, complete.at] };
  const late = replies.find((reply) => before(complete, reply).verdict === "yes");
  return late === undefined ? null : { completion: "before-reply", evidence: [complete.at, late.at] };
};
