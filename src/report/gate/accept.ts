/**
 * A filter over the finished report: what a person suppresses and what a baseline has is marked, and nothing else is touched. The
 * verdict stays, every result stays visible; only the exit status counts without the marked ones.
 */
import type { Baseline, Report } from "../schema.ts";
import { type Accepted, countablesOf, isBroken, nameOf } from "./countable.ts";
import type { Suppression } from "./suppression.ts";

type Diagnosis = Report["diagnoses"][number];

export interface Acceptance {
  /** Those that are for the captures of this report. */
  readonly suppressions: readonly Suppression[];
  readonly baseline: Baseline | null;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** A suppression that has to go, as its place in the list. */
export interface Outdated {
  readonly index: number;
  readonly because: "expired" | "stale";
}

export interface Accepting {
  readonly report: Report;
  readonly outdated: readonly Outdated[];
}

const RANKS: Readonly<Record<Diagnosis["verdict"], number>> = { unlikely: 0, possible: 1, likely: 2, confirmed: 3 };

/** Takes one of the results of a baseline for each that it has; more of the same are new. */
const openBaseline = (baseline: Baseline | null): ((of: string, shape: string, rank: number) => boolean) => {
  const left = new Map<string, number[]>();
  const add = (of: string, shape: string, rank: number): void => {
    const key = `${of} ${shape}`;
    left.set(
      key,
      [...(left.get(key) ?? []), rank].sort((a, b) => a - b),
    );
  };
  for (const { shape } of baseline?.discrepancies ?? []) add("discrepancy", shape, 0);
  for (const { shape, status } of baseline?.violations ?? []) if (status === "violated") add("violation", shape, 0);
  for (const { shape, verdict } of baseline?.diagnoses ?? []) add("diagnosis", shape, RANKS[verdict]);
  return (of, shape, rank) => {
    const ranks = left.get(`${of} ${shape}`) ?? [];
    // What was only possible then and is confirmed now is news.
    const index = ranks.findIndex((known) => known >= rank);
    if (index < 0) return false;
    ranks.splice(index, 1);
    return true;
  };
};

const KNOWN: Accepted = { by: "baseline", reason: null, expires: null };

const acceptedBy = ({ reason, expires }: Suppression): Accepted => ({ by: "suppression", reason, expires });

/** An explanation of nothing but suppressed discrepancies is suppressed with them, for the reason of the first. */
const inherited = ({ explains }: Diagnosis, discrepancies: Report["discrepancies"]): Accepted | null => {
  const all = explains.map((id) => discrepancies.find((one) => one.id === id)?.accepted ?? null);
  return all.length > 0 && all.every((one) => one?.by === "suppression") ? (all[0] ?? null) : null;
};

/** Marks what is accepted, and says which suppressions have ended or fit nothing any more. Nothing is stale where nothing could be judged. */
export const accept = (report: Report, { suppressions, baseline, today }: Acceptance): Accepting => {
  const holds = ({ expires }: Suppression): boolean => expires === null || today <= expires;
  const suppressed = (rule: string, shape: string): Accepted | null => {
    const found = suppressions.find((one) => holds(one) && one.rule === rule && one.shape === shape);
    return found === undefined ? null : acceptedBy(found);
  };
  const isKnown = openBaseline(baseline);
  const mark = (of: string, rule: string, shape: string, rank = 0): Accepted | null =>
    suppressed(rule, shape) ?? (isKnown(of, shape, rank) ? KNOWN : null);

  const discrepancies = report.discrepancies.map((one) => ({
    ...one,
    accepted: mark("discrepancy", `discrepancy-${one.kind}`, one.shape),
  }));
  const marked: Report = {
    ...report,
    discrepancies,
    violations: report.violations.map((one) =>
      isBroken(one) ? { ...one, accepted: mark("violation", one.rule, one.shape) } : one,
    ),
    diagnoses: report.diagnoses.map((one) => ({
      ...one,
      accepted: mark("diagnosis", nameOf(one.causes), one.shape, RANKS[one.verdict]) ?? inherited(one, discrepancies),
    })),
  };
  const there = new Set(countablesOf(marked).map(({ rule, shape }) => `${rule} ${shape}`));
  const isStale = ({ rule, shape, intermittent }: Suppression): boolean =>
    !intermittent && report.verdict !== "not-assessable" && !there.has(`${rule} ${shape}`);
  return {
    report: marked,
    outdated: suppressions.flatMap((one, index): readonly Outdated[] => {
      if (!holds(one)) return [{ index, because: "expired" }];
      return isStale(one) ? [{ index, because: "stale" }] : [];
    }),
  };
};
