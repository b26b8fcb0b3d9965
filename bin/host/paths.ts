/** Paths of files that stand in relation to one another: found upwards, named beside, or seen from a folder. */
import { mkdir, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { stop } from "../problem.ts";
import { codeOf } from "./errno.ts";

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** True if somebody else may put a file there, as in a folder for temporary files. */
const isAnybodys = (folder: string): Promise<boolean> =>
  stat(folder).then(
    ({ mode }) => (mode & 0o002) !== 0,
    () => true,
  );

/**
 * The nearest file of that name, from the working directory upwards to the folder that holds `.git`, else to the root; `null` if there is
 * none. Above the working directory, folders in which anybody may write are passed over. Relative to the working directory.
 */
export const findUpwards = async (name: string): Promise<string | null> => {
  const start = process.cwd();
  for (let folder = start; ; folder = dirname(folder)) {
    const trusted = folder === start || !(await isAnybodys(folder));
    if (trusted && (await exists(join(folder, name)))) return relative(start, join(folder, name));
    if (dirname(folder) === folder || (await exists(join(folder, ".git")))) return null;
  }
};

/** A path that stands in a file, as a path from the working directory. */
export const beside = (file: string, path: string): string => (isAbsolute(path) ? path : join(dirname(file), path));

/** A path as seen from the folder of a file, with `/`; it begins with `..` if it lies elsewhere. */
export const seenFrom = (file: string, path: string): string =>
  relative(resolve(dirname(file)), resolve(path))
    .split(sep)
    .join("/");

/** A path as seen from the working directory, with `/`; `undefined` if it lies elsewhere. */
export const seenFromHere = (path: string): string | undefined => {
  const seen = relative(process.cwd(), resolve(path)).split(sep).join("/");
  return seen.startsWith("../") || isAbsolute(seen) ? undefined : seen;
};

/** True if something has this name. */
export const isThere = exists;

/** Makes the folder of a file, with those above it. Throws `CannotAnalyse`. */
export const ensureFolder = async (path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true }).catch((error: unknown) =>
    stop(dirname(path), `this folder cannot be made (${codeOf(error)})`, "check the permissions", "output"),
  );
};
