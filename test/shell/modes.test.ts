/** How much a run says and where: quiet, a few lines, the page of a CI job; and options that contradict each other. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ended, folderWith, run, sample } from "./run.ts";

const TOLD = [sample("seed/dext.log"), sample("seed/fw.log"), "--given", "observed:dext=zeros"];

let folder: ReturnType<typeof folderWith>;

beforeEach(() => {
  folder = folderWith({ "step.md": "# Earlier\n", "dext.log": readFileSync(sample("seed/dext.log")) });
});

afterEach(() => folder.remove());

const analyze = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  run(["analyze", ...TOLD, ...args], { cwd: folder.path, env });

const page = (): string => readFileSync(join(folder.path, "step.md"), "utf8");

describe("--quiet", () => {
  it("leaves the status and the files", async () => {
    const { status, stdout, stderr } = await analyze(["--quiet", "--format", "json=a.json"]);
    expect({ status, stdout, stderr }).toEqual({ status: 1, stdout: "", stderr: "" });
    expect(readFileSync(join(folder.path, "a.json"), "utf8")).toContain('"schemaVersion"');
  });

  it("says nothing of a configuration, and drops its report on standard output", async () => {
    writeFileSync(join(folder.path, "dma-forensics.config.json"), '{ "format": { "text": "-" } }');
    expect(await analyze(["-q"])).toMatchObject({ status: 1, stdout: "", stderr: "" });
  });

  it("still says what stops a run", async () => {
    expect(await run(["analyze", "no-such.log", "--quiet"])).toMatchObject({ status: 2, stdout: "" });
    expect((await run(["analyze", "no-such.log", "--quiet"])).stderr).toMatch(/there is no such file/u);
  });
});

describe("--summary", () => {
  it("is a few lines, the status last", async () => {
    const { status, stdout } = await analyze(["--summary"]);
    const lines = stdout.trimEnd().split("\n");
    expect(status).toBe(1);
    expect(lines.length).toBeLessThan(8);
    expect(lines[0]).toMatch(/^ambiguous: task 200: /u);
    expect(lines.at(-1)).toBe("exit status 1: 1 discrepancy (--fail-on discrepancy,violation)");
  });

  it.each([
    [["--fail-on", "likely"], "exit status 0: nothing that --fail-on likely counts"],
    [["--exit-zero"], "exit status 0: 1 discrepancy (--fail-on discrepancy,violation), and --exit-zero"],
  ])("with %j says why", async (flags, last) => {
    expect((await analyze(["--summary", ...flags])).stdout.trimEnd().split("\n").at(-1)).toBe(last);
  });

  it("says what there was nothing to judge by", async () => {
    const args = ["analyze", sample("seed/dext.log"), sample("seed/fw.log"), "--require", "bytes", "--summary"];
    expect((await run(args)).stdout).toMatch(
      /exit status 3: nothing shows what a receiver got \(--require bytes\)\n$/u,
    );
    const unrelated = await run(["analyze", sample("unrelated/system.log"), "--summary"]);
    expect(unrelated.stdout).toMatch(/exit status 3: there is nothing to judge\n$/u);
  });
});

describe("the summary of a job", () => {
  it("is added to GitHub's page by the format github, behind what is there", async () => {
    const step = join(folder.path, "step.md");
    const { stdout } = await analyze(["--format", "github"], { GITHUB_STEP_SUMMARY: step });
    expect(stdout).toMatch(/^::error /u);
    expect(page()).toMatch(/^# Earlier\n```text\nambiguous: /u);
    expect(page()).toContain("<details><summary>");
    const once = page().length;
    await analyze(["--format", "github=a.txt"], { GITHUB_STEP_SUMMARY: step });
    expect(page().length).toBe(once * 2 - "# Earlier\n".length);
  });

  it("is not touched by other formats", async () => {
    await analyze(["--format", "text"], { GITHUB_STEP_SUMMARY: join(folder.path, "step.md") });
    expect(page()).toBe("# Earlier\n");
  });

  it("goes where an option says, with any format", async () => {
    await analyze(["--job-summary", "step.md", "--format", "json=a.json"]);
    expect(page()).toContain("exit status 1");
  });

  it.each([
    ["no/step.md", /no\/step\.md: the folder of this summary does not exist/u],
    [".", /\.: this summary is no regular file/u],
    ["-", /--job-summary: it takes the name of a file/u],
  ])("that cannot be written to %s stops the run before anything is written", async (path, says) => {
    const { status, stdout, stderr } = await analyze(["--job-summary", path, "--format", "json=a.json"]);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(() => readFileSync(join(folder.path, "a.json"))).toThrow();
  });

  it("never goes into a capture", async () => {
    const { stderr } = await run(["analyze", "dext.log", "--job-summary", "dext.log"], { cwd: folder.path });
    expect(stderr).toMatch(/dext\.log: this summary is also an input/u);
  });
});

describe("options that contradict each other", () => {
  it.each([
    [["--quiet", "--summary"], /--quiet: it prints nothing, and --summary prints a few lines/u],
    [["--quiet", "--unread"], /--quiet: it prints nothing, and --unread prints a list/u],
    [
      ["--quiet", "--format", "json"],
      /json goes to standard output, which --quiet keeps empty \[[a-z-]+\]\n {2}next: write json=FILE/u,
    ],
    [["--summary", "--format", "text=-"], /text goes to standard output, where --summary prints its lines/u],
    [["--require", "byte"], /did you mean bytes\?/u],
    [["--config", "gone.json"], /gone\.json: there is no such file/u],
    [["--suppressions", "gone.json"], /gone\.json: there is no such file/u],
    [["--baseline", "gone.json"], /gone\.json: there is no such file/u],
    [["--baseline"], /argument missing/u],
    [["--fail-on", "never,likely"], /never stands with other words/u],
  ])("%j get one sentence", async (flags, says) => {
    const { status, stdout, stderr } = await analyze(flags);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});
