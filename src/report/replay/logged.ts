/** Which kind of line logs a step of the replay. */
import type { EventKind } from "../../model/event.ts";
import type { Effect, Milestone, Point } from "../../model/machine.ts";

const POINTS: Readonly<Record<Point, EventKind>> = {
  dispatched: "dispatch",
  submitted: "submit",
  received: "receive",
  engine: "transfer",
};

const MILESTONES: Readonly<Record<Exclude<Milestone, "transfer" | "give-up">, EventKind>> = {
  fetch: "receive",
  answer: "device-reply",
  reply: "reply",
  "unmap-own": "unmap",
  complete: "complete",
};

/** `null` where no kind of line does, or where the ledger cites it. */
export const loggedAs = (effect: Effect): EventKind | null => {
  if (effect.kind === "pass") return POINTS[effect.point];
  return effect.kind === "reach" ? MILESTONES[effect.milestone] : null;
};
