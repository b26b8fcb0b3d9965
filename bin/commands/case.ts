/**
 * `dma-forensics case FILES...`: the contract that a batch is made of, for any engine that runs jobs: one case in, one JSON line out,
 * and the exit status of that case. With `--serve` it answers one line after the other, which is how `batch` runs it.
 */
import { caseLineText } from "../../src/index.ts";
import { interruptible, questions, say, writeOut } from "../host.ts";
import { CannotAnalyse, describe, stop } from "../problem.ts";
import { caseNameOf, type Job } from "./batch/cases.ts";
import { findCaptures } from "./case/find.ts";
import { runCase, unreadCase } from "./case/run.ts";
import { type SettingFlags, settingsOf } from "./case/settings.ts";

export interface CaseFlags extends SettingFlags {
  readonly name?: string;
  readonly serve?: boolean;
}

/** What `batch` asks: the case, and the input that it knows already. */
export interface Question extends Job {
  readonly known: string | null;
}

/** What stands in for a line where the input is the known one. */
export const UNCHANGED = "unchanged";

const serve = async (flags: SettingFlags): Promise<number> => {
  const settings = await settingsOf(flags);
  for await (const text of questions()) {
    const { known, ...job } = JSON.parse(text) as Question;
    const line = await runCase(job, settings, known);
    await writeOut(line === null ? `${UNCHANGED}\n` : caseLineText(line));
  }
  return 0;
};

/** Prints the line of one case and returns its exit status. Throws `CannotAnalyse` at wrong usage alone. */
export const oneCase = async (paths: readonly string[], flags: CaseFlags): Promise<number> => {
  if (flags.serve === true) return serve(flags);
  if (paths.length === 0) stop("case", "no file is named", "name the captures of one case, or their folder");
  const line = await interruptible(async () => {
    const settings = await settingsOf(flags);
    const name = flags.name ?? caseNameOf(paths);
    try {
      const { files } = await findCaptures(paths);
      return await runCase({ case: name, files: files.map(({ path }) => path) }, settings);
    } catch (error) {
      if (!(error instanceof CannotAnalyse)) throw error;
      return unreadCase({ case: name, files: paths }, error);
    }
  });
  if (line === null) return 0;
  await writeOut(caseLineText(line));
  for (const problem of line.error ?? []) say(`error: ${describe(problem)}`);
  return flags.exitZero === true && line.exit !== 2 ? 0 : line.exit;
};
