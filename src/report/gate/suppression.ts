/** A suppression: one result that a person accepts for a reason, known by its shape, and how one is drafted from a report. */
import type { Report } from "../schema.ts";
import { type Countable, countablesOf } from "./countable.ts";

export interface Suppression {
  /** `discrepancy-bytes`, `I-05`, or the causes of an explanation. */
  readonly rule: string;
  /** The `shape` of the result in a report. */
  readonly shape: string;
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`; `null` for no end. */
  readonly expires: string | null;
  /** True for a fault that does not strike in every run, so that a run without it says nothing. */
  readonly intermittent: boolean;
}

/** What a result can be asked for by. */
const answersTo = ({ ref, rule, shape }: Countable, name: string): boolean =>
  [ref, rule, shape].includes(name.replaceAll(/\s{0,4}\+\s{0,4}/gu, "+"));

/** Discrepancies and broken rules: explanations follow what they explain. */
const isObserved = ({ of, accepted }: Countable): boolean => of !== "diagnosis" && accepted === null;

const byShape = (results: readonly Countable[]): readonly Countable[] =>
  results.filter(
    ({ rule, shape }, index) => results.findIndex((other) => other.shape === shape && other.rule === rule) === index,
  );

/** What of a report a suppression can be written for, and the names that fit nothing. */
export interface Suppressible {
  readonly results: readonly Countable[];
  readonly unknown: readonly string[];
  /** Every name that would have fitted. */
  readonly known: readonly string[];
}

/** The results of these names, each shape once; without names every discrepancy and broken rule that still counts. */
export const suppressible = (report: Report, names: readonly string[]): Suppressible => {
  const all = countablesOf(report);
  const chosen =
    names.length === 0 ? all.filter(isObserved) : all.filter((one) => names.some((name) => answersTo(one, name)));
  return {
    results: byShape(chosen),
    unknown: names.filter((name) => !all.some((one) => answersTo(one, name))),
    known: [...new Set(all.flatMap(({ ref, rule }) => [ref, rule]))],
  };
};
