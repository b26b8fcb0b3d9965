/** What a report claims and another one of the same case does not: the verdicts, word for word. */
import type { Report, ReportDiagnosis, ReportEvidence } from "../schema.ts";
import { evidenceIn } from "./cited.ts";

const nameOf = ({ causes }: ReportDiagnosis): string => causes.join(" and ");

/** Sentences, none if the second report carries all that the first one claims. What it claims beyond that is no difference. */
export const differences = (
  report: Report,
  again: Report,
  [here, there]: readonly [here: string, there: string] = ["in the report", "by its lines alone"],
): readonly string[] => {
  const words = new Map(again.diagnoses.map((one) => [nameOf(one), one]));
  const out = new Set(again.ruledOut.map(({ cause }) => cause));
  const broken = new Set(again.violations.filter(({ status }) => status === "violated").map(({ rule }) => rule));
  return [
    ...(report.verdict === again.verdict
      ? []
      : [`the case is ${report.verdict} ${here}, and ${again.verdict} ${there}`]),
    ...report.diagnoses.flatMap((one) => {
      const other = words.get(nameOf(one));
      if (other === undefined) return [`${nameOf(one)} is ${one.verdict} ${here}, and explains nothing ${there}`];
      return other.verdict === one.verdict
        ? []
        : [`${nameOf(one)} is ${one.verdict} ${here}, and ${other.verdict} ${there}`];
    }),
    ...again.diagnoses
      .filter((one) => !report.diagnoses.some((other) => nameOf(other) === nameOf(one)))
      .map((one) => `${nameOf(one)} is no explanation ${here}, and ${one.verdict} ${there}`),
    ...report.ruledOut
      .filter(({ cause }) => !out.has(cause))
      .map(({ cause }) => `${cause} is ruled out ${here}, and not ${there}`),
    ...report.violations
      .filter(({ rule, status }) => status === "violated" && !broken.has(rule))
      .map(({ rule }) => `${rule} is violated ${here}, and not ${there}`),
  ];
};

const isLine = (one: ReportEvidence): one is Exclude<ReportEvidence, { given: string }> => !("given" in one);

/** Citations whose text does not stand where the report says: sentences, none if all do. */
export const misquoted = (
  report: Report,
  source: (capture: string, line: number) => string | undefined,
): readonly string[] => [
  ...new Set(
    evidenceIn(report)
      .filter(isLine)
      .filter(({ capture, line, column, length, text }) => {
        const whole = source(capture, line);
        return whole === undefined || whole.slice(column - 1, column - 1 + length) !== text;
      })
      .map(({ capture, line, text }) => `${capture}:${line} does not hold "${text}" where the report cites it`),
  ),
];
