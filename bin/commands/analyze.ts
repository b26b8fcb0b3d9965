/**
 * `dma-forensics analyze`: what can be refused is refused before anything is read, what can fail fails before anything is
 * written, and only then the report goes out.
 */
import { type Analysis, type AnalysisOptions, exitStatus, type Outcome, openAnalysis } from "../../src/index.ts";
import {
  checkFolder,
  checkTargets,
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
import { render } from "./analyze/render.ts";
import { type AnalyzeFlags, checkAnchors, type Request, requestOf } from "./analyze/request.ts";
import { readTwice, type Sources, withSources } from "./analyze/sources.ts";
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

/** Reads the facts, the dialects and every capture. */
const readAll = async <T>(request: Request, use: (read: ReadOnce) => Promise<T>): Promise<T> => {
  const { facts, files } = await readFacts(request.given);
  const given = await readDialects(request.dialects);
  const told = await readCosts(request.costs);
  const outputs = request.destinations.flatMap(({ path }) => path ?? []);
  return withSources(request.files, outputs, async (once) => {
    const sources = request.evidence === null ? once : readTwice(once);
    const read = sources.sources.map(({ identity }) => identity);
    await checkTargets(outputs, new Set([...files, ...given.files, ...told.files, ...read]));
    if (request.evidence !== null) await checkFolder(request.evidence);
    const { platform, anchors } = request;
    const options = { given: facts, platform, anchors, dialects: given.dialects, costs: told.costs };
    const analysis = openAnalysis({ ...options, carried: true });
    await readSources(sources, analysis);
    return use({ analysis, sources, options, dialects: given.texts });
  });
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
const analysed = async (request: Request): Promise<Analysed> => {
  // A signal ends a computation at once only where nobody waits for it.
  if (request.evidence === null) {
    const analysis = await interruptible(() => readAll(request, async (read) => read.analysis));
    return { outcome: finished(analysis), evidence: [] };
  }
  return interruptible(() =>
    readAll(request, async ({ analysis, sources, options, dialects }) => {
      const outcome = finished(analysis);
      const evidence = await evidenceFiles({ outcome, options, dialects, cut: cutOf(sources, outcome) });
      return { outcome, evidence };
    }),
  );
};

/** Analyses the files and returns the exit status. Throws `CannotAnalyse`; no report is written then. */
export const analyze = async (files: readonly string[], flags: AnalyzeFlags): Promise<number> => {
  const request = await requestOf(files, flags);
  const { outcome, evidence } = await analysed(request);
  const { targets, standardOutput, standardError } = render(request, outcome);
  await interruptible(async () => {
    if (request.evidence !== null) await writeFolder(request.evidence, evidence);
    await writeWhole(targets);
  });
  await writeOut(standardOutput);
  if (standardError !== "") say(standardError.trimEnd());
  return request.exitZero ? 0 : exitStatus(outcome.report, request.gate);
};
