/** Text that is added to a file of somebody else, such as the summary of a CI job: all of it, or the file stays as it was. */
import { open, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { stop } from "../problem.ts";
import { codeOf } from "./errno.ts";
import { identityOf } from "./identity.ts";

const NONE: ReadonlySet<string> = new Set();

/** Bytes that the file has, 0 if it is not there yet. Throws `CannotAnalyse` if nothing can be added, or if it is one of the inputs. */
export const checkAppendable = async (path: string, inputs: ReadonlySet<string> = NONE): Promise<number> => {
  const folder = await stat(dirname(path)).catch(() => null);
  if (!folder?.isDirectory())
    stop(path, "the folder of this summary does not exist", `create ${dirname(path)}`, "output");
  const existing = await stat(path, { bigint: true }).catch(() => null);
  if (existing !== null && !existing.isFile()) stop(path, "this summary is no regular file", "name a file", "output");
  if (existing !== null && inputs.has(identityOf(existing))) {
    stop(path, "this summary is also an input", "name another file", "output");
  }
  return Number(existing?.size ?? 0);
};

/** Adds the text at the end; what cannot be written whole is taken away again. Throws `CannotAnalyse`. */
export const appendWhole = async (path: string, text: string): Promise<void> => {
  const before = await checkAppendable(path);
  const handle = await open(path, "a").catch((error: unknown) =>
    stop(path, `the summary cannot be written (${codeOf(error)})`, "check the permissions of the file", "output"),
  );
  try {
    await handle.appendFile(text);
  } catch (error) {
    await handle.truncate(before).catch(() => undefined);
    stop(path, `the summary cannot be written (${codeOf(error)})`, "check the free space", "output");
  } finally {
    await handle.close();
  }
};
