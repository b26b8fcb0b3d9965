/**
 * `analyze --follow`: reads captures while they grow and tells findings as they become certain. Everything is analysed again, on
 * quiet moments and never for more than a part of the time, because later lines may change what earlier ones mean.
 */
import { type AnalysisOptions, type Outcome, openAnalysis, openTeller, type Report } from "../../../src/index.ts";
import { isFolder, milliseconds, type News, openGrowing, outputGone, say, writeOut } from "../../host.ts";
import { stop } from "../../problem.ts";
import { captureNames } from "./names.ts";

/** Silence after which what came is looked at, and the longest wait while lines keep coming. Milliseconds. */
const [QUIET, LONGEST] = [300, 2000];
/** Time between two looks, as a multiple of what a look takes: a third of a processor at most. */
const SPARING = 2;
/** Silence after which a task that goes on is believed to show what it seems to show. Milliseconds. */
const STILL = 1500;
/** Bytes of all captures that are kept. */
const LIMIT_BYTES = 256 * 1024 * 1024;

const LINE_FEED = 0x0a;

/** One capture as far as it came. */
interface Growth {
  readonly name: string;
  chunks: Uint8Array[];
}

/** Analyses all lines that are complete; at the end, all that there is. Throws `CannotAnalyse` if something is no log. */
const look = (growths: readonly Growth[], options: AnalysisOptions, last: boolean): Outcome => {
  const analysis = openAnalysis({ ...options, carried: last });
  for (const { name, chunks } of growths) {
    const feed = analysis.openCapture(name);
    const end = chunks.findLastIndex((chunk) => chunk.includes(LINE_FEED));
    chunks.forEach((chunk, index) => {
      if (last || index < end) feed.feed(chunk);
      else if (index === end) feed.feed(chunk.subarray(0, chunk.lastIndexOf(LINE_FEED) + 1));
    });
    const problem = feed.finish();
    if (problem === null) continue;
    feed.withdraw();
    // Nothing came yet: more may.
    if (problem.kind === "empty" && !(last && growths.length === 1)) continue;
    const where = name === "stdin" ? "standard input" : name;
    stop(where, problem.what, problem.next, problem.kind === "empty" ? "input-empty" : "input-kind");
  }
  return analysis.finish();
};

/** When to look: after a silence, or when it went on for long, and never again at once. */
const openPace = () => {
  let [waits, since, ended, took] = [false, 0, Number.NEGATIVE_INFINITY, 0];
  return {
    came: (): void => {
      if (!waits) since = milliseconds();
      waits = true;
    },
    due: (quiet: boolean): boolean => {
      const now = milliseconds();
      return waits && (quiet || now - since >= LONGEST) && now - ended >= SPARING * took;
    },
    run: <T>(work: () => T): T => {
      const start = milliseconds();
      const result = work();
      ended = milliseconds();
      [waits, took] = [false, ended - start];
      return result;
    },
  };
};

/** Takes what came. */
const take = (growths: readonly Growth[], news: News): void => {
  if (news.kind !== "bytes" && news.kind !== "again") return;
  const growth = growths[news.index];
  if (growth === undefined) return;
  if (news.kind === "bytes") {
    growth.chunks.push(news.bytes);
    return;
  }
  growth.chunks = [];
  say(`note: ${growth.name}: it was begun again, and is read from its start`);
};

const sizeOf = (growths: readonly Growth[]): number =>
  growths.reduce((sum, { chunks }) => sum + chunks.reduce((bytes, { length }) => bytes + length, 0), 0);

/** Follows the files until they end or a person ends it, and returns what all of it comes to. Throws `CannotAnalyse`. */
export const follow = async (
  files: readonly string[],
  options: AnalysisOptions,
  forPeople: boolean,
): Promise<Outcome> => {
  for (const file of files) {
    if (await isFolder(file)) stop(file, "a folder cannot be followed", "name the logs in it that grow", "follow");
  }
  const growing = await openGrowing(files);
  const growths = captureNames(files).map((name): Growth => ({ name, chunks: [] }));
  const teller = openTeller();
  const pace = openPace();
  const put = async (lines: readonly string[]): Promise<void> => {
    if (forPeople) await writeOut(lines.map((line) => `${line}\n`).join(""));
    else for (const line of lines) say(line);
  };
  let held: { readonly report: Report; readonly since: number } | null = null;
  const tell = async (): Promise<void> => {
    const { report } = pace.run(() => look(growths, options, false));
    held = { report, since: milliseconds() };
    await put(teller.tell(report));
  };
  const tellHeld = async (): Promise<void> => {
    if (held === null || milliseconds() - held.since < STILL) return;
    await put(teller.tell(held.report));
    held = null;
  };
  try {
    for (;;) {
      const news = await growing.next(QUIET);
      if (news.kind === "end" || outputGone()) break;
      take(growths, news);
      if (news.kind === "bytes") pace.came();
      if (sizeOf(growths) > LIMIT_BYTES) {
        stop("--follow", "more than 256 MiB came", "save the log, and analyse the part that matters", "input-limit");
      }
      if (pace.due(news.kind === "quiet")) await tell();
      else if (news.kind === "quiet") await tellHeld();
    }
    const outcome = look(growths, options, true);
    const lines = teller.tell(outcome.report);
    await put(lines);
    if (forPeople) await writeOut("\n");
    return outcome;
  } finally {
    await growing.close();
  }
};
