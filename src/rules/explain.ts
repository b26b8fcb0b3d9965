/** What speaks for and against a candidate, what was not observed, and whom it cannot be told from. */
import type { AssumptionKey } from "../model/assumption.ts";
import { assumptionOf } from "../model/assumptions.ts";
import { type Evidence, nameOf } from "../model/evidence.ts";
import { eventOf } from "../model/task.ts";
import type { NoCallFact } from "../model/testimony.ts";
import type { Timeline } from "../model/timeline.ts";
import { type Account, type Candidate, explainsLike, shownEverywhere, shownInPart } from "./candidate.ts";
import type { Explanation } from "./diagnosis.ts";
import { isBareExcuse } from "./excuse.ts";
import { irregularityOf } from "./irregular.ts";
import type { SparedBy } from "./spared.ts";
import { contraryTo, tracesOf } from "./traces.ts";
import { sentenceOf, unloggedSteps, unseenOf } from "./unseen.ts";
import { controlsOf, type Field, separationsFor, type Word } from "./verdict.ts";

/** The same place is cited once. */
export const distinct = (all: readonly Evidence[]): readonly Evidence[] => [
  ...new Map(all.map((one) => [nameOf(one), one])).values(),
];

/** Denials that are about this candidate's step. */
const denials = (candidate: Candidate, timeline: Timeline): readonly NoCallFact[] =>
  timeline.facts.filter(
    (fact): fact is NoCallFact =>
      fact.kind === "no-call" &&
      fact.call === "UserGetDataBuffer" &&
      candidate.causes.some(
        ({ flip }) =>
          flip.key === "driver.buffer" &&
          (fact.within === null || (flip.value === "taken-in-dispatch") === /ProcessParallelTask/.test(fact.within)),
      ),
  );

/** The lines that the explanation replays: what was staged, what was received, and what departs from it. */
const supports = ({ finding, suspect }: Account): readonly Evidence[] => {
  const { bench, effects } = finding;
  const explained = (effects?.explains ?? []).filter((index) => suspect.ids.has(index));
  const staged = eventOf(bench.task, "stage")?.bytes?.at;
  return [
    ...finding.shown.flat(),
    ...explained.flatMap((index) => bench.observations[index]?.evidence ?? []),
    ...(staged === undefined ? [] : [staged]),
  ];
};

const disputes = ({ finding }: Account): readonly Evidence[] =>
  (finding.effects?.disputedBy ?? []).flatMap((index) => finding.bench.observations[index]?.evidence ?? []);

const leansOf = (candidate: Candidate): readonly AssumptionKey[] => [
  ...new Set(candidate.accounts.flatMap(({ finding }) => finding.effects?.leans ?? [])),
];

/** True if it takes an assumption that does not hold on the platform: that a refused access goes unnoticed, where it usually stops the machine. */
const isOutOfPlace = (leans: readonly AssumptionKey[], { platform }: Timeline): boolean =>
  leans.some((lean) => !assumptionOf(lean).platforms.includes(platform));

const missingOf = (candidate: Candidate, leans: readonly AssumptionKey[], timeline: Timeline): readonly string[] => {
  const unseen = candidate.causes.filter(
    (_, index) => !candidate.accounts.some(({ finding }) => (finding.shown[index] ?? []).length > 0),
  );
  const steps =
    candidate.violation === null
      ? unseen.map((cause) => cause.missing)
      : ["a source that ties the broken rule to what was observed"];
  const before = leans.includes("memory.untouched") ? ["a look at the buffer before the transfer"] : [];
  const elsewhere = isOutOfPlace(leans, timeline);
  const panic = elsewhere ? [`the panic that a refused write usually causes on ${timeline.platform}`] : [];
  const fault = !elsewhere && leans.includes("iommu.silence") ? ["the line of the IOMMU about the refused access"] : [];
  const received = isBareExcuse(candidate) ? ["what the client made of the data"] : [];
  return [...steps, ...before, ...panic, ...fault, ...received];
};

