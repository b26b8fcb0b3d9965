/** Which word a candidate earns: confirmed, likely, possible or unlikely, each with the promise of the contract behind it. */

import type { AuthorityGrade } from "../model/assumption.ts";
import { alternativeOf, assumptionOf } from "../model/assumptions.ts";
import { stagedOf } from "../model/engine.ts";
import type { Event, EventKind } from "../model/event.ts";
import { showsEnding, showsReceiver } from "../model/observation.ts";
import type { TaskProperty } from "../model/property.ts";
import { survey } from "../model/survey.ts";
import { isJoinedFirmly } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import {
  type Account,
  type Candidate,
  covers,
  due,
  meets,
  oneRemedy,
  shownEverywhere,
  shownInPart,
} from "./candidate.ts";
import type { Cause } from "./cause.ts";
import type { Scope } from "./scope.ts";
import type { Separation } from "./separation.ts";

export type Word = "confirmed" | "likely" | "possible" | "unlikely";

/** Authorities that are nobody's proof: neither a confirmation nor an elimination may rest on them alone. */
export const WEAK: ReadonlySet<AuthorityGrade> = new Set(["vendor-statement", "third-party", "inference"]);

/** Everything the words are decided from. */
export interface Field {
  readonly timeline: Timeline;
  readonly candidates: readonly Candidate[];
  /** Candidates that turn on what nobody recorded, with an effect that is established: they might explain anything. */
  readonly open: readonly Candidate[];
  /** Candidates that explain something and are contradicted only by way of an assumption that is somebody's word. */
  readonly doubtful: readonly Candidate[];
  /** True if lines of the task with this ref speak against the cause: whatever is wrong there needs another one. */
  readonly beyond: (cause: Cause, ref: string) => boolean;
  readonly scope: Pick<Scope, "failing" | "passing" | "separations">;
  /** True if no candidate explains some discrepancy: then something is wrong that is in no list, and it may be wrong elsewhere as well. */
  readonly strange: boolean;
}

/** Properties that tell kinds of commands apart. */
const KINDS: ReadonlySet<TaskProperty> = new Set(["direction", "target", "command"]);

const covered = (refs: readonly string[], by: readonly string[]): boolean => {
  const known = new Set(by);
  return refs.every((ref) => known.has(ref));
};

/**
 * Separations that a single cause predicts, where it explains something of every failing task: they count as shown for `likely`,
 * and for nothing more, because a property that goes along with a fault is not its step.
 */
export const separationsFor = (
  { causes, tasks }: Candidate,
  { failing, separations }: Field["scope"],
): readonly Separation[] => {
  const [cause, second] = causes;
  if (cause === undefined || second !== undefined || !covered(failing, tasks)) return [];
  const predicted = alternativeOf(cause.flip).separatedBy ?? [];
  // Where the kind of command separates as well, whatever else differs may go along with that, and with what the driver does for it.
  const mixed = separations.some(({ property }) => KINDS.has(property) && !predicted.includes(property));
  return mixed ? [] : separations.filter(({ property }) => predicted.includes(property));
};

/** True if what separates failing tasks from passing ones is also what this cause would separate them by, whatever else differs. */
const mayBeSeparated = ({ causes }: Candidate, { separations }: Field["scope"]): boolean =>
  causes.some(({ flip }) =>
    separations.some(({ property }) => alternativeOf(flip).separatedBy?.includes(property) === true),
  );

const isUnproven = (candidate: Candidate): boolean => candidate.causes.some((cause) => cause.effect === "unproven");

/** Causes with another remedy that explain one of the same discrepancies, or might. */
const rivalsOf = (candidate: Candidate, { candidates, open }: Field): readonly Candidate[] => {
  const singles = candidates.filter(
    (other) => other.causes.length === 1 && !isUnproven(other) && meets(candidate, other),
  );
  return [...singles, ...open].filter((other) => other !== candidate && !oneRemedy(candidate, other));
};

/** True if the other explains all that this one does, and leaves nothing open of what it takes up, in a task more that this one cannot have touched. */
const outreaches = (other: Candidate, candidate: Candidate, beyond: Field["beyond"]): boolean => {
  if (!covers(other, candidate.explains) || !covers(other, due(other))) return false;
  const own = new Set(candidate.tasks);
  return other.tasks.some((ref) => !own.has(ref) && candidate.causes.every((cause) => beyond(cause, ref)));
};

/** Another single cause leaves nothing open where this one leaves something: in its own tasks, or in others that it cannot explain. */
const needsSecondFault = (candidate: Candidate, { candidates, beyond }: Field): boolean => {
  const all = due(candidate);
  const whole = covers(candidate, all);
  return candidates.some(
    (other) =>
      other !== candidate &&
      other.causes.length === 1 &&
      !isUnproven(other) &&
      (whole ? outreaches(other, candidate, beyond) : covers(other, all)),
  );
};

