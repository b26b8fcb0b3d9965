/** Starts the command as a shell does and waits for its end. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The command, as an absolute path. */
export const COMMAND = join(root, "bin/dma-forensics.cjs");

/** A file of a sample, as an absolute path. */
export const sample = (path: string): string => join(root, "samples", path);

export interface Ended {
  /** `null` if a signal ended it. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Start {
  /** What standard input holds; without it, it is empty and closed. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Gets the process while it runs. */
  readonly meanwhile?: (child: ChildProcess) => void;
}

/** An environment that says nothing about colour, width or certificates. */
const quiet = { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "" };

/** Runs any program. */
export const start = (program: string, args: readonly string[], options: Start = {}): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd ?? root, env: { ...quiet, ...options.env } });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (status, signal) => resolve({ status, signal, stdout, stderr }));
    // A command that stops before it reads its input closes the pipe; that is no failure of the test.
    child.stdin.on("error", () => undefined);
    if (options.meanwhile === undefined) child.stdin.end(options.input ?? "");
    else options.meanwhile(child);
  });

/** Runs the command. */
export const run = (args: readonly string[], options?: Start): Promise<Ended> =>
  start(process.execPath, [COMMAND, ...args], options);

/** Runs a line of bash in which `dma-forensics` is the command. */
export const bash = (line: string, options?: Start): Promise<Ended> =>
  start("bash", ["-c", `dma-forensics() { "${process.execPath}" "${COMMAND}" "$@"; }; ${line}`], options);

/** A new folder with these files, for one test; `remove` deletes it. */
export const folderWith = (
  files: Readonly<Record<string, string | Uint8Array>>,
): { readonly path: string; readonly remove: () => void } => {
  const path = mkdtempSync(join(tmpdir(), "dma-forensics-test-"));
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), contents);
  }
  return { path, remove: () => rmSync(path, { recursive: true }) };
};
