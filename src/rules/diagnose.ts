/**
 * From a timeline to a diagnosis: every cause is judged on every task with a discrepancy, then pairs where no single cause
 * suffices; the survivors get their words, the others the lines that rule them out.
 */
import { assumptionOf } from "../model/assumptions.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Evidence } from "../model/evidence.ts";
import type { Timeline } from "../model/timeline.ts";
import { type Account, accountOf, type Candidate, covers } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import { causes } from "./causes/index.ts";
import { type ContractFinding, checkContract } from "./contract.ts";
import type { CaseVerdict, Diagnosis, Explanation, Reach } from "./diagnosis.ts";
import { type Anomalies, anomaliesOf, type Suspect } from "./discrepancy.ts";
import { suggest } from "./experiment.ts";
import { byPromise, distinct, explanationOf, withTwins } from "./explain.ts";
import { combinable, type Finding, judge } from "./finding.ts";
import { reachOf } from "./reach.ts";
import { WEAK, wordFor } from "./verdict.ts";

/** Findings of one cause on every suspect, in the suspects' order. */
interface Row {
  readonly cause: Cause;
  readonly findings: readonly Finding[];
}

const candidateOf = (
  found: readonly Cause[],
  accounts: readonly Account[],
  violation: ContractFinding | null = null,
): Candidate => {
  const telling = accounts.filter((account) => account.ids.length > 0);
  return {
    causes: found,
    accounts: telling,
    explains: [...new Set(telling.flatMap((account) => account.ids))].sort(
      (a, b) => Number(a.slice(1)) - Number(b.slice(1)),
    ),
    tasks: [...new Set(telling.map(({ finding }) => finding.bench.task.ref))],
    violation,
  };
};

const accountsOf = (suspects: readonly Suspect[], findings: readonly Finding[]): readonly Account[] =>
  suspects.flatMap((suspect, index) => {
    const finding = findings[index];
    return finding?.outcome === "explains" ? [accountOf(suspect, finding)] : [];
  });

/** Causes whose effect is unproven stand on the broken rule, beside every discrepancy of bytes or outcome. */
const unprovenCandidates = (
  contract: readonly ContractFinding[],
  { discrepancies }: Anomalies,
): readonly Candidate[] => {
  const touched = discrepancies.filter(({ comparison, fact }) => {
    const kind = comparison?.observation.kind;
    return fact !== null || kind === "bytes" || kind === "outcome";
  });
  if (touched.length === 0) return [];
  return causes
    .filter((cause) => cause.effect === "unproven")
    .flatMap((cause) => {
      const violation = contract.find((finding) => finding.cause === cause.id && finding.status === "violated");
      const base = candidateOf([cause], [], violation);
      const tasks = [...new Set(touched.flatMap(({ task }) => task ?? []))];
      return violation === undefined ? [] : [{ ...base, explains: touched.map(({ id }) => id), tasks }];
    });
};

/** Pairs that leave nothing open in a task where every single cause does. */
const pairsFor = (
  rows: readonly Row[],
  suspects: readonly Suspect[],
  singles: readonly Candidate[],
): readonly Candidate[] =>
  suspects.flatMap((suspect, at) => {
    const ids = [...suspect.ids.values()];
    if (ids.length < 2 || singles.some((single) => covers(single, ids))) return [];
    const useful = rows.filter(({ findings }) => findings[at]?.outcome === "explains");
    return useful.flatMap((first, index) =>
      useful.slice(index + 1).flatMap((second) => {
        if (!combinable(first.cause, second.cause)) return [];
        const finding = judge([first.cause, second.cause], suspect.bench);
        const account = accountOf(suspect, finding);
        return finding.outcome === "explains" && account.ids.length === ids.length
          ? [candidateOf([first.cause, second.cause], [account])]
          : [];
      }),
    );
  });

/** True if no second fault at work beside it would undo what contradicts the cause. */
const staysContradicted = (row: Row, rows: readonly Row[], suspects: readonly Suspect[]): boolean =>
  suspects.every(({ bench }, index) => {
    if ((row.findings[index]?.trial?.deniedBy.length ?? 0) > 0) return true;
    return rows.every(
      ({ cause }) => !combinable(row.cause, cause) || judge([row.cause, cause], bench).outcome !== "explains",
    );
  });

const contradictions = ({ findings }: Row): readonly Evidence[] =>
  distinct(
    findings.flatMap(({ trial, bench }) =>
      (trial?.contradictedBy ?? [])
        .slice(0, 1)
        .flatMap((index) => bench.observations[index]?.evidence.filter((one) => one.origin === "observed") ?? []),
    ),
  );

