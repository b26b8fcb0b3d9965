/** The course of a task: the state of the machine after each of its steps, from lines where they show it and from the replay where not. */
import { steps } from "../model/component.ts";
import type { Bench } from "./bench.ts";
import { FACETS, type Facet, type FacetName } from "./course/facet.ts";
import { observedFacets } from "./course/observed.ts";
import { replayedFacets } from "./course/replayed.ts";

export type Course = ReadonlyMap<FacetName, Facet>;

/** Features in the order of the steps after which they stand. */
export const facetNames: readonly FacetName[] = steps.flatMap((step) =>
  (Object.keys(FACETS) as FacetName[]).filter((name) => FACETS[name] === step),
);

/** What a line shows counts more than what the model has for it. */
export const courseOf = (bench: Bench): Course => {
  const course = new Map<FacetName, Facet>();
  for (const facet of [...observedFacets(bench), ...replayedFacets(bench.task)]) {
    if (!course.has(facet.name)) course.set(facet.name, facet);
  }
  return course;
};
