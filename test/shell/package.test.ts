/** What is published works alone: the tarball, installed without a network into an empty folder, and nothing beside it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { libraryTypes } from "../../scripts/types.mjs";
import { COMMAND, folderWith, sample, start } from "./run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };

let folder: ReturnType<typeof folderWith>;
let tarball = "";

const npm = (args: readonly string[], cwd: string) =>
  start("npm", [...args, "--no-audit", "--no-fund", "--no-update-notifier", `--cache=${join(folder.path, "cache")}`], {
    cwd,
  });

beforeAll(async () => {
  folder = folderWith({ "empty/.keep": "" });
  writeFileSync(join(root, "dist/index.d.ts"), await libraryTypes());
  // The bundle is built already; a second build would replace it under the other tests.
  const packed = await npm(["pack", "--ignore-scripts", `--pack-destination=${folder.path}`], root);
  tarball = join(folder.path, packed.stdout.trim().split("\n").at(-1) ?? "");
  const installed = await npm(["install", "--offline", "--prefix", ".", tarball], join(folder.path, "empty"));
  expect(installed).toMatchObject({ status: 0 });
}, 120_000);

afterAll(() => folder.remove());

const installed = (...args: string[]) =>
  start(join(folder.path, "empty/node_modules/.bin/dma-forensics"), args, { cwd: join(folder.path, "empty") });

describe("the published package", () => {
  it("answers with its versions", async () => {
    const { stdout } = await installed("--version");
    expect(stdout).toBe(`dma-forensics ${manifest.version} (report schema 1)\n`);
  });

  it("analyses as the command in the repository does", async () => {
    const args = ["analyze", sample("seed/dext.log"), sample("seed/fw.log"), "--given", `@${sample("seed/facts.txt")}`];
    const here = await start(process.execPath, [COMMAND, ...args]);
    expect(await installed(...args)).toEqual(here);
  });

  it("is one package that brings no other", () => {
    const names = readdirSync(join(folder.path, "empty/node_modules")).filter((name) => !name.startsWith("."));
    expect(names).toEqual(["dma-forensics"]);
  });

  it("is small", () => {
    expect(statSync(tarball).size).toBeLessThan(950_000);
  });

  it("holds the command, the schema, the licences, and nothing of the sources", () => {
    const files = readdirSync(join(folder.path, "empty/node_modules/dma-forensics"), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).split("node_modules/dma-forensics/")[1]);
    expect(files).toEqual(
      expect.arrayContaining([
        "LICENSE",
        "THIRD_PARTY_LICENSES",
        "bin/dma-forensics.cjs",
        "bin/load.cjs",
        "dist/dma-forensics.cjs",
        "dist/index.d.ts",
        "dist/index.js",
        "dist/man/dma-forensics.1",
        "dist/schema/case.schema.json",
        "dist/schema/config.schema.json",
        "dist/schema/dialect.schema.json",
        "dist/schema/report.schema.json",
        "dist/schema/suppressions.schema.json",
        "package.json",
      ]),
    );
    const others = files.filter((file) => file !== "dist/index.d.ts");
    expect(others.filter((file) => /\.ts$|^(?:src|test|samples|scripts|node_modules)\//u.test(file ?? ""))).toEqual([]);
  });
});

/** A program against the published types, in which a wrong type of a report does not compile. */
const TYPED = `
import { analyze, CannotAnalyse, causes, formats, type Report, version } from "dma-forensics";
const { report, render, exitStatus, unread } = analyze([{ name: "a.log", content: "x" }], { given: [], platform: "intel" });
const word: "confirmed" | "likely" | "possible" | "unlikely" | undefined = report.diagnoses[0]?.verdict;
const place: readonly number[] = report.discrepancies.flatMap(({ evidence }) => evidence.flatMap((one) => ("line" in one ? [one.line] : [])));
const text: string = render("markdown") + causes[0]?.id + formats[0]?.id + version + report.next[0]?.ask;
const status: number = exitStatus({ failOn: ["likely"] });
// @ts-expect-error a report has no such key
report.verdicts;
// @ts-expect-error no such platform
analyze([], { platform: "m1" });
export const all: [Report, typeof word, readonly number[], string, number, typeof unread, typeof CannotAnalyse] = [report, word, place, text, status, unread, CannotAnalyse];
`;

const IMPORTING = `
import { readFileSync } from "node:fs";
import { analyze, CannotAnalyse } from "dma-forensics";
const [dext, fw, facts] = process.argv.slice(2);
const captures = [{ name: "dext.log", content: readFileSync(dext) }, { name: "fw.log", content: readFileSync(fw, "utf8") }];
const { report, render } = analyze(captures, { given: readFileSync(facts, "utf8").trim().split("\\n") });
const problems = [];
for (const [more, options] of [[[{ name: "x", content: "\u007fELF" }], {}], [[captures[0], captures[0]], {}], [[], { given: ["magic"] }], [[], { align: ["a"] }], [[], { dialects: ["{"] }]]) {
  try { analyze(more, options); } catch (error) { if (error instanceof CannotAnalyse) problems.push(error.problems.length); }
}
try { render("pdf"); } catch (error) { problems.push(error.problems[0].next.includes("json")); }
console.log(JSON.stringify({ problems, report, markdown: render("markdown") }));
`;

describe("the library", () => {
  it("gives the report of the command, and says what is wrong with its input", async () => {
    writeFileSync(join(folder.path, "empty/use.mjs"), IMPORTING);
    const files = [sample("seed/dext.log"), sample("seed/fw.log")];
    const { stdout } = await start(process.execPath, ["use.mjs", ...files, sample("seed/facts.txt")], {
      cwd: join(folder.path, "empty"),
    });
    const { problems, report, markdown } = JSON.parse(stdout);
    const given = ["--given", `@${sample("seed/facts.txt")}`];
    const json = await installed("analyze", ...files, ...given, "--format", "json");
    expect(report).toEqual(JSON.parse(json.stdout));
    expect(markdown).toBe((await installed("analyze", ...files, ...given, "--format", "markdown")).stdout);
    expect(problems).toEqual([1, 1, 1, 1, 1, true]);
  });

  it.each([
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ])("has types that stand alone under %s and %s", async (module, resolution) => {
    writeFileSync(join(folder.path, "empty/use.mts"), TYPED);
    const tsc = join(root, "node_modules/typescript/bin/tsc");
    const flags = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", "--types", ""];
    const { status, stdout } = await start(
      process.execPath,
      [tsc, ...flags, "--module", module, "--moduleResolution", resolution, "use.mts"],
      { cwd: join(folder.path, "empty") },
    );
    expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  });

  it("comes with the manual page of the command", async () => {
    const page = readFileSync(join(folder.path, "empty/node_modules/dma-forensics/dist/man/dma-forensics.1"), "utf8");
    expect(page).toBe((await installed("man")).stdout);
  });
});

describe("the command without its bundle", () => {
  it("says what to run", async () => {
    const clone = folderWith({
      "bin/dma-forensics.cjs": readFileSync(COMMAND),
      "bin/load.cjs": readFileSync(join(dirname(COMMAND), "load.cjs")),
      "package.json": '{ "type": "module" }',
    });
    const { status, stdout, stderr } = await start(process.execPath, [
      join(clone.path, "bin/dma-forensics.cjs"),
      "--help",
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^error: .+npm ci.+\n$/u);
    clone.remove();
  });
});
