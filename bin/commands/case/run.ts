/** One case analysed: files in, one line out. Whatever goes wrong with it is data in that line, so that no case stops another. */
import { brokenLine, type CaseInput, type CaseLine, lineOf, openAnalysis } from "../../../src/index.ts";
import { openDigest, openFile } from "../../host.ts";
import { CannotAnalyse, stop } from "../../problem.ts";
import { version } from "../../version.ts";
import { readCaptures } from "../analyze/captures.ts";
import { readFacts } from "../analyze/facts.ts";
import { captureNames } from "../analyze/names.ts";
import type { Source } from "../analyze/sources.ts";
import type { Job } from "../batch/cases.ts";
import { hashOf, type Settings } from "./settings.ts";

type Files = CaseLine["files"];
type Problems = NonNullable<CaseLine["error"]>;

const hashFile = async (path: string, name: string): Promise<Files[number]> => {
  const input = await openFile(path);
  try {
    if (input.file === null) {
      stop(path, "a case has to be read twice, which a stream cannot be", "save it to a file and name that");
    }
    const digest = openDigest();
    let bytes = 0;
    for await (const chunk of input.chunks()) {
      digest.add(chunk);
      bytes += chunk.length;
    }
    return { name, bytes, sha256: digest.value() };
  } finally {
    await input.close();
  }
};

/** What the line of a case depends on, as far as it can be read. Throws `CannotAnalyse`. */
const inputOf = async (
  { files }: Job,
  { key }: Settings,
): Promise<{ readonly files: Files; readonly input: string }> => {
  const names = captureNames(files);
  const hashed: Files = [];
  for (const [index, path] of files.entries()) hashed.push(await hashFile(path, names[index] ?? path));
  const contents = hashed.map(({ name, sha256 }) => [name, sha256]);
  return { files: hashed, input: hashOf(JSON.stringify([key, contents])) };
};

/** A folder of a machine is no part of a line: files are called as the captures are. */
const renamed = (problems: CannotAnalyse["problems"], { files }: Job): Problems => {
  const names = captureNames(files);
  const nameIn = (where: string): string => {
    const at = files.findIndex(
      (path) => where === path || where.startsWith(`${path}/`) || where.startsWith(`${path}:`),
    );
    return at < 0 ? where : `${names[at] ?? ""}${where.slice(files[at]?.length ?? 0)}`;
  };
  const rows = problems.map(({ where, what, next }) => ({ where: nameIn(where), what, next }));
  return rows.length > 0 ? rows : [internal("nothing is known of the reason")];
};

const internal = (what: string): Problems[number] => ({
  where: "dma-forensics",
  what: `internal error of dma-forensics ${version}: ${what}`,
  next: "analyse this case alone with dma-forensics analyze, and report what it prints",
});

/** A case of which not even the files are known. */
export const unreadCase = (job: Job, { problems }: CannotAnalyse): CaseLine =>
  brokenLine({ case: job.case, files: [], leftOut: [], input: null, by: version }, renamed(problems, job));

/** A case of which a process died. */
export const deadCase = (job: Job, how: string): CaseLine =>
  brokenLine({ case: job.case, files: [], leftOut: [], input: null, by: version }, [
    {
      where: job.case,
      what: `the process that analysed this case ended without an answer (${how})`,
      next: "analyse it alone with dma-forensics analyze, with more memory if it is large: NODE_OPTIONS=--max-old-space-size=8192",
    },
  ]);

const analysed = async (job: Job, settings: Settings, input: CaseInput): Promise<CaseLine> => {
  const { factsName, platform, dialects, gate } = settings;
  const ofFacts = job.files.filter((path) => path.split("/").at(-1) === factsName);
  const { facts } = await readFacts(ofFacts.map((path) => `@${path}`));
  const given = [...settings.given, ...facts];
  const captures = job.files.filter((path) => !ofFacts.includes(path));
  const sources = captures.map(
    (path): Source => ({ path, folder: job.case, identity: path, open: () => openFile(path) }),
  );
  const analysis = openAnalysis({ given, platform, dialects });
  const left = new Map([[job.case, { reasons: [], hints: [] }]]);
  const { ledgers } = await readCaptures({ sources, left }, analysis, "read");
  const leftOut = new Map<string, number>();
  for (const ledger of ledgers) {
    ledger.close();
    for (const [reason, files] of ledger.counts()) leftOut.set(reason, (leftOut.get(reason) ?? 0) + files);
  }
  const { report, driverVersions } = analysis.finish();
  const rows = [...leftOut].map(([reason, files]) => ({ reason, files }));
  return lineOf({ ...input, leftOut: rows }, report, driverVersions, gate);
};

/** The line of a case, `null` if its input is the `known` one. Never throws on account of the case. */
export const runCase = async (job: Job, settings: Settings, known: string | null = null): Promise<CaseLine | null> => {
  let input: CaseInput = { case: job.case, files: [], leftOut: [], input: null, by: version };
  try {
    input = { ...input, ...(await inputOf(job, settings)) };
    return input.input === known ? null : await analysed(job, settings, input);
  } catch (error) {
    if (error instanceof CannotAnalyse) return brokenLine(input, renamed(error.problems, job));
    return brokenLine(input, [internal(error instanceof Error ? error.message : String(error))]);
  }
};
