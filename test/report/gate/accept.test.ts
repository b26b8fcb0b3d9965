/** What suppressions and a baseline do to a report: marks, and nothing else; and which suppressions have to go. */
import { describe, expect, it } from "vitest";
import { accept } from "../../../src/report/gate/accept.ts";
import { countablesOf } from "../../../src/report/gate/countable.ts";
import { exitStatus, FAIL_ON, type FailOn } from "../../../src/report/gate/status.ts";
import { type Suppression, suppressible } from "../../../src/report/gate/suppression.ts";
import { parseBaseline } from "../../../src/report/saved.ts";
import type { Report } from "../../../src/report/schema.ts";
import { bufferTaken } from "../fixtures/buffer-taken.ts";
import { noEvidence } from "../fixtures/no-evidence.ts";

const TODAY = "2026-06-15";

const [D, V] = suppressible(bufferTaken, []).results;

const suppression = (more: Partial<Suppression> = {}): Suppression => ({
  rule: D?.rule ?? "",
  shape: D?.shape ?? "",
  reason: "known",
  expires: null,
  intermittent: false,
  ...more,
});

const OF_RULE = { rule: V?.rule ?? "", shape: V?.shape ?? "" };

const accepting = (
  suppressions: readonly Suppression[],
  report: Report = bufferTaken,
  baseline: Report | null = null,
) =>
  accept(report, {
    suppressions,
    baseline: baseline === null ? null : parseBaseline(JSON.stringify(baseline)),
    today: TODAY,
  });

const statusOf = (report: Report, failOn: readonly FailOn[] = FAIL_ON): number =>
  exitStatus(report, { failOn, requireBytes: false });

/** The report as it was before anything was accepted. */
const unmarked = (report: Report): unknown =>
  JSON.parse(JSON.stringify(report, (key, value: unknown) => (key === "accepted" ? null : value)));

const statuses: readonly (readonly [what: string, suppressions: readonly Suppression[], status: number])[] = [
  ["nothing is suppressed", [], 1],
  ["the discrepancy is, and a rule is broken", [suppression()], 1],
  ["the rule is, and a discrepancy is there", [suppression(OF_RULE)], 1],
  ["both are", [suppression(), suppression(OF_RULE)], 0],
  ["both were until yesterday", [suppression({ expires: "2026-06-14" }), suppression(OF_RULE)], 1],
  ["both are until today", [suppression({ expires: TODAY }), suppression(OF_RULE)], 0],
  [
    "the rule of one stands with the shape of the other",
    [suppression({ rule: OF_RULE.rule }), suppression(OF_RULE)],
    1,
  ],
];

describe("a suppression", () => {
  it.each(statuses)("counts where %s", (_, suppressions, status) => {
    expect(statusOf(accepting(suppressions).report)).toBe(status);
  });

  it("changes nothing in the report but its mark", () => {
    const { report } = accepting([suppression(), suppression(OF_RULE)]);
    expect(unmarked(report)).toEqual(bufferTaken);
    expect(report.discrepancies[0]?.accepted).toEqual({ by: "suppression", reason: "known", expires: null });
  });

  it("of every discrepancy that an explanation explains takes the explanation along", () => {
    const { report } = accepting([suppression()]);
    expect(statusOf(report, ["likely"])).toBe(0);
    expect(statusOf(accepting([]).report, ["likely"])).toBe(1);
  });

  it("of an explanation leaves the discrepancy counting", () => {
    const [diagnosis] = countablesOf(bufferTaken).filter(({ of }) => of === "diagnosis");
    const { report } = accepting([suppression({ rule: diagnosis?.rule ?? "", shape: diagnosis?.shape ?? "" })]);
    expect(statusOf(report, ["likely"])).toBe(0);
    expect(statusOf(report, ["discrepancy"])).toBe(1);
  });

  it.each([
    ["has ended", suppression({ expires: "2026-06-14" }), bufferTaken, "expired"],
    ["fits nothing", suppression({ shape: "ffffffffffffffff" }), bufferTaken, "stale"],
    [
      "has ended and fits nothing",
      suppression({ shape: "f".repeat(16), expires: "2000-01-01" }),
      bufferTaken,
      "expired",
    ],
    [
      "fits nothing, and is said to come and go",
      suppression({ shape: "f".repeat(16), intermittent: true }),
      bufferTaken,
      null,
    ],
    ["fits nothing where nothing could be judged", suppression(), noEvidence, null],
    ["has ended where nothing could be judged", suppression({ expires: "2026-06-14" }), noEvidence, "expired"],
  ] as const)("that %s", (_, one, report, because) => {
    expect(accepting([one], report).outdated).toEqual(because === null ? [] : [{ index: 0, because }]);
  });
});

describe("a baseline", () => {
  const [found] = bufferTaken.discrepancies;
  if (found === undefined) throw new Error("the fixture has a discrepancy");
  const twice: Report = { ...bufferTaken, discrepancies: [found, { ...found, id: "d2" }] };

  it("takes everything that it has", () => {
    const { report } = accepting([], bufferTaken, bufferTaken);
    expect(statusOf(report, ["possible", "violation", "discrepancy"])).toBe(0);
    expect(unmarked(report)).toEqual(bufferTaken);
  });

  it("leaves what is new", () => {
    expect(statusOf(accepting([], bufferTaken, { ...bufferTaken, discrepancies: [] }).report)).toBe(1);
    expect(statusOf(accepting([], bufferTaken, { ...bufferTaken, violations: [] }).report)).toBe(1);
  });

  it("takes as many of one shape as it has", () => {
    expect(statusOf(accepting([], twice, bufferTaken).report, ["discrepancy"])).toBe(1);
    expect(statusOf(accepting([], twice, twice).report, ["discrepancy"])).toBe(0);
  });

  it("does not take a cause that was only possible then and is likely now", () => {
    const weaker: Report = {
      ...bufferTaken,
      diagnoses: bufferTaken.diagnoses.map((one) => ({ ...one, verdict: "possible" })),
    };
    expect(statusOf(accepting([], bufferTaken, weaker).report, ["likely"])).toBe(1);
    expect(statusOf(accepting([], weaker, bufferTaken).report, ["possible"])).toBe(0);
  });

  it("does not take a rule that was kept then", () => {
    const kept: Report = {
      ...bufferTaken,
      violations: bufferTaken.violations.map((one) => ({ ...one, status: "kept" })),
    };
    expect(statusOf(accepting([], bufferTaken, kept).report, ["violation"])).toBe(1);
  });

  it("is no file of something else", () => {
    expect(["{}", "[]", "no json", '{"schemaVersion":"2"}'].map(parseBaseline)).toEqual([null, null, null, null]);
  });
});

describe("what can be suppressed", () => {
  it.each([
    [[], ["discrepancy-bytes", "G-06"]],
    [["d1"], ["discrepancy-bytes"]],
    [["copied-back-buffer"], ["copied-back-buffer"]],
    [["d1", "discrepancy-bytes"], ["discrepancy-bytes"]],
  ])("of %j is %j", (names, rules) => {
    expect(suppressible(bufferTaken, names).results.map(({ rule }) => rule)).toEqual(rules);
  });

  it("is named by what the report has", () => {
    expect(suppressible(bufferTaken, ["d9"])).toMatchObject({ results: [], unknown: ["d9"] });
  });
});
