/** Which kind of line logs a step of the replay. */
import type { EventKind } from "../../model/event.ts";
import type { Effect, Point } from "../../model/machine.ts";
import { LOGGED_AS } from "../../model/milestone.ts";

const POINTS: Readonly<Record<Point, EventKind>> = {
  dispatched: "dispatch",
  submitted: "submit",
  received: "receive",
  engine: "transfer",
};

/** `null` where no kind of line does, or where the ledger cites it. */
export const loggedAs = (effect: Effect): EventKind | null => {
  if (effect.kind === "pass") return POINTS[effect.point];
  return effect.kind === "reach" ? LOGGED_AS[effect.milestone] : null;
};
