/**
 * `dma-forensics analyze`: what can be refused is refused before anything is read, what can fail fails before anything is
 * written, and only then the report goes out.
 */
import { exitStatus, type Outcome, openAnalysis } from "../../src/index.ts";
import { checkTargets, identityAt, interruptible, say, writeOut, writeWhole } from "../host.ts";
import { readSources } from "./analyze/captures.ts";
import { readFacts } from "./analyze/facts.ts";
import { follow } from "./analyze/follow.ts";
import { isForPeople, render } from "./analyze/render.ts";
import { type AnalyzeFlags, checkAnchors, type Request, requestOf } from "./analyze/request.ts";
import { withSources } from "./analyze/sources.ts";
import { readDialects } from "./dialects.ts";

export type { AnalyzeFlags } from "./analyze/request.ts";

/** Reads the facts, the dialects and every capture, which with `--follow` takes until somebody ends it. */
const readAll = async (request: Request): Promise<Outcome> => {
  const { facts, files } = await readFacts(request.given);
  const given = await readDialects(request.dialects);
  const outputs = request.destinations.flatMap(({ path }) => path ?? []);
  const options = {
    given: facts,
    platform: request.platform,
    anchors: request.anchors,
    dialects: given.dialects,
  };
  if (request.follow) {
    const inputs = await Promise.all(request.files.map((file) => (file === "-" ? null : identityAt(file))));
    await checkTargets(outputs, new Set([...files, ...given.files, ...inputs.filter((input) => input !== null)]));
    return follow(request.files, options, isForPeople(request));
  }
  return withSources(request.files, outputs, async (sources) => {
    const read = sources.sources.map(({ identity }) => identity);
    await checkTargets(outputs, new Set([...files, ...given.files, ...read]));
    const analysis = openAnalysis(options);
    await readSources(sources, analysis);
    return analysis.finish();
  });
};

/** Analyses the files and returns the exit status. Throws `CannotAnalyse`; no report is written then. */
export const analyze = async (files: readonly string[], flags: AnalyzeFlags): Promise<number> => {
  const request = await requestOf(files, flags);
  // Following takes signals itself: the first one ends it with a report.
  const outcome = await (request.follow ? readAll(request) : interruptible(() => readAll(request)));
  checkAnchors(outcome.anchorProblems);
  const { targets, standardOutput, standardError } = render(request, outcome);
  await interruptible(() => writeWhole(targets));
  await writeOut(standardOutput);
  if (standardError !== "") say(standardError.trimEnd());
  return request.exitZero ? 0 : exitStatus(outcome.report, request.gate);
};
