/** The files of a run: those that a person names, opened together, and those of the folders that a person names, opened one by one. */

import { type Input, identityAt, isFolder, openFile, openStandardInput, twice, walk } from "../../host.ts";
import { CannotAnalyse, type Problem, stop } from "../../problem.ts";
import type { LeftOut } from "./ledger.ts";
import { isBundle, leftOutByName } from "./pick.ts";

/** One file, or standard input. */
export interface Source {
  /** As typed, or as found below a folder that was typed. */
  readonly path: string;
  /** The folder that a person named, `null` for a file that a person named. */
  readonly folder: string | null;
  readonly identity: string;
  readonly open: () => Promise<Input>;
}

/** All files of a run. */
export interface Sources {
  readonly sources: readonly Source[];
  /** For each folder, what is left out of it before anything is read. */
  readonly left: ReadonlyMap<string, LeftOut>;
}

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

/** A name as a shell takes it. */
export const quoted = (path: string): string =>
  /^[\w./+@%:,-]{1,4096}$/u.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;

const exportOf = (archive: string): string =>
  `export it on a Mac: log show --archive ${quoted(archive)} --info --debug > capture.log, or elsewhere: ` +
  `unifiedlog_iterator --mode log-archive --input ${quoted(archive)} --format jsonl --output capture.jsonl`;

const LOG_ARCHIVE = "a log archive of the unified log";

/** One file read twice would count every event twice. */
const refuseTwin = (input: Input, earlier: readonly Input[]): void => {
  const twin = earlier.find(({ identity }) => identity === input.identity);
  if (twin !== undefined)
    stop(input.where, `this is the same file as ${twin.where}`, "name each capture once", "input-twice");
};

const nameOf = (path: string): string => path.split("/").findLast((part) => part !== "") ?? path;

interface OfFolder extends LeftOut {
  readonly sources: readonly Source[];
}

/** What of a folder is looked at; `skip` are files that are none of its captures. */
const ofFolder = async (folder: string, skip: ReadonlySet<string>): Promise<OfFolder> => {
  if (isBundle(nameOf(folder))) stop(folder, `this is ${LOG_ARCHIVE}`, exportOf(folder), "input-kind");
  const found = await walk(folder, isBundle);
  const reasons = [...found.left, ...found.bundles.map(() => LOG_ARCHIVE)];
  const sources = found.files.flatMap(({ path, identity }): Source[] => {
    const inside = path.slice(folder.length).replace(/^\//u, "");
    const reason = skip.has(identity) ? "named already, or an output" : leftOutByName(inside);
    if (reason !== null) reasons.push(reason);
    return reason === null ? [{ path, folder, identity, open: () => openFile(path) }] : [];
  });
  return { sources, reasons, hints: found.bundles.map(exportOf) };
};

/** Opens every path, `-` as standard input, looks into folders, hands all to `use` and closes them. Throws {@link CannotAnalyse}. */
export const withSources = async <T>(
  paths: readonly string[],
  outputs: readonly string[],
  use: (sources: Sources) => Promise<T>,
): Promise<T> => {
  const inputs: Input[] = [];
  const perPath: Source[][] = paths.map(() => []);
  const folders: { readonly path: string; readonly index: number }[] = [];
  const left = new Map<string, LeftOut>();
  try {
    await forEach(paths, async (path, index) => {
      if (path !== "-" && (await isFolder(path))) {
        folders.push({ path, index });
        return;
      }
      const input = path === "-" ? openStandardInput() : await openFile(path);
      inputs.push(input);
      refuseTwin(input, inputs.slice(0, -1));
      perPath[index] = [{ path, folder: null, identity: input.identity, open: async () => input }];
    });
    const targets = await Promise.all(outputs.map(identityAt));
    const taken = new Set([...inputs.map(({ identity }) => identity), ...targets.flatMap((target) => target ?? [])]);
    await forEach(folders, async ({ path, index }) => {
      const folder = await ofFolder(path, taken);
      for (const { identity } of folder.sources) taken.add(identity);
      perPath[index] = [...folder.sources];
      left.set(path, folder);
    });
    return await use({ sources: perPath.flat(), left });
  } finally {
    for (const input of inputs) await input.close();
  }
};

/** The same sources, which can be read twice. */
export const readTwice = ({ sources, left }: Sources): Sources => ({
  left,
  sources: sources.map((source) => {
    let opened: Input | null = null;
    const open = async (): Promise<Input> => {
      if (source.folder !== null) return source.open();
      opened ??= twice(await source.open());
      return opened;
    };
    return { ...source, open };
  }),
});

/** The command that a problem names, with the name of the file in it. */
export const withName = (next: string, path: string): string =>
  path === "-" ? next : next.replaceAll("FILE", () => quoted(path));
