/**
 * The one door to the world: files, streams, terminal, signals. Nothing above it touches `node:` or `process`, so what the
 * program does to a machine can be read here and in the files beside it.
 */
import { resolve, sep } from "node:path";
import { type ColorLevel, colorLevel, type Environment, widthOf } from "./host/terminal.ts";

export { appendWhole, checkAppendable } from "./host/append.ts";
export { openProgress, type Progress, processors } from "./host/bar.ts";
export { bytesOf } from "./host/bytes.ts";
export { type Answer, type Child, startChild } from "./host/children.ts";
export { type Digest, openDigest } from "./host/digest.ts";
export { checkFolder, checkTargets, type Target, writeFolder, writeWhole } from "./host/files.ts";
export { type Found, type FoundFile, makeFolder, walk } from "./host/folder.ts";
export { type Growing, milliseconds, type News, openGrowing, outputGone } from "./host/growing.ts";
export { gunzip } from "./host/gzip.ts";
export { canInflate, type Ending, inflate } from "./host/inflate.ts";
export {
  headOf,
  type Input,
  identityAt,
  isFolder,
  openFile,
  openStandardInput,
  readText,
  twice,
} from "./host/input.ts";
export { interruptible } from "./host/interrupt.ts";
export { linesOf, questions } from "./host/lines.ts";
export { type Taken, taken } from "./host/meter.ts";
export { beside, ensureFolder, findUpwards, isThere, seenFrom, seenFromHere } from "./host/paths.ts";
export { clearProgress, progressOf } from "./host/progress.ts";
export { keepQuiet, note, outputIdentity, say, writeOut } from "./host/streams.ts";
export type { ColorLevel } from "./host/terminal.ts";
export { membersOf } from "./host/zip.ts";

/** What a reporter may know of the place that its text goes to. */
export interface Surface {
  readonly isTerminal: boolean;
  /** In cells. */
  readonly width: number;
  readonly colorLevel: ColorLevel;
}

const environment = (): Environment => process.env;

/** Standard output. `color` is the person's flag, `undefined` if none was given. */
export const standardOutput = (color: boolean | undefined): Surface => {
  const { isTTY, columns } = process.stdout;
  return {
    isTerminal: isTTY === true,
    width: widthOf(environment(), isTTY === true ? columns : undefined),
    colorLevel: colorLevel(environment(), isTTY === true, color),
  };
};

/** A file: coloured only if the person says so, because an environment that forces colour means the terminal. */
export const fileSurface = (color: boolean | undefined): Surface => ({
  isTerminal: false,
  width: widthOf(environment(), undefined),
  colorLevel: color === true ? colorLevel(environment(), false, true) : 0,
});

/** The folders and the name of a path as typed, from the root. */
export const segmentsOf = (path: string): readonly string[] =>
  resolve(path)
    .split(sep)
    .filter((part) => part !== "");

/** Where GitHub Actions collects the summary of a job, `undefined` elsewhere. */
export const stepSummary = (): string | undefined => {
  const path = environment()["GITHUB_STEP_SUMMARY"] ?? "";
  return path === "" ? undefined : path;
};

/** The day by the clock and the zone of this machine, `YYYY-MM-DD`. */
export const today = (): string => {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
};

/** The arguments after the program's name. */
export const commandLine = (): readonly string[] => process.argv.slice(2);

/** Sets the status that the program ends with once its output has drained. */
export const exitWith = (status: number): void => {
  process.exitCode = status;
};
