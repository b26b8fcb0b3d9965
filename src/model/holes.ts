/**
 * Lines that a capture does not have although the same driver logs them for its other tasks, or rows inside a dump: a capture
 * with such a hole has lost lines, whether or not anybody said so, and its silence about another line proves nothing.
 */
import type { EventKind } from "./event.ts";
import type { CaptureIndex } from "./evidence.ts";
import { survey } from "./survey.ts";
import { eventOf, type Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Steps of the host in their order; a task that shows a later one went through all before it. */
const STEPS = ["dispatch", "submit", "reply", "complete"] as const satisfies readonly EventKind[];

const bitOf = (step: (typeof STEPS)[number]): number => 1 << STEPS.indexOf(step);

const BITS: ReadonlyMap<EventKind, number> = new Map(STEPS.map((step) => [step, bitOf(step)]));

const LATEST = bitOf("complete");

/** A step counts as one that the driver logs if it is logged this many times as often as not. */
const USUAL = 2;

/** Which of the steps lines of a capture show of a task: one bit for each. */
const shownOf = ({ events }: Task, capture: CaptureIndex): number => {
  let shown = 0;
  for (const event of events) if (event.capture === capture) shown |= BITS.get(event.kind) ?? 0;
  return shown;
};

/** True if the task timed out, whichever capture tells it. */
const timedOut = (task: Task | undefined): boolean => task !== undefined && eventOf(task, "timeout") !== undefined;

/** True if some task lacks a step that the others show, and a later one of its own or of the next tasks is there. */
const lacksStep = (tasks: readonly Task[], capture: CaptureIndex): boolean => {
  const shown = Uint8Array.from(tasks, (task) => shownOf(task, capture));
  return STEPS.some((step) => {
    const own = bitOf(step);
    const later = (LATEST << 1) - (own << 1);
    let [lacking, logged] = [0, 0];
    const last = shown.findLastIndex((one) => (one & own) !== 0);
    shown.forEach((one, at) => {
      if ((one & own) !== 0) logged += 1;
      else if ((one & later) !== 0) lacking += 1;
      // A completion that never came is the failure of a task that timed out, and a lost line of one that was answered.
      else if (own === LATEST && at < last && (one & bitOf("reply")) !== 0 && !timedOut(tasks[at])) lacking += 1;
    });
    return lacking > 0 && logged >= USUAL * lacking;
  });
};

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

/** True if some capture says that lines of it are lost, or shows it. */
export const losesLines = survey((timeline): boolean =>
  timeline.captures.some(
    ({ index, lost }) => lost.some(({ kind }) => kind !== "redacted") || hasHoles(timeline, index),
  ),
);
