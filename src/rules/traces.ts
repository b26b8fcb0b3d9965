/** Lines that speak for the step of a cause or against it, and settle nothing. */
import { alternativeOf } from "../model/assumptions.ts";
import type { Citation } from "../model/evidence.ts";
import { losesLines } from "../model/holes.ts";
import type { Timeline } from "../model/timeline.ts";
import type { Candidate } from "./candidate.ts";

/**
 * What every cause has left in every task that the candidate explains, its step itself or traces of it; none if one of them has left
 * nothing. Where lines were lost, one task will do: in the others it is one of those.
 */
export const tracesOf = ({ causes, accounts }: Candidate, timeline: Timeline): readonly Citation[] => {
  const found = causes.map(({ flip }, index) =>
    accounts.map(({ finding }) => {
      const shown = finding.shown[index] ?? [];
      return shown.length > 0 ? shown : (alternativeOf(flip).traces?.(finding.bench.task, timeline) ?? []);
    }),
  );
  const isLeft = (lines: readonly Citation[]): boolean => lines.length > 0;
  const left = losesLines(timeline)
    ? found.every((tasks) => tasks.some(isLeft))
    : found.every((tasks) => tasks.every(isLeft));
  return left ? found.flat(2) : [];
};

/** What speaks against a cause of the candidate in a task that it explains. */
export const contraryTo = ({ causes, accounts }: Candidate, timeline: Timeline): readonly Citation[] =>
  causes.flatMap(({ flip }) =>
    accounts.flatMap(({ finding }) => alternativeOf(flip).contrary?.(finding.bench.task, timeline) ?? []),
  );
