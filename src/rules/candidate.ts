/** A candidate explanation over the whole case: one cause or two, with every task that it explains something of. */
import { losesLines } from "../model/holes.ts";
import { isUndelivered } from "../model/task.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Cause } from "./cause.ts";
import { sameRemedy } from "./cause.ts";
import type { ContractFinding } from "./contract/rule.ts";
import type { Suspect } from "./discrepancy.ts";
import type { Finding } from "./finding.ts";

/** A finding, and the ids of the discrepancies that it explains. */
export interface Account {
  readonly suspect: Suspect;
  readonly finding: Finding;
  readonly ids: readonly string[];
}

export interface Candidate {
  readonly causes: readonly Cause[];
  /** Accounts of the tasks where it explains something. */
  readonly accounts: readonly Account[];
  readonly explains: readonly string[];
  readonly tasks: readonly string[];
  /** For a cause whose effect is unproven: the broken rule that it stands on instead of a replay. */
  readonly violation: ContractFinding | null;
}

export const accountOf = (suspect: Suspect, finding: Finding): Account => ({
  suspect,
  finding,
  ids: (finding.effects?.explains ?? []).flatMap((index) => suspect.ids.get(index) ?? []),
});

/** The discrepancies of a suspect that are its task's own. */
export const ownIds = ({ ids, beside }: Suspect): readonly string[] =>
  [...ids.values()].filter((id) => !beside.has(id));

/**
 * What the candidate has to explain: all that its tasks have of their own, and whatever else it takes up. One that takes up only
 * faults of no task owes nothing of the tasks.
 */
export const due = ({ accounts }: Candidate): ReadonlySet<string> =>
  new Set(
    accounts.flatMap(({ suspect, ids }) =>
      ids.some((id) => !suspect.beside.has(id)) ? [...ids, ...ownIds(suspect)] : ids,
    ),
  );

const sets = new WeakMap<Candidate, ReadonlySet<string>>();

/** What the candidate explains, for look-ups. */
const explainedBy = (candidate: Candidate): ReadonlySet<string> => {
  const found = sets.get(candidate) ?? new Set(candidate.explains);
  sets.set(candidate, found);
  return found;
};

/** True if the candidate leaves no discrepancy of its tasks open. */
export const covers = (candidate: Candidate, ids: Iterable<string>): boolean => {
  const explained = explainedBy(candidate);
  for (const id of ids) if (!explained.has(id)) return false;
  return true;
};

/** True if the two explain one discrepancy in common. */
export const meets = (a: Candidate, b: Candidate): boolean => {
  const explained = explainedBy(b);
  return a.explains.some((id) => explained.has(id));
};

/** True if the two explain the same discrepancies. */
export const explainsLike = (a: Candidate, b: Candidate): boolean =>
  a.explains.length === b.explains.length && a.explains.every((id, at) => id === b.explains[at]);

/** True if each cause of the one has its remedy among the other's. */
export const oneRemedy = (a: Candidate, b: Candidate): boolean =>
  a.causes.every((cause) => b.causes.some((other) => sameRemedy(cause, other))) ||
  b.causes.every((cause) => a.causes.some((other) => sameRemedy(cause, other)));

/** Each cause is stated by a line, in every task that the candidate explains. */
export const shownEverywhere = ({ accounts }: Candidate): boolean =>
  accounts.length > 0 && accounts.every(({ finding }) => finding.shown.every((citations) => citations.length > 0));

/** Each cause is stated by a line in half of the tasks or more, and the capture has lost lines: those of the others may be among them. */
export const shownInPart = ({ causes, accounts }: Candidate, timeline: Timeline): boolean =>
  losesLines(timeline) &&
  causes.every((_, index) => {
    const shown = accounts.filter(({ finding }) => (finding.shown[index] ?? []).length > 0);
    return shown.length > 0 && shown.length * 2 >= accounts.length;
  });

/** The candidate that accounts make up; those that explain nothing are left out. */
export const candidateOf = (
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
    tasks: [
      ...new Set(telling.flatMap(({ finding: { bench } }) => (isUndelivered(bench.task) ? [] : [bench.task.ref]))),
    ],
    violation,
  };
};
