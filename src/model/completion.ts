/** The order of a task's completion and its replies, decided once for everybody who asks. */
import type { Citation } from "./evidence.ts";
import { before, type OrderReason } from "./order.ts";
import { eventOf, eventsOf, type Task } from "./task.ts";

/** Parameter of an early completion behind which the mapping lasts until the data have come: it is undone a moment later. */
export const OUTLIVES = "outlives";

export interface CompletionOrder {
  readonly completion: "before-reply" | "after-reply";
  /** The line that comes first, then the other. */
  readonly evidence: readonly [Citation, Citation];
  /** Why the two lines are in this order. */
  readonly reason: OrderReason | null;
}

/** `null` where nobody recorded the order. A completion is early only if no reply of the task precedes it. */
export const completionOrder = (task: Task): CompletionOrder | null => {
  const complete = eventOf(task, "complete");
  if (complete === undefined) return null;
  const replies = eventsOf(task, "reply", "device-reply").map((reply) => ({ reply, order: before(reply, complete) }));
  const early = replies.find(({ order }) => order.verdict === "yes");
  if (early !== undefined)
    return { completion: "after-reply", evidence: [early.reply.at, complete.at], reason: early.order.reason };
  const late = replies
    .map(({ reply }) => ({ reply, order: before(complete, reply) }))
    .find(({ order }) => order.verdict === "yes");
  return late === undefined
    ? null
    : { completion: "before-reply", evidence: [complete.at, late.reply.at], reason: late.order.reason };
};

/** True if the order was read off one log or one clock; otherwise it is concluded, and no line states it. */
export const isReadOff = ({ reason }: CompletionOrder): boolean => reason === "same-log" || reason === "same-clock";
