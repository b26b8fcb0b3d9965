/**
 * Reports that go to files: whole or not at all. Each is written beside its target under a name of its own and takes the
 * target's name only when every one of them is complete on disk.
 */
import { randomBytes } from "node:crypto";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { stop } from "../problem.ts";
import { codeOf } from "./errno.ts";
import { identityOf } from "./identity.ts";
import { unfinished } from "./interrupt.ts";

export interface Target {
  readonly path: string;
  readonly text: string;
}

const statusOf = (path: string) => stat(path, { bigint: true }).catch(() => null);

/** Refuses a target that could not be replaced, or that is one of the inputs. Throws `CannotAnalyse`. */
export const checkTarget = async (path: string, inputs: ReadonlySet<string>): Promise<void> => {
  const folder = await statusOf(dirname(path));
  if (!folder?.isDirectory()) {
    stop(path, "the folder of this output does not exist", `create ${dirname(path)}, or name another file`);
  }
  const existing = await statusOf(path);
  if (existing === null) return;
  if (inputs.has(identityOf(existing))) {
    stop(path, "this output is also an input, and would replace it", "name another file");
  }
  if (!existing.isFile()) {
    stop(path, "this output is no regular file", "name a file, or use FORMAT=- for standard output");
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
    stop(path, `the report cannot be written (${codeOf(error)})`, "check the folder's permissions and free space"),
  );

/** Writes all targets or none of them. Throws `CannotAnalyse`. */
export const writeWhole = async (targets: readonly Target[]): Promise<void> => {
  const staged = targets.map(({ path, text }) => ({
    path,
    text,
    temporary: join(dirname(path), `.dma-forensics-${randomBytes(6).toString("hex")}.tmp`),
  }));
  for (const { temporary } of staged) unfinished.add(temporary);
  try {
    for (const { path, text, temporary } of staged) await attempt(path, fill(temporary, text));
    for (const { path, temporary } of staged) await attempt(path, rename(temporary, path));
  } finally {
    for (const { temporary } of staged) {
      await rm(temporary, { force: true });
      unfinished.delete(temporary);
    }
  }
};
