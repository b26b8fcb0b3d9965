/** What each sample's report says, word for word: a golden shows reviewers what a change does to every reader. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { reporters } from "../../src/index.ts";
import { reportSchema } from "../../src/report/schema.ts";
import { run, samples } from "./load.ts";

const text = reporters.find(({ id }) => id === "text");

describe.each(samples.map((sample) => [sample.name, sample] as const))("%s", (_, sample) => {
  it("reads as its golden", async () => {
    const { report, source } = run(sample);
    const shown = text?.render(report, { width: 100, source, version: "0.0.0" }) ?? "";
    await expect(shown).toMatchFileSnapshot(join(sample.folder, "golden/report.txt"));
  });

  it("is a report as published, key by key in the order of the schema", () => {
    const { report } = run(sample);
    expect(JSON.stringify(report)).toBe(JSON.stringify(reportSchema.parse(report)));
  });
});
