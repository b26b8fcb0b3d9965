/** What the readers of each format require: the official schema of SARIF, and the published rules of the others. */
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import type { RenderContext, Reporter } from "../../src/report/reporter.ts";
import { reporterOf } from "../../src/report/reporters/index.ts";
import type { Report } from "../../src/report/schema.ts";
import { causes } from "../../src/rules/causes/index.ts";
import { fixtures } from "./fixtures/index.ts";
import { sourceOf } from "./fixtures/logs.ts";
import { HOSTILE, taintedBy } from "./hostile.ts";

/** Draft 4, of which it uses nothing that later drafts read otherwise, apart from the key of its own name. */
const { id: _, ...OFFICIAL } = createRequire(import.meta.url)(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
) as Record<string, unknown>;
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({
  ...OFFICIAL,
  $schema: "http://json-schema.org/draft-07/schema#",
});

const reporter = (id: string): Reporter => reporterOf(id) as Reporter;

/** Escapes, line ends, lone surrogates, commands, and what Markdown, HTML and Mermaid would obey. */
const TAINTS: readonly string[] = [
  ...HOSTILE.filter((taint) => /[\p{Cc}\p{Cs}<`]|##\[|^::error/u.test(taint)),
  "```\n</details><img src=x onerror=alert(1)>\n```",
  "\u0060\u0060\u0060\u0060 <b>bold</b> @person #1 [x](http://example.com) | a | b |",
  '"><script>alert(1)</script><!-- ]]> & &lt;',
  "end; %% x\nHost->>Device: forged #35;",
];

/** Elements that the page is made of; `h1` to `h3` count as `h`. */
const PAGE = new Set(
  "html head meta title style body main h p pre code strong b em table thead tbody tr th td ul li dl dt dd hr".split(
    " ",
  ),
);

const cases = fixtures.flatMap(({ name, report, logs }) => {
  const context: RenderContext = { width: 80, source: sourceOf(logs), version: "0.0.0" };
  const hostile = TAINTS.map((taint, index) => ({
    name: `${name}, hostile ${index}`,
    report: taintedBy(report, taint),
    context,
  }));
  return [{ name, report, context }, ...hostile];
});

interface Sarif {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri: string }[] };
    };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    }[];
  }[];
}

const sarifOf = (report: Report, context: RenderContext): Sarif =>
  JSON.parse(reporter("sarif").render(report, context)) as Sarif;

describe.each(cases)("$name", ({ report, context }) => {
  it("is SARIF by the official schema, with each result under a listed rule", () => {
    const sarif = sarifOf(report, context);
    isSarif(sarif);
    expect(isSarif.errors ?? []).toEqual([]);
    const [run] = sarif.runs;
    const rules = run?.tool.driver.rules.map(({ id }) => id) ?? [];
    expect(rules).toEqual(expect.arrayContaining(causes.map(({ id }) => id)));
    expect(new Set(rules).size).toBe(rules.length);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(rules[ruleIndex]).toBe(ruleId);
  });

  it("has unique fingerprints and one row for each issue in GitLab's form", () => {
    const rows = JSON.parse(reporter("gitlab").render(report, context)) as readonly { readonly fingerprint: string }[];
    expect(new Set(rows.map(({ fingerprint }) => fingerprint)).size).toBe(rows.length);
    const results = sarifOf(report, context).runs[0]?.results ?? [];
    expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(
      results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash),
    );
  });

  it("is balanced XML for JUnit, with the totals that it states", () => {
    const xml = reporter("junit").render(report, context);
    const tags = [...xml.matchAll(/<(\/?)([a-z]+)(?: [a-z]+="[^"<>]*")*(\/?)>/gu)];
    const open: string[] = [];
    for (const [, closes, name = "", empty] of tags) {
      if (closes === "/") expect(open.pop()).toBe(name);
      else if (empty !== "/") open.push(name);
    }
    expect(open).toEqual([]);
    expect(xml.match(/</gu)?.length).toBe(tags.length + 1);
    expect(xml).toContain(`tests="${xml.match(/<testcase /gu)?.length ?? 0}"`);
    expect(xml).toContain(`failures="${xml.match(/<failure /gu)?.length ?? 0}"`);
  });

  it("annotates with at most ten of each level", () => {
    const lines = reporter("github").render(report, context).trimEnd().split("\n");
    expect(lines.filter((line) => !/^::(?:error|warning|notice) /u.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("::error")).length).toBeLessThanOrEqual(10);
  });
});

describe.each(cases)("painted $name", ({ report, context }) => {
  it("opens no element of its own in HTML", () => {
    const page = reporter("html").render(report, context);
    const names = new Set([...page.matchAll(/<([a-z]+)/gu)].map(([, name]) => name));
    expect([...names].filter((name = "") => !PAGE.has(name))).toEqual([]);
    expect(page.match(/<main>/gu)?.length).toBe(1);
    expect(page).toContain("default-src 'none'");
  });

  it("closes every fence and every collapsed part in Markdown, and opens no other tag", () => {
    const page = reporter("markdown").render(report, context);
    let fence: string | null = null;
    const outside: string[] = [];
    for (const line of page.split("\n")) {
      const run = /^`{3,}/u.exec(line)?.[0];
      if (fence === null && run !== undefined) fence = run;
      else if (fence !== null && line === fence) fence = null;
      else if (fence === null) outside.push(line);
    }
    expect(fence).toBe(null);
    const tags = outside.join("\n").match(/<\/?[a-z]+/gu) ?? [];
    expect(tags.filter((tag) => !/^<\/?(?:b|i|br|code|details|summary)$/u.test(tag))).toEqual([]);
    expect(tags.filter((tag) => tag === "<details").length).toBe(tags.filter((tag) => tag === "</details").length);
  });

  it("draws one line a step in Mermaid, with no sign that it reads", () => {
    const [head, ...lines] = reporter("mermaid").render(report, context).trimEnd().split("\n");
    expect(head).toBe("sequenceDiagram");
    expect(lines.filter((line) => !/^ {2}(?:participant \w+|Note over [\w,]+: .*|\w+->>\w+: .*)$/u.test(line))).toEqual(
      [],
    );
    expect(lines.filter((line) => /[#;%]/u.test(line))).toEqual([]);
  });

  it("claims no time in a trace: each track counts its steps, and says so", () => {
    const { traceEvents } = JSON.parse(reporter("trace-event").render(report, context)) as {
      readonly traceEvents: readonly { ph: string; name: string; tid: number; ts?: number; args: { name?: string } }[];
    };
    for (const { args } of traceEvents.filter(({ ph }) => ph === "M")) expect(args.name).toContain("order only");
    const steps = traceEvents.filter(({ ph }) => ph === "X");
    expect(steps.length).toBe(report.tasks.reduce((sum, { events }) => sum + events.length, 0));
    steps.forEach(({ tid, ts }, index) => {
      expect(ts).toBe(steps.slice(0, index).filter((earlier) => earlier.tid === tid).length);
    });
  });
});

describe("the official schema", () => {
  it("is asked in the words of a draft that gives them the same meaning", () => {
    expect(JSON.stringify(OFFICIAL)).not.toMatch(/"exclusive(?:Minimum|Maximum)"/u);
  });

  it("refuses a result without a message", () => {
    const broken = { version: "2.1.0", runs: [{ tool: { driver: { name: "x" } }, results: [{ ruleId: "x" }] }] };
    expect(isSarif(broken)).toBe(false);
  });
});

describe("fingerprints", () => {
  const [seed] = fixtures;

  it("stay when the numbers, the lines and the names of captures move", () => {
    if (seed === undefined) throw new Error("the founding case is a fixture");
    const moved = JSON.parse(
      JSON.stringify(seed.report)
        .replaceAll("801c0000", "90220000")
        .replaceAll("dext.log", "other.log")
        .replaceAll(/"line":(\d+)/gu, (_, line: string) => `"line":${Number(line) + 100}`),
    ) as Report;
    const context: RenderContext = { width: 80, source: () => undefined, version: "0.0.0" };
    const of = (report: Report): readonly string[] =>
      (sarifOf(report, context).runs[0]?.results ?? []).map((one) => one.partialFingerprints.primaryLocationLineHash);
    expect(of(moved)).toEqual(of(seed.report));
    expect(of(moved).length).toBeGreaterThan(0);
  });
});
