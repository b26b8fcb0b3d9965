/** What an output format is: a pure function from a report to one text. Everything it may know of the host is an argument. */
import type { Source } from "./excerpt.ts";
import type { Report } from "./schema.ts";

/** Host facts and texts that a rendering needs. */
export interface RenderContext {
  /** Width of the surface in cells; layouts treat less than 40 as 40. */
  readonly width: number;
  /** Full text of a cited line, `undefined` if it was not kept. */
  readonly source: Source;
  readonly version: string;
  /**
   * Where a capture lies, as a relative path from where the run was started, for tools that open files; `undefined` if it
   * lies elsewhere. Without it, its name stands for it.
   */
  readonly pathOf?: ((capture: string) => string | undefined) | undefined;
  /** Colours that the surface takes: none, 16, 256, all. Only the terminal asks. */
  readonly colorLevel?: 0 | 1 | 2 | 3;
}

export interface Reporter {
  /** The name of `--format`. */
  readonly id: string;
  /** One line for the help text. */
  readonly about: string;
  /** The whole output, ending with a line end. Throws only if the value is no report. */
  readonly render: (report: Report, context: RenderContext) => string;
}
