/**
 * `dma-forensics analyze`: what can be refused is refused before anything is read, what can fail fails before anything is
 * written, and only then the report goes out.
 */
import { type Analysis, exitStatus, openAnalysis } from "../../src/index.ts";
import { checkTargets, interruptible, say, writeOut, writeWhole } from "../host.ts";
import { readSources } from "./analyze/captures.ts";
import { readFacts } from "./analyze/facts.ts";
import { render } from "./analyze/render.ts";
import { type AnalyzeFlags, checkAnchors, type Request, requestOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { openStats, type Stats } from "./analyze/stats.ts";
import { readDialects } from "./dialects.ts";

export type { AnalyzeFlags } from "./analyze/request.ts";

/** Reads the facts, the dialects and every capture. */
const readAll = async (request: Request, stats: Stats): Promise<Analysis> => {
  const { facts, files } = await readFacts(request.given);
  const given = await readDialects(request.dialects);
  const outputs = request.destinations.flatMap(({ path }) => path ?? []);
  return withSources(request.files, outputs, async (sources) => {
    const read = sources.sources.map(({ identity }) => identity);
    await checkTargets(outputs, new Set([...files, ...given.files, ...read]));
    const analysis = stats.watched(
      openAnalysis({
        given: facts,
        platform: request.platform,
        anchors: request.anchors,
        dialects: given.dialects,
        ...(request.period === null ? {} : { period: request.period }),
      }),
    );
    await readSources(sources, analysis);
    return analysis;
  });
};

/** Analyses the files and returns the exit status. Throws `CannotAnalyse`; no report is written then. */
export const analyze = async (files: readonly string[], flags: AnalyzeFlags): Promise<number> => {
  const request = await requestOf(files, flags);
  const stats = openStats();
  const analysis = await interruptible(() => readAll(request, stats));
  stats.stage("read");
  const outcome = analysis.finish();
  stats.stage("correlate, replay and judge");
  checkAnchors(outcome.anchorProblems);
  const { targets, standardOutput, standardError } = render(request, outcome);
  await interruptible(() => writeWhole(targets));
  await writeOut(standardOutput);
  stats.stage("write");
  for (const note of stats.notes()) say(note);
  if (standardError !== "") say(standardError.trimEnd());
  if (flags.stats === true) say(stats.text().trimEnd());
  return request.exitZero ? 0 : exitStatus(outcome.report, request.gate);
};
