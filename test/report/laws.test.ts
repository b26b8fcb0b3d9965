/** Laws that hold for every report and every format: what a script, a terminal and a CI runner rely on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cells } from "../../src/report/layout/cells.ts";
import type { RenderContext, Reporter } from "../../src/report/reporter.ts";
import { reporters } from "../../src/report/reporters/index.ts";
import { json } from "../../src/report/reporters/json.ts";
import { text } from "../../src/report/reporters/text.ts";
import { type Report, reportSchema } from "../../src/report/schema.ts";
import { terminal } from "../../src/report/terminal/index.ts";
import { fixtures } from "./fixtures/index.ts";
import { type Logs, sourceOf } from "./fixtures/logs.ts";
import { HOSTILE, hidden, obeysRunner, taintedBy, withoutOwnCommand } from "./hostile.ts";

const WIDTHS = [40, 80, 100, 160];
const formats: readonly Reporter[] = [...reporters, terminal];

const context = (logs: Logs, width = 80, colorLevel: 0 | 1 | 2 | 3 = 0): RenderContext => ({
  width,
  source: sourceOf(logs),
  version: "0.1.0",
  colorLevel,
});

const COLOUR = new RegExp(`${String.fromCharCode(0x1b)}\\[\\d{1,2}m`, "g");

/** The output without the colours that our own theme writes; any other escape stays and is found. */
const withoutColours = (painted: string): string => painted.replaceAll(COLOUR, "");

/** Every line that the paste blocks of the report allow to be long. */
const pasted = (report: Report): readonly string[] => report.next.flatMap(({ paste }) => paste?.split("\n") ?? []);

describe.each(fixtures)("report $name", ({ report, logs }) => {
  it("is a report", () => {
    expect(reportSchema.parse(report)).toEqual(report);
  });

  it.each(formats)("comes back from JSON and renders the same as $id", (reporter) => {
    const again = reportSchema.parse(JSON.parse(json.render(report, context(logs))));
    expect(reporter.render(again, context(logs))).toBe(reporter.render(report, context(logs)));
  });

  it.each(formats)("ends $id with one line end", (reporter) => {
    expect(reporter.render(report, context(logs))).toMatch(/[^\n]\n$/);
  });

  it("is plain ASCII as text, if its words are", () => {
    const odd = [...text.render(report, context(logs))].filter((character) => character > "~");
    expect(odd).toEqual([]);
  });

  it.each(WIDTHS)("fits %i cells, but for lines to be pasted", (width) => {
    const free = pasted(report);
    for (const reporter of [text, terminal]) {
      const long = reporter
        .render(report, context(logs, width))
        .split("\n")
        .filter((line) => cells(line) > width && !free.some((statement) => line.includes(statement)));
      expect(long).toEqual([]);
    }
  });

  it.each(WIDTHS)("says in colour what it says without, at %i cells", (width) => {
    const painted = terminal.render(report, context(logs, width, 3));
    expect(withoutColours(painted)).toBe(terminal.render(report, context(logs, width, 0)));
  });

  it("names every cause", () => {
    const rendered = text.render(report, context(logs, 100));
    const ids = [
      ...report.diagnoses.flatMap(({ causes }) => causes),
      ...report.ruledOut.map(({ cause }) => cause),
      ...report.notAssessable.map(({ cause }) => cause),
    ];
    expect(ids.filter((id) => !rendered.includes(id))).toEqual([]);
  });

  it("shows each cited place in the log's own words, also without the logs", () => {
    const without = text.render(report, { ...context(logs, 160), source: () => undefined });
    for (const { evidence } of report.discrepancies.slice(0, 3)) {
      for (const one of evidence) expect(without).toContain("text" in one ? one.text : one.given);
    }
  });
});

describe("hostile text", () => {
  const taints = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 40 }));
  const cases = fc.record({ taint: taints, fixture: fc.constantFrom(...fixtures), width: fc.constantFrom(...WIDTHS) });

  it("reaches no output raw", () => {
    fc.assert(
      fc.property(cases, ({ taint, fixture, width }) => {
        const report = taintedBy(fixture.report, taint);
        const surroundings = {
          ...context(fixture.logs, width, 1),
          version: taint,
          source: () => `${taint} 0x801c0000 ${taint}`,
        };
        for (const reporter of formats) {
          const lines = withoutColours(reporter.render(report, surroundings)).split("\n");
          const texts = reporter.id === "github" ? lines.map(withoutOwnCommand) : lines;
          expect(texts.filter((line) => hidden(line).length > 0 || obeysRunner(line))).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("comes back from JSON unchanged", () => {
    fc.assert(
      fc.property(taints, fc.constantFrom(...fixtures), (taint, { report, logs }) => {
        const hostile = taintedBy(report, taint);
        expect(JSON.parse(json.render(hostile, context(logs)))).toEqual(hostile);
      }),
    );
  });
});
