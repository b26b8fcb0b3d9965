/** A project that gates its runs: configuration, suppressions, baseline, quiet and summary, as the owner of the CI meets them. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Report } from "../../src/index.ts";
import { type Ended, folderWith, run, type Start, sample } from "./run.ts";

const log = (name: string): Buffer => readFileSync(sample(name));

/** One run that fails by its lines, and one in which nothing is wrong by its lines. */
const BAD = ["logs/bad/dext.log", "logs/bad/fw.log"];
const GOOD = ["logs/good/dext.log", "logs/good/fw.log"];

/** JSON reports of the two. */
const saved = { bad: "", good: "" };

let project: ReturnType<typeof folderWith>;

beforeAll(async () => {
  const reportOf = async (name: string): Promise<string> =>
    (await run(["analyze", sample(`${name}/dext.log`), sample(`${name}/fw.log`), "--format", "json"])).stdout;
  saved.bad = await reportOf("seed-data-buffer");
  saved.good = await reportOf("seed");
});

beforeEach(() => {
  project = folderWith({
    ".git/HEAD": "ref: refs/heads/main\n",
    "logs/bad/dext.log": log("seed-data-buffer/dext.log"),
    "logs/bad/fw.log": log("seed-data-buffer/fw.log"),
    "logs/good/dext.log": log("seed/dext.log"),
    "logs/good/fw.log": log("seed/fw.log"),
    "sub/.keep": "",
    "r.json": saved.bad,
    "good.json": saved.good,
  });
});

afterEach(() => project.remove());

const at = (path: string): string => join(project.path, path);
const put = (path: string, value: unknown): void =>
  writeFileSync(at(path), typeof value === "string" ? value : JSON.stringify(value));
const jsonAt = <T>(path: string): T => JSON.parse(readFileSync(at(path), "utf8")) as T;

const inProject = (args: readonly string[], options: Start = {}): Promise<Ended> =>
  run(args, { cwd: project.path, ...options });
const analyze = (...args: readonly string[]): Promise<Ended> => inProject(["analyze", ...args]);

const CONFIG = "dma-forensics.config.json";
const SUPPRESSIONS = "dma-forensics.suppressions.json";

interface Entry {
  readonly rule: string;
  readonly shape: string;
  readonly [key: string]: unknown;
}

/** Suppresses all of the bad run and returns the entries. */
const suppressed = async (...flags: readonly string[]): Promise<readonly Entry[]> => {
  const { stderr, status } = await inProject(["suppress", "r.json", "--reason", "ticket 4711", ...flags]);
  expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  return jsonAt<{ suppressions: readonly Entry[] }>(SUPPRESSIONS).suppressions;
};

