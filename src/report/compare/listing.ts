/** Two runs held against each other as plain data: where their states part, how they are set up, and what of it matters. */

import type { AssumptionKey } from "../../model/assumption.ts";
import { assumptionOf } from "../../model/assumptions.ts";
import type { Step } from "../../model/component.ts";
import type { Evidence } from "../../model/evidence.ts";
import { OPERATIONS } from "../../model/scsi/operations.ts";
import { opcodeOf, requestOf } from "../../model/task.ts";
import { hex } from "../../model/units.ts";
import type { Bench } from "../../rules/bench.ts";
import { causes } from "../../rules/causes/index.ts";
import { type ConfigurationName, type ConfigurationPair, configurationDifferences } from "../../rules/configuration.ts";
import type { Facet, FacetName } from "../../rules/course/facet.ts";
import type { Diagnosis } from "../../rules/diagnosis.ts";
import { type Difference, type Divergence, divergencesOf } from "../../rules/divergence.ts";
import { type Cite, evidenceOf } from "../assemble/evidence.ts";
import { headlineOf } from "../assemble/headline.ts";
import { captureRows } from "../assemble/tasks.ts";
import type { Report, ReportEvidence } from "../schema.ts";

/** One run's value. */
export interface ListedValue {
  readonly value: Facet["value"];
  /** The value itself where lines show one. */
  readonly shown: string | null;
  /** `line`, `told` or `replay`: from a line, from a person, or from the model alone. */
  readonly origin: Facet["origin"];
  readonly evidence: readonly ReportEvidence[];
}

export interface ListedFacet {
  readonly step: Step;
  readonly of: FacetName;
  readonly good: ListedValue | null;
  readonly bad: ListedValue | null;
}

/** A cause that flips an assumption, and what became of it in the failing run. */
export interface Touched {
  readonly cause: string;
  readonly fate: "confirmed" | "likely" | "possible" | "unlikely" | "ruled-out" | "not-assessable" | "explains-nothing";
}

export interface ListedTask {
  readonly ref: string;
  readonly command: string | null;
  readonly bytes: number | null;
  readonly direction: string;
  /** Its first line. */
  readonly evidence: readonly ReportEvidence[];
  /** True if the run has a discrepancy of this task. */
  readonly fails: boolean;
}

export interface ListedPair {
  readonly good: ListedTask;
  readonly bad: ListedTask;
  readonly differences: readonly ListedFacet[];
  readonly open: readonly ListedFacet[];
  /** Features that agree: by lines of both, and where the model has at least one of them so. */
  readonly agree: { readonly byLines: number; readonly byModel: number };
  /** Surviving causes of the failing task. */
  readonly causes: readonly Touched[];
}

export interface ListedConfiguration {
  readonly of: ConfigurationName;
  readonly key: string | null;
  readonly good: { readonly value: string; readonly evidence: readonly ReportEvidence[] } | null;
  readonly bad: { readonly value: string; readonly evidence: readonly ReportEvidence[] } | null;
  /** Assumptions that stand on it, and the causes that break them. */
  readonly touches: readonly { readonly assumption: AssumptionKey; readonly sentence: string }[];
  readonly causes: readonly Touched[];
  /** True if such a cause survives in the failing run or could not be assessed there. */
  readonly matters: boolean;
}

export interface ListedRun {
  readonly verdict: Report["verdict"];
  readonly headline: string;
  readonly captures: Report["captures"];
  readonly taskCount: number;
}

export interface CompareListing {
  readonly schemaVersion: "1";
  /** `differ` if the states of a pair part, `same` if none does as far as both are recorded, `not-comparable` if no pair was found. */
  readonly outcome: "differ" | "same" | "not-comparable";
  readonly good: ListedRun;
  readonly bad: ListedRun;
  /** In the order of the failing run; the first with a difference is where the runs part. */
  readonly pairs: readonly ListedPair[];
  readonly goodOnly: readonly ListedTask[];
  readonly badOnly: readonly ListedTask[];
  readonly configuration: readonly ListedConfiguration[];
}

const SURVIVING: ReadonlySet<string> = new Set(["confirmed", "likely", "possible", "unlikely"]);

const fateOf = (id: string, { explanations, ruledOut, notAssessable }: Diagnosis): Touched["fate"] => {
  const own = explanations.find(({ candidate }) => candidate.causes.some((cause) => cause.id === id));
  if (own !== undefined) return own.word;
  if (ruledOut.some(({ cause }) => cause.id === id)) return "ruled-out";
  return notAssessable.some(({ cause }) => cause.id === id) ? "not-assessable" : "explains-nothing";
};

