/** The captures of a run, opened together and read to their ends: what is wrong with any of them is said about all of them at once. */
import type { Opened } from "../../../src/index.ts";
import { type Input, openFile, openStandardInput } from "../../host.ts";
import { CannotAnalyse, type Problem } from "../../problem.ts";
import { captureNames } from "./names.ts";

/** Runs `step` for each element in turn. Throws {@link CannotAnalyse} with the problems of all of them. */
export const forEach = async <T>(
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
const refuseTwin = (input: Input, earlier: readonly Input[]): void => {
  const twin = earlier.find(({ identity }) => identity === input.identity);
  if (twin === undefined) return;
  const what = `this is the same file as ${twin.where}`;
  throw new CannotAnalyse([{ where: input.where, what, next: "name each capture once" }]);
};

const closeAll = async (inputs: readonly Input[]): Promise<void> => {
  for (const input of inputs) await input.close();
};

/** Opens every path, `-` as standard input, hands them to `use` and closes them. Throws {@link CannotAnalyse}. */
export const withInputs = async <T>(
  paths: readonly string[],
  use: (inputs: readonly Input[]) => Promise<T>,
): Promise<T> => {
  const inputs: Input[] = [];
  try {
    await forEach(paths, async (path) => {
      const input = path === "-" ? openStandardInput() : await openFile(path);
      inputs.push(input);
      refuseTwin(input, inputs.slice(0, -1));
    });
    return await use(inputs);
  } finally {
    await closeAll(inputs);
  }
};

/** Feeds every input to what was opened for it. Throws {@link CannotAnalyse}. */
export const readInputs = async (paths: readonly string[], inputs: readonly Input[], opened: Opened): Promise<void> => {
  const names = captureNames(paths);
  await forEach(inputs, async ({ where, chunks }, index) => {
    const capture = opened.openCapture(names[index] ?? where);
    for await (const chunk of chunks()) capture.feed(chunk);
    const problem = capture.finish();
    if (problem !== null) throw new CannotAnalyse([{ where, what: problem.what, next: problem.next }]);
  });
};
