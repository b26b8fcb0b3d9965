/** The steps of all places that lines may still add to, until a later step shows that they are over. */
import type { Claim } from "./claim.ts";
import { isEndedBy, isOvertaken, type Section } from "./section.ts";
import { ENDED_BY, type Topic } from "./topic.ts";

/** Steps that are kept open. */
const MAX_STEPS = 32;

const ENDS: ReadonlySet<Topic> = new Set(Object.values(ENDED_BY).flat());

/** True if a line about this topic may end a step. */
const endsSteps = (topic: Topic): boolean => ENDS.has(topic);

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
  const others: Section[] = [];
  /** Adds a section; where there is no room, one that is over goes, or else the oldest. */
  const stand = (section: Section): void => {
    if (others.length >= MAX_STEPS)
      others.splice(
        Math.max(
          0,
          others.findIndex((other) => other.sealed),
        ),
        1,
      );
    others.push(section);
  };
  return {
    end: (claim) => {
      // Most lines end nothing, and many steps may be open.
      if (claim.topics.every(endsSteps)) for (const step of steps) step.sealed ||= isEndedBy(step, claim);
      if (steps.length > MAX_STEPS) steps = steps.filter((step) => !step.sealed).slice(-MAX_STEPS / 2);
    },
    overtake: (claim) => {
      if (claim.topics.includes("receive")) for (const other of others) other.sealed ||= isOvertaken(other, claim);
    },
    take: (section, isStep) => {
      if (isStep) steps.push(section);
      else stand(section);
    },
  };
};
