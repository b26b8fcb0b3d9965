/**
 * The lines behind one discrepancy: first what observed it, then what ties its task together, then the lines that the best
 * explanation has for the bytes. Apart because a discrepancy that a person tells has no line of its own, and still needs its place.
 */
import { isLine, type LineEvidence } from "../excerpt.ts";
import type { Report, ReportEvidence } from "../schema.ts";
import { joinNote } from "../wording.ts";

type Discrepancy = Report["discrepancies"][number];

const overlaps = (a: LineEvidence, b: LineEvidence): boolean =>
  a.capture === b.capture &&
  a.line === b.line &&
  a.column < b.column + Math.max(1, b.length) &&
  b.column < a.column + Math.max(1, a.length);

const withNote = (evidence: ReportEvidence, note: string): LineEvidence[] =>
  isLine(evidence) ? [{ ...evidence, note: evidence.note ?? note }] : [];

const joinLines = ({ task }: Discrepancy, report: Report): readonly LineEvidence[] =>
  (report.tasks.find(({ ref }) => ref === task)?.joins ?? []).flatMap((join) =>
    join.evidence.flatMap((one) => withNote(one, joinNote(join))),
  );

const byteLines = ({ id }: Discrepancy, { diagnoses }: Report): readonly LineEvidence[] => {
  const best = diagnoses.find(({ explains }) => explains.includes(id));
  return (best?.ledger ?? []).flatMap(({ writer, evidence }) =>
    evidence.flatMap((one) => withNote(one, writer.replace(/\.$/, ""))),
  );
};

/** Evidence for the excerpt of a discrepancy: its own first, and each place once. */
export const chainOf = (discrepancy: Discrepancy, report: Report): readonly ReportEvidence[] => {
  const [first, ...others] = discrepancy.evidence.filter(isLine);
  const chain: LineEvidence[] = first === undefined ? [] : [...withNote(first, "observed"), ...others];
  for (const one of [...joinLines(discrepancy, report), ...byteLines(discrepancy, report)]) {
    if (!chain.some((known) => overlaps(known, one))) chain.push(one);
  }
  return chain;
};
