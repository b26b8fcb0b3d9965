/** Where it was seen and where not, in counts of tasks: only where there is a task that fared otherwise, or several that failed. */
import {
  type Block,
  type Column,
  type Content,
  cause,
  heading,
  type Inline,
  list,
  muted,
  paragraph,
  text,
} from "../document.ts";
import type { Report } from "../schema.ts";
import { count, names } from "../wording.ts";
import type { Section } from "./section.ts";

type Scope = Report["scope"];

const COLUMNS: readonly Column[] = [
  { title: "property", holds: "name" },
  { title: "value", holds: "name" },
  { title: "failing", holds: "number" },
  { title: "passing", holds: "number" },
];

const LABELS: Readonly<Record<Scope["groups"][number]["property"], string>> = {
  direction: "direction",
  target: "target",
  command: "operation code",
  length: "bytes",
  depth: "others open",
};

/** Properties of which the tasks show more than one value: one alone tells nothing. */
const telling = ({ groups }: Scope): Scope["groups"] =>
  groups.filter(({ property }) => groups.filter((group) => group.property === property).length > 1);

const table = (scope: Scope): readonly Block[] => {
  const rows = telling(scope).map(({ property, value, failing, passing }): readonly Content[] => [
    [text(LABELS[property])],
    [text(value)],
    [text(String(failing))],
    [text(String(passing))],
  ]);
  return rows.length === 0 ? [] : [{ kind: "table", columns: COLUMNS, rows }];
};

const fared = ({ failing, passing, unseen }: Scope): Content => {
  const silent = unseen === 0 ? "" : `, and ${count(unseen, "task shows", "tasks show")} neither`;
  return [text(`${count(failing, "task")} failed, ${count(passing, "task")} fared well${silent}.`)];
};

const predictors = (causes: readonly string[]): readonly Inline[] =>
  causes.length === 0 ? [] : [text("; predicted by "), ...names(causes.map((id) => cause(id)))];

const separations = ({ separations: found }: Scope): readonly Block[] =>
  found.length === 0
    ? []
    : [
        list(
          found.map(({ what, failing, passing, causes }) => [
            text(`Every failing task ${what}, and no passing one: ${failing} against ${passing}`),
            ...predictors(causes),
          ]),
        ),
      ];

const intermittent = ({ alike, failing }: Scope): readonly Block[] =>
  alike === 0
    ? []
    : [
        paragraph(
          text(
            `Intermittent: ${alike} of ${count(failing, "failing task")} ${alike === 1 ? "has a passing one" : "have passing ones"} of the same direction, target, command and length.`,
          ),
        ),
      ];

export const scope: Section = ({ scope: own }) => {
  if (own.failing === 0 || own.failing + own.passing < 2) return [];
  const few = own.separations.length === 0 && Math.min(own.failing, own.passing) < 3;
  const note = few ? [paragraph(muted("Fewer than three tasks of a kind separate nothing."))] : [];
  return [
    heading(2, text("Where it was seen")),
    paragraph(...fared(own)),
    ...table(own),
    ...separations(own),
    ...intermittent(own),
    ...note,
  ];
};
