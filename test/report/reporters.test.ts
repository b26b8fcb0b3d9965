/** What the readers of each format require: the official schema of SARIF, and the published rules of the others. */
import { createRequire } from "node:module";
import { gzipSync } from "node:zlib";
import { Ajv } from "ajv";
import { parse as parseJunit } from "junit2json";
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

interface SarifRule {
  readonly id: string;
  readonly name: string;
  readonly helpUri: string;
  readonly defaultConfiguration: { readonly level: string };
  readonly shortDescription: { readonly text: string };
  readonly fullDescription: { readonly text: string };
  readonly help: { readonly text: string };
}

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
    readonly automationDetails: { readonly id: string };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly locations: readonly {
        readonly physicalLocation: {
          readonly artifactLocation: { readonly uri: string };
          readonly region: Readonly<Record<"startLine" | "startColumn" | "endLine" | "endColumn", number>>;
        };
      }[];
      readonly relatedLocations: readonly unknown[];
      readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[];
      readonly baselineState?: string;
      readonly partialFingerprints: { readonly primaryLocationLineHash: string };
    }[];
  }[];
}

/** As far as the parser and dashboards go. */
interface Junit {
  readonly testsuite?: readonly {
    readonly testcase?: readonly {
      readonly name?: string;
      readonly classname?: string;
      readonly failure?: readonly { readonly message?: string }[];
      readonly skipped?: readonly { readonly message?: string }[];
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

  it("has what GitHub asks for: a place for each result, levels of rules, one id a set of captures, texts of a length", () => {
    const sarif = reporter("sarif").render(report, context);
    const [run] = (JSON.parse(sarif) as Sarif).runs;
    for (const { locations, relatedLocations, message } of run?.results ?? []) {
      const [{ physicalLocation: place } = { physicalLocation: null }, ...more] = locations;
      expect(more).toEqual([]);
      expect(place?.artifactLocation.uri).toMatch(/^[^/:][^:]*$/u);
      const { region } = place ?? { region: {} };
      expect(Object.keys(region)).toEqual(expect.arrayContaining(["startLine", "startColumn", "endLine", "endColumn"]));
      expect(relatedLocations.length).toBeLessThanOrEqual(100);
      expect(message.text.length).toBeLessThanOrEqual(1024);
    }
    for (const { defaultConfiguration, shortDescription, fullDescription, help } of run?.tool.driver.rules ?? []) {
      expect(["error", "warning", "note"]).toContain(defaultConfiguration.level);
      for (const { text } of [shortDescription, fullDescription, help]) expect(text.length).toBeLessThanOrEqual(1024);
    }
    expect(run?.automationDetails.id).toMatch(/^dma-forensics\/[\w.+-]+\/$/u);
    expect(gzipSync(sarif).length).toBeLessThan(10_000_000);
  });

  it("has unique fingerprints and one row for each issue in GitLab's form", () => {
    const rows = JSON.parse(reporter("gitlab").render(report, context)) as readonly { readonly fingerprint: string }[];
    expect(new Set(rows.map(({ fingerprint }) => fingerprint)).size).toBe(rows.length);
    const results = sarifOf(report, context).runs[0]?.results ?? [];
    expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(
      results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash),
    );
  });

  it("is read by a parser of JUnit, with the totals that it states", async () => {
    const suites = (await parseJunit(reporter("junit").render(report, context))) as Junit;
    const [suite] = suites.testsuite ?? [];
    const all = suite?.testcase ?? [];
    const of = (kind: "failure" | "skipped"): number => all.filter((one) => (one[kind]?.length ?? 0) > 0).length;
    expect(suite).toMatchObject({ tests: all.length, failures: of("failure"), skipped: of("skipped"), errors: 0 });
    expect(suites).toMatchObject({ tests: all.length, failures: of("failure") });
    for (const one of all) {
      expect(one.classname).toMatch(/^dma-forensics\./u);
      expect(one.name).not.toBe("");
      expect((one.failure?.length ?? 0) + (one.skipped?.length ?? 0)).toBeLessThanOrEqual(1);
      if (one.failure !== undefined) expect(one.failure[0]?.message).toBeTruthy();
    }
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
    const steps = traceEvents.filter(({ ph }) => ph === "i");
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

describe("what is accepted", () => {
  const { report, context } = cases.find(({ name }) => name === "crowded") ?? { report: null, context: null };
  if (report === null) throw new Error("the crowded case is a fixture");
  const inSarif = sarifOf(report, context).runs[0]?.results ?? [];

  it("is a suppression in SARIF, with its reason, or known from the baseline", () => {
    expect(inSarif[0]?.suppressions).toEqual([
      {
        kind: "external",
        status: "accepted",
        justification: "suppressed until 2027-01-31: the bench has an old cable",
      },
    ]);
    expect(inSarif[2]).toMatchObject({ baselineState: "unchanged" });
    expect(inSarif.filter(({ suppressions }) => suppressions !== undefined)).toHaveLength(2);
  });

  it("is skipped in JUnit, a notice on GitHub and information on GitLab", async () => {
    const suites = (await parseJunit(reporter("junit").render(report, context))) as Junit;
    const skipped = suites.testsuite?.[0]?.testcase?.flatMap(({ skipped: why }) => why?.[0]?.message ?? []) ?? [];
    expect(skipped.filter((why) => why.includes("the bench has an old cable"))).toHaveLength(1);
    const notices = reporter("github").render(report, context).split("\n");
    expect(notices.filter((line) => /^::notice .*known since the last release/u.test(line))).toHaveLength(1);
    const rows = JSON.parse(reporter("gitlab").render(report, context)) as { severity: string; description: string }[];
    expect(rows.filter(({ description }) => description.includes("in the baseline"))).toMatchObject([
      { severity: "info" },
    ]);
  });

  it.each(["text", "markdown", "html", "json", "trace-event"])("stays visible in %s", (format) => {
    const page = reporter(format).render(report, context);
    expect(page.replaceAll(/\s+/gu, " ")).toContain("the bench has an old cable");
  });

  it("stays visible in a diagram", () => {
    expect(reporter("mermaid").render(report, context)).toContain("accepted discrepancy of bytes");
  });
});

describe("a run of bytes", () => {
  it.each(["markdown", "html"])("that differs in places is one value in %s", (format) => {
    const [seed] = cases;
    const page = reporter(format).render(seed?.report as Report, seed?.context as RenderContext);
    const values = page.match(/<code[^>]*>[0-9A-F][^&]*?<\/code>/gu) ?? [];
    expect(values.map((value) => value.replaceAll(/<[^>]*>/gu, ""))).toContain("00 00 00 00 00 00");
    expect(values.filter((value) => /^<code[^>]*>[0-9A-F]{2} ?<\/code>$/u.test(value))).toEqual([]);
  });
});

describe("places", () => {
  const [seed] = fixtures;
  const context: RenderContext = {
    width: 80,
    source: () => undefined,
    version: "0.0.0",
    pathOf: (capture) => (capture === "dext.log" ? "logs/run 1/dext.log" : undefined),
  };

  it.each([
    ["sarif", '"uri": "logs/run%201/dext.log"', '"uri": "fw.log"'],
    ["github", "file=logs/run 1/dext.log,line=", "::error "],
    ["junit", 'file="logs/run 1/dext.log"', "<failure "],
    ["gitlab", '"path": "logs/run 1/dext.log"', '"severity": "major"'],
  ])("in %s are those of the files, from where the run was started", (format, known, other) => {
    const page = reporter(format).render(seed?.report as Report, context);
    expect(page).toContain(known);
    expect(page).toContain(other);
  });
});
