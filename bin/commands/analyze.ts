/**
 * `dma-forensics analyze`: everything that can be refused is refused before anything is read, everything that can fail fails
 * before anything is written, and only then the report goes out.
 */
import { exitStatus, type Fact, type Outcome, openAnalysis } from "../../src/index.ts";
import {
  checkTarget,
  type Input,
  interruptible,
  openFile,
  openStandardInput,
  say,
  writeOut,
  writeWhole,
} from "../host.ts";
import { CannotAnalyse, type Problem } from "../problem.ts";
import { type GivenFacts, readFacts } from "./analyze/facts.ts";
import { captureNames } from "./analyze/names.ts";
import { render } from "./analyze/render.ts";
import { type AnalyzeFlags, type Request, requestOf } from "./analyze/request.ts";

export type { AnalyzeFlags } from "./analyze/request.ts";

const STANDARD_INPUT = "-";

/** Runs `step` for each element; the problems of all of them are reported together. */
const forEach = async <T>(
  elements: readonly T[],
  step: (element: T, index: number) => Promise<void>,
): Promise<void> => {
  const problems: Problem[] = [];
  for (const [index, element] of elements.entries()) {
    try {
      await step(element, index);
    } catch (error) {
      if (!(error instanceof CannotAnalyse)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new CannotAnalyse(problems);
};

/** One file read twice would count every event twice. */
const refuseTwins = (inputs: readonly Input[]): void => {
  const problems = inputs.flatMap(({ where, identity }, index) => {
    const twin = inputs.slice(0, index).find((earlier) => earlier.identity === identity);
    return twin === undefined
      ? []
      : [{ where, what: `this is the same file as ${twin.where}`, next: "name each capture once" }];
  });
  if (problems.length > 0) throw new CannotAnalyse(problems);
};

const openInputs = async (files: readonly string[]): Promise<readonly Input[]> => {
  const inputs: Input[] = [];
  try {
    await forEach(files, async (file) => {
      inputs.push(file === STANDARD_INPUT ? openStandardInput() : await openFile(file));
    });
    refuseTwins(inputs);
    return inputs;
  } catch (error) {
    await closeAll(inputs);
    throw error;
  }
};

const closeAll = async (inputs: readonly Input[]): Promise<void> => {
  for (const input of inputs) await input.close();
};

/** Reads every capture to its end. Throws {@link CannotAnalyse} with what is wrong with each. */
const analyseInputs = async (
  request: Request,
  given: readonly Fact[],
  inputs: readonly Input[],
): Promise<() => Outcome> => {
  const analysis = openAnalysis({ given, platform: request.platform });
  const names = captureNames(request.files);
  await forEach(inputs, async ({ where, chunks }, index) => {
    const capture = analysis.openCapture(names[index] ?? where);
    for await (const chunk of chunks()) capture.feed(chunk);
    const problem = capture.finish();
    if (problem !== null) throw new CannotAnalyse([{ where, what: problem.what, next: problem.next }]);
  });
  return () => analysis.finish();
};

const readAll = async (request: Request, { facts, files }: GivenFacts): Promise<() => Outcome> => {
  const inputs = await openInputs(request.files);
  try {
    const taken = new Set([...files, ...inputs.map(({ identity }) => identity)]);
    await forEach(request.destinations, async ({ path }) => {
      if (path !== null) await checkTarget(path, taken);
    });
    return await analyseInputs(request, facts, inputs);
  } finally {
    await closeAll(inputs);
  }
};

/** Analyses the files and returns the exit status. Throws {@link CannotAnalyse}; nothing is written then. */
export const analyze = async (files: readonly string[], flags: AnalyzeFlags): Promise<number> => {
  const request = requestOf(files, flags);
  const finish = await interruptible(async () => readAll(request, await readFacts(flags.given)));
  const outcome = finish();
  const { targets, standardOutput, standardError } = render(request, outcome);
  await interruptible(() => writeWhole(targets));
  await writeOut(standardOutput);
  if (standardError !== "") say(standardError.trimEnd());
  const status = exitStatus(outcome.report, request.gate);
  return request.exitZero ? 0 : status;
};
