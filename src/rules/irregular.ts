/** Explanations by what strikes now and then, where all tasks fail. */
import { alternativeOf } from "../model/assumptions.ts";
import type { Candidate } from "./candidate.ts";
import type { Scope } from "./scope.ts";

/** Failing tasks without a passing one that make a rule of it. */
const ENOUGH = 3;

/** Where all tasks fail, whatever strikes now and then, or some of them, is a worse guess than what strikes always. */
export const isIrregular = ({ causes, accounts }: Candidate, { passing }: Pick<Scope, "passing">): boolean =>
  accounts.length >= ENOUGH &&
  passing.length === 0 &&
  causes.some(({ flip }) => alternativeOf(flip).steady === undefined);
