/** The program from its first to its last line: run the command, say what stopped it, set the exit status. */
import { commandLine, exitWith, say } from "./host.ts";
import { CannotAnalyse, describe } from "./problem.ts";
import { version } from "./version.ts";

/** Whatever ends a run before its report has status 2: a gate must not take it for findings. */
const explainStop = (stop: unknown): void => {
  if (stop instanceof CannotAnalyse) {
    for (const problem of stop.problems) say(`error: ${describe(problem)}`);
    return;
  }
  const trace = stop instanceof Error ? (stop.stack ?? stop.message) : String(stop);
  say(
    `error: internal error of dma-forensics ${version} [internal]\n  next: report it, with the lines below\n${trace}`,
  );
};

/** The command line is a chunk of its own: only chunks are kept compiled. */
const run = async (): Promise<number> => (await import("./program.ts")).runProgram(commandLine());

run().then(exitWith, (stop: unknown) => {
  explainStop(stop);
  exitWith(2);
});
