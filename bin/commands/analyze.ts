/**
 * `dma-forensics analyze`: what can be refused is refused before anything is read, what can fail fails before anything is
 * written, and only then the report goes out.
 */
import { type Accepting, type Analysis, accept, exitStatus, openAnalysis } from "../../src/index.ts";
import { problemsOf, type RunAcceptance, readAcceptance } from "../config/acceptance.ts";
import { configurationOf } from "../config/load.ts";
import { settle } from "../config/settle.ts";
import {
  appendWhole,
  checkAppendable,
  checkTargets,
  interruptible,
  keepQuiet,
  note,
  say,
  writeOut,
  writeWhole,
} from "../host.ts";
import { describe } from "../problem.ts";
import { placesOf, readSources } from "./analyze/captures.ts";
import { readFacts } from "./analyze/facts.ts";
import { type Finished, render } from "./analyze/render.ts";
import { type AnalyzeFlags, checkAnchors, filesOf, type Request, requestOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { readDialects } from "./dialects.ts";

export type { AnalyzeFlags } from "./analyze/request.ts";

interface ReadAll {
  readonly analysis: Analysis;
  readonly acceptance: RunAcceptance;
  readonly places: ReadonlyMap<string, string>;
}

/** Reads the facts, the dialects, what is accepted, and every capture. `config` is the identity of the configuration. */
const readAll = async (request: Request, config: readonly string[]): Promise<ReadAll> => {
  const { facts, files } = await readFacts(request.given);
  const given = await readDialects(request.dialects);
  const acceptance = await readAcceptance(request.suppressions, request.baseline, request.files);
  const outputs = request.destinations.flatMap(({ path }) => path ?? []);
  return withSources(request.files, outputs, async (sources) => {
    const read = sources.sources.map(({ identity }) => identity);
    const inputs = new Set([...files, ...given.files, ...acceptance.files, ...config, ...read]);
    await checkTargets(outputs, inputs);
    if (request.jobSummary !== null) await checkAppendable(request.jobSummary, inputs);
    const analysis = openAnalysis({
      given: facts,
      platform: request.platform,
      anchors: request.anchors,
      dialects: given.dialects,
    });
    await readSources(sources, analysis);
    return { analysis, acceptance, places: placesOf(sources) };
  });
};

/** The status of the run: a suppression that has to go is a mistake in a file of the person, and wins over what was found. */
const statusOf = ({ report, outdated }: Accepting, { gate, exitZero }: Request): number => {
  if (outdated.length > 0) return 2;
  return exitZero ? 0 : exitStatus(report, gate);
};

/** Writes everything to where it goes: files first, then what is added to, then the streams. Throws `CannotAnalyse`. */
const putOut = async (request: Request, finished: Finished): Promise<void> => {
  const { targets, jobSummary, standardOutput, standardError } = render(request, finished);
  await interruptible(() => writeWhole(targets));
  if (request.jobSummary !== null) await appendWhole(request.jobSummary, jobSummary);
  await writeOut(standardOutput);
  if (standardError !== "") say(standardError.trimEnd());
};

/** Analyses the files and returns the exit status. Throws `CannotAnalyse`; no report is written then. */
export const analyze = async (paths: readonly string[], flags: AnalyzeFlags): Promise<number> => {
  if (flags.quiet === true) keepQuiet();
  const files = filesOf("analyze", paths);
  const configuration = await configurationOf(flags.config);
  const request = await requestOf(files, flags, await settle(configuration, files));
  if (configuration !== null) note(`note: ${configuration.path} holds for this run`);
  const config = configuration === null ? [] : [configuration.identity];
  const { analysis, acceptance, places } = await interruptible(() => readAll(request, config));
  const outcome = analysis.finish();
  checkAnchors(outcome.anchorProblems);
  const accepting = accept(outcome.report, acceptance);
  const status = statusOf(accepting, request);
  await putOut(request, { outcome: { ...outcome, report: accepting.report }, places, status });
  for (const problem of problemsOf(accepting, acceptance)) say(`error: ${describe(problem)}`);
  return status;
};
