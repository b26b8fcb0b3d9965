/** Evidence of the model as evidence of a report: captures by name, spans as they are. */
import type { Capture, Evidence } from "../../model/evidence.ts";
import type { ReportEvidence } from "../schema.ts";

/** Lines that one explanation, or one elimination, cites: the first of them. A report on many tasks says the same of the next ones. */
export const CITED = 100;

/** Turns citations into report evidence; the note, if any, goes to each of them. */
export const evidenceOf =
  (captures: readonly Capture[]) =>
  (all: readonly Evidence[], note?: string): ReportEvidence[] =>
    all.map((one): ReportEvidence => {
      const tail = note === undefined ? {} : { note };
      if (one.origin === "told") return { given: one.fact, ...tail };
      const name = captures.find((capture) => capture.index === one.capture)?.name ?? "?";
      return { capture: name, line: one.line, column: one.column, length: one.length, text: one.text, ...tail };
    });

export type Cite = ReturnType<typeof evidenceOf>;
