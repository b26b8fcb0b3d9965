/** What a person suppressed or a baseline has: named with its reason where everybody sees it, and not counted. */
import { type Content, heading, muted, paragraph, strong, type TermRow, terms, text } from "../document.ts";
import { type Countable, countablesOf } from "../gate/countable.ts";
import { acceptedWords } from "../gate/summary.ts";
import { everything, prose } from "../wording.ts";
import type { Section } from "./section.ts";

/** Findings that are named; the JSON report has all. */
const NAMED = 20;

const nameOf = ({ ref, rule, of }: Countable): Content =>
  of === "diagnosis" ? [{ role: "cause", text: ref }] : [strong(ref), ...(ref === rule ? [] : [text(` ${rule}`)])];

const row = (one: Countable): TermRow => ({
  term: nameOf(one),
  content: one.accepted === null ? [] : [prose(acceptedWords(one.accepted))],
});

export const accepted: Section = (report) => {
  const all = countablesOf(report).filter((one) => one.accepted !== null);
  // Explanations follow what they explain, so they are named only where they alone are accepted.
  const observed = all.filter(({ of }) => of !== "diagnosis");
  const named = observed.length > 0 ? observed : all;
  if (named.length === 0) return [];
  const more = named.length - NAMED;
  return [
    heading(2, text("Accepted, and not counted for the exit status")),
    terms(named.slice(0, NAMED).map(row)),
    ...(more > 0 ? [paragraph(muted(`${more} more, `), ...everything)] : []),
  ];
};
