/** The explanations that survive, side by side, and which of them these captures cannot tell apart. */
import {
  type Block,
  type Column,
  type Content,
  cause,
  heading,
  joined,
  list,
  muted,
  paragraph,
  term,
  terms,
  text,
  verdict,
} from "../document.ts";
import type { Report, ReportDiagnosis } from "../schema.ts";
import { causesOf, everything, names, PROMISES, prose } from "../wording.ts";
import type { Section } from "./section.ts";

/** Rows of the table; the causes after them are named. */
const ROWS = 12;

const WORDS = ["confirmed", "likely", "possible", "unlikely"] as const;

interface Aspect {
  readonly column: Column;
  readonly cell: (diagnosis: ReportDiagnosis) => Content;
}

const missing = ({ missing: all }: ReportDiagnosis): Content => {
  const [first, ...others] = all;
  if (first === undefined) return [muted("nothing")];
  return others.length === 0 ? [...prose(first)] : [...prose(first), muted(` (+${others.length})`)];
};

/** Which discrepancies an explanation covers is worth a column only if there is more than one. */
const aspects = (report: Report): readonly Aspect[] => [
  { column: { title: "cause", holds: "name" }, cell: (one) => [cause(causesOf(one))] },
  { column: { title: "word", holds: "name" }, cell: (one) => [verdict(one.verdict)] },
  ...(report.discrepancies.length > 1 ? [coverage(report)] : []),
  { column: { title: "shown", holds: "name" }, cell: ({ shown }) => [shown ? text("by a line") : muted("no")] },
  { column: { title: "missing", holds: "prose" }, cell: missing },
];

const coverage = (report: Report): Aspect => ({
  column: { title: "explains", holds: "name" },
  cell: (one) => [text(explains(one, report))],
});

const explains = ({ explains: ids }: ReportDiagnosis, { discrepancies }: Report): string => {
  if (ids.length === discrepancies.length) return "all";
  return ids.length > 2 ? `${ids.length} of ${discrepancies.length}` : ids.join(", ");
};

/** Unlikely explanations get no row beside better ones. */
const worthARow = (diagnoses: readonly ReportDiagnosis[]): readonly ReportDiagnosis[] => {
  const better = diagnoses.filter(({ verdict: word }) => word !== "unlikely");
  return better.length > 0 ? better : diagnoses;
};

/** The explanations that have no row, by word: each is named. */
const unlisted = (diagnoses: readonly ReportDiagnosis[]): readonly Block[] => {
  const items = WORDS.flatMap((word): Content[] => {
    const same = names(diagnoses.filter((one) => one.verdict === word).map((one) => cause(causesOf(one))));
    return same.length === 0 ? [] : [[text("Also "), verdict(word), text(": "), ...same, text(".")]];
  });
  return items.length === 0
    ? []
    : [paragraph(...joined(items, [text(" ")]), text(" "), text("All of them "), ...everything, text("."))];
};

const legend = (diagnoses: readonly ReportDiagnosis[]): readonly Block[] => [
  terms(
    WORDS.filter((word) => diagnoses.some((one) => one.verdict === word)).map((word) =>
      term([verdict(word)], muted(PROMISES[word])),
    ),
  ),
];

export const survivors: Section = (report) => {
  const { diagnoses, discrepancies } = report;
  if (diagnoses.length === 0) return [];
  const shown = worthARow(diagnoses).slice(0, ROWS);
  const columns = aspects(report);
  const subject = discrepancies.length === 1 ? "what was observed" : "at least one of the discrepancies";
  return [
    heading(2, text(`Explanations that reproduce ${subject}: ${diagnoses.length}`)),
    {
      kind: "table",
      columns: columns.map(({ column }) => column),
      rows: shown.map((one) => columns.map(({ cell }) => cell(one))),
    },
    ...unlisted(diagnoses.filter((one) => !shown.includes(one))),
    ...legend(diagnoses),
  ];
};

/** Sets of explanations that are told apart by nothing, each set once. */
const classesOf = (diagnoses: readonly ReportDiagnosis[]): readonly (readonly string[])[] => {
  const classes: Set<string>[] = [];
  for (const one of diagnoses) {
    if (one.indistinguishableFrom.length === 0) continue;
    const members = [causesOf(one), ...one.indistinguishableFrom];
    const known = classes.find((set) => members.some((member) => set.has(member)));
    if (known === undefined) classes.push(new Set(members));
    else for (const member of members) known.add(member);
  }
  return classes.map((set) => [...set]);
};

export const indistinguishable: Section = ({ diagnoses }) => {
  const serious = worthARow(diagnoses);
  const classes = classesOf(serious);
  if (classes.length === 0) return [];
  const whole = classes[0]?.length === serious.length;
  return [
    heading(2, text("Not told apart by these captures")),
    ...(whole
      ? [paragraph(text(`No line speaks for one of these ${serious.length} and against another.`))]
      : [list(classes.map((members) => names(members.map(cause))))]),
  ];
};
