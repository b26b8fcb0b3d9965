/** What the sections say, and above all what they do not claim. */
import { describe, expect, it } from "vitest";
import { reporterOf } from "../../src/report/reporters/index.ts";
import { text } from "../../src/report/reporters/text.ts";
import type { Report } from "../../src/report/schema.ts";
import { bufferTaken } from "./fixtures/buffer-taken.ts";
import { crowded, unknownCause } from "./fixtures/crowded.ts";
import { bufferTakenLogs, type Logs, seedLogs, sourceOf } from "./fixtures/logs.ts";
import { noEvidence } from "./fixtures/no-evidence.ts";
import { seedBare } from "./fixtures/seed-bare.ts";
import { seedTold } from "./fixtures/seed-told.ts";

const rendered = (report: Report, logs: Logs = seedLogs): string =>
  text.render(report, { width: 200, source: sourceOf(logs), version: "0.1.0" });

/** The words without their breaks over lines. */
const said = (output: string): string => output.replaceAll(/\s+/g, " ");

/** The words from a heading to the next one. */
const section = (output: string, title: string): string => {
  const lines = output.split("\n");
  const start = lines.findIndex((line) => line.startsWith(title));
  if (start < 0) return "";
  const length = lines.slice(start + 1).findIndex((line) => /^\S/.test(line));
  return said(lines.slice(start, length < 0 ? undefined : start + 1 + length).join("\n"));
};

describe("the answer", () => {
  it.each([
    [seedTold, /^ambiguous task 200: zeros/],
    [seedTold, /12 explanations are possible, none likely, none confirmed; best first: copied-back-buffer,/],
    [bufferTaken, /copied-back-buffer is likely, shown by a line: The driver takes/],
    [bufferTaken, /1 contract rule is violated, see below\./],
    [seedBare, /This is no proof that the data arrived\. .* --require bytes\./],
    [noEvidence, /This is neither a pass nor a failure/],
    [
      unknownCause,
      /No known cause and no pair of causes gives what was observed\. A hardware defect remains a suspicion/,
    ],
    [crowded, /No likely cause explains 13 of 15 discrepancies\./],
    [crowded, /1 contract rule is violated by what was told, not by a line/],
  ])("stands in the first lines (%#)", (report, sentence) => {
    expect(said(rendered(report, bufferTakenLogs).split("\n").slice(0, 6).join("\n"))).toMatch(sentence);
  });
});

describe("the observation", () => {
  it("is marked as told where no line shows it", () => {
    expect(rendered(seedTold)).toContain(
      "observed   00 00 00 00 00 00   told by --given observed:dext=zeros, not logged",
    );
  });

  it("names its line where one shows it", () => {
    expect(rendered(bufferTaken, bufferTakenLogs)).toContain("observed   00 00 00 00 00 00   shown by dext.log:10");
  });

  it("says which bytes differ and which join is inferred", () => {
    const output = rendered(seedTold);
    expect(output).toContain("differs    bytes 2-4 of 6, counted from 0");
    expect(output).toContain("inferred, not certain: by their order alone (dext.log:4)");
  });

  it("shows the lines behind a told one: what ties the task together, and what was staged", () => {
    const [discrepancy] = seedTold.discrepancies;
    if (discrepancy === undefined) throw new Error("the founding case has a discrepancy");
    const bare = { ...seedTold, discrepancies: [{ ...discrepancy, evidence: [{ given: "observed:dext=zeros" }] }] };
    const output = rendered(bare);
    for (const note of ["^^^^^^^^^^ the same IOVA", "------------------ the same IOVA", "staged by the firmware"])
      expect(output).toContain(note);
  });
});

describe("the rules", () => {
  it("are not taken for the cause", () => {
    expect(section(rendered(crowded), "Contract rules")).toContain(
      "That the rule is broken does not show that it caused what was observed.",
    );
    expect(section(rendered(crowded), "Contract rules")).toContain("it does not count for --fail-on violation");
    expect(section(rendered(bufferTaken, bufferTakenLogs), "Contract rules")).toContain(
      "As a cause of what was observed: copied-back-buffer, likely.",
    );
  });
});

