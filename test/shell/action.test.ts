/** The CI of others: the steps of action.yml run as the runner runs them, and the jobs that `init` writes. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { COMMAND, type Ended, folderWith, run, sample, start } from "./run.ts";

const ROOT = dirname(dirname(COMMAND));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly { readonly run: string; readonly env: Readonly<Record<string, string>> }[];
  };
}

const action = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as Action;
const [step] = action.runs.steps;

let project: ReturnType<typeof folderWith>;

beforeEach(() => {
  const log = (name: string): Buffer => readFileSync(sample(name));
  project = folderWith({
    "out.txt": "",
    "logs/dext.log": log("seed-data-buffer/dext.log"),
    "logs/fw.log": log("seed-data-buffer/fw.log"),
    "old logs/dext.log": log("seed/dext.log"),
    "old logs/fw.log": log("seed/fw.log"),
  });
});

afterEach(() => project.remove());

/** The step with its inputs, as the runner fills them in. */
const act = (inputs: Readonly<Record<string, string>>): Promise<Ended> => {
  const env = Object.fromEntries(
    Object.entries(step?.env ?? {}).map(([name, value]) => {
      const [, input = ""] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(value) ?? [];
      return [name, inputs[input] ?? action.inputs[input]?.default ?? ""];
    }),
  );
  return start("bash", ["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step?.run ?? ""], {
    cwd: project.path,
    env: { ...env, GITHUB_ACTION_PATH: ROOT, GITHUB_OUTPUT: join(project.path, "out.txt") },
  });
};

const at = (path: string): string => join(project.path, path);
const outputs = (): string => readFileSync(at("out.txt"), "utf8");

describe("the action", () => {
  it("hands every input over through the environment, and none as a part of the script", () => {
    const filled = Object.values(step?.env ?? {}).map((value) => value.replace(/^\$\{\{ inputs\.| \}\}$/gu, ""));
    expect([...filled, "working-directory"].sort()).toEqual(Object.keys(action.inputs).sort());
    expect(step?.run).not.toContain("${{");
    const script = readFileSync(join(ROOT, "scripts/action.sh"), "utf8");
    for (const name of Object.keys(step?.env ?? {})) expect(script).toContain(`\${${name}:-`);
  });

  it("annotates, writes its files and says how it ended", async () => {
    const { status, stdout } = await act({
      files: "logs/*.log\n",
      "sarif-file": "a.sarif",
      "junit-file": "a.xml",
      "json-file": "a.json",
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=logs\/dext\.log,line=/u);
    expect(outputs()).toBe("status=1\nverdict=explained\n");
    expect(JSON.parse(readFileSync(at("a.json"), "utf8"))).toMatchObject({ verdict: "explained" });
    expect(["a.sarif", "a.xml"].filter((file) => !existsSync(at(file)))).toEqual([]);
  });

  it("takes names with blanks, facts one a line, and a baseline", async () => {
    const files = "  old logs/dext.log\r\nold logs/fw.log\n\n";
    const given = "observed:dext=zeros\n\nobserved:client=0-byte-disk\n";
    expect(await act({ files, given, "json-file": "base.json" })).toMatchObject({ status: 1 });
    expect(await act({ files, given, baseline: "base.json" })).toMatchObject({ status: 0 });
    expect(await act({ files, given, "exit-zero": "true", "fail-on": "possible" })).toMatchObject({ status: 0 });
  });

  it.each([
    ["", /files: this input is empty/u],
    ["no/*.log", /no\/\*\.log: there is no such file/u],
    ["$(touch owned)", /\$\(touch owned\): there is no such file/u],
    ["--fail-on=never", /--fail-on=never: there is no such file/u],
    ["`touch owned`; touch owned", /there is no such file/u],
  ])("of the files %j says what is wrong", async (files, says) => {
    const before = readdirSync(project.path);
    const { status, stderr } = await act({ files });
    expect(stderr).toMatch(says);
    expect(status).toBe(2);
    expect(readdirSync(project.path)).toEqual(before);
  });
});

interface Job {
  readonly jobs?: { readonly logs: { readonly steps: readonly { readonly run?: string }[] } };
  readonly "dma-forensics"?: { readonly script: readonly string[] };
}

/** The line that a job runs, with the command in place of what npx fetches. */
const lineOf = (path: string): string => {
  const { jobs, "dma-forensics": gitlab } = parse(readFileSync(at(path), "utf8")) as Job;
  const line = gitlab?.script[0] ?? jobs?.logs.steps.find((one) => one.run !== undefined)?.run ?? "";
  expect(line).toMatch(/^npx --yes --package \S+ dma-forensics analyze /u);
  return line.replace(/^npx --yes --package \S+ dma-forensics/u, `"${process.execPath}" "${COMMAND}"`);
};

const init = (...args: readonly string[]): Promise<Ended> => run(["init", ...args], { cwd: project.path });

describe("init", () => {
  it("writes a configuration, suppressions and a job that work together", async () => {
    expect(await init()).toMatchObject({ status: 0, stderr: "" });
    const { status, stdout } = await start("bash", ["-c", lineOf(".github/workflows/dma-forensics.yml")], {
      cwd: project.path,
    });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error /u);
    expect(existsSync(at("dma-forensics.sarif")) && existsSync(at("dma-forensics.xml"))).toBe(true);
  });

  it("writes GitLab's job where GitLab's file is", async () => {
    writeFileSync(at(".gitlab-ci.yml"), "stages: [test]\n");
    const { stdout } = await init("--captures", "logs/*.log");
    expect(stdout).toContain(".gitlab/dma-forensics.yml written");
    expect(stdout).toContain("include: { local: .gitlab/dma-forensics.yml }");
    const { status } = await start("bash", ["-c", lineOf(".gitlab/dma-forensics.yml")], { cwd: project.path });
    expect(status).toBe(1);
    expect(Array.isArray(JSON.parse(readFileSync(at("gl-code-quality-report.json"), "utf8")))).toBe(true);
  });

  it("writes over nothing, and then nothing at all", async () => {
    writeFileSync(at("dma-forensics.config.json"), "mine");
    const { status, stdout, stderr } = await init("config", "gitlab");
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toBe(
      "error: dma-forensics.config.json: this is there already [output]\n  next: dma-forensics init gitlab writes the others\n",
    );
    expect(readFileSync(at("dma-forensics.config.json"), "utf8")).toBe("mine");
    expect(existsSync(at(".gitlab"))).toBe(false);
  });

  it.each([
    [["githb"], /did you mean github\?/u],
    [["--captures", "logs; rm -rf ."], /--captures: "logs; rm -rf \." holds signs/u],
    [["--from", "$(id)"], /--from: .* holds signs/u],
  ])("%j is explained", async (args, says) => {
    const { status, stdout, stderr } = await init(...args);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});
