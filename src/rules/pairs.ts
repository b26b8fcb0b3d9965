/** Candidates that are more than one judged cause: pairs of faults, and causes that stand on a broken rule because their effect is unproven. */
import { type Account, accountOf, type Candidate, candidateOf, covers, ownIds } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import { causes } from "./causes/index.ts";
import type { ContractFinding } from "./contract/rule.ts";
import type { Anomalies, Suspect } from "./discrepancy.ts";
import { combinable, type JudgedFinding, judgeOf, likewise } from "./finding.ts";
import type { Row } from "./row.ts";
import type { Shapes } from "./shape.ts";
import type { Bench } from "./trial.ts";

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

interface JudgedPair {
  readonly pair: readonly [Cause, Cause];
  readonly finding: JudgedFinding;
}

/** Those pairs of the causes that explain something of a task. */
const explainingPairs = (causes: readonly Cause[], bench: Bench): readonly JudgedPair[] => {
  const { judge } = judgeOf(bench);
  return pairsOf(causes).flatMap((pair) => {
    const finding = judge(pair);
    return finding.outcome === "explains" ? [{ pair, finding }] : [];
  });
};

/** Pairs that leave nothing open in a task where every single cause does; one candidate for each pair, over all its tasks. */
export const pairsFor = (
  rows: readonly Row[],
  suspects: readonly Suspect[],
  shapes: Shapes,
  singles: readonly Candidate[],
): readonly Candidate[] => {
  const found = new Map<string, { readonly pair: readonly [Cause, Cause]; readonly accounts: Account[] }>();
  const judged = new Map<number, readonly JudgedPair[]>();
  suspects.forEach((suspect, at) => {
    const ids = ownIds(suspect);
    if (ids.length < 2 || singles.some((single) => covers(single, ids))) return;
    const shape = shapes.of[at] ?? at;
    const useful = rows.filter(({ findings }) => findings[at]?.outcome === "explains").map(({ cause }) => cause);
    const pairs = judged.get(shape) ?? explainingPairs(useful, suspect.bench);
    judged.set(shape, pairs);
    for (const { pair, finding } of pairs) {
      const account = accountOf(suspect, likewise(finding, suspect.bench));
      if (!ids.every((id) => account.ids.includes(id))) continue;
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
