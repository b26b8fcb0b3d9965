/**
 * The report as an answer that can be sent to whoever asked: what is known, what is ruled out and by which line, what remains, and
 * three questions, the one that tells most first. The same sections as the report, in the order in which a reader needs them.
 */
import { type Block, type Content, cause, heading, leadIn, list, muted, paragraph, strong, text } from "../document.ts";
import type { Report } from "../schema.ts";
import { count, names, prose } from "../wording.ts";
import { accepted } from "./accepted.ts";
import { captures } from "./captures.ts";
import { discrepancies } from "./discrepancies.ts";
import { notAssessable, ruledOut } from "./excluded.ts";
import { headline } from "./headline.ts";
import { scope } from "./scope.ts";
import type { ComposeContext, Section } from "./section.ts";
import { indistinguishable, survivors } from "./survivors.ts";
import { tasks } from "./tasks.ts";
import { violations } from "./violations.ts";

/** Questions that one letter holds: more of them get no answer. */
const QUESTIONS = 3;
/** Causes that one outcome names. */
const LEFT = 4;

/** A section one level down, below a heading of the answer. */
const lowered = (blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => (block.kind === "heading" && block.level === 2 ? { ...block, level: 3 as const } : block));

/** A chapter with those of its sections that have something to say. */
const chapter =
  (title: string, otherwise: string, ...sections: readonly Section[]): Section =>
  (report, context) => {
    const blocks = sections.flatMap((section) => lowered(section(report, context)));
    return [heading(2, text(title)), ...(blocks.length === 0 ? [paragraph(text(otherwise))] : blocks)];
  };

const left = (causes: readonly string[]): Content => {
  if (causes.length === 0) return [muted("no known cause is left")];
  const more = causes.length - LEFT;
  return [...names(causes.slice(0, LEFT).map(cause)), ...(more > 0 ? [muted(` and ${more} more`)] : [])];
};

type Action = Report["next"][number];

const asked = ({ ask, paste, outcomes }: Action, number: number): readonly Block[] => [
  outcomes.length > 0
    ? leadIn(strong(`${number}. `), ...prose(ask), text(" Which of these is it?"))
    : paragraph(strong(`${number}. `), ...prose(ask)),
  ...(outcomes.length === 0
    ? []
    : [
        list(
          outcomes.map(
            ({ if: seen, then }): Content => [...prose(seen), muted(" (this would leave "), ...left(then), muted(")")],
          ),
        ),
      ]),
  ...(paste === null
    ? []
    : [leadIn(muted("What to add or run:")), { kind: "code", language: "cpp", text: paste.trimEnd() } as const]),
];

/** What only the person knows comes first: it costs no run. */
const questions: Section = ({ questions: own, next }) => {
  const plain = own.slice(0, Math.max(1, QUESTIONS - next.length));
  const actions = next.slice(0, QUESTIONS - plain.length);
  const total = plain.length + actions.length;
  if (total === 0) return [];
  return [
    heading(2, text(total === 1 ? "One question" : `${count(total, "question")}, the one that tells most first`)),
    ...plain.map((question, index) => paragraph(strong(`${index + 1}. `), ...prose(question))),
    ...actions.flatMap((action, index) => asked(action, plain.length + index + 1)),
  ];
};

const SECTIONS: readonly Section[] = [
  headline,
  chapter(
    "What is known",
    "Nothing that was logged differs from what the model expects.",
    discrepancies,
    accepted,
    violations,
    tasks,
    scope,
  ),
  chapter("What is ruled out, and by which line", "No line rules out a cause.", ruledOut),
  chapter("What remains", "No cause that the tool knows is left over.", survivors, indistinguishable, notAssessable),
  questions,
  captures,
];

/** The answer in words. Pure, as `compose` is. */
export const answer = (report: Report, context: ComposeContext): { readonly blocks: readonly Block[] } => ({
  blocks: SECTIONS.flatMap((section) => section(report, context)),
});
