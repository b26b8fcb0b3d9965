/** What observations cost if nobody says otherwise, and the names by which a person says it. */
import { places } from "../rules/experiment.ts";
import { experiments } from "../rules/experiments/index.ts";

/** Names that a file of costs may hold. */
export const costNames: readonly string[] = [...experiments.map(({ id }) => id), ...places];

/** The file that changes nothing: every observation with its cost. */
export const defaultCosts = (): string =>
  `${JSON.stringify(Object.fromEntries(experiments.map(({ id, cost }) => [id, cost])), null, 2)}\n`;
