/**
 * Collects the log lines that evidence cites into excerpts: grouped by capture, ascending, one mark per cited span.
 * Apart from drawing, because which lines are shown is the same on every surface.
 */
import type { Excerpt, ExcerptLine, Mark } from "./document.ts";
import type { ReportEvidence } from "./schema.ts";

/** A place in a capture. */
export type LineEvidence = Extract<ReportEvidence, { capture: string }>;
export type ToldEvidence = Exclude<ReportEvidence, LineEvidence>;

/** Full text of a line, or `undefined` if it was not kept. Line from 1. */
export type Source = (capture: string, line: number) => string | undefined;

export const isLine = (evidence: ReportEvidence): evidence is LineEvidence => "capture" in evidence;

/** Lines that one block of excerpts shows; the rest is named by place. */
export const EXCERPT_LINES = 10;

const sameSpan = (a: LineEvidence, b: LineEvidence): boolean => a.column === b.column && a.length === b.length;

/** The evidence by span, in the order of columns. */
const bySpan = (cited: readonly LineEvidence[]): readonly (readonly LineEvidence[])[] =>
  cited
    .filter((evidence, index) => cited.findIndex((other) => sameSpan(other, evidence)) === index)
    .map((span) => cited.filter((evidence) => sameSpan(evidence, span)))
    .sort(([a], [b]) => (a?.column ?? 0) - (b?.column ?? 0) || (a?.length ?? 0) - (b?.length ?? 0));

/** The mark of all evidence on one span; its notes stand together. */
const markOf = (same: readonly LineEvidence[], primary: LineEvidence | undefined, column: number): Mark => ({
  column,
  length: same[0]?.length ?? 0,
  rank: primary !== undefined && same.includes(primary) ? "primary" : "secondary",
  note: [...new Set(same.flatMap(({ note }) => (note === undefined || note === "" ? [] : [note])))].join("; "),
});

/** Whether the kept text has the cited span where the evidence says; if not, only the span itself can be trusted. */
const holds = (line: string, { column, text }: LineEvidence): boolean => line.startsWith(text, column - 1);

/** One numbered line with all its marks, or one per span where the line itself is not known. */
const excerptLines = (
  cited: readonly LineEvidence[],
  primary: LineEvidence | undefined,
  source: Source,
): readonly ExcerptLine[] => {
  const first = cited[0];
  if (first === undefined) return [];
  const full = source(first.capture, first.line);
  const spans = bySpan(cited);
  if (full !== undefined && cited.every((evidence) => holds(full, evidence))) {
    const marks = spans.map((same) => markOf(same, primary, same[0]?.column ?? 1));
    return [{ number: first.line, text: full, partial: false, marks }];
  }
  return spans.map((same) => ({
    number: first.line,
    text: same[0]?.text ?? "",
    partial: true,
    marks: [markOf(same, primary, 1)],
  }));
};

/** The excerpts of some evidence, and the cited lines that did not fit. */
export interface Excerpts {
  readonly excerpts: readonly Excerpt[];
  readonly more: readonly LineEvidence[];
}

/** Whether the first cited line is where something is wrong, or all lines are merely shown. */
export type Pointing = "at-first" | "at-none";

/**
 * The first cited line is the primary one, if any is. Captures come in the order given, and where more lines are cited than fit, those
 * cited first are kept. Told facts have no line and are left to the caller.
 */
export const excerptsOf = (
  evidence: readonly ReportEvidence[],
  captures: readonly string[],
  source: Source,
  pointing: Pointing = "at-first",
): Excerpts => {
  const cited = evidence.filter(isLine);
  const primary = pointing === "at-first" ? cited[0] : undefined;
  const places = [...new Set(cited.map(({ capture, line }) => `${line} ${capture}`))].slice(0, EXCERPT_LINES);
  const fits = ({ capture, line }: LineEvidence): boolean => places.includes(`${line} ${capture}`);
  const names = [...new Set([...captures, ...cited.map(({ capture }) => capture)])];
  const excerpts = names.flatMap((capture): Excerpt[] => {
    const here = cited.filter((one) => one.capture === capture && fits(one));
    const numbers = [...new Set(here.map(({ line }) => line))].sort((a, b) => a - b);
    const lines = numbers.flatMap((line) =>
      excerptLines(
        here.filter((one) => one.line === line),
        primary,
        source,
      ),
    );
    return lines.length === 0 ? [] : [{ capture, lines }];
  });
  return { excerpts, more: cited.filter((one) => !fits(one)) };
};
