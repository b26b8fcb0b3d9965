/** Candidates that are more than one judged cause: pairs of faults, and causes that stand on a broken rule because their effect is unproven. */
import { type Account, accountOf, type Candidate, candidateOf, covers, ownIds } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import { causes } from "./causes/index.ts";
import type { ContractFinding } from "./contract/rule.ts";
import type { Anomalies, Suspect } from "./discrepancy.ts";
import { type Court, combinable } from "./finding.ts";
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

/** Pairs that leave nothing open in a task where every single cause does; one candidate for each pair, over all its tasks. */
export const pairsFor = (
  rows: readonly Row[],
  suspects: readonly Suspect[],
  court: Court,
  singles: readonly Candidate[],
): readonly Candidate[] => {
  const found = new Map<string, { readonly pair: readonly [Cause, Cause]; readonly accounts: Account[] }>();
  suspects.forEach((suspect, at) => {
    const ids = ownIds(suspect);
    if (ids.length < 2 || singles.some((single) => covers(single, ids))) return;
    const useful = rows.filter(({ findings }) => findings[at]?.outcome === "explains").map(({ cause }) => cause);
    const { judge } = court(suspect.bench);
    for (const pair of pairsOf(useful)) {
      const finding = judge(pair);
      const account = accountOf(suspect, finding);
      if (finding.outcome !== "explains" || !ids.every((id) => account.ids.includes(id))) continue;
      const name = pair.map(({ id }) => id).join("+");
      const known = found.get(name);
      if (known === undefined) found.set(name, { pair, accounts: [account] });
      else known.accounts.push(account);
    }
  });
  return [...found.values()].map(({ pair, accounts }) => candidateOf(pair, accounts));
};

/** Every two causes that can be at work at once. */
const pairsOf = (causes: readonly Cause[]): readonly (readonly [Cause, Cause])[] =>
  causes.flatMap((first, index) =>
    causes
      .slice(index + 1)
      .flatMap((second): readonly (readonly [Cause, Cause])[] => (combinable(first, second) ? [[first, second]] : [])),
  );
