/**
 * The one door of the core: bytes of captures in, a report out. Synchronous and deterministic; no file, no clock, no console.
 * `openAnalysis` takes captures in chunks; `analyze` is that loop for captures that are in memory already.
 */
import { correlate } from "./model/correlate.ts";
import type { Platform } from "./model/platform.ts";
import type { Fact } from "./model/testimony.ts";
import { type InputProblem, openCapture, type ParsedCapture } from "./parsers/capture.ts";
import { assemble } from "./report/report.ts";
import type { Report } from "./report/schema.ts";
import { diagnose } from "./rules/diagnose.ts";

export { type Platform, platforms } from "./model/platform.ts";
export type { Fact } from "./model/testimony.ts";
export type { InputProblem } from "./parsers/capture.ts";
export { type Container, containerOf, MAGIC_BYTES } from "./parsers/magic.ts";
export { parseFact, parseFacts } from "./parsers/testimony.ts";
export { exitStatus, FAIL_ON, type FailOn, failOnWords, type Gate, reaches } from "./report/gate.ts";
export { isReport, REPORT_HEAD_BYTES } from "./report/own.ts";
export type { RenderContext, Reporter } from "./report/reporter.ts";
export { reporters } from "./report/reporters/index.ts";
export { type Report, reportJsonSchema } from "./report/schema.ts";
export type { Cause } from "./rules/cause.ts";
export { causes } from "./rules/causes/index.ts";

export interface AnalysisOptions {
  /** What a person states, parsed. */
  readonly given?: readonly Fact[];
  /** What the captures do not tell about the machine; `unknown` if absent. */
  readonly platform?: Platform;
}

/** One line that looks like evidence and was not understood. */
export interface UnreadLine {
  readonly capture: string;
  readonly line: number;
  readonly text: string;
  readonly because: string;
}

export interface Outcome {
  readonly report: Report;
  /** The full text of a line that became part of an event, `undefined` for any other. */
  readonly source: (capture: string, line: number) => string | undefined;
  readonly unread: readonly UnreadLine[];
}

export interface CaptureFeed {
  /** False once no more bytes are of use, because this is nothing that can be analysed. */
  feed(chunk: Uint8Array): boolean;
  /** What keeps this capture from being analysed, or `null`. `broken` says that bytes behind the last ones are missing. */
  finish(broken?: boolean): InputProblem | null;
  /** After `finish`: how many lines became part of events, and how many look like evidence and did not. */
  lines(): { readonly understood: number; readonly unread: number };
  /** Leaves the capture out of the report. */
  withdraw(): void;
}

export interface Analysis {
  /** Opens one capture; `name` is how the report calls it and must be unique. */
  openCapture(name: string): CaptureFeed;
  /** The report over all finished captures. */
  finish(): Outcome;
}

const outcomeOf = (
  parsed: readonly ParsedCapture[],
  { given = [], platform = "unknown" }: AnalysisOptions,
): Outcome => {
  const captures = parsed.map(({ capture, unreadLines }) => ({
    ...capture,
    unreadAt: unreadLines.map(({ line }) => line),
  }));
  const events = parsed.flatMap((one) => one.events);
  const timeline = correlate(captures, events, given, platform);
  const texts = new Map(captures.map((capture) => [capture.name, capture.text]));
  return {
    report: assemble(diagnose(timeline)),
    source: (capture, line) => texts.get(capture)?.get(line),
    unread: parsed.flatMap(({ capture, unreadLines }) =>
      unreadLines.map((line) => ({ capture: capture.name, ...line })),
    ),
  };
};

/** Opens an analysis. It throws nothing on bad input: problems are data. */
export const openAnalysis = (options: AnalysisOptions = {}): Analysis => {
  const parsed = new Set<ParsedCapture>();
  let opened = 0;
  return {
    openCapture: (name) => {
      const reader = openCapture(name, opened);
      let capture: ParsedCapture | null = null;
      opened += 1;
      return {
        feed: (chunk) => reader.feed(chunk),
        finish: (broken = false) => {
          capture = reader.finish(broken);
          if (capture.problem === null) parsed.add(capture);
          return capture.problem;
        },
        lines: () => ({ understood: capture?.capture.understood ?? 0, unread: capture?.capture.unread ?? 0 }),
        withdraw: () => {
          if (capture !== null) parsed.delete(capture);
        },
      };
    },
    finish: () =>
      outcomeOf(
        [...parsed].sort((a, b) => (a.capture.name < b.capture.name ? -1 : 1)),
        options,
      ),
  };
};

/** The small case: whole captures in memory. Captures with a problem are left out; open them one by one to learn why. */
export const analyze = (
  captures: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  options: AnalysisOptions = {},
): Outcome => {
  const analysis = openAnalysis(options);
  for (const { name, bytes } of captures) {
    const feed = analysis.openCapture(name);
    feed.feed(bytes);
    feed.finish();
  }
  return analysis.finish();
};
