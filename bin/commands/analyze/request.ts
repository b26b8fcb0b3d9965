/** The options of `analyze`, checked: what comes out of here can be carried out, apart from what the files themselves hold. */

import {
  type AnchorProblem,
  FAIL_ON,
  type FailOn,
  failOnWords,
  type Gate,
  type Period,
  type Platform,
  parseAnchor,
  parseLimit,
  platforms,
  type Reporter,
  reporters,
  type ToldAnchor,
} from "../../../src/index.ts";
import { type Defaults, NO_DEFAULTS } from "../../config/defaults.ts";
import { standardOutput, stepSummary } from "../../host.ts";
import { CannotAnalyse, stop } from "../../problem.ts";
import { oneOf, unknownWord } from "../words.ts";

/** The options as commander hands them over. */
export interface AnalyzeFlags {
  readonly format?: readonly string[];
  readonly failOn?: string;
  readonly require?: string;
  readonly given?: readonly string[];
  readonly align?: readonly string[];
  readonly dialect?: readonly string[];
  readonly platform?: string;
  readonly costs?: string;
  readonly evidenceOut?: string;
  readonly exitZero?: boolean;
  readonly unread?: boolean;
  readonly contract?: boolean;
  readonly stats?: boolean;
  readonly since?: string;
  readonly until?: string;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly summary?: boolean;
  readonly jobSummary?: string;
  /** `false` for `--no-config`, and so on. */
  readonly config?: string | false;
  readonly suppressions?: string | false;
  readonly baseline?: string | false;
  readonly follow?: boolean;
}

/** Where one rendering goes. */
export interface Destination {
  readonly reporter: Reporter;
  /** `null` is standard output. */
  readonly path: string | null;
}

export interface Request {
  /** Paths as typed; `-` is standard input. */
  readonly files: readonly string[];
  /** Facts, or `@FILE`. */
  readonly given: readonly string[];
  readonly anchors: readonly ToldAnchor[];
  readonly period: Period | null;
  /** Dialect files as typed. */
  readonly dialects: readonly string[];
  /** The file of costs as typed. */
  readonly costs: string | undefined;
  readonly destinations: readonly Destination[];
  /** The folder that the evidence goes to, `null` for none. */
  readonly evidence: string | null;
  readonly gate: Gate;
  readonly exitZero: boolean;
  readonly platform: Platform;
  readonly unread: boolean;
  readonly contract: boolean;
  readonly color: boolean | undefined;
  /** What standard output gets: a report, its few lines, or nothing. */
  readonly shows: "report" | "summary" | "nothing";
  /** A file to which the summary of a CI job is added, `null` for none. */
  readonly jobSummary: string | null;
  readonly suppressions: string | undefined;
  readonly baseline: string | undefined;
  /** True if the inputs grow, and findings are told meanwhile. */
  readonly follow: boolean;
}

const TERMINAL = "terminal";

/** The packages that paint a terminal are loaded only for one. */
const reporterOf = async (name: string): Promise<Reporter> => {
  if (name === TERMINAL) return (await import("../../../src/report/terminal/index.ts")).terminal;
  const names = [TERMINAL, ...reporters.map(({ id }) => id)];
  return (
    reporters.find(({ id }) => id === name) ?? unknownWord("--format", name, names, `choose from ${names.join(", ")}`)
  );
};

/** `json`, `json=-`, `json=report.json`. */
const destinationOf = async (value: string): Promise<Destination> => {
  const [name = "", ...rest] = value.split("=");
  const reporter = await reporterOf(name);
  const path = rest.length === 0 ? "-" : rest.join("=");
  if (path === "") stop("--format", `"${value}" names no file`, `write ${name}=FILE, or ${name} for standard output`);
  return { reporter, path: path === "-" ? null : path };
};

const allOf = async (values: readonly string[]): Promise<readonly Destination[]> => {
  const destinations: Destination[] = [];
  for (const value of values) destinations.push(await destinationOf(value));
  return destinations;
};

const checkPlaces = (destinations: readonly Destination[]): void => {
  for (const [index, { path, reporter }] of destinations.entries()) {
    const twin = destinations.slice(0, index).find((earlier) => earlier.path === path);
    if (twin === undefined) continue;
    const place = path ?? "standard output";
    stop("--format", `${twin.reporter.id} and ${reporter.id} both go to ${place}`, "give each a file: FORMAT=FILE");
  }
};

type Shows = Request["shows"];

const showsOf = ({ quiet, summary, unread }: AnalyzeFlags): Shows => {
  if (quiet && summary) {
    stop("--quiet", "it prints nothing, and --summary prints a few lines", "leave one of the two out");
  }
  if (quiet && unread) {
    stop("--quiet", "it prints nothing, and --unread prints a list", "leave one of the two out");
  }
  return quiet ? "nothing" : summary ? "summary" : "report";
};

/** Formats of the command line, else those of the configuration, else the one that fits standard output. */
const destinationsOf = async (flags: AnalyzeFlags, configured: readonly string[]): Promise<readonly Destination[]> => {
  const shows = showsOf(flags);
  const typed = await allOf(flags.format ?? []);
  const [loud] = shows === "report" ? [] : typed.filter(({ path }) => path === null);
  if (loud !== undefined) {
    const other = shows === "nothing" ? "which --quiet keeps empty" : "where --summary prints its lines";
    stop("--format", `${loud.reporter.id} goes to standard output, ${other}`, `write ${loud.reporter.id}=FILE`);
  }
  const chosen = typed.length > 0 ? typed : await allOf(configured);
  const fallback = standardOutput(undefined).isTerminal ? TERMINAL : "text";
  const destinations = chosen.length > 0 || shows !== "report" ? chosen : await allOf([fallback]);
  checkPlaces(destinations);
  return destinations.filter(({ path }) => path !== null || shows === "report");
};

