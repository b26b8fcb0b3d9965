/** What only the person can answer; asked before anything new is recorded. */
import { heading, list, text } from "../document.ts";
import { count, prose } from "../wording.ts";
import type { Section } from "./section.ts";

export const questions: Section = ({ questions: all }) =>
  all.length === 0
    ? []
    : [heading(2, text(count(all.length, "question"))), list(all.map((question) => prose(question)))];