const touchedBy = (keys: readonly AssumptionKey[], bad: Diagnosis): readonly Touched[] =>
  causes.filter(({ flip }) => keys.includes(flip.key)).map(({ id }) => ({ cause: id, fate: fateOf(id, bad) }));

const commandOf = (opcode: number | null): string | null =>
  opcode === null ? null : (OPERATIONS.find(({ code }) => code === opcode)?.name ?? `command ${hex(opcode)}`);

const taskOf = ({ task }: Bench, { discrepancies, timeline }: Diagnosis): ListedTask => ({
  ref: task.ref,
  command: commandOf(opcodeOf(task)),
  bytes: requestOf(task).length,
  direction: task.direction,
  evidence: evidenceOf(timeline.captures)(task.events.slice(0, 1).map(({ at }) => at)),
  fails: discrepancies.some((one) => one.task === task.ref),
});

const listedValue = ({ value, shown, origin, evidence }: Facet, cite: Cite): ListedValue => ({
  value,
  shown: shown === null ? null : typeof shown === "bigint" ? hex(shown) : String(shown),
  origin,
  evidence: cite(evidence as readonly Evidence[]),
});

const pairOf = (divergence: Divergence, good: Diagnosis, bad: Diagnosis): ListedPair => {
  const cites = { good: evidenceOf(good.timeline.captures), bad: evidenceOf(bad.timeline.captures) };
  const facetOf = ({ step, name, good: own, bad: other }: Difference): ListedFacet => ({
    step,
    of: name,
    good: listedValue(own, cites.good),
    bad: listedValue(other, cites.bad),
  });
  const byLines = divergence.agree.filter((one) => one.good.origin !== "replay" && one.bad.origin !== "replay").length;
  const { ref } = divergence.bad.task;
  const own = bad.explanations.filter(({ candidate }) => candidate.tasks.includes(ref));
  return {
    good: taskOf(divergence.good, good),
    bad: taskOf(divergence.bad, bad),
    differences: divergence.differences.map(facetOf),
    open: divergence.open.map(({ step, name, shownBy, facet }) => ({
      step,
      of: name,
      good: shownBy === "good" ? listedValue(facet, cites.good) : null,
      bad: shownBy === "bad" ? listedValue(facet, cites.bad) : null,
    })),
    agree: { byLines, byModel: divergence.agree.length - byLines },
    causes: own.map(({ candidate, word }) => ({ cause: candidate.causes.map(({ id }) => id).join(" + "), fate: word })),
  };
};

/** What somebody declares counts also where the other run does not log it; what was merely used there is unknown. */
const DECLARED: ReadonlySet<ConfigurationName> = new Set([
  "constraints-report",
  "constraint",
  "specification-transfer",
  "specification-bits",
  "specification-segments",
  "device-transfer",
  "mapper",
  "highest-target",
]);

const configurationPairOf = (pair: ConfigurationPair, good: Diagnosis, bad: Diagnosis): ListedConfiguration => {
  const touched = touchedBy(pair.touches, bad);
  const side = (one: ConfigurationPair["good"], { timeline }: Diagnosis) =>
    one === null ? null : { value: one.value, evidence: evidenceOf(timeline.captures)(one.evidence) };
  return {
    of: pair.name,
    key: pair.of,
    good: side(pair.good, good),
    bad: side(pair.bad, bad),
    touches: pair.touches.map((key) => ({ assumption: key, sentence: assumptionOf(key).sentence })),
    causes: touched,
    matters:
      (DECLARED.has(pair.name) || (pair.good !== null && pair.bad !== null)) &&
      touched.some(({ fate }) => SURVIVING.has(fate) || fate === "not-assessable"),
  };
};

const runOf = (diagnosis: Diagnosis): ListedRun => ({
  verdict: diagnosis.verdict,
  headline: headlineOf(diagnosis),
  captures: captureRows(diagnosis.timeline),
  taskCount: diagnosis.timeline.tasks.length,
});

/** Holds the failing run against the good one. */
export const listCompare = (good: Diagnosis, bad: Diagnosis): CompareListing => {
  const { pairs, goodOnly, badOnly } = divergencesOf(good, bad);
  const listed = pairs.map((pair) => pairOf(pair, good, bad));
  const differ = listed.some(({ differences }) => differences.length > 0);
  return {
    schemaVersion: "1",
    outcome: listed.length === 0 ? "not-comparable" : differ ? "differ" : "same",
    good: runOf(good),
    bad: runOf(bad),
    pairs: listed,
    goodOnly: goodOnly.map((bench) => taskOf(bench, good)),
    badOnly: badOnly.map((bench) => taskOf(bench, bad)),
    configuration: configurationDifferences(good.timeline, bad.timeline).map((pair) =>
      configurationPairOf(pair, good, bad),
    ),
  };
};
