/** Candidates that are more than one judged cause: pairs of faults, and causes that stand on a broken rule because their effect is unproven. */
import { accountOf, type Candidate, candidateOf, covers } from "./candidate.ts";
import { causes } from "./causes/index.ts";
import type { ContractFinding } from "./contract/rule.ts";
import type { Anomalies, Suspect } from "./discrepancy.ts";
import { combinable, judge } from "./finding.ts";
import type { Row } from "./row.ts";

/** Causes whose effect is unproven stand on the broken rule, beside every discrepancy of bytes or outcome. */
export const unprovenCandidates = (
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
export const pairsFor = (
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
