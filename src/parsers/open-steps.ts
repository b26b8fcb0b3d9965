/** The steps of all places that lines may still add to, until a later step shows that they are over. */
import type { Claim } from "./claim.ts";
import { isEndedBy, isOvertaken, type Section } from "./section.ts";

/** Steps that are kept open. */
const MAX_STEPS = 32;

/** The steps that are open, and what stands beside them. */
export interface OpenSteps {
  /** Seals the steps that the claim shows to be over. */
  end(claim: Claim): void;
  /** Seals what the beginning of the claim's request overtakes. */
  overtake(claim: Claim): void;
  /** Takes a section that has just begun. */
  take(section: Section, isStep: boolean): void;
}

/** No step yet. */
export const trackSteps = (): OpenSteps => {
  let steps: Section[] = [];
  let others: readonly Section[] = [];
  return {
    end: (claim) => {
      for (const step of steps) step.sealed ||= isEndedBy(step, claim);
      if (steps.length > MAX_STEPS) steps = steps.filter((step) => !step.sealed).slice(-MAX_STEPS / 2);
    },
    overtake: (claim) => {
      for (const other of others) other.sealed ||= isOvertaken(other, claim);
    },
    take: (section, isStep) => {
      if (isStep) steps.push(section);
      else others = [...others.filter((other) => !other.sealed).slice(1 - MAX_STEPS), section];
    },
  };
};
