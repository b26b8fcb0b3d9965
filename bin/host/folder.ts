/**
 * The files of a folder, in one order on every machine. Links are not followed, so that no loop and no other folder is walked;
 * what is left out is counted.
 */
import type { Dirent } from "node:fs";
import { lstat, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { stop } from "../problem.ts";
import { codeOf } from "./errno.ts";
import { identityOf } from "./identity.ts";

/** Folders inside folders that are walked, and files that are looked at. */
const [MAX_DEPTH, MAX_FILES] = [16, 20_000];

export interface FoundFile {
  readonly path: string;
  readonly identity: string;
}

/** What a folder holds. */
export interface Found {
  /** Regular files, ordered by their paths. */
  readonly files: readonly FoundFile[];
  /** Folders that are one thing, such as `system_logs.logarchive`. */
  readonly bundles: readonly string[];
  /** Why other entries are left out, once for each of them. */
  readonly left: readonly string[];
}

const byName = (a: Dirent, b: Dirent): number => (a.name < b.name ? -1 : 1);

/** Everything below a folder. `isBundle` tells of names of folders that are not entered. Throws `CannotAnalyse`. */
export const walk = async (root: string, isBundle: (name: string) => boolean): Promise<Found> => {
  const files: FoundFile[] = [];
  const bundles: string[] = [];
  const left: string[] = [];

  const visit = async (entry: Dirent, path: string, depth: number): Promise<void> => {
    if (entry.name.startsWith(".")) left.push("hidden");
    else if (entry.isSymbolicLink()) left.push("a link");
    else if (entry.isDirectory() && isBundle(entry.name)) bundles.push(path);
    else if (entry.isDirectory()) await enter(path, depth + 1);
    else if (!entry.isFile()) left.push("no file");
    else if (files.length >= MAX_FILES) left.push(`behind the first ${MAX_FILES} files`);
    else files.push({ path, identity: identityOf(await lstat(path, { bigint: true })) });
  };

  const enter = async (path: string, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) {
      left.push(`a folder deeper than ${MAX_DEPTH}`);
      return;
    }
    const entries = await readdir(path, { withFileTypes: true }).catch((error: unknown) => {
      if (depth === 0)
        stop(path, `this folder cannot be read (${codeOf(error)})`, "change its permissions", "input-unreadable");
      left.push("a folder that cannot be read");
      return [];
    });
    for (const entry of entries.sort(byName)) await visit(entry, join(path, entry.name), depth);
  };

  await enter(root, 0);
  return { files, bundles, left };
};

/** Makes sure that there is a folder of this path. Throws {@link CannotAnalyse}. */
export const makeFolder = async (path: string): Promise<void> => {
  await mkdir(path, { recursive: true }).catch((error: unknown) =>
    stop(path, `this folder cannot be made (${codeOf(error)})`, "name another folder", "output"),
  );
};
