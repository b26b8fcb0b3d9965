/** Collects what was observed of a task from its events and from what was told. */
import type { Observation } from "./observation.ts";
import { deviceBytes, hostBytes, toldBytes } from "./observe/bytes.ts";
import { completions, counts, ends, responses, sequences, shownSteps } from "./observe/ending.ts";
import { disks, faults, nextInquiry, statuses } from "./observe/outcome.ts";
import { addresses, engines, lengths, orders, rights } from "./observe/path.ts";
import type { Task } from "./task.ts";
import type { Timeline } from "./timeline.ts";

/** Everything of a task that a replay can be held against. */
export const observationsOf = (task: Task, timeline: Timeline): readonly Observation[] => [
  ...addresses(task),
  ...lengths(task),
  ...deviceBytes(task),
  ...hostBytes(task),
  ...toldBytes(task),
  ...orders(task),
  ...engines(task),
  ...rights(task),
  ...statuses(task),
  ...ends(task),
  ...shownSteps(task),
  ...sequences(task),
  ...responses(task),
  ...completions(task, timeline),
  ...counts(task),
  ...disks(task),
  ...nextInquiry(task, timeline),
  ...faults(task),
];