const firstByKind = survey(({ events }): ReadonlyMap<EventKind, Event> => {
  const first = new Map<EventKind, Event>();
  events.forEach((event) => {
    if (!first.has(event.kind)) first.set(event.kind, event);
  });
  return first;
});

/** The first event of a kind, if there is one. */
const firstOf = (kind: EventKind, timeline: Timeline): readonly Event[] => {
  const first = firstByKind(timeline).get(kind);
  return first === undefined ? [] : [first];
};

/** A line that another task has at this point, where none of the candidate's tasks does. */
const neighboursOf = ({ accounts }: Candidate, kind: EventKind, timeline: Timeline): readonly Event[] =>
  accounts.some(({ finding }) => finding.bench.task.events.some((event) => event.kind === kind))
    ? []
    : firstOf(kind, timeline);

/** Lines that log the kind of step that a cause needs, while none of them is that step: silence with a positive control. */
export const controlsOf = (candidate: Candidate, timeline: Timeline): readonly Event[] =>
  candidate.causes.flatMap(({ flip }, index) => {
    const { loggedAs: kind, alongside } = alternativeOf(flip);
    const shown = candidate.accounts.some(({ finding }) => (finding.shown[index] ?? []).length > 0);
    if (alongside !== undefined) return shown ? [] : neighboursOf(candidate, alongside, timeline);
    if (kind === null || kind === "constraints" || shown || candidate.violation !== null) return [];
    return firstOf(kind, timeline);
  });

/** In each task it explains a byte or an outcome that a line shows at the receiver: how a path went wrong does not show what came of it. */
const receiverShown = ({ accounts }: Candidate): boolean =>
  accounts.every(({ finding: { bench, effects } }) =>
    (effects?.explains ?? []).some((index) => {
      const observation = bench.observations[index];
      if (observation === undefined) return false;
      if (!showsReceiver(bench.task, observation) && !showsEnding(observation)) return false;
      return observation.evidence.some((evidence) => evidence.origin === "observed");
    }),
  );

/** The explanation rests on lines alone, on firm joins, and on no assumption that is only somebody's word. */
const isProof = (candidate: Candidate): boolean =>
  candidate.accounts.every(({ finding, suspect }) => {
    const { effects, bench } = finding;
    if (effects === null || !isJoinedFirmly(bench.task)) return false;
    const observed = [...suspect.ids.keys()].every((index) =>
      bench.observations[index]?.evidence.some((evidence) => evidence.origin === "observed"),
    );
    return (
      observed &&
      effects.open.length === 0 &&
      effects.leans.every((key) => !WEAK.has(assumptionOf(key).authority.grade))
    );
  });

/** True if it takes bytes for what stood in memory before, that nobody recorded and that are not even zeros: any bytes would do. */
const takesAnything = ({ finding: { bench, effects } }: Account): boolean => {
  const sent = stagedOf(bench.task)?.bytes?.value ?? [];
  return (
    effects?.leans.includes("memory.untouched") === true &&
    effects.explains.some((index) => {
      const observation = bench.observations[index];
      return observation?.kind === "bytes" && observation.bytes.some((byte, at) => byte !== 0 && byte !== sent[at]);
    })
  );
};

/** True for a fault outside of every command that is recorded: it explains any failure, so that nothing is told by its being the last one left. */
const isBeyondLines = ({ causes }: Candidate): boolean => causes.some(({ flip }) => flip.key === "observer.command");

/** True if that nothing else is left says something: not of two faults of which nobody saw a step, beside what nobody explains, or of bytes that may be any. */
const isLeftOver = (candidate: Candidate, { strange }: Field): boolean =>
  candidate.causes.length === 1 && !strange && !isBeyondLines(candidate) && !candidate.accounts.every(takesAnything);

export const wordFor = (candidate: Candidate, field: Field): Word => {
  if (isUnproven(candidate)) return "possible";
  if (needsSecondFault(candidate, field) || controlsOf(candidate, field.timeline).length > 0) return "unlikely";
  if (!covers(candidate, due(candidate))) return "possible";
  const rivals = rivalsOf(candidate, field);
  const shown = shownEverywhere(candidate);
  if (shown && rivals.length === 0 && receiverShown(candidate) && isProof(candidate)) return "confirmed";
  const known = (one: Candidate): boolean => shownEverywhere(one) || separationsFor(one, field.scope).length > 0;
  // Where two properties separate the same tasks, neither shows which of them it is.
  const mayBeKnown = (one: Candidate): boolean =>
    known(one) || shownInPart(one, field.timeline) || (!shown && mayBeSeparated(one, field.scope));
  if (known(candidate) && !rivals.some(mayBeKnown)) return "likely";
  const doubted = field.doubtful.some((other) => !oneRemedy(candidate, other) && meets(candidate, other));
  return rivals.length === 0 && !doubted && isLeftOver(candidate, field) ? "likely" : "possible";
};
