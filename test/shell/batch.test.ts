/** Many cases from outside: one whole line for each, whatever becomes of it, the worst exit status, and a run that goes on where another ended. */
import { execFileSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv/dist/2020.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bash, COMMAND, folderWith, run, sample, start } from "./run.ts";

interface Line {
  readonly case: string;
  readonly verdict: string | null;
  readonly exit: number;
  readonly error: readonly { readonly where: string; readonly what: string }[] | null;
  readonly files: readonly { readonly name: string }[];
  readonly driverVersions: readonly string[];
  readonly input: string;
}

const linesIn = (text: string): readonly Line[] =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

const byName = (text: string): ReadonlyMap<string, Line> => new Map(linesIn(text).map((line) => [line.case, line]));

/** Cases that come out in every way, beside files that are none. */
const site = (): { readonly path: string; readonly remove: () => void } => {
  const folder = folderWith({
    "runs/notes.md": "# what we did\n",
    "runs/binary/a.log": Buffer.from("\u007fELF\u0002\u0001\u0001\0\0\0", "latin1"),
    "runs/unrelated/system.log": readFileSync(sample("unrelated/system.log")),
    "runs/versioned/dext.log": `heron: dext version 4.0.1 starting\n${readFileSync(sample("short-element/dext.log"), "utf8")}`,
  });
  for (const name of ["seed", "healthy-probe", "short-element"]) {
    mkdirSync(join(folder.path, "runs", name));
    cpSync(sample(name), join(folder.path, "runs", name), { recursive: true });
  }
  return folder;
};

let folder: ReturnType<typeof site>;
beforeAll(() => {
  folder = site();
});
afterAll(() => folder.remove());

const batch = (...args: readonly string[]) => run(["batch", ...args], { cwd: folder.path });

