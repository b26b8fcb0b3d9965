/** The files below what a person names: files, folders and patterns. What is no capture by its name is left out and counted. */
import { isReport, REPORT_HEAD_BYTES } from "../../../src/index.ts";
import { headOf, identityAt, isFolder, openFile, walk } from "../../host.ts";
import { stop } from "../../problem.ts";
import { isBundle, leftOutByName } from "../analyze/pick.ts";
import { globOf } from "./glob.ts";

export interface FoundCapture {
  readonly path: string;
  readonly identity: string;
}

/** What was found, ordered by path, and why other files are left out, once for each of them. */
export interface FoundCaptures {
  readonly files: readonly FoundCapture[];
  readonly left: readonly string[];
}

const nameOf = (path: string): string => path.split("/").at(-1) ?? path;

/** A report quotes the lines of a capture and is none; a file that cannot be read says so when it is its turn. */
const isOwnReport = async (path: string): Promise<boolean> => isReport(await headOf(path, REPORT_HEAD_BYTES));

/** Why a file is no capture, `null` for one that may be. `inside` is its path below what a person named. */
const reasonAgainst = async (path: string, inside: string): Promise<string | null> =>
  leftOutByName(inside) ?? ((await isOwnReport(path)) ? "a report of this tool" : null);

const ofFolder = async (folder: string, keep: (path: string) => boolean): Promise<FoundCaptures> => {
  const { files, bundles, left } = await walk(folder, isBundle);
  const kept: FoundCapture[] = [];
  const reasons = [...left, ...bundles.map(() => "a log archive of the unified log")];
  for (const file of files.filter(({ path }) => keep(path))) {
    const reason = await reasonAgainst(file.path, file.path.slice(folder.length).replace(/^\//u, ""));
    if (reason === null) kept.push(file);
    else reasons.push(reason);
  }
  return { files: kept, left: reasons };
};

/** One path: a folder with everything in it, a file, or a pattern that the shell left alone. */
const ofPath = async (path: string): Promise<FoundCaptures> => {
  if (path === "-")
    stop("-", "a case has to be read twice, which a stream cannot be", "save it to a file and name that");
  if (await isFolder(path)) return ofFolder(path.replace(/(?<=.)\/{1,16}$/u, ""), () => true);
  const identity = await identityAt(path);
  if (identity !== null) {
    const left = await reasonAgainst(path, nameOf(path));
    return left === null ? { files: [{ path, identity }], left: [] } : { files: [], left: [left] };
  }
  const glob = globOf(path);
  if (glob !== null && (await isFolder(glob.folder))) return ofFolder(glob.folder, glob.matches);
  // Says what is wrong with it, as for every other file.
  await (await openFile(path)).close();
  return { files: [], left: [] };
};

/** Everything below the paths, each file once. Throws `CannotAnalyse` at a path that leads nowhere. */
export const findCaptures = async (paths: readonly string[]): Promise<FoundCaptures> => {
  const found: FoundCaptures[] = [];
  for (const path of paths) found.push(await ofPath(path));
  const byIdentity = new Map<string, FoundCapture>();
  for (const file of found.flatMap(({ files }) => files)) {
    if (!byIdentity.has(file.identity)) byIdentity.set(file.identity, file);
  }
  return {
    files: [...byIdentity.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    left: found.flatMap(({ left }) => left),
  };
};
