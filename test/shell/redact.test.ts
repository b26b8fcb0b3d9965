/** Redaction as a person runs it: what is written, what is refused, and that a refusal writes nothing. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { folderWith, run, sample } from "./run.ts";

const FW = readFileSync(sample("seed/fw.log"), "utf8");
const DEXT = `Mar 14 09:26:53 alices-mac kernel[0]: (IOStorageFamily) opened by /Users/alice/lab/probe\n${readFileSync(sample("seed/dext.log"), "utf8")}`;

let folder: ReturnType<typeof folderWith>;

beforeAll(() => {
  folder = folderWith({ "alice-dext.log": DEXT, "fw.log": FW, "facts.txt": "observed:dext=zeros\n" });
});

afterAll(() => folder.remove());

const redact = (...args: readonly string[]) => run(["redact", ...args], { cwd: folder.path });

describe("redact", () => {
  it("writes every capture into the folder, which it makes, and says what it hid and that the answer is the same", async () => {
    const { status, stdout, stderr } = await redact("alice-dext.log", "fw.log", "-o", "out", "--given", "@facts.txt");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
    expect(stderr).toMatch(
      /^redacted: users: 1, hosts: 1, names in paths: 2, .+2 files in out\.\nchecked: .+ambiguous/u,
    );
    expect(readdirSync(join(folder.path, "out")).sort()).toEqual(["fw.log", "user-1-dext.log"]);
    const text = readFileSync(join(folder.path, "out/user-1-dext.log"), "utf8");
    expect(text).toContain(
      "Mar 14 09:26:53 host-1 kernel[0]: (IOStorageFamily) opened by /Users/user-1/name-1/name-2\n",
    );
    expect(text).not.toContain("0x801c0000");
    const before = await run(["analyze", "alice-dext.log", "fw.log", "--given", "@facts.txt"], { cwd: folder.path });
    const after = await run(["analyze", "out", "--given", "@facts.txt"], { cwd: folder.path });
    expect(after.status).toBe(before.status);
    expect(after.stdout.split("\n")[0]).toBe(before.stdout.split("\n")[0]);
  });

  it("reads standard input and writes standard output", async () => {
    const { status, stdout } = await run(["redact"], { input: DEXT + FW });
    expect(status).toBe(0);
    expect(stdout.split("\n")).toHaveLength((DEXT + FW).split("\n").length);
    expect(stdout).not.toMatch(/alice/u);
  });

  it("hides more words where it is told to, and keeps addresses where it is told to", async () => {
    const { stdout } = await redact("alice-dext.log", "--word", "IOStorageFamily", "--keep", "addresses");
    expect(stdout).toContain("(word-1) opened");
    expect(stdout).toContain("0x801c0000");
  });

  it("refuses what would give another answer, names it, and writes nothing", async () => {
    const { status, stdout, stderr } = await redact(
      "alice-dext.log",
      "fw.log",
      "-o",
      "no",
      "--word",
      "fBufferIOVMAddr",
    );
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(
      /^error: redact: .+ as captured, and .+ redacted.*\[redaction\]\n {2}next: nothing was written/u,
    );
    expect(existsSync(join(folder.path, "no"))).toBe(false);
  });

  it("never writes over a capture", async () => {
    const { status, stderr } = await redact("fw.log", "-o", ".");
    expect(status).toBe(2);
    expect(stderr).toContain("[output]");
    expect(readFileSync(join(folder.path, "fw.log"), "utf8")).toBe(FW);
  });
});
