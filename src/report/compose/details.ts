/** The best explanations one by one: what each says happened, what speaks for and against it, and on whose word it leans. */
import {
  assumed,
  type Block,
  type Content,
  cause,
  heading,
  joined,
  muted,
  paragraph,
  strong,
  type TermRow,
  terms,
  text,
  verdict,
} from "../document.ts";
import { isLine } from "../excerpt.ts";
import type { Report, ReportDiagnosis, ReportEvidence } from "../schema.ts";
import { causesOf, cite, everything, place, prose } from "../wording.ts";
import type { Section } from "./section.ts";

/** Explanations that are told in full; of merely possible ones fewer, since the next observation decides anyway. */
const BEST = 3;
const BEST_POSSIBLE = 2;
/** Citations of one kind. */
const CITED = 5;
const LEDGER_ROWS = 8;
const COUNTERFACTUALS = 2;
/** Reasons of rivals, and names in one enumeration. */
const RIVALS = 2;
const NAMED = 3;

type LedgerRow = ReportDiagnosis["ledger"][number];

const capped = (parts: readonly Content[], limit: number, noun: string): readonly Content[] =>
  parts.length <= limit
    ? parts
    : [...parts.slice(0, limit), [muted(`${parts.length - limit} more ${noun}, `), ...everything]];

const cited = (name: string, evidence: readonly ReportEvidence[], none: string): TermRow => ({
  term: [muted(name)],
  content: evidence.length === 0 ? [[muted(none)]] : capped(evidence.map(cite), CITED, "lines"),
});

const missing = ({ missing: all }: ReportDiagnosis): readonly TermRow[] =>
  all.length === 0 ? [] : [{ term: [muted("missing")], content: capped(all.map(prose), CITED, "observations") }];

const assumptions = ({ assumes }: ReportDiagnosis): readonly TermRow[] =>
  assumes.length === 0
    ? []
    : [
        {
          term: [muted("leans on")],
          content: assumes.map(({ sentence, authority }) => [assumed(sentence), muted(` Authority: ${authority}.`)]),
        },
      ];

const ledgerRow = ({ vantage, offset, bytes, writer, overwrote, evidence }: LedgerRow): Content => {
  const at = evidence.filter(isLine).filter((one) => !writer.includes(place(one).text));
  return [
    ...prose(bytes),
    text(offset === 0 ? "  " : `  from byte ${offset} in `),
    strong(vantage),
    text(": "),
    ...prose(writer.replace(/\.$/, "")),
    ...(at.length === 0
      ? []
      : [
          text(" ("),
          ...joined(
            at.map((one) => [place(one)]),
            [text(", ")],
          ),
          text(")"),
        ]),
    ...(overwrote === null ? [] : [text("; before it "), ...prose(overwrote)]),
    text("."),
  ];
};

const ledger = ({ ledger: rows }: ReportDiagnosis): readonly TermRow[] =>
  rows.length === 0 ? [] : [{ term: [muted("bytes")], content: capped(rows.map(ledgerRow), LEDGER_ROWS, "ranges") }];

/** What the first discrepancy would be without the cause; the others are in the report. */
const without = ({ counterfactual: rows }: ReportDiagnosis): readonly TermRow[] =>
  rows.length === 0
    ? []
    : [
        {
          term: [muted("without it")],
          content: capped(
            rows.map(({ discrepancies, without: nominal, with: caused }) => [
              text(`${names(discrepancies)}: `),
              ...prose(nominal),
              text("; with it "),
              ...prose(caused),
            ]),
            COUNTERFACTUALS,
            "discrepancies",
          ),
        },
      ];

const names = (ids: readonly string[]): string =>
  ids.length <= NAMED ? ids.join(", ") : `${ids.slice(0, NAMED).join(", ")} and ${ids.length - NAMED} more`;

const rivals = ({ rivals: rows }: ReportDiagnosis): readonly TermRow[] =>
  rows.length === 0
    ? []
    : [
        {
          term: [muted("rivals")],
          content: capped(
            rows.map(({ causes, because, toldBy }) => [
              text(`${names(causes)}: ${because}; `),
              text(toldBy === null ? "no known observation tells them apart" : `told apart by ${toldBy}`),
            ]),
            RIVALS,
            "reasons",
          ),
        },
      ];

const carried = ({ carriedBy }: ReportDiagnosis): readonly TermRow[] =>
  carriedBy === null || carriedBy.length === 0
    ? []
    : [
        {
          term: [muted("carried by")],
          content: [
            joined(
              carriedBy.filter(isLine).map((one) => [place(one)]),
              [text(", ")],
            ),
          ],
        },
      ];

const detail = (diagnosis: ReportDiagnosis): readonly Block[] => [
  heading(
    3,
    cause(causesOf(diagnosis)),
    text("  "),
    verdict(diagnosis.verdict),
    muted(diagnosis.shown ? "  shown by a line" : "  not shown by a line"),
  ),
  paragraph(...prose(diagnosis.sentence)),
  terms([
    cited("for", diagnosis.for, "nothing beyond being consistent"),
    cited("against", diagnosis.against, "nothing"),
    ...missing(diagnosis),
    ...assumptions(diagnosis),
    ...ledger(diagnosis),
    ...without(diagnosis),
    ...rivals(diagnosis),
    ...carried(diagnosis),
    { term: [muted("remedy")], content: [prose(diagnosis.remedy)] },
  ]),
];

const chosen = ({ diagnoses }: Report): readonly ReportDiagnosis[] => {
  const settled = diagnoses.filter(({ verdict: word }) => word === "confirmed" || word === "likely");
  return settled.length > 0 ? settled.slice(0, BEST) : diagnoses.slice(0, BEST_POSSIBLE);
};

export const details: Section = (report) => {
  const best = chosen(report);
  if (best.length === 0) return [];
  const others = report.diagnoses.length - best.length;
  return [
    heading(2, text(best.length === 1 ? "The best of them" : `The best ${best.length} of them`)),
    ...(others > 0 ? [paragraph(muted(`The other ${others} `), ...everything)] : []),
    ...best.flatMap(detail),
  ];
};
