/**
 * Turns a report into a document: the order of the sections, and nothing else. The sentences are in the sections, one file each;
 * no other place of the project words a report for people.
 */
import { accepted } from "./compose/accepted.ts";
import { captures } from "./compose/captures.ts";
import { details } from "./compose/details.ts";
import { discrepancies } from "./compose/discrepancies.ts";
import { notAssessable, ruledOut } from "./compose/excluded.ts";
import { headline } from "./compose/headline.ts";
import { further, next } from "./compose/next.ts";
import { questions } from "./compose/questions.ts";
import { scope } from "./compose/scope.ts";
import type { ComposeContext, Section } from "./compose/section.ts";
import { indistinguishable, survivors } from "./compose/survivors.ts";
import { tasks } from "./compose/tasks.ts";
import { violations } from "./compose/violations.ts";
import type { Document } from "./document.ts";
import type { Report } from "./schema.ts";

/** Answer first, reasons after it, the one next action last: that is where the eye is when the output ends. */
const SECTIONS: readonly Section[] = [
  headline,
  discrepancies,
  accepted,
  tasks,
  scope,
  violations,
  survivors,
  details,
  indistinguishable,
  ruledOut,
  notAssessable,
  captures,
  questions,
  further,
  next,
];

/** The report in words. Pure: the same report and sources give the same document. */
export const compose = (report: Report, context: ComposeContext): Document => ({
  blocks: SECTIONS.flatMap((section) => section(report, context)),
});
