/** What a section of the composed report is: apart so that the sections do not import the place that lists them. */
import type { Block } from "../document.ts";
import type { Source } from "../excerpt.ts";
import type { Report } from "../schema.ts";

/** What the sections need beside the report. */
export interface ComposeContext {
  readonly source: Source;
  readonly version: string;
  /** True to list every contract rule, not those alone that are violated. */
  readonly contract?: boolean;
}

/** A section gives its blocks, none if it has nothing to say. */
export type Section = (report: Report, context: ComposeContext) => readonly Block[];
