/** The summary of many cases in words. */
import {
  type Block,
  type Column,
  cause,
  type Document,
  file,
  heading,
  leadIn,
  list,
  paragraph,
  text,
  verdict,
} from "../document.ts";
import { count } from "../wording.ts";
import type { BatchSummary } from "./summary.ts";

/** Causes and broken cases that a summary lists. */
const LISTED = 20;

const number = (title: string): Column => ({ title, holds: "number" });

const MEANING = {
  0: "without anything that --fail-on names",
  1: "with something that --fail-on names",
  2: "could not be analysed",
  3: "with nothing to judge",
} as const;

const head = ({ cases, unchanged, byExit }: BatchSummary): Block =>
  paragraph(
    text(
      `${count(cases, "case")}${unchanged > 0 ? `, ${unchanged} of them unchanged since the earlier run` : ""}${byExit
        .map(({ exit, cases: some }, index) => `${index === 0 ? ": " : "; "}${some} ${MEANING[exit]} (${exit})`)
        .join("")}.`,
    ),
  );

const verdicts = ({ byVerdict }: BatchSummary): readonly Block[] => [
  heading(2, text("By verdict")),
  {
    kind: "table",
    columns: [{ title: "verdict", holds: "name" }, number("cases")],
    rows: byVerdict.map(({ name, cases }) => [[verdict(name)], [text(String(cases))]]),
  },
];

const causes = ({ byCause }: BatchSummary): readonly Block[] => {
  const more = byCause.length - LISTED;
  return byCause.length === 0
    ? []
    : [
        heading(2, text("By cause")),
        leadIn(text("Causes with the strongest word of their case; a case without one cause counts for each.")),
        {
          kind: "table",
          columns: [{ title: "cause", holds: "name" }, ...["cases", "confirmed", "likely", "possible"].map(number)],
          rows: byCause
            .slice(0, LISTED)
            .map(({ name, cases, confirmed, likely, possible }) => [
              [cause(name)],
              ...[cases, confirmed, likely, possible].map((value) => [text(String(value))]),
            ]),
        },
        ...(more > 0 ? [paragraph(text(`${count(more, "more cause")}; --summary json has all.`))] : []),
      ];
};

const versions = ({ byDriverVersion }: BatchSummary): readonly Block[] => [
  heading(2, text("By driver version")),
  {
    kind: "table",
    columns: [{ title: "version", holds: "name" }, number("cases"), number("exit 1"), number("exit 2 or 3")],
    rows: byDriverVersion.map(({ name, cases, failing, open }) => [
      [text(name)],
      [text(String(cases))],
      [text(String(failing))],
      [text(String(open))],
    ]),
  },
];

const broken = ({ broken: all }: BatchSummary): readonly Block[] => {
  const more = all.length - LISTED;
  return all.length === 0
    ? []
    : [
        heading(2, text("Could not be analysed")),
        list(
          all
            .slice(0, LISTED)
            .map(({ case: name, error: [first] }) => [
              file(name),
              text(`: ${first?.what ?? ""}; next: ${first?.next ?? ""}`),
            ]),
        ),
        ...(more > 0 ? [paragraph(text(`${count(more, "more case")}.`))] : []),
      ];
};

export const composeSummary = (summary: BatchSummary): Document => ({
  blocks: [
    head(summary),
    ...(summary.cases === 0
      ? []
      : [...verdicts(summary), ...causes(summary), ...versions(summary), ...broken(summary)]),
  ],
});