describe("the explanations", () => {
  it("come in the report's order, the rest by name, with the way to all of it", () => {
    const table = section(rendered(crowded), "Explanations");
    expect(table).toContain("at least one of the discrepancies: 30");
    expect(table).toMatch(
      /Also possible: cause-13, .*cause-23\. Also unlikely: cause-24, .*cause-30\. All of them in full with --format json\./,
    );
    expect(table).toContain("stale-iova + short-element");
  });

  it("name the authority that each assumption rests on", () => {
    expect(section(rendered(seedTold), "The best")).toContain(
      "Authority: vendor statement: Apple DTS, offered as a guess about one case.",
    );
  });

  it("say who wrote the bytes and what was there before", () => {
    const best = section(rendered(bufferTaken, bufferTakenLogs), "The best");
    expect(best).toMatch(
      /00 00 00 00 00 00 target pages after completion: written by the kernel's copy at completion, by assumption; before it 00 00 05 12 1F 00\./,
    );
  });

  it("are sorted into those that nothing tells apart", () => {
    expect(section(rendered(seedTold), "Not told apart")).toContain("- early-read, foreign-buffer, misprinted-zeros");
    const [first, second] = seedTold.diagnoses;
    if (first === undefined || second === undefined) throw new Error("the founding case has diagnoses");
    expect(rendered({ ...seedTold, diagnoses: [first, second] })).toContain(
      "No line speaks for one of these 2 and against another.",
    );
  });
});

describe("what does not survive", () => {
  it("is told once for all causes of one reason", () => {
    const ruled = section(rendered(seedTold), "Ruled out");
    expect(ruled).toMatch(
      /truncated-iova, byte-swapped-iova, word-swapped-iova, sign-extended-iova fw\.log:2 0x00000000801c0000: the whole address arrived/,
    );
    expect(ruled.match(/the whole address arrived/g)).toHaveLength(1);
    expect(section(rendered(seedTold), "Not assessable")).toMatch(
      /late-constraints-report the captures start after initialisation/,
    );
  });
});

describe("what was read", () => {
  it("warns of unread and lost lines, and says what they could still do", () => {
    const read = section(rendered(bufferTaken, bufferTakenLogs), "What was read");
    expect(read).toContain("warning: 12 lines lost in a gap at fw.log:8.");
    expect(read).toMatch(
      /warning: 2 lines of fw\.log were not understood\. One of them could speak against the explanation/,
    );
    const one = { ...seedBare, captures: seedBare.captures.map((capture, index) => ({ ...capture, unread: index })) };
    expect(rendered(one)).toMatch(
      /warning: 1 line of fw\.log was not understood\. It could show a fault and overturn this verdict\./,
    );
    expect(rendered(one).split("\n").slice(0, 4).join(" ")).toContain("1 line was not understood, see below.");
  });

  it("is silent where every line was understood", () => {
    expect(section(rendered(seedTold), "What was read")).not.toContain("warning");
  });
});

describe("the end", () => {
  it.each([seedTold, seedBare, bufferTaken, noEvidence, crowded])("is the one next action (%#)", (report) => {
    const output = rendered(report, bufferTakenLogs);
    const end = output.slice(output.lastIndexOf("\nNext\n"));
    const words = said(end);
    expect(words).toContain(report.next[0]?.do);
    for (const outcome of report.next[0]?.outcomes ?? []) expect(words).toContain(`If ${outcome.if}: `);
    for (const line of report.next[0]?.paste?.split("\n") ?? []) expect(end).toContain(line);
    for (const other of report.next.slice(1)) expect(words).not.toContain(other.do);
  });

  it("is missing only if nothing is left to record", () => {
    expect(rendered(unknownCause)).not.toContain("\nNext\n");
  });
});

describe("the registry", () => {
  it("finds reporters by the name of their format", () => {
    expect(["text", "json", "terminal"].map((id) => reporterOf(id)?.id)).toEqual(["text", "json", undefined]);
  });
});
