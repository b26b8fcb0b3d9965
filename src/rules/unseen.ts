/** Lines that an explanation needs and the captures do not have. */
import { alternativeOf } from "../model/assumptions.ts";
import type { EventKind } from "../model/event.ts";
import { survey } from "../model/survey.ts";
import { isUndelivered } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Candidate } from "./candidate.ts";

const logged = survey(({ events }): ReadonlySet<EventKind> => new Set(events.map(({ kind }) => kind)));

/** The steps in words. */
const STEPS: Readonly<Partial<Record<EventKind, string>>> = {
  submit: "the request that the driver posts",
  receive: "the request at the controller",
  transfer: "the transfer of the engine",
  "device-reply": "the controller's answer",
  reply: "the reply at the driver",
  unmap: "the end of the driver's own mapping",
  complete: "the completion",
  abort: "the timeout or the abort",
};

/**
 * Every driver that is worth a log says what it was answered, and which call asked it to abort: where no task has such a line, there was
 * none.
 */
const ALWAYS: ReadonlySet<EventKind> = new Set(["reply", "abort"]);

export interface Unseen {
  readonly kind: EventKind;
  /** Tasks that should have such a line; a request that no line shows handed over has no name. */
  readonly refs: readonly (string | null)[];
}

/** By kind of line, in the order of the steps. */
export const unseenOf = ({ accounts }: Candidate, timeline: Timeline): readonly Unseen[] => {
  const kinds = logged(timeline);
  const missed = new Map<EventKind, (string | null)[]>();
  for (const { finding } of accounts) {
    for (const kind of finding.effects?.unseen ?? []) {
      if (!kinds.has(kind) && !ALWAYS.has(kind)) continue;
      const { task } = finding.bench;
      const refs = missed.get(kind) ?? [];
      refs.push(isUndelivered(task) ? null : task.ref);
      missed.set(kind, refs);
    }
  }
  return [...missed].map(([kind, refs]) => ({ kind, refs }));
};

export const sentenceOf = ({ kind, refs }: Unseen): string => {
  const [first, ...more] = refs;
  const others = more.length === 0 ? "" : ` and of ${more.length} more`;
  const whose = first == null ? "of the request that failed" : `of task ${first}`;
  return `${STEPS[kind] ?? kind} ${whose}${others}`;
};

/** Kinds of lines for what a driver does between the call and the reply. */
const OWN_STEPS: readonly EventKind[] = ["submit", "map", "unmap", "data-buffer", "cpu-write"];

/** How many of its causes are steps of a kind that drivers log, in a capture whose driver logs its steps and has none of that kind. */
export const unloggedSteps = ({ causes, violation }: Candidate, timeline: Timeline): number => {
  const kinds = logged(timeline);
  if (violation !== null || !OWN_STEPS.some((kind) => kinds.has(kind))) return 0;
  return causes.filter(({ flip }) => {
    const { loggedAs } = alternativeOf(flip);
    return loggedAs !== null && OWN_STEPS.includes(loggedAs) && !kinds.has(loggedAs);
  }).length;
};
