/** What is ruled out by which line, what cannot be assessed and why, and which eliminations rest on a weak assumption. */
import { alternativeOf, assumptionOf } from "../model/assumptions.ts";
import type { Comparison } from "../model/comparison.ts";
import type { Task } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import { accountOf, type Candidate, candidateOf } from "./candidate.ts";
import type { Cause } from "./cause.ts";
import { causes } from "./causes/index.ts";
import type { ContractFinding } from "./contract/rule.ts";
import type { Diagnosis } from "./diagnosis.ts";
import type { Suspect } from "./discrepancy.ts";

import { type Court, combinable, type Finding } from "./finding.ts";
import { isOpen, type Row } from "./row.ts";
import { pairOf } from "./trial.ts";
import { WEAK } from "./verdict.ts";

/** True if a line of the suspect denies the cause, so that no second fault is asked about. */
const isDenied = (row: Row, index: number): boolean => (row.findings[index]?.effects?.deniedBy.length ?? 0) > 0;

/** What has been asked about pairs in tasks that are alike but for causes that can be several things. */
interface Asked {
  readonly options: Set<number>;
  readonly pairs: Set<number>;
}

/** True the first time. */
const isNew = <T>(all: Set<T>, one: T): boolean => all.size !== all.add(one).size;

/**
 * The causes of which pairs with any other have not all been asked about in such a task. Most causes can be one thing in a task;
 * those that can be several, such as the addresses of other open tasks, differ from task to task, so that each is asked about once.
 */
const openAsked = (rows: readonly Row[]): ((index: number) => ReadonlySet<Cause>) => {
  const frames = new Map<string, Asked>();
  return (index) => {
    const all = rows.flatMap((row) => {
      const finding = row.findings[index];
      return finding === undefined ? [] : [{ row, finding }];
    });
    const several = all.filter(({ finding }) => finding.options.length > 1);
    const alone = all.map(({ row, finding: { options } }) => {
      const only = options.length > 1 ? "" : (options[0] ?? "-");
      return isDenied(row, index) ? `!${only}` : only;
    });
    const frame = `${all[0]?.finding.shape}/${alone.join()}`;
    const known = frames.get(frame);
    const asked: Asked = known ?? { options: new Set(), pairs: new Set() };
    frames.set(frame, asked);
    const varied = several.filter(({ finding: { options } }, at) => {
      const others = several.slice(at + 1).flatMap(({ finding }) => finding.options);
      const own = options.filter((id) => isNew(asked.options, id));
      const met = options.flatMap((id) => others.filter((other) => isNew(asked.pairs, pairOf(id, other))));
      return own.length > 0 || met.length > 0;
    });
    return new Set((known === undefined ? all : varied).map(({ row }) => row.cause));
  };
};

/** Those causes of which no second fault at work beside them would undo what contradicts them, in any task. */
const stayContradicted = (rows: readonly Row[], suspects: readonly Suspect[], court: Court): readonly Row[] => {
  const contradicted = rows.filter(({ findings }) => findings.every(({ outcome }) => outcome === "contradicted"));
  const freshAt = openAsked(rows);
  return suspects.reduce((left, { bench }, index) => {
    const fresh = left.length === 0 ? new Set<Cause>() : freshAt(index);
    if (fresh.size === 0) return left;
    const { explains } = court(bench);
    const undoes = (row: Row, { cause }: Row): boolean =>
      (fresh.has(cause) || fresh.has(row.cause)) && combinable(row.cause, cause) && explains([row.cause, cause]);
    return left.filter((row) => isDenied(row, index) || !rows.some((other) => undoes(row, other)));
  }, contradicted);
};

/** The first line of each task that contradicts the cause, and what the cause would have made of it. */
const contradictions = ({ findings }: Row): Diagnosis["ruledOut"][number]["by"] =>
  findings.flatMap((finding) => {
    const [index] = finding.effects?.contradictedBy ?? [];
    if (index === undefined) return [];
    const lines = finding.bench.observations[index]?.evidence ?? [];
    let known: Comparison | null = null;
    const comparison = (): Comparison | null => {
      known ??= finding.trial?.comparisonAt(index) ?? null;
      return known;
    };
    return lines.filter((one) => one.origin === "observed").map((evidence) => ({ evidence, comparison }));
  });

/** True if a line beside the failing tasks states the step of the cause. */
const isStatedBeside = ({ flip }: Cause, timeline: Timeline, others: readonly Task[]): boolean =>
  (alternativeOf(flip).beside?.(timeline, others) ?? []).length > 0;

/** True if a line of a failing task shows the fault itself: what happened is not ruled out, whatever it explains. */
const hasHappened = ({ flip }: Cause, suspects: readonly Suspect[]): boolean => {
  const { happened, stated } = alternativeOf(flip);
  return happened === true && suspects.some(({ bench }) => stated(bench.task, bench.timeline).length > 0);
};

/**
 * Causes that an observation contradicts in every task with a discrepancy, alone and in pairs, and those whose rule is kept. What a line
 * states beside them happened, and may have struck a task whose lines are lost.
 */
export const ruledOutOf = (
  rows: readonly Row[],
  suspects: readonly Suspect[],
  court: Court,
  contract: readonly ContractFinding[],
): Diagnosis["ruledOut"] => {
  const [timeline] = suspects.map(({ bench }) => bench.timeline);
  if (timeline === undefined) return [];
  const failing = new Set(suspects.map(({ bench }) => bench.task));
  const others = timeline.tasks.filter((task) => !failing.has(task));
  const byReplay = stayContradicted(rows, suspects, court)
    .filter(({ cause }) => !isStatedBeside(cause, timeline, others) && !hasHappened(cause, suspects))
    .map((row) => ({ cause: row.cause, by: contradictions(row) }));
  const byRule = causes
    .filter((cause) => cause.effect === "unproven")
    .flatMap((cause) => {
      const kept = contract.find((finding) => finding.cause === cause.id && finding.status === "kept");
      return kept === undefined
        ? []
        : [{ cause, by: kept.evidence.map((evidence) => ({ evidence, comparison: () => null })) }];
    });
  return [...byReplay, ...byRule].filter(({ by }) => by.length > 0).sort((a, b) => (a.cause.id < b.cause.id ? -1 : 1));
};

/** Causes that turn on what nobody recorded, and those whose rule nobody could check. */
export const notAssessableOf = (
  rows: readonly Row[],
  contract: readonly ContractFinding[],
): Diagnosis["notAssessable"] => {
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
export const doubtfulOf = (rows: readonly Row[], suspects: readonly Suspect[]): readonly Candidate[] =>
  rows.flatMap(({ cause, findings }) => {
    const accounts = suspects.flatMap((suspect, index) => {
      const finding = findings[index];
      return finding?.outcome === "contradicted" && isWeaklyContradicted(finding) ? [accountOf(suspect, finding)] : [];
    });
    const candidate = candidateOf([cause], accounts);
    return candidate.explains.length > 0 ? [candidate] : [];
  });

const isWeaklyContradicted = ({ effects }: Finding): boolean =>
  effects?.contradictionsLean.every((leans) => leans.some((key) => WEAK.has(assumptionOf(key).authority.grade))) ??
  false;
