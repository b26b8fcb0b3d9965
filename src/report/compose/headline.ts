/** The answer: the verdict word with the case in one sentence, and under it what the captures leave of the causes. */

import { type Content, cause, command, heading, joined, paragraph, text, verdict } from "../document.ts";
import { isLine } from "../excerpt.ts";
import { acceptedResults } from "../gate/summary.ts";
import type { Report, ReportDiagnosis } from "../schema.ts";
import { causesOf, count, names, prose } from "../wording.ts";
import type { Section } from "./section.ts";

/** Names that the answer lists before it refers to the table. */
const NAMED = 4;

const settled = ({ verdict: word }: ReportDiagnosis): boolean => word === "confirmed" || word === "likely";

const named = (diagnoses: readonly ReportDiagnosis[]): Content => {
  const first = names(diagnoses.slice(0, NAMED).map((diagnosis) => cause(causesOf(diagnosis))));
  const more = diagnoses.length - NAMED;
  return more > 0 ? [...first, text(` and ${more} more`)] : first;
};

/** `copied-back-buffer is likely.` and what it says happened. */
const best = (diagnosis: ReportDiagnosis): Content => [
  cause(causesOf(diagnosis)),
  text(" is "),
  verdict(diagnosis.verdict),
  text(diagnosis.shown ? ", shown by a line: " : ": "),
  ...prose(diagnosis.sentence),
];

const explained = ({ diagnoses, discrepancies }: Report): readonly Content[] => {
  const good = diagnoses.filter(settled);
  const covered = new Set(good.flatMap(({ explains }) => explains));
  const open = discrepancies.filter(({ id }) => !covered.has(id));
  const answers = good.slice(0, 2).map(best);
  if (open.length === 0) return answers;
  const which =
    open.length <= NAMED
      ? open.map(({ id }) => id).join(", ")
      : `${open.length} of ${discrepancies.length} discrepancies`;
  return [...answers, [text(`No likely cause explains ${which}.`)]];
};

const ambiguous = ({ diagnoses }: Report): Content => {
  const possible = diagnoses.filter(({ verdict: word }) => word === "possible");
  const one = possible.length === 1;
  return [
    text(one ? "One explanation is " : `${possible.length} explanations are `),
    verdict("possible"),
    text(one ? ", not likely and not confirmed: " : ", none likely, none confirmed; best first: "),
    ...named(possible),
    text("."),
  ];
};

const unknown = ({ diagnoses }: Report): Content =>
  diagnoses.length === 0
    ? [
        text(
          "No known cause and no pair of causes gives what was observed. A hardware defect remains a suspicion: it could give anything, so no line can speak for it.",
        ),
      ]
    : [
        text("What is left is unlikely: "),
        ...named(diagnoses),
        text(". A hardware defect remains a suspicion beside it: it could give anything, so no line can speak for it."),
      ];

const nothingWrong = ({ assessed }: Report): readonly Content[] =>
  assessed === "path"
    ? [
        [
          text("This is no proof that the data arrived. A gate that needs one asks for it with "),
          command("--require bytes"),
          text("."),
        ],
      ]
    : [];

const answers: Record<Report["verdict"], (report: Report) => readonly Content[]> = {
  explained,
  "partly-explained": explained,
  ambiguous: (report) => [ambiguous(report)],
  "unknown-cause": (report) => [unknown(report)],
  "nothing-wrong": nothingWrong,
  "not-assessable": () => [[text("This is neither a pass nor a failure: there was nothing to compare.")]],
};

const violated = ({ violations }: Report): readonly Content[] => {
  const broken = violations.filter(({ status }) => status === "violated");
  const shown = broken.filter(({ evidence }) => evidence.some(isLine)).length;
  const sentence = (number: number, by: string): readonly Content[] =>
    number === 0
      ? []
      : [[text(`${count(number, "contract rule")} ${number === 1 ? "is" : "are"} violated${by}, see below.`)]];
  return [...sentence(shown, ""), ...sentence(broken.length - shown, " by what was told, not by a line")];
};

/** What is accepted is as true as before; it only does not count. */
const spared = (report: Report): readonly Content[] => {
  const number = acceptedResults(report).length;
  return number === 0
    ? []
    : [[text(`${count(number, "result")} ${number === 1 ? "is" : "are"} accepted and not counted, see below.`)]];
};

/** A verdict that nothing is wrong is only as good as the share of lines behind it. */
const unread = ({ verdict: word, captures }: Report): readonly Content[] => {
  const lines = captures.reduce((sum, capture) => sum + capture.unread, 0);
  return word !== "nothing-wrong" || lines === 0
    ? []
    : [[text(`${count(lines, "line")} ${lines === 1 ? "was" : "were"} not understood, see below.`)]];
};

export const headline: Section = (report) => {
  const sentences = [...answers[report.verdict](report), ...violated(report), ...spared(report), ...unread(report)];
  return [
    heading(1, verdict(report.verdict), text("  "), ...prose(report.headline)),
    ...(sentences.length === 0 ? [] : [paragraph(...joined(sentences, [text(" ")]))]),
  ];
};
