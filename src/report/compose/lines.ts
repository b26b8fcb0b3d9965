/** Cited lines as blocks: excerpts of those that fit, places of the others. The same for discrepancies, tasks and rules. */
import { type Block, joined, muted, paragraph, text } from "../document.ts";
import { excerptsOf, type LineEvidence, type Pointing } from "../excerpt.ts";
import type { Report, ReportEvidence } from "../schema.ts";
import { count, everything, place } from "../wording.ts";
import type { ComposeContext } from "./section.ts";

/** Places that are named beside the excerpts. */
const PLACES = 8;

const others = (more: readonly LineEvidence[]): readonly Block[] => {
  if (more.length === 0) return [];
  const named = more.slice(0, PLACES).map((one) => [place(one)]);
  return [
    paragraph(
      muted(`${count(more.length, "more cited place")}: `),
      ...joined(named, [text(", ")]),
      ...(more.length > PLACES ? [muted(", ..., "), ...everything] : []),
    ),
  ];
};

/** The lines that some evidence cites; no block if it cites none. */
export const linesOf = (
  evidence: readonly ReportEvidence[],
  report: Report,
  { source }: ComposeContext,
  pointing: Pointing = "at-first",
): readonly Block[] => {
  const names = report.captures.map(({ name }) => name);
  const { excerpts, more } = excerptsOf(evidence, names, source, pointing);
  return [...(excerpts.length === 0 ? [] : [{ kind: "excerpt" as const, excerpts }]), ...others(more)];
};
