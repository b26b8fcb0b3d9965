/**
 * `dma-forensics batch PATHS...`: many cases, one line each as it is done, and a summary of all of them. It puts the cases together
 * and runs `case` on each; what a case comes to is decided there.
 */
import {
  type BatchSummary,
  type CaseLine,
  caseLineText,
  composeSummary,
  drawMarkdown,
  drawText,
  summaryOf,
  worstOf,
} from "../../src/index.ts";
import {
  checkTargets,
  identityAt,
  interruptible,
  isFolder,
  openProgress,
  outputIdentity,
  say,
  standardOutput,
  writeOut,
  writeWhole,
} from "../host.ts";
import { stop } from "../problem.ts";
import { quoted } from "./analyze/sources.ts";
import { casesOf, type Job } from "./batch/cases.ts";
import { type Earlier, NOTHING_EARLIER, readEarlier } from "./batch/earlier.ts";
import { runPool } from "./batch/pool.ts";
import { type BatchFlags, type BatchRequest, requestOf } from "./batch/request.ts";
import { findCaptures } from "./case/find.ts";
import { argumentsOf, settingsOf } from "./case/settings.ts";
import { UNCHANGED } from "./case.ts";

export type { BatchFlags } from "./batch/request.ts";

const counted = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** The cases below the paths, without the files that this run reads or writes itself. */
const findCases = async (
  paths: readonly string[],
  request: BatchRequest,
  own: readonly (string | null)[],
): Promise<readonly Job[]> => {
  const found = await findCaptures(paths);
  const files = found.files.filter(({ identity }) => !own.includes(identity)).map(({ path }) => path);
  const folders: string[] = [];
  for (const path of paths) if (await isFolder(path)) folders.push(path.replace(/(?<=.)\/{1,16}$/u, ""));
  const cases = casesOf(files, folders.length === paths.length ? folders : [], request.by);
  if (cases.length === 0) {
    const left =
      found.left.length === 0
        ? "there is no file in it"
        : `${counted(found.left.length, "file")} in it cannot be a capture by its name`;
    stop(
      paths.join(" "),
      `no case was found: ${left}`,
      "name a folder that holds captures, or the captures themselves",
    );
  }
  const left = new Map<string, number>();
  for (const reason of found.left) left.set(reason, (left.get(reason) ?? 0) + 1);
  const others = [...left].map(([reason, count]) => `${count} ${reason}`).join(", ");
  say(
    `${counted(cases.length, "case")} of ${counted(files.length, "file")}${others === "" ? "" : `; left out: ${others}`}`,
  );
  return cases;
};

/** One command for each case, for a scheduler or for whoever wants to see what belongs together. */
const listing = (cases: readonly Job[], flags: BatchFlags): string => {
  const options = argumentsOf(flags).map(quoted).join(" ");
  return cases
    .map(
      ({ case: name, files }) =>
        `${["dma-forensics case --name", quoted(name), ...(options === "" ? [] : [options]), "--", ...files.map(quoted)].join(" ")}\n`,
    )
    .join("");
};

const summaryText = (format: BatchRequest["summary"]["format"], summary: BatchSummary): string => {
  if (format === "json") return `${JSON.stringify(summary, null, 2)}\n`;
  const document = composeSummary(summary);
  return format === "markdown" ? drawMarkdown(document) : drawText(document, standardOutput(false).width);
};

/** Runs what is not done yet and prints its lines. The lines of all cases, and how many an earlier run had. */
const runAll = async (cases: readonly Job[], { jobs }: BatchRequest, flags: BatchFlags, earlier: Earlier) => {
  const progress = openProgress(cases.length);
  const lines: CaseLine[] = [];
  let unchanged = 0;
  const questions = cases.map((job) => ({ ...job, known: earlier.lines.get(job.case)?.input ?? null }));
  const pool = { jobs, arguments: ["case", "--serve", ...argumentsOf(flags)] };
  const show = (name: string): void => progress.show(lines.length, name);
  await runPool(
    pool,
    questions,
    (question) => show(question.case),
    async ({ case: name }, settled) => {
      const before = earlier.lines.get(name);
      if (settled !== UNCHANGED) {
        lines.push(settled);
        progress.clear();
        await writeOut(caseLineText(settled));
      } else if (before !== undefined) {
        lines.push(before);
        unchanged += 1;
      }
      show(name);
    },
  );
  progress.clear();
  return { lines, unchanged };
};

/** Analyses all cases and returns the exit status of the worst. Throws `CannotAnalyse` before the first line. */
export const batch = async (paths: readonly string[], flags: BatchFlags): Promise<number> => {
  const request = requestOf(flags);
  if (paths.length === 0) stop("batch", "no folder and no file is named", "name a folder of captures");
  return interruptible(async () => {
    await settingsOf(flags);
    const earlier = flags.resume === undefined ? NOTHING_EARLIER : await readEarlier(flags.resume);
    const { path, format } = request.summary;
    const own = [earlier.identity, outputIdentity(), path === null ? null : await identityAt(path)];
    const cases = await findCases(paths, request, own);
    if (flags.list === true) {
      await writeOut(listing(cases, flags));
      return 0;
    }
    if (path !== null) await checkTargets([path], new Set(own.slice(0, 2).flatMap((one) => one ?? [])));
    if (!earlier.whole && earlier.identity === outputIdentity()) await writeOut("\n");
    const { lines, unchanged } = await runAll(cases, request, flags, earlier);
    const text = format === "none" ? "" : summaryText(format, summaryOf(lines, unchanged));
    if (path !== null) await writeWhole([{ path, text }]);
    else if (text !== "") say(text.trimEnd());
    const status = worstOf(lines);
    return flags.exitZero === true && status !== 2 ? 0 : status;
  });
};