const firstContradiction = ({ findings }: Row): Comparison | null => {
  const trial = findings.find(({ trial: one }) => one !== null)?.trial;
  return trial?.comparisons[trial.contradictedBy[0] ?? -1] ?? null;
};

const ruledOutOf = (
  rows: readonly Row[],
  suspects: readonly Suspect[],
  contract: readonly ContractFinding[],
): Diagnosis["ruledOut"] => {
  if (suspects.length === 0) return [];
  const byReplay = rows
    .filter(({ findings }) => findings.every((finding) => finding.outcome === "contradicted"))
    .filter((row) => staysContradicted(row, rows, suspects))
    .map((row) => ({ cause: row.cause, by: contradictions(row), comparison: firstContradiction(row) }));
  const byRule = causes
    .filter((cause) => cause.effect === "unproven")
    .flatMap((cause) => {
      const kept = contract.find((finding) => finding.cause === cause.id && finding.status === "kept");
      return kept === undefined ? [] : [{ cause, by: kept.evidence, comparison: null }];
    });
  return [...byReplay, ...byRule].filter(({ by }) => by.length > 0).sort((a, b) => (a.cause.id < b.cause.id ? -1 : 1));
};

const isOpen = ({ findings }: Row): boolean =>
  findings.some((finding) => finding.outcome === "open") && findings.every((finding) => finding.outcome !== "explains");

const notAssessableOf = (rows: readonly Row[], contract: readonly ContractFinding[]): Diagnosis["notAssessable"] => {
  const open = rows.filter(isOpen).map(({ cause }) => ({ cause, because: `no line shows ${cause.missing}` }));
  const rules = causes
    .filter((cause) => cause.effect === "unproven")
    .flatMap((cause) => {
      const unknown = contract.find((finding) => finding.cause === cause.id && finding.status === "not-assessable");
      return unknown === undefined ? [] : [{ cause, because: unknown.what }];
    });
  return [...open, ...rules].sort((a, b) => (a.cause.id < b.cause.id ? -1 : 1));
};

/** Causes that a weak assumption alone keeps from explaining what they would explain. */
const doubtfulOf = (rows: readonly Row[], suspects: readonly Suspect[]): readonly Candidate[] =>
  rows.flatMap(({ cause, findings }) => {
    const accounts = suspects.flatMap((suspect, index) => {
      const finding = findings[index];
      return finding?.outcome === "contradicted" && isWeaklyContradicted(finding) ? [accountOf(suspect, finding)] : [];
    });
    const candidate = candidateOf([cause], accounts);
    return candidate.explains.length > 0 ? [candidate] : [];
  });

const isWeaklyContradicted = ({ trial }: Finding): boolean =>
  trial?.contradictedBy.every((index) =>
    trial.comparisons[index]?.leans.some((key) => WEAK.has(assumptionOf(key).authority.grade)),
  ) ?? false;

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

export const diagnose = (timeline: Timeline): Diagnosis => {
  const anomalies = anomaliesOf(timeline);
  const { suspects, benches, discrepancies } = anomalies;
  const contract = checkContract(timeline);
  const rows = causes
    .filter((cause) => cause.effect === "established")
    .map((cause): Row => ({ cause, findings: suspects.map(({ bench }) => judge([cause], bench)) }));
  const singles = rows
    .map(({ cause, findings }) => candidateOf([cause], accountsOf(suspects, findings)))
    .filter((candidate) => candidate.explains.length > 0);
  const candidates = [...singles, ...pairsFor(rows, suspects, singles), ...unprovenCandidates(contract, anomalies)];
  const open = rows.filter(isOpen).map(({ cause }) => candidateOf([cause], []));
  const field = { timeline, candidates, open, doubtful: doubtfulOf(rows, suspects) };
  const explanations = withTwins(
    candidates.map((candidate) => explanationOf(candidate, wordFor(candidate, field), timeline)).sort(byPromise),
  );
  const assessed = reachOf(benches, timeline);
  return {
    timeline,
    benches,
    verdict: verdictOf(anomalies, explanations, assessed),
    assessed,
    discrepancies,
    contract,
    explanations,
    ruledOut: ruledOutOf(rows, suspects, contract),
    notAssessable: notAssessableOf(rows, contract),
    next: suggest(timeline, explanations),
  };
};
