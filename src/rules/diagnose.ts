/**
 * From a timeline to a diagnosis: every cause is judged on every task with a discrepancy, then pairs where no single cause
 * suffices; the survivors get their words, the others the lines that rule them out.
 */
import type { Timeline } from "../model/timeline.ts";
import { type Benches, openBenches } from "./bench.ts";
import { candidateOf } from "./candidate.ts";
import { causes } from "./causes/index.ts";
import { checkContract, withCauses } from "./contract.ts";
import type { CaseVerdict, Diagnosis, Explanation, Reach } from "./diagnosis.ts";
import { type Anomalies, anomaliesOf } from "./discrepancy.ts";
import { doubtfulOf, notAssessableOf, ruledOutOf } from "./elimination.ts";
import type { Costs } from "./experiment.ts";
import { byPromise, explanationOf, withTwins } from "./explain.ts";
import { type Court, openCourt } from "./finding.ts";
import { pairsFor, unprovenCandidates } from "./pairs.ts";
import { isPoorlyRead, reachOf } from "./reach.ts";
import { accountsOf, beyondOf, isOpen, rowsOf } from "./row.ts";
import { scopeOf } from "./scope.ts";
import { sparedAmong } from "./spared.ts";
import { spread } from "./spread.ts";
import { suggest } from "./suggest.ts";
import { wordFor } from "./verdict.ts";

const verdictOf = (
  { discrepancies }: Anomalies,
  explanations: readonly Explanation[],
  assessed: Reach,
): CaseVerdict => {
  if (discrepancies.length === 0) return assessed === "none" ? "not-assessable" : "nothing-wrong";
  const settled = new Set(
    explanations
      .filter(({ word }) => word === "confirmed" || word === "likely")
      .flatMap(({ candidate }) => candidate.explains),
  );
  if (discrepancies.every(({ id }) => settled.has(id))) return "explained";
  if (settled.size > 0) return "partly-explained";
  return explanations.some(({ word }) => word === "possible") ? "ambiguous" : "unknown-cause";
};

/** What explains what, and everything that it was decided from. */
const judged = (timeline: Timeline, court: Court, benchFor: Benches) => {
  const anomalies = anomaliesOf(timeline, benchFor);
  const { suspects, benches } = anomalies;
  const contract = checkContract({ timeline, benches });
  const scope = scopeOf(timeline, benches, suspects);
  const rows = rowsOf(
    causes.filter((cause) => cause.effect === "established"),
    suspects,
    court,
  );
  const singles = rows
    .map(({ cause, findings }) => candidateOf([cause], accountsOf(suspects, findings)))
    .filter((candidate) => candidate.explains.length > 0);
  const candidates = [
    ...singles,
    ...pairsFor(rows, suspects, court, singles),
    ...unprovenCandidates(contract, anomalies),
  ];
  const open = rows.filter(isOpen).map(({ cause }) => candidateOf([cause], []));
  const explained = new Set(candidates.flatMap(({ explains }) => explains));
  const strange = anomalies.discrepancies.some(({ id }) => !explained.has(id));
  const doubtful = doubtfulOf(rows, suspects);
  const field = { timeline, candidates, open, doubtful, beyond: beyondOf(rows), scope, strange };
  const sparedBy = sparedAmong(timeline, benches, court);
  const explanations = withTwins(
    spread(
      candidates
        .map((candidate) => explanationOf(candidate, wordFor(candidate, field), field, sparedBy))
        .sort(byPromise),
    ),
  );
  return { anomalies, contract, scope, rows, explanations };
};

/** The surviving explanations alone, best first: what a diagnosis says of them, for a part of its price. */
export const explanationsOf = (timeline: Timeline): readonly Explanation[] =>
  judged(timeline, openCourt(), openBenches(timeline)).explanations;

/** A court that tries every task by itself finds the same, and so do benches that are made one by one. */
export const diagnose = (
  timeline: Timeline,
  costs: Costs = new Map(),
  court: Court = openCourt(),
  benchFor: Benches = openBenches(timeline),
): Diagnosis => {
  const { anomalies, contract, scope, rows, explanations } = judged(timeline, court, benchFor);
  const { suspects, benches, discrepancies } = anomalies;
  // A poor reading hides no discrepancy; it only takes a clean bill away.
  const proved = discrepancies.length > 0 || !timeline.captures.some(isPoorlyRead);
  const assessed = proved ? reachOf(benches, timeline) : "none";
  return {
    timeline,
    benches,
    verdict: verdictOf(anomalies, explanations, assessed),
    assessed,
    discrepancies,
    contract: withCauses(contract, explanations),
    scope,
    explanations,
    ruledOut: ruledOutOf(rows, suspects, court, contract),
    notAssessable: notAssessableOf(rows, contract),
    next: suggest(timeline, explanations, costs),
  };
};
