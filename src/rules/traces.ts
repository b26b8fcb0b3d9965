/** Lines that speak for the step of a cause or against it, and settle nothing. */
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

/** What speaks against a cause of the candidate in a task that it explains. */
export const contraryTo = ({ causes, accounts }: Candidate, timeline: Timeline): readonly Citation[] =>
  causes.flatMap(({ flip }) =>
    accounts.flatMap(({ finding }) => alternativeOf(flip).contrary?.(finding.bench.task, timeline) ?? []),
  );
