/**
 * Lines that a capture does not have although the same driver logs them for its other tasks, or rows inside a dump: a capture
 * with such a hole has lost lines, whether or not anybody said so, and its silence about another line proves nothing.
 */
import type { EventKind } from "./event.ts";
import type { CaptureIndex } from "./evidence.ts";
import { survey } from "./survey.ts";
import { eventOf, eventsOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Steps of the host in their order; a task that shows a later one went through all before it. */
const STEPS: readonly EventKind[] = ["dispatch", "submit", "reply", "complete"];

/** A step counts as one that the driver logs if it is logged this many times as often as not. */
const USUAL = 2;

const shows = (task: Task, kind: EventKind, capture: CaptureIndex): boolean =>
  eventsOf(task, kind).some((event) => event.capture === capture);

/** True if some task lacks a step that the others show, and a later one of its own or of the next tasks is there. */
const lacksStep = (tasks: readonly Task[], capture: CaptureIndex): boolean =>
  STEPS.some((step, at) => {
    const last = tasks.findLastIndex((task) => shows(task, step, capture));
    const lacking = tasks.filter((task, index) => {
      if (shows(task, step, capture)) return false;
      if (STEPS.slice(at + 1).some((later) => shows(task, later, capture))) return true;
      // A completion that never came is the failure of a task that timed out, and a lost line of one that was answered.
      return step === "complete" && index < last && shows(task, "reply", capture) && !eventOf(task, "timeout");
    }).length;
    const logged = tasks.filter((task) => shows(task, step, capture)).length;
    return lacking > 0 && logged >= USUAL * lacking;
  });

/** True if rows inside a dump are missing: unknown bytes with known ones behind them. */
const lacksRows = ({ events }: Timeline, capture: CaptureIndex): boolean =>
  events.some((event) => {
    if (event.kind !== "dump" || event.capture !== capture) return false;
    const bytes = event.bytes.value ?? [];
    return bytes
      .slice(
        0,
        bytes.findLastIndex((byte) => byte !== null),
      )
      .includes(null);
  });

const withHoles = survey(
  (timeline): ReadonlySet<CaptureIndex> =>
    new Set(
      timeline.captures
        .map(({ index }) => index)
        .filter((capture) => lacksStep(timeline.tasks, capture) || lacksRows(timeline, capture)),
    ),
);

/** True if a capture shows that it lost lines. */
export const hasHoles = (timeline: Timeline, capture: CaptureIndex): boolean => withHoles(timeline).has(capture);
