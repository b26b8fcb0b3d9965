/** The folder of `--evidence-out`: it stands alone, its command holds, and there is all of it or nothing. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bash, folderWith, run, sample } from "./run.ts";

const CHATTER = "a lamp blinks\n".repeat(50);
const FACTS = readFileSync(sample("seed/facts.txt"), "utf8");

let folder: ReturnType<typeof folderWith>;

beforeEach(() => {
  folder = folderWith({
    "dext.log": `${CHATTER}${readFileSync(sample("seed/dext.log"), "utf8")}${CHATTER}`,
    "fw.log": readFileSync(sample("seed/fw.log")),
    "facts.txt": FACTS,
    "kestrel.json": readFileSync("docs/examples/kestrel/kestrel.json"),
    "full/kept.txt": "kept",
  });
});

afterEach(() => folder.remove());

const analyze = (...args: string[]) => run(["analyze", ...args], { cwd: folder.path });
const WITH_FACTS = ["dext.log", "fw.log", "--given", "@facts.txt"];

const read = (path: string): string => readFileSync(join(folder.path, path), "utf8");

/** What a report says of the causes and the case. */
const words = (json: string) => {
  const { verdict, diagnoses, ruledOut } = JSON.parse(json);
  return {
    verdict,
    diagnoses: diagnoses.map(({ causes, verdict: word }: never) => [causes, word]),
    ruledOut: ruledOut.length,
  };
};

/** The command in the README of the folder. */
const command = (path: string): string => /^dma-forensics .*$/m.exec(read(`${path}/README.md`))?.[0] ?? "none";

describe("a folder of evidence", () => {
  it("holds the cited lines at their numbers, the facts, the options and the report", async () => {
    const { status, stdout } = await analyze(...WITH_FACTS, "--evidence-out", "proof", "--format", "json");
    expect(status).toBe(1);
    const names = ["README.md", "dext.log", "facts.txt", "fw.log", "options.json", "report.json"];
    expect(readdirSync(join(folder.path, "proof")).toSorted()).toEqual(names);
    expect(words(read("proof/report.json"))).toEqual(words(stdout));
    expect(read("proof/facts.txt")).toBe(FACTS.replaceAll(/^#.*\n|^\n/gm, ""));
    const [cut, whole] = [read("proof/dext.log"), read("dext.log")].map((text) => text.split("\n"));
    expect(cut?.filter((line) => line !== "").length).toBeLessThan(20);
    expect(cut?.every((line, at) => line === "" || line === whole?.[at])).toBe(true);
  });

  it("is carried by the command in it, and analysed to the same words", async () => {
    const { stdout } = await analyze(...WITH_FACTS, "--evidence-out", "proof", "--format", "json");
    const checked = await bash(command("proof"), { cwd: join(folder.path, "proof") });
    expect(checked).toMatchObject({ status: 0, stderr: "" });
    expect(checked.stdout).toMatch(/^carried: /);
    const again = await run(["analyze", ...WITH_FACTS, "--format", "json"], { cwd: join(folder.path, "proof") });
    expect(words(again.stdout)).toEqual(words(stdout));
  });

  it("is made of a stream, of a dialect and of files of one name as well", async () => {
    const both = folderWith({ "a/x.log": read("dext.log"), "b/x.log": read("fw.log") });
    const dialect = join(folder.path, "kestrel.json");
    const line = `cat b/x.log | dma-forensics analyze a/x.log - --given observed:dext=zeros --dialect ${dialect} --evidence-out proof --exit-zero > /dev/null && dma-forensics analyze a/x.log b/x.log --evidence-out twins --exit-zero > /dev/null && ls proof twins && for one in proof twins; do (cd $one && eval "$(grep ^dma-forensics README.md)"); done`;
    const { status, stdout } = await bash(line, { cwd: both.path });
    expect(status).toBe(0);
    expect(stdout).toContain("2-x.log");
    expect(stdout).toContain("kestrel.json");
    expect(stdout.match(/^carried: /gm)).toHaveLength(2);
    both.remove();
  });

  it.each([
    ["full", "this folder is not empty"],
    ["dext.log", "this is no folder"],
    ["no/where", "the folder around it does not exist"],
  ])("is refused at %s, before anything is written", async (path, what) => {
    const before = readdirSync(folder.path).toSorted();
    const { status, stderr } = await analyze(...WITH_FACTS, "--evidence-out", path, "--format", "json=report.json");
    expect({ status, says: stderr.includes(what) }).toEqual({ status: 2, says: true });
    expect(readdirSync(folder.path).toSorted()).toEqual(before);
  });
});
