/** The exit status, as a gate sees it. */
import { describe, expect, it } from "vitest";
import { COMMAND, folderWith, run, sample, start } from "./run.ts";

const BARE = [sample("seed/dext.log"), sample("seed/fw.log")];
const TOLD = [...BARE, "--given", "observed:dext=zeros"];
const SHOWN = [sample("seed-data-buffer/dext.log"), sample("seed-data-buffer/fw.log")];
const UNRELATED = [sample("unrelated/system.log")];

const statuses: readonly (readonly [meaning: string, args: readonly string[], status: number])[] = [
  ["lines agree, so there is nothing to fail on", BARE, 0],
  ["lines agree, but nobody shows the bytes that are required", [...BARE, "--require", "bytes"], 3],
  ["nobody shows the bytes, and the run only reports", [...BARE, "--require", "bytes", "--exit-zero"], 0],
  ["a discrepancy, told", TOLD, 1],
  ["a discrepancy, told, and asked for", [...TOLD, "--fail-on", "discrepancy"], 1],
  ["nothing is likely", [...TOLD, "--fail-on", "likely"], 0],
  ["nothing is confirmed", [...TOLD, "--fail-on", "confirmed"], 0],
  ["something is possible", [...TOLD, "--fail-on", "confirmed,possible"], 1],
  ["no line shows a broken rule", [...TOLD, "--fail-on", "violation"], 0],
  ["never fails", [...TOLD, "--fail-on", "never"], 0],
  ["the run only reports", [...TOLD, "--exit-zero"], 0],
  ["likely is reached", [...SHOWN, "--fail-on", "likely"], 1],
  ["possible includes likely", [...SHOWN, "--fail-on", "possible"], 1],
  ["nothing to judge", UNRELATED, 3],
  ["nothing to judge is no pass for a gate that never fails either", [...UNRELATED, "--fail-on", "never"], 3],
  ["nothing to judge, and the run only reports", [...UNRELATED, "--exit-zero"], 0],
  ["2 wins over everything that was found", [...TOLD, "no-such.log"], 2],
  ["2 is no matter of reporting", [...TOLD, "no-such.log", "--exit-zero"], 2],
];

describe("the exit status", () => {
  it.each(statuses)("%s", async (_meaning, args, status) => {
    expect((await run(["analyze", ...args])).status).toBe(status);
  });

  it.each([
    ["--help"],
    ["analyze", "--help"],
    ["--version"],
    ["help"],
    ["causes"],
    ["schema"],
    ["explain", "short-element"],
  ])("of %s is 0, with nothing on standard error", async (...args) => {
    const { status, stdout, stderr } = await run(args);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).not.toBe("");
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("of a run that %s ends while it waits for input is %i", async (signal, status) => {
    const ended = await run(["analyze"], {
      meanwhile: (child) => {
        child.stdin?.write("fBufferIOVMAddr = 0x801c0000\n");
        setTimeout(() => child.kill(signal), 3000);
      },
    });
    expect(ended).toEqual({ status, signal: null, stdout: "", stderr: "interrupted\n" });
  });

  it("of an interrupted wait for a pipe that nobody writes is the shell's 130", async () => {
    const folder = folderWith({});
    const line = 'mkfifo pipe; "$0" "$1" analyze pipe & job=$!; sleep 3; kill -INT $job; wait $job; echo "$?"';
    const { stdout } = await start("bash", ["-mc", line, process.execPath, COMMAND], { cwd: folder.path });
    expect(stdout.trim().split("\n").at(-1)).toBe("130");
    folder.remove();
  });
});
