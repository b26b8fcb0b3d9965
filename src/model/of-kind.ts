/** The events of one kind, in their order. Most kinds are rare, and a walk over all events for each that is asked about is long. */
import type { EventKind } from "./event.ts";
import { grouped, survey } from "./survey.ts";
import type { EventOf } from "./task.ts";
import type { Timeline } from "./timeline.ts";

const byKind = survey(({ events }) => grouped(events, ({ kind }) => kind));

const NONE: readonly never[] = [];

export const ofKind = <K extends EventKind>(timeline: Timeline, kind: K): readonly EventOf<K>[] =>
  (byKind(timeline).get(kind) as readonly EventOf<K>[] | undefined) ?? NONE;
