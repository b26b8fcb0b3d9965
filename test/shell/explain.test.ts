/** Whatever a report or an error names can be looked up: causes, contract rules, messages. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { explained } from "../../bin/commands/explain/entries.ts";
import { messages } from "../../bin/messages.ts";
import { run as analysed, samples } from "../samples/load.ts";
import { run } from "./run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ids = new Set(explained.map(({ id }) => id));

const sources = readdirSync(join(root, "bin"), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith(".ts") && entry.name !== "messages.ts")
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
  .join("\n");

describe("explain", () => {
  it("has one page for each id", () => {
    expect(ids.size).toBe(explained.length);
    for (const { sections } of explained) expect(sections.every(([, text]) => text !== "")).toBe(true);
  });

  it("knows every cause and rule that the reports of the samples name", () => {
    const named = samples.flatMap((sample) => {
      const { diagnoses, ruledOut, notAssessable, violations } = analysed(sample).report;
      return [
        ...diagnoses.flatMap(({ causes }) => causes),
        ...[...ruledOut, ...notAssessable].map(({ cause }) => cause),
        ...violations.map(({ rule }) => rule),
      ];
    });
    expect([...new Set(named)].filter((id) => !ids.has(id))).toEqual([]);
  });

  it.each(Object.keys(messages))("knows a message %s that the program uses", (id) => {
    const used = sources.includes(`"${id}"`) || sources.includes(`[${id}]`);
    expect(used).toBe(true);
  });

  it.each([
    ["copied-back-buffer", /^copied-back-buffer: .+\n\nWhat happens\n/u],
    ["i-05", /^I-05: a contract rule\n\nWhat has to /u],
    ["[input-missing]", /^input-missing: a message of this program, with exit status 2\n/u],
  ])("takes %s", async (typed, says) => {
    const { status, stdout } = await run(["explain", typed]);
    expect(status).toBe(0);
    expect(stdout).toMatch(says);
  });
});
