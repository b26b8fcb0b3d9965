/** Where prediction and observation part: the log's own lines and both values, in full for the first few, in a line for others. */
import { type Block, heading, muted, paragraph, strong, type TermRow, term, terms, text } from "../document.ts";
import type { Report } from "../schema.ts";
import { cite, everything, prose } from "../wording.ts";
import { chainOf } from "./chain.ts";
import { compared } from "./compared.ts";
import { linesOf } from "./lines.ts";
import type { ComposeContext, Section } from "./section.ts";

type Discrepancy = Report["discrepancies"][number];

/** Discrepancies that are shown with their lines, and those that get a line of their own after them. */
const FULL = 3;
const BRIEF = 10;

/** The lines that tie a task together are shown with its first discrepancy; a later one of the same task has its own lines only. */
const full = (discrepancy: Discrepancy, report: Report, context: ComposeContext): readonly Block[] => {
  const first = report.discrepancies.find(({ task }) => task === discrepancy.task) === discrepancy;
  const evidence = first ? chainOf(discrepancy, report) : discrepancy.evidence;
  return [...linesOf(evidence, report, context), compared(discrepancy, report, first)];
};

const title = ({ id, what }: Discrepancy): Block => heading(3, strong(id), text("  "), ...prose(what));

const brief = ({ id, what, evidence }: Discrepancy): TermRow => {
  const first = evidence[0];
  return term([strong(id)], ...prose(what), ...(first === undefined ? [] : [text("  "), ...cite(first)]));
};

const rest = (others: readonly Discrepancy[]): readonly Block[] => {
  if (others.length === 0) return [];
  const more = others.length - BRIEF;
  return [
    heading(3, text("More of them")),
    terms(others.slice(0, BRIEF).map(brief)),
    ...(more > 0 ? [paragraph(muted(`${more} more, `), ...everything)] : []),
  ];
};

export const discrepancies: Section = (report, context) => {
  const [only, ...others] = report.discrepancies;
  if (only === undefined) return [];
  if (others.length === 0) {
    const said = report.headline.includes(only.what) ? [] : [paragraph(...prose(only.what))];
    return [...said, ...full(only, report, context)];
  }
  return [
    heading(2, text(`${report.discrepancies.length} discrepancies`)),
    ...report.discrepancies.slice(0, FULL).flatMap((one) => [title(one), ...full(one, report, context)]),
    ...rest(report.discrepancies.slice(FULL)),
  ];
};
