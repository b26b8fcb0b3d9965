/**
 * `dma-forensics analyze`: what can be refused is refused before anything is read, what can fail fails before anything is
 * written, and only then the report goes out.
 */
import { type Analysis, type AnalysisOptions, exitStatus, type Outcome, openAnalysis } from "../../src/index.ts";
import {
  checkFolder,
  checkTargets,
  identityAt,
  interruptible,
  say,
  type Target,
  writeFolder,
  writeOut,
  writeWhole,
} from "../host.ts";
import { readSources } from "./analyze/captures.ts";
import { evidenceFiles } from "./analyze/evidence.ts";
import { readFacts } from "./analyze/facts.ts";
import { follow } from "./analyze/follow.ts";
import { isForPeople, render } from "./analyze/render.ts";
import { type AnalyzeFlags, checkAnchors, type Request, requestOf } from "./analyze/request.ts";
import { readTwice, type Sources, withSources } from "./analyze/sources.ts";
import { openStats, type Stats } from "./analyze/stats.ts";
import { readCosts } from "./costs.ts";
import { cutOf } from "./cut.ts";
import { type GivenDialects, readDialects } from "./dialects.ts";

export type { AnalyzeFlags } from "./analyze/request.ts";

/** What was read, and how to read it once more. */
interface ReadOnce {
  readonly analysis: Analysis;
  readonly sources: Sources;
  readonly options: AnalysisOptions;
  readonly dialects: GivenDialects["texts"];
}

/** What people gave besides the captures. */
interface Given {
  readonly options: AnalysisOptions;
  readonly dialects: GivenDialects["texts"];
  /** Identities of the files that it stood in. */
  readonly files: readonly string[];
}

const readGiven = async (request: Request): Promise<Given> => {
  const { facts, files } = await readFacts(request.given);
  const given = await readDialects(request.dialects);
  const told = await readCosts(request.costs);
  const { platform, anchors, period } = request;
  const options = { given: facts, platform, anchors, dialects: given.dialects, costs: told.costs };
  return {
    options: period === null ? options : { ...options, period },
    dialects: given.texts,
    files: [...files, ...given.files, ...told.files],
  };
};

const outputsOf = (request: Request): readonly string[] => request.destinations.flatMap(({ path }) => path ?? []);

/** Reads what was given and every capture. */
const readAll = async <T>(request: Request, stats: Stats, use: (read: ReadOnce) => Promise<T>): Promise<T> => {
  const { options, dialects, files } = await readGiven(request);
  const outputs = outputsOf(request);
  return withSources(request.files, outputs, async (once) => {
    const sources = request.evidence === null ? once : readTwice(once);
    const read = sources.sources.map(({ identity }) => identity);
    await checkTargets(outputs, new Set([...files, ...read]));
    if (request.evidence !== null) await checkFolder(request.evidence);
    const analysis = stats.watched(openAnalysis({ ...options, carried: true }));
    await readSources(sources, analysis);
    stats.stage("read");
    return use({ analysis, sources, options, dialects });
  });
};

/** Reads captures that grow until somebody ends it. */
const followed = async (request: Request): Promise<Outcome> => {
  const { options, files } = await readGiven(request);
  const inputs = await Promise.all(request.files.map((file) => (file === "-" ? null : identityAt(file))));
  await checkTargets(outputsOf(request), new Set([...files, ...inputs.filter((input) => input !== null)]));
  const outcome = await follow(request.files, options, isForPeople(request));
  checkAnchors(outcome.anchorProblems);
  return outcome;
};

interface Analysed {
  readonly outcome: Outcome;
  /** The files of the folder of evidence; none if nobody asked for one. */
  readonly evidence: readonly Target[];
}

const finished = (analysis: Analysis): Outcome => {
  const outcome = analysis.finish();
  checkAnchors(outcome.anchorProblems);
  return outcome;
};

/** The outcome; with the lines that carry it, which takes a second reading, if a folder of evidence is wanted. */
const analysed = async (request: Request, stats: Stats): Promise<Analysed> => {
  // Following takes signals itself: the first one ends it with a report.
  if (request.follow) return { outcome: await followed(request), evidence: [] };
  // A signal ends a computation at once only where nobody waits for it.
  if (request.evidence === null) {
    const analysis = await interruptible(() => readAll(request, stats, async (read) => read.analysis));
    return { outcome: finished(analysis), evidence: [] };
  }
  return interruptible(() =>
    readAll(request, stats, async ({ analysis, sources, options, dialects }) => {
      const outcome = finished(analysis);
      const evidence = await evidenceFiles({ outcome, options, dialects, cut: cutOf(sources, outcome) });
      return { outcome, evidence };
    }),
  );
};

/** Analyses the files and returns the exit status. Throws `CannotAnalyse`; no report is written then. */
export const analyze = async (files: readonly string[], flags: AnalyzeFlags): Promise<number> => {
  const request = await requestOf(files, flags);
  const stats = openStats();
  const { outcome, evidence } = await analysed(request, stats);
  stats.stage("correlate, replay and judge");
  const { targets, standardOutput, standardError } = render(request, outcome);
  await interruptible(async () => {
    if (request.evidence !== null) await writeFolder(request.evidence, evidence);
    await writeWhole(targets);
  });
  await writeOut(standardOutput);
  stats.stage("write");
  for (const note of stats.notes()) say(note);
  if (standardError !== "") say(standardError.trimEnd());
  if (flags.stats === true) say(stats.text().trimEnd());
  return request.exitZero ? 0 : exitStatus(outcome.report, request.gate);
};
