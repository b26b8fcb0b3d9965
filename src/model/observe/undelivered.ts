/** What was observed of a request that no line shows handed to the driver: that it failed, and how. */
import { hasHoles } from "../holes.ts";
import type { Observation } from "../observation.ts";
import { survey } from "../survey.ts";
import { eventsOf, type Task } from "../task.ts";
import type { Timeline } from "../timeline.ts";

/** True if a capture has the hand-over of other requests and lost no lines: the control without which silence says nothing. */
const logsDispatches = survey((timeline): boolean =>
  timeline.captures.some(
    ({ index, lost }) =>
      lost.length === 0 &&
      timeline.events.some((event) => event.kind === "dispatch" && event.capture === index) &&
      !hasHoles(timeline, index),
  ),
);

export const undelivered = (task: Task, timeline: Timeline): readonly Observation[] => {
  const dispatches = logsDispatches(timeline);
  const creations = timeline.setup.some((event) => event.kind === "target" && event.step !== "highest");
  return eventsOf(task, "client", "rejection", "stall").map((event): Observation => {
    const met = event.kind === "client" && event.outcome?.value === "0-byte-disk" ? "empty" : "error";
    const as = event.kind === "client" ? met : event.kind;
    const logged = as === "stall" ? creations : dispatches;
    return { kind: "outcome", outcome: { of: "undelivered", as, logged }, evidence: [event.at] };
  });
};
