/** Where two runs part: tasks put side by side, and for each pair the first step after which the states of both differ. */
import type { Step } from "../model/component.ts";
import type { Bench } from "./bench.ts";
import { FACETS, type Facet, type FacetName } from "./course/facet.ts";
import { type Course, courseOf, facetNames } from "./course.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { type Pair, pairUp, roleOf } from "./divergence/pair.ts";

/** One feature of both states. */
export interface Difference {
  readonly name: FacetName;
  readonly step: Step;
  readonly good: Facet;
  readonly bad: Facet;
}

/** A feature that only one of the runs shows. */
export interface OpenFacet {
  readonly name: FacetName;
  readonly step: Step;
  readonly shownBy: "good" | "bad";
  readonly facet: Facet;
}

export interface Divergence extends Pair<Bench> {
  /** In the order of the steps; the first is where the states part. */
  readonly differences: readonly Difference[];
  readonly open: readonly OpenFacet[];
  /** Features that agree: by lines of both runs, or because the model has one of them so. */
  readonly agree: readonly {
    readonly name: FacetName;
    readonly step: Step;
    readonly good: Facet;
    readonly bad: Facet;
  }[];
}

export interface Divergences {
  readonly pairs: readonly Divergence[];
  readonly goodOnly: readonly Bench[];
  readonly badOnly: readonly Bench[];
}

/** A failing run that does not log a value has none: what the model would have there is what should have been. */
const isSeen = ({ origin }: Facet): boolean => origin !== "replay";

const divergenceOf = ({ good, bad }: Pair<Bench>): Divergence => {
  const courses: Pair<Course> = { good: courseOf(good), bad: courseOf(bad) };
  const differences: Difference[] = [];
  const open: OpenFacet[] = [];
  const agree: Difference[] = [];
  for (const name of facetNames) {
    const [own, other] = [courses.good.get(name), courses.bad.get(name)];
    const step = FACETS[name];
    if (own !== undefined && other?.value === own.value) agree.push({ name, step, good: own, bad: other });
    else if (own !== undefined && other !== undefined && isSeen(other))
      differences.push({ name, step, good: own, bad: other });
    else if (other !== undefined && isSeen(other)) open.push({ name, step, shownBy: "bad", facet: other });
    else if (own !== undefined && isSeen(own)) open.push({ name, step, shownBy: "good", facet: own });
  }
  return { good, bad, differences, open, agree };
};

/** Both runs side by side, in the order of the failing one. */
export const divergencesOf = (good: Diagnosis, bad: Diagnosis): Divergences => {
  const { pairs, goodOnly, badOnly } = pairUp(good.benches, bad.benches, ({ task }) => roleOf(task));
  return { pairs: pairs.map(divergenceOf), goodOnly, badOnly };
};
