/** Predicted against observed for one discrepancy: both values, who observed it, where they differ, and what ties the lines together. */
import {
  type Block,
  type Content,
  file,
  type Inline,
  joined,
  muted,
  type TermRow,
  term,
  terms,
  text,
} from "../document.ts";
import { isLine, type ToldEvidence } from "../excerpt.ts";
import type { Report } from "../schema.ts";
import { JOIN_REASONS, names, place, tellsOf } from "../wording.ts";

type Discrepancy = Report["discrepancies"][number];
type Join = Report["tasks"][number]["joins"][number];

/** Places that one reason names. */
const TIED = 4;

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

const reason = (by: Join["by"], joins: readonly Join[]): Content => {
  const evidence = joins.filter((join) => join.by === by).flatMap((join) => join.evidence);
  const places = [...new Set(evidence.filter(isLine).map((one) => place(one).text))].slice(0, TIED);
  return places.length === 0
    ? [text(JOIN_REASONS[by])]
    : [text(`${JOIN_REASONS[by]} (`), ...names(places.map(file)), text(")")];
};

/** What ties the lines of the task together, each reason once; a join that is inferred says so. */
const ties = ({ task }: Discrepancy, report: Report): readonly TermRow[] => {
  const joins = report.tasks.find(({ ref }) => ref === task)?.joins ?? [];
  const paragraphs = [true, false].flatMap((sure): Content[] => {
    const some = joins.filter(({ certain }) => certain === sure);
    const reasons = [...new Set(some.map(({ by }) => by))].map((by) => reason(by, some));
    return reasons.length === 0
      ? []
      : [[text(sure ? "by " : "inferred, not certain: by "), ...joined(reasons, [text(" and ")])]];
  });
  return paragraphs.length === 0 ? [] : [{ term: [muted("joined")], content: paragraphs }];
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

/** Predicted against observed. `withTies` adds what ties the lines of the task together. */
export const compared = (discrepancy: Discrepancy, report: Report, withTies: boolean): Block =>
  terms([
    term([muted("predicted")], value(discrepancy, discrepancy.predicted)),
    { term: [muted("observed")], content: observation(discrepancy) },
    ...differs(discrepancy),
    ...(withTies ? ties(discrepancy, report) : []),
  ]);
