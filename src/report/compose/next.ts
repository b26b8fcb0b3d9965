/** What to record next. Exactly one action closes the report, with what each answer would mean and the lines to paste. */
import { type Block, type Content, cause, heading, leadIn, list, muted, paragraph, strong, text } from "../document.ts";
import type { Report } from "../schema.ts";
import { count, everything, names, prose } from "../wording.ts";
import type { Section } from "./section.ts";

type Action = Report["next"][number];

/** Further actions that are told in full before the next one. */
const FURTHER = 2;
/** Causes that one outcome lists. */
const LEFT = 8;

const left = (causes: readonly string[]): Content => {
  if (causes.length === 0) return [text("no known cause is left")];
  const more = causes.length - LEFT;
  return [...names(causes.slice(0, LEFT).map(cause)), ...(more > 0 ? [muted(` and ${more} more`)] : [])];
};

const outcomes = (action: Action): readonly Block[] =>
  action.outcomes.length === 0
    ? []
    : [
        list(
          action.outcomes.map(
            (outcome): Content => [text("If "), ...prose(outcome.if), text(": "), ...left(outcome.then)],
          ),
        ),
      ];

/** What to do; its outcomes follow without a gap. */
const task = (action: Action, ...what: Content): readonly Block[] => [
  action.outcomes.length > 0 ? leadIn(...what) : paragraph(...what),
];

const paste = ({ paste: statements }: Action): readonly Block[] =>
  statements === null
    ? []
    : [leadIn(muted("To paste:")), { kind: "code", language: "cpp", text: statements.trimEnd() }];

export const further: Section = ({ next: actions }) => {
  const others = actions.slice(1);
  const more = others.length - FURTHER;
  if (others.length === 0) return [];
  return [
    heading(2, text("Also worth recording in the same run")),
    ...others
      .slice(0, FURTHER)
      .flatMap((action) => [...task(action, ...prose(action.do)), ...outcomes(action), ...paste(action)]),
    ...(more > 0 ? [paragraph(muted(`${count(more, "more observation")}, `), ...everything)] : []),
  ];
};

export const next: Section = ({ next: actions }) => {
  const first = actions[0];
  if (first === undefined) return [];
  return [
    { kind: "rule" },
    heading(2, text("Next")),
    ...task(first, strong(first.do)),
    ...outcomes(first),
    ...paste(first),
  ];
};
