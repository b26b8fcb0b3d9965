/** Contract rules that were checked. They stand beside the causes: a broken rule is certain where its harm is not. */
import type { ComposeContext, Section } from "./section.ts";
import { type Block, cause, type Content, heading, joined, muted, paragraph, type Role, term, type TermRow, terms, text, verdict } from "../document.ts";
import { excerptsOf, isLine } from "../excerpt.ts";
import type { Report } from "../schema.ts";
import { prose, tellsOf } from "../wording.ts";

type Violation = Report["violations"][number];

const rule = (id: string): { role: Role; text: string } => ({ role: "rule", text: id });

/** A rule may be broken without harm, so the word that links it to the discrepancy is that of the diagnosis, if there is one. */
const link = ({ cause: id }: Violation, { diagnoses, discrepancies }: Report): readonly Content[] => {
  if (id === null || discrepancies.length === 0) return [];
  const word = diagnoses.find(({ causes }) => causes.length === 1 && causes[0] === id)?.verdict;
  if (word === "confirmed" || word === "likely") return [[text("As a cause of what was observed: "), cause(id), text(", "), verdict(word), text(".")]];
  return [[text("That the rule is broken does not show that it caused what was observed: "), cause(id), text(word === undefined ? " is not shown to." : ` is ${word}, no more.`)]];
};

const byTestimony = ({ evidence }: Violation): readonly Content[] => {
  const facts = evidence.filter((one) => !isLine(one)).flatMap((one) => (isLine(one) ? [] : [one.given]));
  if (facts.length === 0) return [];
  const told = joined(facts.map(tellsOf), [text("; ")]);
  const alone = evidence.every((one) => !isLine(one));
  return [[...told, text(alone ? ". No line shows it, so it does not count for --fail-on violation." : ".")]];
};

const broken = (violation: Violation, report: Report, { source }: ComposeContext): readonly Block[] => {
  const { excerpts } = excerptsOf(violation.evidence, report.captures.map(({ name }) => name), source);
  return [
    heading(3, verdict("violated"), text("  "), rule(violation.rule), text("  "), ...prose(violation.what)),
    ...(excerpts.length === 0 ? [] : [{ kind: "excerpt" as const, excerpts }]),
    ...[...byTestimony(violation), ...link(violation, report)].map((content) => paragraph(...content)),
  ];
};

const kept = (all: readonly Violation[]): readonly TermRow[] => {
  const rules = all.filter(({ status }) => status === "kept");
  return rules.length === 0 ? [] : [{ term: [muted("kept")], content: rules.map(({ rule: id, what }) => [rule(id), text("  "), ...prose(what)]) }];
};

const open = (all: readonly Violation[]): readonly TermRow[] =>
  all
    .filter(({ status }) => status === "not-assessable")
    .map(({ rule: id, what }) => term([muted("not assessable")], rule(id), text("  "), ...prose(what)));

export const violations: Section = (report, context) => {
  if (report.violations.length === 0) return [];
  const others = [...kept(report.violations), ...open(report.violations)];
  return [
    heading(2, text("Contract rules")),
    ...report.violations.filter(({ status }) => status === "violated").flatMap((one) => broken(one, report, context)),
    ...(others.length === 0 ? [] : [terms(others)]),
  ];
};
