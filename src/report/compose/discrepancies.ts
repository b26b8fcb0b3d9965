/** Where prediction and observation part: the log's own lines, both values, who observed it, and what ties the lines together. */

import {
  type Block,
  type Content,
  heading,
  type Inline,
  joined,
  muted,
  paragraph,
  strong,
  type TermRow,
  term,
  terms,
  text,
} from "../document.ts";
import { isLine, type ToldEvidence } from "../excerpt.ts";
import type { Report } from "../schema.ts";
import { cite, everything, JOIN_REASONS, place, prose, tellsOf } from "../wording.ts";
import { chainOf } from "./chain.ts";
import { linesOf } from "./lines.ts";
import type { ComposeContext, Section } from "./section.ts";

type Discrepancy = Report["discrepancies"][number];
type Join = Report["tasks"][number]["joins"][number];

/** Discrepancies that are shown with their lines, and those that get a line of their own after them. */
const FULL = 3;
const BRIEF = 10;

const isTold = (evidence: Discrepancy["evidence"][number]): evidence is ToldEvidence => !isLine(evidence);

/** Who observed it: the line whose text it is, else the person who told it, else whatever is cited first. */
const observer = ({ observed, evidence }: Discrepancy): readonly Content[] => {
  const line = evidence.filter(isLine).find((one) => one.text.trim() === observed.trim());
  const facts = evidence.filter(isTold).map(({ given }): Content => [...tellsOf(given), text(", not logged")]);
  if (line !== undefined) return [[text("shown by "), place(line)], ...facts.map((fact) => [text("also "), ...fact])];
  if (facts.length > 0) return facts;
  const first = evidence.find(isLine);
  return first === undefined ? [] : [[text("shown by "), place(first)]];
};

const PAIR = /^[0-9A-F?]{2}$/;

/** Predicted and observed byte by byte, or `null` where they are no two byte strings of one length. */
const aligned = ({
  kind,
  predicted,
  observed,
}: Discrepancy): { readonly expected: readonly string[]; readonly seen: readonly string[] } | null => {
  const expected = predicted.split(" ");
  const seen = observed.split(" ");
  const bytes = kind === "bytes" && [...expected, ...seen].every((byte) => PAIR.test(byte));
  return bytes && expected.length === seen.length ? { expected, seen } : null;
};

const differs = (discrepancy: Discrepancy): readonly TermRow[] => {
  const bytes = aligned(discrepancy);
  if (bytes === null) return [];
  const unlike = bytes.seen.flatMap((byte, index) => (byte === bytes.expected[index] ? [] : [index]));
  return unlike.length === 0
    ? []
    : [term([muted("differs")], text(`${offsets(unlike)} of ${bytes.seen.length}, counted from 0`))];
};

/** The observed bytes, those apart that are not as predicted. */
const observedBytes = (discrepancy: Discrepancy): Content => {
  const bytes = aligned(discrepancy);
  if (bytes === null) return [value(discrepancy, discrepancy.observed)];
  const same = bytes.seen.map((byte, index) => byte === bytes.expected[index]);
  return bytes.seen.map((byte, index) => ({
    role: same[index] ? "bytes" : "changed",
    text: index === bytes.seen.length - 1 ? byte : `${byte} `,
  }));
};

/** `[2, 3, 4, 9]` as `bytes 2-4, 9`. */
const offsets = (indexes: readonly number[]): string => {
  const spans: { from: number; to: number }[] = [];
  for (const index of indexes) {
    const open = spans.at(-1);
    if (open !== undefined && open.to === index - 1) open.to = index;
    else spans.push({ from: index, to: index });
  }
  const words = spans.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
  return `${indexes.length === 1 ? "byte" : "bytes"} ${words}`;
};

const reason = ({ by, evidence }: Join): Content => {
  const at = evidence
    .filter(isLine)
    .slice(0, 2)
    .map((one): Content => [place(one)]);
  return at.length === 0
    ? [text(JOIN_REASONS[by])]
    : [text(`${JOIN_REASONS[by]} (`), ...joined(at, [text(", ")]), text(")")];
};

/** What ties the lines of the task together; a join that is inferred says so. */
const ties = ({ task }: Discrepancy, report: Report): readonly TermRow[] => {
  const joins = report.tasks.find(({ ref }) => ref === task)?.joins ?? [];
  const sure = joins.filter(({ certain }) => certain);
  const inferred = joins.filter(({ certain }) => !certain);
  const content: Content[] = [];
  if (sure.length > 0) content.push([text("by "), ...joined(sure.map(reason), [text(" and ")])]);
  if (inferred.length > 0)
    content.push([text("inferred, not certain: by "), ...joined(inferred.map(reason), [text(" and ")])]);
  return content.length === 0 ? [] : [{ term: [muted("joined")], content }];
};

const value = (discrepancy: Discrepancy, words: string): Inline => ({
  role: discrepancy.kind === "bytes" ? "bytes" : "strong",
  text: words,
});

/** What was observed, and who observed it. */
const observation = (discrepancy: Discrepancy): readonly Content[] => {
  const [first, ...others] = observer(discrepancy);
  return [[...observedBytes(discrepancy), ...(first === undefined ? [] : [text("   "), ...first])], ...others];
};

const compared = (discrepancy: Discrepancy, report: Report): Block =>
  terms([
    term([muted("predicted")], value(discrepancy, discrepancy.predicted)),
    { term: [muted("observed")], content: observation(discrepancy) },
    ...differs(discrepancy),
    ...ties(discrepancy, report),
  ]);

const full = (discrepancy: Discrepancy, report: Report, context: ComposeContext): readonly Block[] => [
  ...linesOf(chainOf(discrepancy, report), report, context),
  compared(discrepancy, report),
];

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