export const explanationOf = (
  candidate: Candidate,
  word: Word,
  { timeline, scope }: Field,
  sparedBy: SparedBy,
): Explanation => {
  const leans = leansOf(candidate);
  const unseen = unseenOf(candidate, timeline);
  const traces = tracesOf(candidate, timeline);
  const claims = [isOutOfPlace(leans, timeline), isBareExcuse(candidate)].filter(Boolean);
  const unlogged = unloggedSteps(candidate, timeline) + claims.length;
  const denied = denials(candidate, timeline).map((fact): Evidence => ({ origin: "told", fact: fact.text }));
  return {
    candidate,
    word,
    shown:
      candidate.violation === null
        ? shownEverywhere(candidate)
        : candidate.violation.evidence.some((one) => one.origin === "observed"),
    shownInPart: shownInPart(candidate, timeline),
    traced: traces.length > 0,
    for: distinct([...(candidate.violation?.evidence ?? []), ...traces, ...candidate.accounts.flatMap(supports)]),
    against: distinct([
      ...candidate.accounts.flatMap(disputes),
      ...controlsOf(candidate, timeline).map((event) => event.at),
      ...contraryTo(candidate, timeline),
      ...denied,
    ]),
    spared: distinct(sparedBy(candidate)),
    missing: [...missingOf(candidate, leans, timeline), ...unseen.map(sentenceOf)],
    unseen: unseen.reduce((sum, { refs }) => sum + refs.length, unlogged),
    irregularity: irregularityOf(candidate, scope),
    indistinguishableFrom: [],
    leans,
    separations: separationsFor(candidate, scope),
  };
};

const WORDS: readonly Word[] = ["confirmed", "likely", "possible", "unlikely"];

/** Steps that the explanation needs and no line shows, of the fault and of the task; what speaks against it counts like one more. */
const stepsWithoutLine = ({ candidate, shown, traced, unseen, against, spared }: Explanation): number =>
  (shown || traced ? 0 : candidate.causes.length) + unseen + against.length + spared.length;

const isShown = ({ shown, shownInPart: partly }: Explanation): boolean => shown || partly;

const commonness = ({ candidate }: Explanation): number =>
  candidate.causes.reduce((sum, cause) => sum + cause.commonness, 0);

const ids = ({ candidate }: Explanation): string => candidate.causes.map((cause) => cause.id).join("+");

/**
 * True for a broken rule of which nobody knows what harm it does to data. Where all that failed are requests that never reached the driver, it is
 * what keeps them from it.
 */
const isMereRule = ({ candidate: { violation, tasks } }: Explanation): boolean =>
  violation !== null && tasks.length > 0;

/** The declared order: word, fewest faults, shown, fewest discrepancies left open, fewest unlogged steps, fewest missing observations, commonness, id. */
export const byPromise = (a: Explanation, b: Explanation): number =>
  WORDS.indexOf(a.word) - WORDS.indexOf(b.word) ||
  a.candidate.causes.length - b.candidate.causes.length ||
  Number(isMereRule(a)) - Number(isMereRule(b)) ||
  Number(isShown(b)) - Number(isShown(a)) ||
  b.candidate.explains.length - a.candidate.explains.length ||
  stepsWithoutLine(a) - stepsWithoutLine(b) ||
  a.irregularity - b.irregularity ||
  a.missing.length - b.missing.length ||
  commonness(a) - commonness(b) ||
  (ids(a) < ids(b) ? -1 : 1);

/** Adds to each single cause the others that explain the same and are shown, or not, like it. */
export const withTwins = (explanations: readonly Explanation[]): readonly Explanation[] =>
  explanations.map((own) => ({
    ...own,
    indistinguishableFrom: explanations
      .filter(
        (other) =>
          other !== own &&
          own.candidate.causes.length === 1 &&
          other.candidate.causes.length === 1 &&
          other.word === own.word &&
          other.shown === own.shown &&
          (own.candidate.violation === null) === (other.candidate.violation === null) &&
          explainsLike(other.candidate, own.candidate),
      )
      .map(ids),
  }));
