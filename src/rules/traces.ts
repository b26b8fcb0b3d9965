/** Lines that the step of a cause leaves behind, and other steps as well. */
import { alternativeOf } from "../model/assumptions.ts";
import type { Citation } from "../model/evidence.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Candidate } from "./candidate.ts";

/** The traces of every cause in every task that the candidate explains; none if one of them has left none. */
export const tracesOf = ({ causes, accounts }: Candidate, timeline: Timeline): readonly Citation[] => {
  const found = causes.flatMap(({ flip }) =>
    accounts.map(({ finding }) => alternativeOf(flip).traces?.(finding.bench.task, timeline) ?? []),
  );
  return found.every((lines) => lines.length > 0) ? found.flat() : [];
};
