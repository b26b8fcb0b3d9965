/** Contract rules that were checked. They stand beside the causes: a broken rule is certain where its harm is not. */

import {
  type Block,
  type Content,
  cause,
  command,
  heading,
  joined,
  muted,
  paragraph,
  type Role,
  type TermRow,
  terms,
  text,
  verdict,
} from "../document.ts";
import { isLine } from "../excerpt.ts";
import type { Report } from "../schema.ts";
import { place, prose, tellsOf } from "../wording.ts";
import { linesOf } from "./lines.ts";
import type { ComposeContext, Section } from "./section.ts";

type Violation = Report["violations"][number];

const rule = (id: string): { role: Role; text: string } => ({ role: "rule", text: id });

/** A rule may be broken without harm, so the word that links it to the discrepancy is that of the diagnosis, if there is one. */
const link = ({ cause: id }: Violation, { diagnoses, discrepancies }: Report): readonly Content[] => {
  if (id === null || discrepancies.length === 0) return [];
  const word = diagnoses.find(({ causes }) => causes.length === 1 && causes[0] === id)?.verdict;
  if (word === "confirmed" || word === "likely") {
    return [[text("As a cause of what was observed: "), cause(id), text(", "), verdict(word), text(".")]];
  }
  const standing =
    word === undefined ? [] : [text(" As a cause, "), cause(id), text(" is "), verdict(word), text(" and no more.")];
  return [[text("That the rule is broken does not show that it caused what was observed."), ...standing]];
};

const byTestimony = ({ evidence }: Violation): readonly Content[] => {
  const facts = evidence.filter((one) => !isLine(one)).flatMap((one) => (isLine(one) ? [] : [one.given]));
  if (facts.length === 0) return [];
  const told = joined(facts.map(tellsOf), [text("; ")]);
  const alone = evidence.every((one) => !isLine(one));
  return [[...told, text(alone ? ". No line shows it, so it does not count for --fail-on violation." : ".")]];
};

/** What the lines would not say without the model. */
const assumed = ({ assumes }: Violation): readonly Content[] =>
  assumes.map(({ sentence, authority }) => [
    text("This rests on an assumption: "),
    ...prose(sentence),
    text(` (${authority})`),
  ]);

const broken = (violation: Violation, report: Report, context: ComposeContext): readonly Block[] => [
  heading(3, verdict("violated"), text("  "), rule(violation.rule), text("  "), ...prose(violation.what)),
  ...linesOf(violation.evidence, report, context),
  ...[...byTestimony(violation), ...assumed(violation), ...link(violation, report)].map((content) =>
    paragraph(...content),
  ),
];

const OTHERS = { kept: "kept", "not-assessable": "not assessable" } as const;

/** Rules of one status that are not violated, each with its lines. */
const others = (all: readonly Violation[], status: keyof typeof OTHERS): readonly TermRow[] => {
  const rules = all.filter((one) => one.status === status);
  const content = rules.map(({ rule: id, what, evidence }): Content => {
    const at = evidence
      .filter(isLine)
      .slice(0, 3)
      .map((one) => [place(one)]);
    return [
      rule(id),
      text("  "),
      ...prose(what),
      ...(at.length === 0 ? [] : [text("  "), ...joined(at, [text(", ")])]),
    ];
  });
  return content.length === 0 ? [] : [{ term: [muted(OTHERS[status])], content }];
};

/** Rules that a cause breaks, under the cause that is shown in its own place. */
const byCause = (all: readonly Violation[]): readonly Block[] => {
  const causes = [...new Set(all.flatMap(({ cause: id }) => id ?? []))];
  return causes.map((id) => {
    const rules = all.filter((one) => one.cause === id).map((one) => [rule(one.rule)]);
    return paragraph(cause(id), text(" breaks "), ...joined(rules, [text(", ")]), text("."));
  });
};

/** How the rules stand, in one line: of most of them no line speaks, and that is no news. */
const counts = (all: readonly Violation[]): Block => {
  const of = (status: Violation["status"]): number =>
    new Set(all.filter((one) => one.status === status).map((one) => one.rule)).size;
  const total = new Set(all.map((one) => one.rule)).size;
  return paragraph(
    muted(
      `Of ${total} rules ${of("violated")} ${of("violated") === 1 ? "is" : "are"} violated, ${of("kept")} kept, ${of("not-assessable")} not assessable; `,
    ),
    command("--contract"),
    muted(" lists them."),
  );
};

export const violations: Section = (report, context) => {
  const { violations: all } = report;
  if (all.length === 0) return [];
  const violated = all.filter(({ status }) => status === "violated");
  const rest = context.contract === true ? [...others(all, "kept"), ...others(all, "not-assessable")] : [];
  return [
    heading(2, text("Contract rules")),
    ...violated.filter(({ by }) => by === "lines").flatMap((one) => broken(one, report, context)),
    ...byCause(violated.filter(({ by }) => by === "replay")),
    ...(context.contract === true ? [] : [counts(all)]),
    ...(rest.length === 0 ? [] : [terms(rest)]),
  ];
};
