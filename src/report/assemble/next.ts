/** What to record next, as published: each observation, and what all of them do together. */
import { type Bundle, places } from "../../rules/experiment.ts";
import type { Report } from "../schema.ts";

export const nextRows = ({ suggestions }: Bundle): Report["next"] =>
  suggestions.map(({ experiment, cost, outcomes }) => ({
    id: experiment.id,
    place: experiment.place,
    cost,
    do: experiment.do,
    ask: experiment.ask,
    paste: experiment.paste,
    outcomes: outcomes.map(({ sentence, causes }) => ({ if: sentence, then: [...causes] })),
  }));

export const bundleRow = ({ suggestions, pairs, together }: Bundle): Report["bundle"] => {
  if (suggestions.length === 0) return null;
  const paste = places.flatMap((place) => {
    const own = suggestions.flatMap(({ experiment }) => (experiment.place === place ? (experiment.paste ?? []) : []));
    return own.length === 0 ? [] : [{ place, text: own.join("\n\n") }];
  });
  return {
    cost: suggestions.reduce((sum, { cost }) => sum + cost, 0),
    pairs,
    together: together.map((names) => [...names]),
    paste,
  };
};
