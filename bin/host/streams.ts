/** The standard streams. Every write is awaited, so that a full disk is an error and a reader that went away is none. */
import { fstatSync } from "node:fs";
import { visible } from "../../src/report/visible.ts";
import { stop } from "../problem.ts";
import { codeOf } from "./errno.ts";
import { identityOf } from "./identity.ts";
import { clearProgress } from "./progress.ts";
import { watch } from "./watched.ts";

/** The file that standard output goes to, `null` for a terminal or a pipe. */
export const outputIdentity = (): string | null => {
  const stats = fstatSync(1, { bigint: true });
  return stats.isFile() ? identityOf(stats) : null;
};

/** One message on standard error; control characters of names and options in it are shown, never obeyed. */
export const say = (message: string): void => {
  const lines = message.split("\n").map(visible);
  clearProgress();
  watch(process.stderr).write(`${lines.join("\n")}\n`);
};

let quiet = false;

/** From now on notes are kept back; what stops a run is still said. */
export const keepQuiet = (): void => {
  quiet = true;
};

/** Something worth knowing that stops nothing. */
export const note = (message: string): void => {
  if (!quiet) say(message);
};

/** Writes to standard output and waits until it is taken. A reader that went away (`| head`) has seen what it wanted. */
export const writeOut = async (text: string): Promise<void> => {
  if (text === "") return;
  clearProgress();
  const failure = await new Promise<unknown>((resolve) => {
    watch(process.stdout).write(text, (error) => resolve(error ?? null));
  });
  if (failure === null || codeOf(failure) === "EPIPE") return;
  stop(
    "standard output",
    `cannot be written (${codeOf(failure)})`,
    "free some space, or send the output elsewhere",
    "output",
  );
};
