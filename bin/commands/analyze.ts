/**
 * `dma-forensics analyze`: what can be refused is refused before anything is read, what can fail fails before anything is
 * written, and only then the report goes out.
 */
import {
  type Accepting,
  type Analysis,
  type AnalysisOptions,
  accept,
  exitStatus,
  type Outcome,
  openAnalysis,
} from "../../src/index.ts";
import { problemsOf, type RunAcceptance, readAcceptance } from "../config/acceptance.ts";
import { configurationOf } from "../config/load.ts";
import { settle } from "../config/settle.ts";
import {
  appendWhole,
  checkAppendable,
  checkFolder,
  checkTargets,
  identityAt,
  interruptible,
  keepQuiet,
  note,
  say,
  type Target,
  writeFolder,
  writeOut,
  writeWhole,
} from "../host.ts";
import { describe } from "../problem.ts";
import { placesOf, readSources } from "./analyze/captures.ts";
import { evidenceFiles } from "./analyze/evidence.ts";
import { readFacts } from "./analyze/facts.ts";
import { follow } from "./analyze/follow.ts";
import { type Finished, isForPeople, render } from "./analyze/render.ts";
import { type AnalyzeFlags, checkAnchors, filesOf, type Request, requestOf } from "./analyze/request.ts";
import { readTwice, type Sources, withSources } from "./analyze/sources.ts";
import { openStats, type Stats } from "./analyze/stats.ts";
import { readCosts } from "./costs.ts";
import { cutOf } from "./cut.ts";
import { type GivenDialects, readDialects } from "./dialects.ts";

export type { AnalyzeFlags } from "./analyze/request.ts";

/** What people gave besides the captures. */
interface Given {
  readonly options: AnalysisOptions;
  readonly dialects: GivenDialects["texts"];
  readonly acceptance: RunAcceptance;
  /** Identities of the files that it stood in. */
  readonly files: readonly string[];
}

/** What was read, and how to read it once more. */
interface ReadOnce {
  readonly analysis: Analysis;
  readonly sources: Sources;
}

/** `config` is the identity of the configuration, if there is one. */
const readGiven = async (request: Request, config: readonly string[]): Promise<Given> => {
  const { facts, files } = await readFacts(request.given);
  const given = await readDialects(request.dialects);
  const told = await readCosts(request.costs);
  const acceptance = await readAcceptance(request.suppressions, request.baseline, request.files);
  const { platform, anchors, period } = request;
  return {
    options: {
      ...(period === null ? {} : { period }),
      given: facts,
      platform,
      anchors,
      dialects: given.dialects,
      costs: told.costs,
    },
    dialects: given.texts,
    acceptance,
    files: [...files, ...given.files, ...told.files, ...acceptance.files, ...config],
  };
};

const outputsOf = (request: Request): readonly string[] => request.destinations.flatMap(({ path }) => path ?? []);

/** Refuses what could not be written, before anything is read. */
const checkOutputs = async (request: Request, inputs: ReadonlySet<string>): Promise<void> => {
  await checkTargets(outputsOf(request), inputs);
  if (request.jobSummary !== null) await checkAppendable(request.jobSummary, inputs);
  if (request.evidence !== null) await checkFolder(request.evidence);
};

/** Reads every capture. */
const readAll = async <T>(
  request: Request,
  given: Given,
  stats: Stats,
  use: (read: ReadOnce) => Promise<T>,
): Promise<T> =>
  withSources(request.files, outputsOf(request), async (once) => {
    const sources = request.evidence === null ? once : readTwice(once);
    const read = sources.sources.map(({ identity }) => identity);
    await checkOutputs(request, new Set([...given.files, ...read]));
    const analysis = stats.watched(openAnalysis({ ...given.options, carried: true }));
    await readSources(sources, analysis);
    stats.stage("read");
    return use({ analysis, sources });
  });

