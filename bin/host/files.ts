/**
 * Reports that go to files: whole or not at all. Each is written beside its target under a name of its own and takes the
 * target's name only when every one of them is complete on disk.
 */
import { randomBytes } from "node:crypto";
import { lstat, mkdir, open, readdir, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { stop } from "../problem.ts";
import { codeOf } from "./errno.ts";
import { identityOf } from "./identity.ts";
import { unfinished } from "./interrupt.ts";

export interface Target {
  readonly path: string;
  readonly text: string;
}

const statusOf = (path: string) => stat(path, { bigint: true }).catch(() => null);

/** Names of devices and of open files, which are no places for a new file. */
const SYSTEM = /^\/(?:dev|proc|sys)(?:\/|$)/u;

/** The file that a name leads to: behind links, so that a link stays a link and its file is replaced. */
const placeOf = async (path: string): Promise<string> => {
  if (SYSTEM.test(resolve(path))) {
    stop(path, "this output is no regular file", "name a file, or use FORMAT=- for standard output", "output");
  }
  const link = await lstat(path).catch(() => null);
  if (link === null) return join(await realpath(dirname(path)), basename(path));
  return realpath(path).catch(() => stop(path, "this output is a link to nothing", "name a file", "output"));
};

/** Refuses targets that could not be replaced, that are one of the inputs or one another. Throws `CannotAnalyse`. */
export const checkTargets = async (paths: readonly string[], inputs: ReadonlySet<string>): Promise<void> => {
  const places = new Set<string>();
  for (const path of paths) {
    await checkTarget(path, inputs);
    const place = await placeOf(path);
    if (places.has(place)) stop(path, "two outputs go to this file", "give each its own file", "output");
    places.add(place);
  }
};

const checkTarget = async (path: string, inputs: ReadonlySet<string>): Promise<void> => {
  const folder = await statusOf(dirname(path));
  if (!folder?.isDirectory()) {
    stop(path, "the folder of this output does not exist", `create ${dirname(path)}, or name another file`, "output");
  }
  const existing = await statusOf(path);
  if (existing === null) return;
  if (inputs.has(identityOf(existing))) {
    stop(path, "this output is also an input, and would replace it", "name another file", "output");
  }
  if (!existing.isFile()) {
    stop(path, "this output is no regular file", "name a file, or use FORMAT=- for standard output", "output");
  }
};

/** Private while it is incomplete; then as readable as any new file of this person. */
const fill = async (temporary: string, text: string): Promise<void> => {
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.chmod(0o666 & ~process.umask());
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const attempt = (path: string, step: Promise<void>): Promise<void> =>
  step.catch((error: unknown) =>
    stop(
      path,
      `the report cannot be written (${codeOf(error)})`,
      "check the folder's permissions and free space",
      "output",
    ),
  );

/** Writes all targets or none of them. Throws `CannotAnalyse`. */
export const writeWhole = async (targets: readonly Target[]): Promise<void> => {
  const staged: { path: string; place: string; text: string; temporary: string }[] = [];
  for (const { path, text } of targets) {
    const place = await placeOf(path);
    const temporary = join(dirname(place), `.dma-forensics-${randomBytes(6).toString("hex")}.tmp`);
    staged.push({ path, place, text, temporary });
  }
  for (const { temporary } of staged) unfinished.add(temporary);
  try {
    for (const { path, text, temporary } of staged) await attempt(path, fill(temporary, text));
    for (const { path, place, temporary } of staged) await attempt(path, rename(temporary, place));
  } finally {
    for (const { temporary } of staged) {
      await rm(temporary, { force: true });
      unfinished.delete(temporary);
    }
  }
};

const OCCUPIED = "name a folder that does not exist yet, or an empty one";

/** Refuses a folder that something stands in, or that cannot be made. Throws `CannotAnalyse`. */
export const checkFolder = async (path: string): Promise<void> => {
  if (SYSTEM.test(resolve(path))) stop(path, "nothing can be written there", OCCUPIED);
  const existing = await statusOf(path);
  if (existing === null) {
    const around = dirname(resolve(path));
    if (!(await statusOf(around))?.isDirectory())
      stop(path, "the folder around it does not exist", `create ${around}, or name another folder`);
    return;
  }
  if (!existing.isDirectory()) stop(path, "this is no folder", OCCUPIED);
  const entries = await readdir(path).catch((error: unknown) =>
    stop(path, `this folder cannot be read (${codeOf(error)})`, OCCUPIED),
  );
  if (entries.length > 0) stop(path, "this folder is not empty", OCCUPIED);
};

/** Writes a folder with all of these files, or nothing; the paths are their names in it. Throws `CannotAnalyse`. */
export const writeFolder = async (path: string, files: readonly Target[]): Promise<void> => {
  await checkFolder(path);
  const place = await placeOf(path);
  const temporary = join(dirname(place), `.dma-forensics-${randomBytes(6).toString("hex")}.tmp`);
  unfinished.add(temporary);
  try {
    await attempt(path, mkdir(temporary));
    for (const { path: name, text } of files) await attempt(path, fill(join(temporary, name), text));
    await attempt(path, rename(temporary, place));
  } finally {
    await rm(temporary, { force: true, recursive: true });
    unfinished.delete(temporary);
  }
};
