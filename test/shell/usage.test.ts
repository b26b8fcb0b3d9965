/** Whatever is typed wrongly gets one sentence and the next step, on standard error, with status 2 and nothing on standard output. */
import { describe, expect, it } from "vitest";
import { run, sample } from "./run.ts";

const DEXT = sample("seed/dext.log");

const slips: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [[], /Usage: dma-forensics/u],
  [["analyse", DEXT], /Did you mean analyze\?/u],
  [[DEXT], /captures go to dma-forensics analyze/u],
  [["analyze", "--fromat", "json", DEXT], /Did you mean --format\?/u],
  [
    ["analyze", "--format", "jsno", DEXT],
    /--format: "jsno" is not known here \[option-value\]\n {2}next: did you mean json\?/u,
  ],
  [["analyze", "--format", "pdf", DEXT], /choose from terminal, text, markdown, html, json, /u],
  [["analyze", "--format", "json=", DEXT], /"json=" names no file/u],
  [["analyze", "--format", "json", "--format", "text", DEXT], /json and text both go to standard output/u],
  [["analyze", "--format", "json=a", "--format", "text=a", DEXT], /json and text both go to a/u],
  [["analyze", "--format"], /argument missing/u],
  [["analyze", "--fail-on", "likley", DEXT], /did you mean likely\?/u],
  [["analyze", "--fail-on", "likely,never", DEXT], /never stands with other words/u],
  [["analyze", "--fail-on", "", DEXT], /--fail-on: "" is not known here/u],
  [["analyze", "--require", "byte", DEXT], /did you mean bytes\?/u],
  [["analyze", "--platform", "m1", DEXT], /choose from apple-silicon, intel, unknown/u],
  [["analyze", "--given", "no such fact", DEXT], /^error: --given: /u],
  [["analyze", "-", "-"], /standard input can be read only once/u],
  [["explain"], /missing required argument/u],
  [["explain", "copied-back-bufer"], /did you mean copied-back-buffer\?/u],
  [["explain", "gremlins"], /dma-forensics causes lists the causes/u],
  [["explain", "I-5"], /did you mean I-05\?/u],
  [["explain", "input-mising"], /did you mean input-missing\?/u],
  [["completion"], /missing required argument/u],
  [["completion", "fishh"], /did you mean fish\?/u],
  [["completion", "powershell"], /choose from bash, zsh, fish/u],
  [["man", "analyze"], /too many arguments/u],
  [["formats", "--all"], /unknown option '--all' \[usage\]/u],
  [["replay", "--cause", "copied-back-bufer", DEXT], /did you mean copied-back-buffer\?/u],
  [["events", "--format", "jso", DEXT], /did you mean json\?/u],
  [["schema", "reprt"], /did you mean report\?/u],
  [["dialect", "chek"], /Did you mean check\?/u],
  [["redact", "--keep", "adresses", DEXT], /did you mean addresses\?/u],
  [["redact", "--word", " ", DEXT], /--word: the word is empty \[option-value\]/u],
  [["redact", DEXT, sample("seed/fw.log")], /name a folder for them: -o DIR/u],
  [["analyze", "--follow", "docs"], /docs: a folder cannot be followed \[follow\]/u],
  [["causes", "too", "many"], /too many arguments/u],
];

describe("a slip", () => {
  it.each(slips)("%j is explained", async (args, says) => {
    const { status, stdout, stderr } = await run(args);
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).not.toMatch(/\n {4}at /u);
  });

  it("shows control characters of what was typed and never obeys them", async () => {
    const { stderr } = await run(["analyze", "--\u001b]0;owned\u0007", "\u001b[31m.log"]);
    expect(stderr).toContain("\\x1b");
    expect([...stderr].filter((character) => character !== "\n" && character < " ")).toEqual([]);
  });
});
