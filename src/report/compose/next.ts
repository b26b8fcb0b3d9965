/** What to record next. Exactly one action closes the report, with what each answer would mean and the lines to paste. */

import { places } from "../../rules/experiment.ts";
import {
  type Block,
  type Content,
  cause,
  heading,
  joined,
  leadIn,
  list,
  muted,
  paragraph,
  strong,
  text,
} from "../document.ts";
import type { Report } from "../schema.ts";
import { count, names, prose } from "../wording.ts";
import type { Section } from "./section.ts";

type Action = Report["next"][number];

/** Further actions of which the outcomes are told. */
const FURTHER = 2;
/** Sets of causes that would stay together. */
const SETS = 3;
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

const code = (statements: string): Block => ({ kind: "code", language: "cpp", text: statements.trimEnd() });

const paste = ({ paste: statements }: Action): readonly Block[] =>
  statements === null ? [] : [leadIn(muted("To paste:")), code(statements)];

const PLACES: Readonly<Record<Action["place"], string>> = {
  disk: "To run where the captures were made:",
  driver: "To paste into the driver:",
  firmware: "To paste into the firmware:",
  client: "To paste into the client:",
};

/** What further actions are to paste, by place, so that one rebuild takes all of it. */
const pasted = (actions: readonly Action[]): readonly Block[] =>
  places.flatMap((place) => {
    const statements = actions.flatMap((action) => (action.place === place ? (action.paste ?? []) : []));
    return statements.length === 0 ? [] : [leadIn(muted(PLACES[place])), code(statements.join("\n"))];
  });

/** How far all of them together lead. */
const reach = ({ bundle }: Report): readonly Block[] => {
  if (bundle === null) return [];
  const { pairs, together } = bundle;
  const sets = together.slice(0, SETS).map((set) => left(set));
  const more = together.length - sets.length;
  const stay: Content =
    sets.length === 0
      ? []
      : [
          text(" What would still stand together: "),
          ...joined(sets, [text("; ")]),
          ...(more > 0 ? [muted(`; and ${count(more, "more set")}`)] : []),
          text("."),
        ];
  return [
    paragraph(
      text(
        `With the next one they tell apart ${pairs.told} of ${count(pairs.all, "pair")} of causes that need different remedies.`,
      ),
      ...stay,
    ),
  ];
};

export const further: Section = (report) => {
  const others = report.next.slice(1);
  if (others.length === 0) return [];
  return [
    heading(2, text("Also worth recording in the same run")),
    ...others.flatMap((action, index) => [
      ...(index < FURTHER
        ? [...task(action, ...prose(action.do)), ...outcomes(action)]
        : [paragraph(...prose(action.do))]),
    ]),
    ...pasted(others),
    ...reach(report),
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
