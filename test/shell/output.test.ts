/** Where reports go: whole or not at all, and a reader that leaves or a disk that fills never changes what the status means. */
import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bash, folderWith, run, sample } from "./run.ts";

const SEED = [sample("seed/dext.log"), sample("seed/fw.log"), "--given", `@${sample("seed/facts.txt")}`];
const QUOTED = SEED.map((argument) => `"${argument}"`).join(" ");

let folder: ReturnType<typeof folderWith>;

beforeEach(() => {
  folder = folderWith({ "old.json": "old", "dext.log": readFileSync(sample("seed/dext.log")) });
});

afterEach(() => folder.remove());

const inFolder = (...args: string[]) => run(["analyze", ...SEED, ...args], { cwd: folder.path });

describe("a report in a file", () => {
  it("is the one that standard output would get, beside the one that standard output gets", async () => {
    const { stdout: json } = await inFolder("--format", "json");
    const { stdout: text } = await inFolder("--format", "text");
    const both = await inFolder("--format", "json=a.json", "--format", "text");
    expect(readFileSync(join(folder.path, "a.json"), "utf8")).toBe(json);
    expect({ stdout: both.stdout, stderr: both.stderr }).toEqual({ stdout: text, stderr: "" });
    expect(JSON.parse(json)).toMatchObject({ schemaVersion: "1" });
  });

  it("leaves standard output alone if no format asks for it", async () => {
    const { status, stdout } = await inFolder("--format", "json=a.json");
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
  });

  it("replaces an older one in one step and leaves nothing beside it", async () => {
    await inFolder("--format", "json=old.json");
    expect(JSON.parse(readFileSync(join(folder.path, "old.json"), "utf8"))).toMatchObject({ schemaVersion: "1" });
    expect(readdirSync(folder.path).toSorted()).toEqual(["dext.log", "old.json"]);
  });

  it("goes to the file behind a link, and the link stays", async () => {
    symlinkSync("old.json", join(folder.path, "latest.json"));
    await inFolder("--format", "json=latest.json");
    expect(lstatSync(join(folder.path, "latest.json")).isSymbolicLink()).toBe(true);
    expect(JSON.parse(readFileSync(join(folder.path, "old.json"), "utf8"))).toMatchObject({ schemaVersion: "1" });
  });

  it("is as readable as any new file", async () => {
    await bash(`umask 027; dma-forensics analyze ${QUOTED} --format json=a.json`, { cwd: folder.path });
    expect(statSync(join(folder.path, "a.json")).mode & 0o777).toBe(0o640);
  });

  it("has colour only if the person says so", async () => {
    await run(["analyze", ...SEED, "--format", "terminal=plain.txt"], { cwd: folder.path, env: { FORCE_COLOR: "3" } });
    await inFolder("--color", "--format", "terminal=coloured.txt");
    expect(readFileSync(join(folder.path, "plain.txt"), "utf8")).not.toContain("\u001b");
    expect(readFileSync(join(folder.path, "coloured.txt"), "utf8")).toContain("\u001b[");
  });

  it.each([
    ["an input", ["dext.log", "--format", "json=dext.log"], /dext\.log: this output is also an input/u],
    [
      "an input under another name",
      ["dext.log", "--format", "json=link.log"],
      /link\.log: this output is also an input/u,
    ],
    ["a folder", ["dext.log", "--format", "json=reports"], /reports: this output is no regular file/u],
    ["a device", ["dext.log", "--format", "json=/dev/null"], /\/dev\/null: this output is no regular file/u],
    ["an open file of the system", ["dext.log", "--format", "json=/dev/stdout"], /\/dev\/stdout: this output is no/u],
    ["a link to nothing", ["dext.log", "--format", "json=gone.json"], /gone\.json: this output is a link to nothing/u],
    [
      "one report by another",
      ["dext.log", "--format", "json=a.txt", "--format", "text=reports/../a.txt"],
      /a\.txt: two outputs go to this file/u,
    ],
    ["a folder that is missing", ["dext.log", "--format", "json=no/a.json"], /no\/a\.json: the folder of this output/u],
  ])("never replaces %s", async (_name, args, says) => {
    symlinkSync("dext.log", join(folder.path, "link.log"));
    symlinkSync("nowhere/else", join(folder.path, "gone.json"));
    mkdirSync(join(folder.path, "reports"));
    const before = readFileSync(join(folder.path, "dext.log"));
    const { status, stdout, stderr } = await run(["analyze", ...args], { cwd: folder.path });
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(readFileSync(join(folder.path, "dext.log"))).toEqual(before);
  });

  it("never replaces the facts that it was told", async () => {
    const facts = folderWith({ "facts.txt": "observed:dext=zeros\n", "dext.log": "x" });
    const { status } = await run(["analyze", "dext.log", "--given", "@facts.txt", "--format", "json=facts.txt"], {
      cwd: facts.path,
    });
    expect({ status, facts: readFileSync(join(facts.path, "facts.txt"), "utf8") }).toEqual({
      status: 2,
      facts: "observed:dext=zeros\n",
    });
    facts.remove();
  });

  it("is not there at all if another one cannot be written", async () => {
    const line = `ulimit -f 0; dma-forensics analyze ${QUOTED} --format json=a.json --format text=b.txt`;
    const { status, stderr } = await bash(`trap '' XFSZ; ${line}`, { cwd: folder.path });
    expect(stderr).toMatch(/^error: a\.json: the report cannot be written \(EFBIG\)/u);
    expect({ status, files: readdirSync(folder.path).toSorted() }).toEqual({
      status: 2,
      files: ["dext.log", "old.json"],
    });
  });
});

describe("the list of unread lines", () => {
  it("follows the report for people, and leaves a machine's report alone", async () => {
    const { stdout: text } = await inFolder();
    const { stdout: json } = await inFolder("--format", "json");
    expect(await inFolder("--unread")).toMatchObject({ stdout: `${text}\nUnread lines: none\n`, stderr: "" });
    expect(await inFolder("--unread", "--format", "json")).toMatchObject({
      stdout: json,
      stderr: "Unread lines: none\n",
    });
    expect(await inFolder("--unread", "--format", "json=a.json")).toMatchObject({ stdout: "Unread lines: none\n" });
  });
});

describe("standard output", () => {
  it("that is full makes the run fail", async () => {
    const { status, stderr } = await bash(`dma-forensics analyze ${QUOTED} > /dev/full`);
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("standard output: cannot be written"),
    });
  });

  it("that is full makes help fail too", async () => {
    expect((await bash("dma-forensics --help > /dev/full")).status).toBe(2);
  });

  it.each(["head -n 1", "true"])("whose reader leaves (%s) keeps the status of the analysis", async (reader) => {
    const { stdout, stderr } = await bash(
      `dma-forensics analyze ${QUOTED} | ${reader} > /dev/null; echo "\${PIPESTATUS[0]}"`,
    );
    expect({ stdout, stderr }).toEqual({ stdout: "1\n", stderr: "" });
  });

  it("whose reader is slow gets every byte", async () => {
    const whole = await inFolder("--format", "json");
    const { stdout } = await bash(`dma-forensics analyze ${QUOTED} --format json | (sleep 1; cat)`);
    expect(stdout).toBe(whole.stdout);
  });
});