describe("a configuration", () => {
  it("is found in a folder above, holds for the run, and is named", async () => {
    put(CONFIG, { failOn: "never", given: ["observed:dext=zeros"] });
    const { status, stderr, stdout } = await run(
      ["analyze", "../logs/good/dext.log", "../logs/good/fw.log", "--format", "json"],
      { cwd: at("sub") },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: `note: ../${CONFIG} holds for this run\n` });
    expect((JSON.parse(stdout) as Report).given).toEqual(["observed:dext=zeros"]);
  });

  it("is not looked for above the folder of the repository, and not read with --no-config", async () => {
    put(CONFIG, { given: ["observed:dext=zeros"] });
    mkdirSync(at("sub/.git"));
    const above = await run(["analyze", "../logs/good/dext.log", "../logs/good/fw.log"], { cwd: at("sub") });
    expect(above).toMatchObject({ status: 0, stderr: "" });
    expect(await analyze(...GOOD, "--no-config")).toMatchObject({ status: 0, stderr: "" });
    expect(await analyze(...GOOD)).toMatchObject({ status: 1 });
  });

  it("gives way to the command line, and its lists add up with it", async () => {
    put(CONFIG, { failOn: ["never"], platform: "intel", given: "observed:dext=zeros", format: { json: "c.json" } });
    const { status, stdout } = await analyze(
      ...[...GOOD, "--fail-on", "possible", "--platform", "apple-silicon"],
      ...["--given", "observed:client=0-byte-disk", "--format", "json"],
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      platform: "apple-silicon",
      given: ["observed:dext=zeros", "observed:client=0-byte-disk"],
    });
    expect(existsSync(at("c.json"))).toBe(false);
  });

  it("says more of some captures than of others", async () => {
    put(CONFIG, {
      captures: [
        { files: "logs/g*/**", given: ["@facts.txt"], platform: "intel" },
        { files: ["logs/**", "!logs/bad/**"], platform: "apple-silicon", require: "bytes" },
      ],
    });
    put("facts.txt", "observed:dext=zeros\n");
    const good = await analyze(...GOOD, "--format", "json");
    expect(JSON.parse(good.stdout)).toMatchObject({ platform: "apple-silicon", given: ["observed:dext=zeros"] });
    const bad = await analyze(...BAD, "--format", "json");
    expect(JSON.parse(bad.stdout)).toMatchObject({ platform: "unknown", given: [] });
  });

  it("writes formats to files beside itself, whole or not at all", async () => {
    put(CONFIG, { format: { sarif: "out.sarif", junit: "out.xml", text: "-" } });
    expect((await analyze(...BAD)).stdout).toMatch(/^explained {2}/u);
    expect(jsonAt<{ version: string }>("out.sarif").version).toBe("2.1.0");
    put(CONFIG, { format: { sarif: "new.sarif", junit: "no/such/folder.xml" } });
    expect(await analyze(...BAD)).toMatchObject({ status: 2, stdout: "" });
    expect(existsSync(at("new.sarif"))).toBe(false);
  });

  const slips: readonly (readonly [config: unknown, says: RegExp])[] = [
    [
      { failon: "never" },
      /config\.json: failon: "failon" is not known here \[[a-z-]+\]\n {2}next: did you mean failOn\?/u,
    ],
    [{ failOn: "likley" }, /failOn: "likley" is not known here \[[a-z-]+\]\n {2}next: did you mean likely\?/u],
    [
      { captures: [{ file: "x", platform: "intel" }] },
      /captures\[0\]\.file: .* \[[a-z-]+\]\n {2}next: did you mean files\?/u,
    ],
    [{ captures: [{ platform: "intel" }] }, /captures\[0\]\.files: this is missing/u],
    [{ format: { sarrif: "x" } }, /format\.sarrif: .* \[[a-z-]+\]\n {2}next: did you mean sarif\?/u],
    [{ platform: "m1" }, /platform: "m1" is not known here/u],
    [{ given: ["observed:dext=nonsense!"] }, /given\[0\]: /u],
    [{ align: "nowhere" }, /align: "nowhere" names no two lines/u],
    [{ suppressions: "gone.json" }, /error: gone\.json: there is no such file/u],
    ['{ "failOn": "never", }', /config\.json: this is no JSON: line 1/u],
    ["[]", /config\.json: /u],
  ];

  it.each(slips)("that says %j is refused at the place that is wrong", async (config, says) => {
    put(CONFIG, config);
    const { status, stdout, stderr } = await analyze(...GOOD);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

describe("a suppression", () => {
  it("is written by a command, and takes its results out of the count and out of nothing else", async () => {
    const entries = await suppressed("--expires", "2999-12-31");
    expect(entries.map(({ rule }) => rule)).toEqual(["discrepancy-bytes", "I-32"]);
    put(CONFIG, { suppressions: SUPPRESSIONS });
    const { status, stdout } = await analyze(...BAD);
    expect(status).toBe(0);
    expect(stdout).toContain("2 results are accepted and not counted");
    expect(stdout).toContain("d1 discrepancy-bytes  suppressed until 2999-12-31: ticket 4711");
    const counted = await analyze(...BAD, "--no-suppressions");
    expect(counted.status).toBe(1);
  });

  it("of another run is stale and fails loudly, but for captures that it is not for", async () => {
    await suppressed();
    const stale = await analyze(...GOOD, "--suppressions", SUPPRESSIONS, "--exit-zero");
    expect(stale.status).toBe(2);
    expect(stale.stdout).toMatch(/^nothing-wrong/u);
    expect(stale.stderr).toMatch(
      /suppressions\[0\]: the suppression of discrepancy-bytes \("ticket 4711"\) fits nothing/u,
    );
    put(SUPPRESSIONS, { suppressions: [] });
    await suppressed("--files", "logs/bad/**");
    expect(await analyze(...GOOD, "--suppressions", SUPPRESSIONS)).toMatchObject({ status: 0, stderr: "" });
    expect(await analyze(...BAD, "--suppressions", SUPPRESSIONS)).toMatchObject({ status: 0, stderr: "" });
  });

  it("of a fault that comes and goes is no reason to fail", async () => {
    await suppressed("--intermittent");
    expect(await analyze(...GOOD, "--suppressions", SUPPRESSIONS)).toMatchObject({ status: 0, stderr: "" });
  });

  it("that has ended fails loudly, and what it suppressed counts", async () => {
    const entries = await suppressed();
    put(SUPPRESSIONS, { suppressions: entries.map((entry) => ({ ...entry, expires: "2020-02-29" })) });
    const { status, stderr, stdout } = await analyze(...BAD, "--suppressions", SUPPRESSIONS);
    expect(status).toBe(2);
    expect(stderr).toMatch(/has ended on 2020-02-29, so what it suppresses counts again/u);
    expect(stdout).not.toContain("accepted");
  });

  it("stays visible in every format", async () => {
    await suppressed();
    const formats = ["text", "markdown", "html", "json", "sarif", "junit", "github", "gitlab"];
    await analyze(
      ...BAD,
      "--suppressions",
      SUPPRESSIONS,
      ...formats.map((format) => `--format=${format}=${format}.out`),
    );
    for (const format of formats) expect(readFileSync(at(`${format}.out`), "utf8"), format).toContain("ticket 4711");
  });

  const slips: readonly (readonly [change: object, says: RegExp])[] = [
    [{ reason: undefined }, /suppressions\[0\]\.reason: this is missing/u],
    [{ reason: "  " }, /suppressions\[0\]\.reason: /u],
    [{ expires: "2027-02-30" }, /suppressions\[0\]\.expires: /u],
    [{ expire: "2027-01-01" }, /suppressions\[0\]\.expire: .* \[[a-z-]+\]\n {2}next: did you mean expires\?/u],
    [{ shape: "nope" }, /suppressions\[0\]\.shape: /u],
  ];

  it.each(slips)("with %j is refused at the place that is wrong", async (change, says) => {
    const entry = { rule: "I-32", shape: "0123456789abcdef", reason: "ticket 4711" };
    put(SUPPRESSIONS, { suppressions: [{ ...entry, ...change }] });
    const { status, stdout, stderr } = await analyze(...BAD, "--suppressions", SUPPRESSIONS);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});

describe("suppress", () => {
  const slips: readonly (readonly [args: readonly string[], says: RegExp])[] = [
    [["r.json"], /required option '--reason/u],
    [["r.json", "--reason", " "], /--reason: it is empty/u],
    [["r.json", "d7", "--reason", "x"], /"d7" is not known here \[[a-z-]+\]\n {2}next: did you mean d1\?/u],
    [["r.json", "--reason", "x", "--expires", "2027-02-30"], /"2027-02-30" is no day/u],
    [["r.json", "--reason", "x", "--expires", "2020-01-01"], /2020-01-01 is past/u],
    [["logs/bad/dext.log", "--reason", "x"], /this is no report of this version/u],
    [["good.json", "--reason", "x"], /no discrepancy and no broken rule that still counts/u],
    [["r.json", "--reason", "x", "--suppressions", "r.json"], /r\.json: /u],
  ];

  it.each(slips)("%j is explained, and writes nothing", async (args, says) => {
    const before = readFileSync(at("r.json"), "utf8");
    const { status, stdout, stderr } = await inProject(["suppress", ...args]);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(existsSync(at(SUPPRESSIONS))).toBe(false);
    expect(readFileSync(at("r.json"), "utf8")).toBe(before);
  });

  it("adds nothing twice and keeps what is there", async () => {
    const first = await suppressed();
    const again = await inProject(["suppress", "r.json", "--reason", "other"]);
    expect(again).toMatchObject({ status: 2 });
    expect(jsonAt<{ suppressions: unknown }>(SUPPRESSIONS).suppressions).toEqual(first);
    const cause = await inProject(["suppress", "r.json", "copied-back-buffer", "--reason", "other"]);
    expect(cause.status).toBe(0);
    expect(jsonAt<{ suppressions: readonly Entry[] }>(SUPPRESSIONS).suppressions).toHaveLength(first.length + 1);
  });
});

describe("a baseline", () => {
  it("leaves only what is new to count", async () => {
    expect(await analyze(...BAD, "--baseline", "r.json")).toMatchObject({ status: 0 });
    const more = await analyze(...BAD, "--baseline", "r.json", "--given", "observed:client=0-byte-disk", "--summary");
    expect(more.status).toBe(1);
    expect(more.stdout).toMatch(/exit status 1: 1 discrepancy \(/u);
  });

  it("that is no report, or is an output, is refused", async () => {
    expect(await analyze(...BAD, "--baseline", "logs/bad/fw.log")).toMatchObject({ status: 2, stdout: "" });
    const both = await analyze(...BAD, "--baseline", "r.json", "--format", "json=r.json");
    expect(both.stderr).toMatch(/r\.json: this output is also an input/u);
  });
});

describe("what is published", () => {
  it.each(["config", "suppressions"])("the schema of %s takes what the tool takes", async (name) => {
    const { stdout } = await inProject(["schema", name]);
    expect(readFileSync(new URL(`../../dist/schema/${name}.schema.json`, import.meta.url), "utf8")).toBe(stdout);
    await suppressed("--expires", "2999-12-31", "--files", "logs/**");
    put(CONFIG, { failOn: ["likely"], captures: [{ files: "x/**", given: "observed:dext=zeros" }] });
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(stdout) as object);
    validate(jsonAt(name === "config" ? CONFIG : SUPPRESSIONS));
    expect(validate.errors).toBeNull();
    expect(validate({ unknown: 1 })).toBe(false);
  });
});
