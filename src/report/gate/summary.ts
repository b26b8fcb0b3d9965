/** The few lines of `--summary`: the answer, what was found, what is accepted, and why the status is what it is. */
import type { Report } from "../schema.ts";
import { visible } from "../visible.ts";
import { count } from "../wording.ts";
import { type Countable, countablesOf } from "./countable.ts";

const WORDS = ["confirmed", "likely", "possible", "unlikely"] as const;

/** `2 possible, 1 unlikely`, or `none`. */
const explained = ({ diagnoses }: Report): string =>
  WORDS.flatMap((word) => {
    const number = diagnoses.filter(({ verdict }) => verdict === word).length;
    return number === 0 ? [] : [`${number} ${word}`];
  }).join(", ") || "none";

/** `suppressed until 2026-12-31: the reason`. */
export const acceptedWords = ({ by, reason, expires }: NonNullable<Countable["accepted"]>): string => {
  if (by === "baseline") return "in the baseline";
  return `suppressed${expires === null ? "" : ` until ${expires}`}: ${reason ?? ""}`;
};

/** Discrepancies and broken rules that are accepted; explanations follow them. */
export const acceptedResults = (report: Report): readonly (Countable & { readonly words: string })[] =>
  countablesOf(report).flatMap((one) =>
    one.accepted === null || one.of === "diagnosis" ? [] : [{ ...one, words: acceptedWords(one.accepted) }],
  );

/** `status` is the exit status of the run, and `reason` why. Ends with a line end. */
export const summaryText = (report: Report, status: number, reason: string): string => {
  const found = countablesOf(report);
  const number = (of: Countable["of"]): number => found.filter((one) => one.of === of).length;
  return [
    `${report.verdict}: ${report.headline}`,
    `  ${count(number("discrepancy"), "discrepancy", "discrepancies")}, ${count(number("violation"), "broken rule")}, explanations: ${explained(report)}`,
    ...acceptedResults(report).map(({ ref, rule, words }) =>
      ref === rule ? `  ${ref} ${words}` : `  ${ref} ${rule} ${words}`,
    ),
    `exit status ${status}: ${reason}`,
  ]
    .map((line) => `${visible(line)}\n`)
    .join("");
};
