/** The order of the controller's reply and of the data, decided once for everybody who asks. */
import type { Citation } from "./evidence.ts";
import { before } from "./order.ts";
import { eventOf, eventsOf, type Task } from "./task.ts";

export interface EngineOrder {
  readonly reply: "before-data" | "after-data";
  /** The line that comes first, then the other. */
  readonly evidence: readonly [Citation, Citation];
}

/** `null` where nobody recorded the order. What counts is the end of the transfer; where no line shows it, its start. */
export const engineOrder = (task: Task): EngineOrder | null => {
  const reply = eventOf(task, "device-reply");
  const moves = eventsOf(task, "transfer");
  const last = moves.findLast(({ phase }) => phase === "done") ?? moves[0];
  if (reply === undefined || last === undefined || reply.capture !== last.capture) return null;
  const { verdict } = before(reply, last);
  if (verdict === "yes") return { reply: "before-data", evidence: [reply.at, last.at] };
  // A start that precedes the reply says nothing of the end.
  if (last.phase === "start" && verdict === "no") return null;
  return verdict === "no" ? { reply: "after-data", evidence: [last.at, reply.at] } : null;
};