/** Reads captures that grow until somebody ends it. */
const followed = async (request: Request, { options, files }: Given): Promise<Outcome> => {
  const inputs = await Promise.all(request.files.map((file) => (file === "-" ? null : identityAt(file))));
  await checkOutputs(request, new Set([...files, ...inputs.filter((input) => input !== null)]));
  const outcome = await follow(request.files, options, isForPeople(request));
  checkAnchors(outcome.anchorProblems);
  return outcome;
};

interface Analysed {
  readonly outcome: Outcome;
  /** Where captures lie, by name. */
  readonly places: ReadonlyMap<string, string>;
  /** The files of the folder of evidence; none if nobody asked for one. */
  readonly evidence: readonly Target[];
}

const finished = (analysis: Analysis): Outcome => {
  const outcome = analysis.finish();
  checkAnchors(outcome.anchorProblems);
  return outcome;
};

/** The outcome; with the lines that carry it, which takes a second reading, if a folder of evidence is wanted. */
const analysed = async (request: Request, given: Given, stats: Stats): Promise<Analysed> => {
  // Following takes signals itself: the first one ends it with a report.
  if (request.follow) return { outcome: await followed(request, given), places: new Map(), evidence: [] };
  // A signal ends a computation at once only where nobody waits for it.
  if (request.evidence === null) {
    const { analysis, places } = await interruptible(() =>
      readAll(request, given, stats, async ({ analysis, sources }) => ({ analysis, places: placesOf(sources) })),
    );
    return { outcome: finished(analysis), places, evidence: [] };
  }
  return interruptible(() =>
    readAll(request, given, stats, async ({ analysis, sources }) => {
      const outcome = finished(analysis);
      const { options, dialects } = given;
      const evidence = await evidenceFiles({ outcome, options, dialects, cut: cutOf(sources, outcome) });
      return { outcome, places: placesOf(sources), evidence };
    }),
  );
};

/** The status of the run: a suppression that has to go is a mistake in a file of the person, and wins over what was found. */
const statusOf = ({ report, outdated }: Accepting, { gate, exitZero }: Request): number => {
  if (outdated.length > 0) return 2;
  return exitZero ? 0 : exitStatus(report, gate);
};

/** Writes everything to where it goes: files first, then what is added to, then the streams. Throws `CannotAnalyse`. */
const putOut = async (request: Request, run: Finished, evidence: readonly Target[]): Promise<void> => {
  const { targets, jobSummary, standardOutput, standardError } = render(request, run);
  await interruptible(async () => {
    if (request.evidence !== null) await writeFolder(request.evidence, evidence);
    await writeWhole(targets);
  });
  if (request.jobSummary !== null) await appendWhole(request.jobSummary, jobSummary);
  await writeOut(standardOutput);
  if (standardError !== "") say(standardError.trimEnd());
};

/** Analyses the files and returns the exit status. Throws `CannotAnalyse`; no report is written then. */
export const analyze = async (paths: readonly string[], flags: AnalyzeFlags): Promise<number> => {
  if (flags.quiet === true) keepQuiet();
  const files = filesOf("analyze", paths);
  const configuration = await configurationOf(flags.config);
  const stats = openStats();
  const request = await requestOf(files, flags, await settle(configuration, files));
  if (configuration !== null) note(`note: ${configuration.path} holds for this run`);
  const config = configuration === null ? [] : [configuration.identity];
  const given = await interruptible(() => readGiven(request, config));
  const { outcome, places, evidence } = await analysed(request, given, stats);
  stats.stage("correlate, replay and judge");
  const accepting = accept(outcome.report, given.acceptance);
  const status = statusOf(accepting, request);
  await putOut(request, { outcome: { ...outcome, report: accepting.report }, places, status }, evidence);
  stats.stage("write");
  for (const told of stats.notes()) note(told);
  if (flags.stats === true) say(stats.text().trimEnd());
  for (const problem of problemsOf(accepting, given.acceptance)) say(`error: ${describe(problem)}`);
  return status;
};
