/** Lines that an explanation needs and the captures do not have. */
import { alternativeOf } from "../model/assumptions.ts";
import type { EventKind } from "../model/event.ts";
import { losesLines } from "../model/holes.ts";
import { survey } from "../model/survey.ts";
import { isUndelivered } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Candidate } from "./candidate.ts";

const NOTHING: ReadonlySet<EventKind> = new Set();

const logged = survey(({ events }): ReadonlySet<EventKind> => new Set(events.map(({ kind }) => kind)));

/** The steps in words. */
const STEPS: Readonly<Partial<Record<EventKind, string>>> = {
  submit: "the posted request",
  receive: "the request at the controller",
  transfer: "the transfer of the engine",
  "device-reply": "the controller's answer",
  reply: "the reply at the driver",
  unmap: "the end of the driver's own mapping",
  complete: "the completion",
  abort: "the timeout or the abort",
};

/**
 * Every driver that is worth a log says what it was answered, and one that says when it completes a task says when it is asked to abort
 * one: where no task has such a line, there was none.
 */
const isLoggedIn = (kinds: ReadonlySet<EventKind>, kind: EventKind): boolean =>
  kinds.has(kind) || kind === "reply" || (kind === "abort" && (kinds.has("timeout") || kinds.has("complete")));

export interface Unseen {
  readonly kind: EventKind;
  /** Tasks that should have such a line; a request that no line shows handed over has no name. */
  readonly refs: readonly (string | null)[];
}

/** Kinds of lines that some of the tasks has. Where lines were lost, another one's that is not there is one of those. */
const keptAmong = (accounts: Candidate["accounts"], timeline: Timeline): ReadonlySet<EventKind> =>
  losesLines(timeline)
    ? new Set(accounts.flatMap(({ finding }) => finding.bench.task.events.map(({ kind }) => kind)))
    : NOTHING;

/** By kind of line, in the order of the steps. */
export const unseenOf = ({ accounts }: Candidate, timeline: Timeline): readonly Unseen[] => {
  const kinds = logged(timeline);
  const kept = keptAmong(accounts, timeline);
  const missed = new Map<EventKind, (string | null)[]>();
  for (const { finding } of accounts) {
    for (const kind of finding.effects?.unseen ?? []) {
      if (kept.has(kind) || !isLoggedIn(kinds, kind)) continue;
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
