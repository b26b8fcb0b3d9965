/** The main job from outside: order of arguments, one file for both sides, a paste, and JSON that keeps to its published schema. */
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/index.ts";
import { causes, failOnWords, platforms, reporters } from "../../src/index.ts";
import { folderWith, run, sample } from "./run.ts";

const DEXT = sample("seed/dext.log");
const FW = sample("seed/fw.log");
const FACTS = ["--given", `@${sample("seed/facts.txt")}`, "--format", "json"];

const reportOf = async (args: readonly string[], input?: string | Uint8Array): Promise<Report> => {
  const { stdout, stderr } = await run(["analyze", ...args, ...FACTS], input === undefined ? {} : { input });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Report;
};

/** What must not depend on how the captures are handed over. */
const essence = ({ verdict, assessed, taskCount, diagnoses, ruledOut }: Report): unknown => ({
  verdict,
  assessed,
  taskCount,
  diagnoses: diagnoses.map((one) => [one.causes, one.verdict]),
  ruledOut: ruledOut.map(({ cause }) => cause),
});

describe("the same captures", () => {
  it("in the other order give the same bytes", async () => {
    const one = await run(["analyze", DEXT, FW, ...FACTS]);
    const other = await run(["analyze", FW, DEXT, ...FACTS]);
    expect(other.stdout).toBe(one.stdout);
  });

  it("as one paste on standard input give the same diagnosis", async () => {
    const paste = Buffer.concat([readFileSync(DEXT), readFileSync(FW)]);
    const pasted = await reportOf([], paste);
    expect(essence(pasted)).toEqual(essence(await reportOf([DEXT, FW])));
    expect(pasted.captures.map(({ name, side }) => [name, side])).toEqual([["stdin", "both"]]);
  });

  it("with one of them on standard input give the same diagnosis", async () => {
    expect(essence(await reportOf(["-", FW], readFileSync(DEXT)))).toEqual(essence(await reportOf([DEXT, FW])));
  });

  it("under one name in two folders are told apart, without the machine's path", async () => {
    const folder = folderWith({ "host/a.log": readFileSync(DEXT), "device/a.log": readFileSync(FW) });
    const report = await reportOf([`${folder.path}/host/a.log`, `${folder.path}/device/a.log`]);
    expect(report.captures.map(({ name }) => name)).toEqual(["device/a.log", "host/a.log"]);
    expect(JSON.stringify(report)).not.toContain(folder.path);
    folder.remove();
  });
});

describe("the JSON report", () => {
  it("keeps to the schema that `schema` prints and the package ships", async () => {
    const { stdout } = await run(["schema"]);
    expect(readFileSync(new URL("../../dist/schema/report.schema.json", import.meta.url), "utf8")).toBe(stdout);
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(stdout) as object);
    for (const args of [[DEXT, FW], [sample("unrelated/system.log")]]) {
      validate(await reportOf(args));
      expect(validate.errors).toBeNull();
    }
  });
});

describe("help", () => {
  it("names every format, platform and word that the core knows", async () => {
    const { stdout } = await run(["analyze", "--help"], { env: { COLUMNS: "400" } });
    for (const word of ["terminal", ...reporters.map(({ id }) => id), ...platforms, ...failOnWords]) {
      expect(stdout).toContain(word);
    }
  });

  it("of each command fits a narrow terminal, but for the examples", async () => {
    const { stdout } = await run(["analyze", "--help"], { env: { COLUMNS: "60" } });
    const [usage = ""] = stdout.split("Examples:");
    expect(usage.split("\n").filter((line) => line.length > 60)).toEqual([]);
  });
});

describe("reference commands", () => {
  it("list and explain every cause", async () => {
    const { stdout } = await run(["causes"], { env: { COLUMNS: "50" } });
    for (const { id } of causes) expect(stdout).toContain(`\n${id}\n`.trimStart());
    const explained = await run(["explain", "copied-back-buffer"], { env: { COLUMNS: "50" } });
    expect(explained.stdout.split("\n").filter((line) => line.length > 50)).toEqual([]);
    expect(explained.stdout).toContain("What to change");
  });
});
