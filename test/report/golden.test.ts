/** What the hand-written reports look like: for reviewers, so that a change of wording or layout is seen as one. */
import { describe, expect, it } from "vitest";
import { reporters } from "../../src/report/reporters/index.ts";
import { json } from "../../src/report/reporters/json.ts";
import { sarif } from "../../src/report/reporters/sarif.ts";
import { text } from "../../src/report/reporters/text.ts";
import { renderTerminal } from "../../src/report/terminal/index.ts";
import { fixtures } from "./fixtures/index.ts";
import { sourceOf } from "./fixtures/logs.ts";

describe.each(fixtures)("report $name", ({ name, report, logs }) => {
  const context = { width: 80, source: sourceOf(logs), version: "0.0.0" };

  it("as text", async () => {
    await expect(text.render(report, context)).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  it("in a terminal, without colour", async () => {
    await expect(renderTerminal(report, context)).toMatchFileSnapshot(`golden/${name}.terminal.txt`);
  });
});

describe("seed-told", () => {
  const seed = fixtures.find(({ name }) => name === "seed-told");

  it("in a narrow terminal", async () => {
    if (seed === undefined) throw new Error("the founding case is a fixture");
    const context = { width: 40, source: sourceOf(seed.logs), version: "0.0.0" };
    await expect(renderTerminal(seed.report, context)).toMatchFileSnapshot("golden/seed-told.narrow.txt");
  });

  it.each(reporters.filter(({ id }) => !["text", "json", "sarif"].includes(id)))("as $id", async ({ id, render }) => {
    if (seed === undefined) throw new Error("the founding case is a fixture");
    const context = { width: 80, source: sourceOf(seed.logs), version: "0.0.0" };
    await expect(render(seed.report, context)).toMatchFileSnapshot(`golden/seed-told.${id}.txt`);
  });

  it("as SARIF, without the catalogue of causes", async () => {
    if (seed === undefined) throw new Error("the founding case is a fixture");
    const context = { width: 80, source: sourceOf(seed.logs), version: "0.0.0" };
    const catalogue = new Set(["rules", "ruleIndex"]);
    const log: unknown = JSON.parse(sarif.render(seed.report, context), (key, value) =>
      catalogue.has(key) ? undefined : value,
    );
    await expect(`${JSON.stringify(log, null, 2)}\n`).toMatchFileSnapshot("golden/seed-told.sarif.txt");
  });

  it("as JSON", async () => {
    if (seed === undefined) throw new Error("the founding case is a fixture");
    const context = { width: 80, source: sourceOf(seed.logs), version: "0.0.0" };
    await expect(json.render(seed.report, context)).toMatchFileSnapshot("golden/seed-told.json");
  });
});