describe("a batch", () => {
  it("gives each case one line that keeps to the schema, and ends with the worst status", async () => {
    const { status, stdout, stderr } = await batch("runs", "--facts", "facts.txt", "--jobs", "2");
    const lines = byName(stdout);
    expect([...lines.keys()].sort()).toEqual([
      "binary",
      "healthy-probe",
      "seed",
      "short-element",
      "unrelated",
      "versioned",
    ]);
    expect(lines.get("seed")).toMatchObject({ verdict: "ambiguous", exit: 1, error: null });
    expect(lines.get("healthy-probe")).toMatchObject({ verdict: "nothing-wrong", exit: 0 });
    expect(lines.get("unrelated")).toMatchObject({ verdict: "not-assessable", exit: 3 });
    expect(lines.get("binary")).toMatchObject({ verdict: null, exit: 2, error: [{ where: "binary" }] });
    expect(lines.get("versioned")?.driverVersions).toEqual(["4.0.1"]);
    expect(status).toBe(2);
    expect(stderr).toContain("By driver version");
    expect(stderr).toContain("left out: ");
    expect(stdout).not.toContain(folder.path);
    const schema = JSON.parse((await run(["schema", "case"])).stdout) as object;
    const validate = new Ajv.default({ strict: false }).compile(schema);
    for (const line of lines.values()) expect(validate(line) || validate.errors).toBe(true);
  });

  it("says the same as analyze of the same case", async () => {
    const { stdout } = await batch("runs/seed", "--facts", "facts.txt");
    const report = await run(["analyze", "dext.log", "fw.log", "--given", "@facts.txt", "--format", "json"], {
      cwd: sample("seed"),
    });
    const { verdict, headline, diagnoses } = JSON.parse(report.stdout) as {
      verdict: string;
      headline: string;
      diagnoses: readonly { causes: readonly string[]; verdict: string }[];
    };
    const causes = diagnoses.map(({ causes: ids, verdict: word }) =>
      expect.objectContaining({ causes: ids, verdict: word }),
    );
    expect(linesIn(stdout)).toEqual([expect.objectContaining({ verdict, headline, causes, exit: report.status })]);
  });

  it("prints the same lines with one process and with three", async () => {
    const [one, three] = [await batch("runs", "-j", "1"), await batch("runs", "-j", "3")];
    expect(three.stdout.split("\n").sort()).toEqual(one.stdout.split("\n").sort());
    expect(three.stderr).toBe(one.stderr);
  });

  it.each([
    ["runs/s*", ["seed", "short-element"]],
    ["runs/**/dext.log", ["healthy-probe", "seed", "short-element", "versioned"]],
  ])("takes the pattern %s from a shell that leaves it alone", async (pattern, names) => {
    expect([...byName((await batch(pattern)).stdout).keys()].sort()).toEqual(names);
  });

  it.each([
    [["--summary", "json"], /"byVerdict"/u],
    [["--summary", "markdown"], /^### By verdict$/mu],
    [["--summary", "text"], /^By verdict$/mu],
  ])("puts the summary of %j on standard error", async (args, says) => {
    expect((await batch("runs/seed", ...args)).stderr).toMatch(says);
  });

  it("writes the summary to a file, and is silent about it then", async () => {
    const { stderr, status } = await batch("runs/seed", "--summary", "json=summary.json", "--exit-zero");
    expect(JSON.parse(readFileSync(join(folder.path, "summary.json"), "utf8"))).toMatchObject({ cases: 1 });
    expect(stderr).not.toContain("By verdict");
    expect(status).toBe(0);
  });

  it("shows no progress and no colour without a terminal", async () => {
    const { stdout, stderr } = await batch("runs");
    expect([..."\r\u001b"].filter((sign) => `${stdout}${stderr}`.includes(sign))).toEqual([]);
  });
});

describe("a batch that is resumed", () => {
  it("skips what is unchanged, does again what changed, and counts all", async () => {
    const own = site();
    const line = (out: string) => `dma-forensics batch runs --resume out.ndjson ${out}`;
    const first = await bash(`dma-forensics batch runs > out.ndjson`, { cwd: own.path });
    const before = readFileSync(join(own.path, "out.ndjson"), "utf8");
    const second = await bash(line(">> out.ndjson"), { cwd: own.path });
    expect(readFileSync(join(own.path, "out.ndjson"), "utf8")).toBe(before);
    expect(second.status).toBe(first.status);
    expect(second.stderr).toContain("6 cases, 6 of them unchanged since the earlier run");
    appendFileSync(join(own.path, "runs/seed/dext.log"), "[x] nothing of interest\n");
    const third = await bash(line(""), { cwd: own.path });
    expect(linesIn(third.stdout).map(({ case: name }) => name)).toEqual(["seed"]);
    expect(third.stderr).toContain("6 cases, 5 of them unchanged");
    const other = await bash(line("--fail-on never"), { cwd: own.path });
    expect(linesIn(other.stdout)).toHaveLength(6);
    own.remove();
  });

  it("glues no line to one that was cut", async () => {
    const own = site();
    writeFileSync(join(own.path, "out.ndjson"), '{"schemaVersion":"1","verd');
    const { stderr } = await bash("dma-forensics batch runs/seed --resume out.ndjson >> out.ndjson", { cwd: own.path });
    expect(stderr).toContain("out.ndjson: 1 line is none of this version");
    const [cut, whole] = readFileSync(join(own.path, "out.ndjson"), "utf8").split("\n");
    expect([cut, JSON.parse(whole ?? "")]).toEqual([
      '{"schemaVersion":"1","verd',
      expect.objectContaining({ case: "seed" }),
    ]);
    own.remove();
  });

  it.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("after %s finds only whole lines, and leaves no process behind", async (signal, status) => {
    const own = site();
    for (let copy = 0; copy < 12; copy += 1) {
      cpSync(join(own.path, "runs/healthy-probe"), join(own.path, `runs/copy-${copy}`), { recursive: true });
      appendFileSync(join(own.path, `runs/copy-${copy}/dext.log`), `[x] copy ${copy}\n`);
    }
    const args = ["batch", "runs", "-j", "2"];
    const ended = await start(process.execPath, [COMMAND, ...args], {
      cwd: own.path,
      meanwhile: (child) => {
        child.stdout?.once("data", () => child.kill(signal));
      },
    });
    expect(ended.status).toBe(status);
    expect(ended.stdout.endsWith("\n")).toBe(true);
    const done = linesIn(ended.stdout);
    expect(done.length).toBeGreaterThan(0);
    expect(done.every(({ error, case: name }) => error === null || name === "binary")).toBe(true);
    writeFileSync(join(own.path, "out.ndjson"), ended.stdout);
    const rest = await run([...args, "--resume", "out.ndjson"], { cwd: own.path });
    expect(linesIn(rest.stdout)).toHaveLength(18 - done.length);
    const { stdout: left } = await start("bash", ["-c", `ls -l /proc/*/cwd 2>/dev/null | grep -c "${own.path}"`], {});
    expect(process.platform === "linux" ? left.trim() : "0").toBe("0");
    own.remove();
  });
});

describe("a case as a job", () => {
  it("is one line and its own status", async () => {
    const { status, stdout } = await run(["case", "runs/seed", "--facts", "facts.txt"], { cwd: folder.path });
    expect(linesIn(stdout)).toEqual([expect.objectContaining({ case: "seed", exit: status })]);
  });

  it("is the line of the batch", async () => {
    const listed = await batch("runs", "--list", "--facts", "facts.txt");
    const { stdout } = await bash(listed.stdout, { cwd: folder.path });
    const all = await batch("runs", "--facts", "facts.txt");
    expect(stdout.split("\n").sort()).toEqual(all.stdout.split("\n").sort());
  });

  it.each([
    [["case", "no-such-run"], /there is no such file/u],
    [["case", "runs/binary"], /nothing in it can be read as a capture/u],
  ])("%j is a line all the same, with the reason in it and on standard error", async (args, says) => {
    const { status, stdout, stderr } = await run(args, { cwd: folder.path });
    expect(status).toBe(2);
    expect(linesIn(stdout)[0]?.error?.[0]?.what).toMatch(says);
    expect(stderr).toMatch(says);
  });

  it.runIf(process.platform === "linux")(
    "has a line even if its process is killed, and so have the others",
    async () => {
      const { status, stdout } = await run(["batch", "runs", "-j", "1"], {
        cwd: folder.path,
        meanwhile: (child) => {
          // One line is out, so the process is at work on the next case.
          child.stdout?.once("data", () => execFileSync("pkill", ["-KILL", "-P", String(child.pid)]));
        },
      });
      const lines = byName(stdout);
      const dead = [...lines.values()].filter(({ error }) => /ended without an answer/u.test(error?.[0]?.what ?? ""));
      expect(dead).toHaveLength(1);
      expect(lines.get("versioned")?.error).toBeNull();
      expect([lines.size, status]).toEqual([6, 2]);
    },
  );
});

describe("a slip", () => {
  it.each([
    [["batch"], /missing required argument/u],
    [["batch", "runs", "--by", "folders"], /did you mean folder\?/u],
    [["batch", "runs", "--jobs", "many"], /is no number of processes/u],
    [["batch", "runs", "--summary", "jsn"], /did you mean json\?/u],
    [["batch", "no-such-folder"], /there is no such file/u],
    [["batch", "runs", "--fail-on", "likley"], /did you mean likely\?/u],
    [["batch", "runs", "--facts", "a/b.txt"], /is a path/u],
    [["case"], /no file is named/u],
    [["compare", "--good", "runs/seed"], /no capture of the bad run is named/u],
    [["compare", "--good", "runs/seed", "--bad", "runs/seed", "--format", "pdf"], /choose from terminal, text, /u],
  ])("%j is explained", async (args, says) => {
    const { status, stdout, stderr } = await run(args, { cwd: folder.path });
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

describe("a comparison from outside", () => {
  it.each([
    ["kext-to-dext", 1, ["terminal", "markdown", "json"]],
    ["same-machine", 0, ["text"]],
    ["other-commands", 3, ["text"]],
  ])("%s ends with %i", async (name, status, formats) => {
    const root = join(sample(".."), "test/compare", name);
    const sides = ["compare", "--good", join(root, "good"), "--bad", join(root, "bad")];
    for (const format of formats) {
      const ended = await run([...sides, "--format", format]);
      expect(ended.status).toBe(status);
      expect(ended.stdout).not.toMatch(/undefined|NaN|\[object/u);
      if (format === "json") expect(JSON.parse(ended.stdout)).toMatchObject({ schemaVersion: "1" });
    }
  });
});
