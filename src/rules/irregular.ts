/** Explanations by what strikes now and then, where all tasks fail. */
import { alternativeOf } from "../model/assumptions.ts";
import type { Candidate } from "./candidate.ts";
import type { Scope } from "./scope.ts";

/** Failing tasks without a passing one that make a rule of it. */
const ENOUGH = 3;

/**
 * How badly an explanation fits that all tasks fail: 0 for what strikes always, 1 for what may strike some of them, 2 for a race, which
 * nobody loses every time. 0 as well where not all of them fail.
 */
export const irregularityOf = ({ causes, accounts }: Candidate, { passing }: Pick<Scope, "passing">): number => {
  if (accounts.length < ENOUGH || passing.length > 0) return 0;
  const alternatives = causes.map(({ flip }) => alternativeOf(flip));
  if (alternatives.some(({ race }) => race === true)) return 2;
  return alternatives.some(({ steady }) => steady === undefined) ? 1 : 0;
};
