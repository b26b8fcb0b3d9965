/**
 * The lines on which a report rests: every line that it cites, with the rest of the statement that the line belongs to, because a
 * statement is what is read, and half of one says something else.
 */
import type { Event } from "../../model/event.ts";
import type { Report, ReportEvidence } from "../schema.ts";

/** Numbers of lines by the name of their capture, ascending. */
export type Lines = ReadonlyMap<string, readonly number[]>;

/** First and last line of a statement. */
export type Span = readonly [first: number, last: number];

interface Place {
  readonly capture: string;
  readonly line: number;
}

const PLACE = /^\S+ (.+):(\d+)$/;

// dispatch dext.log:2
const placeOf = (event: string): readonly Place[] => {
  const [, capture, line] = PLACE.exec(event) ?? [];
  return capture === undefined ? [] : [{ capture, line: Number(line) }];
};

const places = (evidence: readonly ReportEvidence[]): readonly Place[] =>
  evidence.flatMap((one) => ("given" in one ? [] : [{ capture: one.capture, line: one.line }]));

/** Every citation of a report. */
export const evidenceIn = (report: Report): readonly ReportEvidence[] => [
  ...report.discrepancies.flatMap(({ evidence }) => evidence),
  ...report.violations.flatMap(({ evidence }) => evidence),
  ...report.diagnoses.flatMap((one) => [...one.for, ...one.against, ...one.ledger.flatMap(({ evidence }) => evidence)]),
  ...report.ruledOut.flatMap(({ by }) => by),
  ...report.tasks.flatMap(({ joins }) => joins.flatMap(({ evidence }) => evidence)),
];

// align fw.log:12=dext.log:40
const ANCHOR = /^align (.+):(\d+)=(.+):(\d+)$/;

const anchored = (report: Report): readonly Place[] =>
  (report.alignment?.clocks ?? [])
    .flatMap(({ told }) => told)
    .flatMap((text) => {
      const [, one, first, other, second] = ANCHOR.exec(text) ?? [];
      return one === undefined || other === undefined
        ? []
        : [
            { capture: one, line: Number(first) },
            { capture: other, line: Number(second) },
          ];
    });

const ascending = (numbers: Iterable<number>): readonly number[] => [...new Set(numbers)].sort((a, b) => a - b);

const linesOf = (spans: readonly Span[]): readonly number[] =>
  ascending(spans.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, index) => first + index)));

/** The lines that a report cites, each with its statement's; `spans` has the statements of every capture. */
export const citedLines = (report: Report, spans: ReadonlyMap<string, readonly Span[]>): Lines => {
  const all = [
    ...places(evidenceIn(report)),
    ...report.tasks.flatMap(({ events }) => events.flatMap(placeOf)),
    ...anchored(report),
  ];
  return new Map(
    [...spans].map(([capture, own]) => {
      const cited = new Set(all.filter((place) => place.capture === capture).map(({ line }) => line));
      const whole = own.filter(([first, last]) => {
        for (let line = first; line <= last; line += 1) if (cited.has(line)) return true;
        return false;
      });
      return [capture, ascending([...cited, ...linesOf(whole)])] as const;
    }),
  );
};

/** All lines that were understood as part of a statement. */
export const everyLine = (spans: ReadonlyMap<string, readonly Span[]>): Lines =>
  new Map([...spans].map(([capture, own]) => [capture, linesOf(own)]));

/** The statements of events, by capture. */
export const spansOf = (events: readonly Event[], nameOf: (event: Event) => string): ReadonlyMap<string, Span[]> => {
  const spans = new Map<string, Span[]>();
  for (const event of events) {
    const name = nameOf(event);
    const own = spans.get(name);
    const span: Span = [event.line, event.lastLine];
    if (own === undefined) spans.set(name, [span]);
    else own.push(span);
  }
  return spans;
};
