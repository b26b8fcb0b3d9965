/**
 * What a program imports as `dma-forensics`: the same core as the command, with facts, anchors and dialects as the texts that the
 * command line takes. Smaller than `index.ts`, so that it can be kept stable; its types are published with it.
 */
import { loadDialect } from "./files.ts";
import {
  type AnalysisOptions,
  causes as allCauses,
  exitStatus,
  FAIL_ON,
  type FailOn,
  openAnalysis,
  type Platform,
  parseAnchor,
  parseFact,
  type Report,
  reporters,
} from "./index.ts";

export { reportJsonSchema } from "./files.ts";
export type { FailOn, Platform, Report } from "./index.ts";

/** One saved log in memory. */
export interface Capture {
  /** How the report calls it; unique among the captures of one analysis. */
  readonly name: string;
  /** Its bytes as captured, or its text. */
  readonly content: Uint8Array | string;
}

/** What no capture tells. */
export interface Options {
  /** Facts in the words of `--given`, such as `observed:dext=zeros`. */
  readonly given?: readonly string[];
  /** The machine, where the captures do not tell; `unknown` if absent. */
  readonly platform?: Platform;
  /** Lines that are about one moment, in the words of `--align`: `fw.log:12=dext.log:40`. */
  readonly align?: readonly string[];
  /** Dialect files, as their JSON texts. */
  readonly dialects?: readonly string[];
}

/** A line that looks like evidence and was not understood. */
export interface UnreadLine {
  readonly capture: string;
  readonly line: number;
  readonly text: string;
  readonly because: string;
}

export interface Analysis {
  /** The JSON report, as `--format json` writes it. */
  readonly report: Report;
  readonly unread: readonly UnreadLine[];
  /** The report in one of `formats`; `width` is in cells and counts for `text` alone. */
  readonly render: (format: string, options?: { readonly width?: number }) => string;
  /** 0, 1 or 3, as the command would end. */
  readonly exitStatus: (gate?: { readonly failOn?: readonly FailOn[]; readonly requireBytes?: boolean }) => number;
}

/** What keeps an analysis from being made: the place, what is wrong there, and what to do about it. */
export interface Problem {
  readonly where: string;
  readonly what: string;
  readonly next: string;
}

/** Thrown by {@link analyze}: no report is made of a part of the captures. */
export class CannotAnalyse extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ where, what, next }) => `${where}: ${what}. Next: ${next}`).join("\n"));
    this.name = "CannotAnalyse";
    this.problems = problems;
  }
}

/** What is known of a cause, in words. */
export interface Cause {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly explanation: string;
  readonly supports: string;
  readonly refutes: string;
  readonly remedy: string;
  readonly authority: string;
}

/** Every cause that can stand in a report. */
export const causes: readonly Cause[] = allCauses.map(
  ({ id, title, sentence, explanation, supports, refutes, remedy, authority }): Cause => ({
    id,
    title,
    sentence,
    explanation,
    supports,
    refutes,
    remedy,
    authority,
  }),
);

/** The names that `render` takes. */
export const formats: readonly { readonly id: string; readonly about: string }[] = reporters.map(({ id, about }) => ({
  id,
  about,
}));

declare const PACKAGE_VERSION: string;

/** Version of the package. */
export const version: string = PACKAGE_VERSION;

const FORMS = "the README lists the forms, as does dma-forensics analyze --help";

/** The options as the core takes them; what does not parse goes to `problems`. */
const parsed = (
  { given = [], align = [], dialects = [], platform }: Options,
  problems: Problem[],
): AnalysisOptions => ({
  ...(platform === undefined ? {} : { platform }),
  given: given.flatMap((text) => {
    const fact = parseFact(text);
    if (!("problem" in fact)) return [fact];
    problems.push({ where: `given ${text}`, what: fact.problem, next: FORMS });
    return [];
  }),
  anchors: align.flatMap((text) => {
    const anchor = parseAnchor(text);
    if (anchor === null) problems.push({ where: `align ${text}`, what: "it names no two lines", next: FORMS });
    return anchor ?? [];
  }),
  dialects: dialects.flatMap((text, index) => {
    const loaded = loadDialect(text);
    if (!("what" in loaded)) return [loaded];
    problems.push({ where: `dialects[${index}] ${loaded.path.join(".")}`, what: loaded.what, next: loaded.next });
    return [];
  }),
});

/** Text as UTF-8, without the encoder that not every host has. */
const bytesOf = (content: Uint8Array | string): Uint8Array => {
  if (typeof content !== "string") return content;
  const escaped = encodeURIComponent(content.replace(/[\ud800-\udfff]/gu, "\ufffd"));
  return Uint8Array.from(
    escaped.replace(/%([0-9A-F]{2})/gu, (_, pair: string) => String.fromCharCode(Number.parseInt(pair, 16))),
    (sign) => sign.charCodeAt(0),
  );
};

/** Analyses captures that are in memory, in any order. Throws {@link CannotAnalyse}. */
export const analyze = (captures: readonly Capture[], options: Options = {}): Analysis => {
  const problems: Problem[] = [];
  const analysis = openAnalysis({ ...parsed(options, problems), carried: true });
  const names = new Set<string>();
  for (const { name, content } of captures) {
    if (names.has(name))
      problems.push({ where: name, what: "two captures have this name", next: "name each otherwise" });
    names.add(name);
    const feed = analysis.openCapture(name);
    feed.feed(bytesOf(content));
    const problem = feed.finish();
    if (problem !== null)
      problems.push({ where: name, what: problem.what, next: problem.next.replaceAll("FILE", name) });
  }
  if (problems.length > 0) throw new CannotAnalyse(problems);
  const { report, unread, source, anchorProblems } = analysis.finish();
  if (anchorProblems.length > 0) {
    throw new CannotAnalyse(anchorProblems.map(({ anchor, what, next }) => ({ where: `align ${anchor}`, what, next })));
  }
  return {
    report,
    unread,
    render: (format, { width = 100 } = {}) => {
      const reporter = reporters.find(({ id }) => id === format);
      if (reporter === undefined) {
        const next = `choose from ${reporters.map(({ id }) => id).join(", ")}`;
        throw new CannotAnalyse([{ where: "format", what: `"${format}" is not known here`, next }]);
      }
      return reporter.render(report, { width, source, version });
    },
    exitStatus: ({ failOn = FAIL_ON, requireBytes = false } = {}) => exitStatus(report, { failOn, requireBytes }),
  };
};
