/** The page of one cause, and the list of all pages: Markdown made of what the cause's file and the model's register say. */
import type { Assumption, Authority } from "../../src/model/assumption.ts";
import { assumptionOf } from "../../src/model/assumptions.ts";
import { type Cause, sameRemedy } from "../../src/rules/cause.ts";

/** A sample that is named after a cause, and the words that its truth gives it. */
export interface NamedSample {
  readonly name: string;
  readonly about: string;
  readonly words: readonly string[];
}

const MARK = "<!-- Derived from src/rules/causes and src/model by `npm run derive`; a test compares. -->";

const EFFECT = {
  established: "The replay shows what follows from the fault, and the judge compares.",
  unproven:
    "No source establishes that the fault leads to lost data. It is not replayed: it stands on its broken rule, and is never more than possible.",
} as const satisfies Record<Cause["effect"], string>;

const authority = ({ grade, source }: Authority): string => `${grade.replace("-", " ")}: ${source}`;

const link = ({ id }: Cause): string => `[\`${id}\`](${id}.md)`;

const group = (cause: Cause, all: readonly Cause[]): string => {
  const others = all.filter((other) => other !== cause && sameRemedy(cause, other));
  return others.length === 0
    ? "No other cause has this remedy."
    : `One remedy with ${others.map(link).join(", ")}: these need not be told apart.`;
};

const flipOf = ({ flip }: Cause, { key, sentence, authority: who, platforms }: Assumption): readonly string[] => [
  `Nominally: ${sentence} (${authority(who)}; holds for ${platforms.join(", ")})`,
  "",
  `This cause sets the assumption \`${key}\` to \`${flip.value}\`.`,
];

const sampleRow = ({ name, about, words }: NamedSample): string =>
  `- [\`${name}\`](../../samples/${name}): ${words.join(" or ")}. ${about}`;

/** The page of a cause, ending with a line end. */
export const causePage = (cause: Cause, all: readonly Cause[], samples: readonly NamedSample[]): string =>
  [
    MARK,
    "",
    `# ${cause.title}`,
    "",
    `\`${cause.id}\``,
    "",
    cause.sentence,
    "",
    "## How it comes about",
    "",
    cause.explanation,
    "",
    "## What supports and what refutes it",
    "",
    `- Supports: ${cause.supports}`,
    `- Refutes: ${cause.refutes}`,
    `- States the step itself, where a line shows it: ${cause.missing}.`,
    "",
    "## What to change",
    "",
    cause.remedy,
    "",
    group(cause, all),
    "",
    "## What it changes in the model",
    "",
    ...flipOf(cause, assumptionOf(cause.flip.key)),
    "",
    EFFECT[cause.effect],
    "",
    `The words of this page rest on: ${cause.authority}`,
    "",
    ...(samples.length === 0 ? [] : ["## Samples", "", ...samples.map(sampleRow), ""]),
  ].join("\n");

/** The list of all pages. */
export const causeIndex = (all: readonly Cause[]): string =>
  [
    MARK,
    "",
    "# Causes",
    "",
    "Every cause that is modelled, by id. `dma-forensics explain ID` prints the same words.",
    "",
    "| cause | what happened | flips | effect |",
    "| --- | --- | --- | --- |",
    ...all.map(
      (cause) =>
        `| ${link(cause)} | ${cause.sentence} | \`${cause.flip.key}\`: \`${cause.flip.value}\` | ${cause.effect} |`,
    ),
    "",
  ].join("\n");