const failOnOf = (value: string | undefined): readonly FailOn[] => {
  if (value === undefined) return FAIL_ON;
  const words = value.split(",").map((word) => oneOf("--fail-on", word.trim(), failOnWords));
  if (words.includes("never") && words.length > 1) {
    stop("--fail-on", "never stands with other words", "leave the others out, or leave never out");
  }
  return words;
};

/** What a run fails on. Throws `CannotAnalyse`. */
export const gateOf = ({
  failOn,
  require,
}: {
  readonly failOn?: string | undefined;
  readonly require?: string | undefined;
}): Gate => {
  if (require !== undefined) oneOf("--require", require, ["bytes", "nothing"]);
  return { failOn: failOnOf(failOn), requireBytes: require === "bytes" };
};

/** Pairs of lines; whether the lines are there is known once the captures are read. */
export const anchorsOf = (values: readonly string[] = []): readonly ToldAnchor[] =>
  values.map(
    (value) =>
      parseAnchor(value) ??
      stop(
        "--align",
        `"${value}" names no two lines`,
        "write CAPTURE:LINE=CAPTURE:LINE, such as fw.log:12=dext.log:40",
        "anchor",
      ),
  );

const limitOf = (option: string, text: string | undefined): Period["since"] =>
  text === undefined
    ? null
    : (parseLimit(text) ??
      stop(option, `"${text}" is no time`, 'write "2026-03-14 09:26:53", or with a zone "2026-03-14 09:26:53+0900"'));

/** The time that is asked about, `null` for all. Throws `CannotAnalyse`. */
const periodOf = ({ since, until }: AnalyzeFlags): Period | null =>
  since === undefined && until === undefined
    ? null
    : { since: limitOf("--since", since), until: limitOf("--until", until) };

/** Throws `CannotAnalyse` at the anchors that cannot be used. */
export const checkAnchors = (problems: readonly AnchorProblem[]): void => {
  if (problems.length === 0) return;
  throw new CannotAnalyse(
    problems.map(({ anchor, what, next }) => ({ where: `--align ${anchor}`, what, next, id: "anchor" as const })),
  );
};

/** The captures of a command; nothing named is standard input. Throws `CannotAnalyse` if that is named twice. */
export const filesOf = (command: string, files: readonly string[]): readonly string[] => {
  if (files.filter((file) => file === "-").length > 1) {
    stop(command, "- is named twice, and standard input can be read only once", "name it once", "usage");
  }
  return files.length === 0 ? ["-"] : files;
};

/** `undefined` for what was switched off or never named. */
const chosen = (flag: string | false | undefined, configured: string | undefined): string | undefined =>
  flag === false ? undefined : (flag ?? configured);

const jobSummaryOf = ({ jobSummary }: AnalyzeFlags, destinations: readonly Destination[]): string | null => {
  if (jobSummary === "" || jobSummary === "-") {
    stop("--job-summary", "it takes the name of a file", "use --format markdown for standard output");
  }
  const forGithub = destinations.some(({ reporter }) => reporter.id === "github");
  return jobSummary ?? (forGithub ? (stepSummary() ?? null) : null);
};

const checkEvidence = ({ follow, evidenceOut }: AnalyzeFlags): void => {
  if (follow !== true || evidenceOut === undefined) return;
  const what = "a folder of evidence takes a second reading, and with --follow the captures are read as they come";
  stop("--evidence-out", what, "save the captures, and run analyze --evidence-out on the files", "usage");
};

/** Throws `CannotAnalyse` at the first option that cannot be carried out. Options win over the configuration; lists add up, but for formats. */
export const requestOf = async (
  files: readonly string[],
  flags: AnalyzeFlags,
  defaults: Defaults = NO_DEFAULTS,
): Promise<Request> => {
  const gate = gateOf({ failOn: flags.failOn ?? defaults.failOn, require: flags.require ?? defaults.require });
  checkEvidence(flags);
  const platform = flags.platform ?? defaults.platform;
  const destinations = await destinationsOf(flags, defaults.format);
  return {
    files,
    given: [...defaults.given, ...(flags.given ?? [])],
    anchors: anchorsOf([...defaults.align, ...(flags.align ?? [])]),
    dialects: [...defaults.dialect, ...(flags.dialect ?? [])],
    period: periodOf(flags),
    costs: flags.costs,
    destinations,
    evidence: flags.evidenceOut ?? null,
    gate,
    exitZero: flags.exitZero === true,
    platform: platform === undefined ? "unknown" : oneOf("--platform", platform, platforms),
    unread: flags.unread === true,
    contract: flags.contract === true,
    color: flags.color,
    shows: showsOf(flags),
    jobSummary: jobSummaryOf(flags, destinations),
    suppressions: chosen(flags.suppressions, defaults.suppressions),
    baseline: chosen(flags.baseline, defaults.baseline),
    follow: flags.follow === true,
  };
};
