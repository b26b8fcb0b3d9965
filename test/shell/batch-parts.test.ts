/** The parts of a batch that are functions: what belongs together, what a pattern means, the progress line, and the summary. */
import { describe, expect, it } from "vitest";
import { caseNameOf, casesOf, type Grouping } from "../../bin/commands/batch/cases.ts";
import { globOf } from "../../bin/commands/case/glob.ts";
import { progressLine } from "../../bin/host/bar.ts";
import { type CaseLine, summaryOf, worstOf } from "../../src/index.ts";

type Cases = Readonly<Record<string, readonly string[]>>;

const groups: readonly (readonly [
  what: string,
  files: readonly string[],
  roots: readonly string[],
  by: Grouping,
  cases: Cases,
])[] = [
  [
    "a folder is a case, whatever its files are called",
    ["runs/a/dext.log", "runs/a/fw.log", "runs/b/zebra.txt", "runs/b/apple.txt"],
    ["runs"],
    "auto",
    { a: ["runs/a/dext.log", "runs/a/fw.log"], b: ["runs/b/zebra.txt", "runs/b/apple.txt"] },
  ],
  [
    "two files with one stem cut their folder",
    ["runs/x.dext.log", "runs/x.fw.log", "runs/y.left.log.gz", "runs/y.right.txt", "runs/z.dext.log"],
    ["runs"],
    "auto",
    {
      x: ["runs/x.dext.log", "runs/x.fw.log"],
      y: ["runs/y.left.log.gz", "runs/y.right.txt"],
      z: ["runs/z.dext.log"],
    },
  ],
  [
    "a rotated log is no stem",
    ["run/system.log", "run/system.log.1", "run/system.log.2.gz", "run/fw.log"],
    ["run"],
    "auto",
    { run: ["run/system.log", "run/system.log.1", "run/system.log.2.gz", "run/fw.log"] },
  ],
  [
    "a stem may hold dots",
    ["2026.01.02.a.log", "2026.01.02.b.log", "2026.01.03.a.log", "2026.01.03.b.log"],
    [],
    "auto",
    {
      "2026.01.02": ["2026.01.02.a.log", "2026.01.02.b.log"],
      "2026.01.03": ["2026.01.03.a.log", "2026.01.03.b.log"],
    },
  ],
  [
    "folders in folders keep their way",
    ["runs/jan/a/d.log", "runs/feb/a/d.log"],
    ["runs"],
    "auto",
    { "feb/a": ["runs/feb/a/d.log"], "jan/a": ["runs/jan/a/d.log"] },
  ],
  [
    "top holds all that is below",
    ["runs/a/host/x.log", "runs/a/device/y.log", "runs/b/host/x.log"],
    ["runs"],
    "top",
    { a: ["runs/a/host/x.log", "runs/a/device/y.log"], b: ["runs/b/host/x.log"] },
  ],
  ["each file", ["runs/1.log", "runs/2.log"], ["runs"], "file", { "1": ["runs/1.log"], "2": ["runs/2.log"] }],
  [
    "a folder, though stems are shared",
    ["r/x.a.log", "r/x.b.log", "r/y.a.log"],
    ["r"],
    "folder",
    { r: ["r/x.a.log", "r/x.b.log", "r/y.a.log"] },
  ],
  ["several folders", ["u/a/d.log", "u/b/d.log"], ["u/a", "u/b"], "auto", { a: ["u/a/d.log"], b: ["u/b/d.log"] }],
  ["nothing", [], ["runs"], "auto", {}],
];

describe("what is one case", () => {
  it.each(groups)("%s", (_, files, roots, by, cases) => {
    expect(Object.fromEntries(casesOf(files, roots, by).map((job) => [job.case, job.files]))).toEqual(cases);
  });

  it("does not depend on what a name says of a side", () => {
    const named = (a: string, b: string) =>
      casesOf([`r/1.${a}.log`, `r/1.${b}.log`, `r/2.${a}.log`, `r/2.${b}.log`], ["r"]).map((job) => job.case);
    expect(named("dext", "fw")).toEqual(named("q", "w"));
  });

  it.each([
    [["runs/17"], "17"],
    [["runs/17/"], "17"],
    [["17.dext.log", "17.fw.log"], "17"],
    [["runs/17/dext.log", "runs/17/fw.log"], "17"],
    [["17.log.gz"], "17"],
  ])("%j is called %s", (paths, name) => {
    expect(caseNameOf(paths)).toBe(name);
  });
});

describe("a pattern", () => {
  it.each([
    ["runs/*.log", "runs", ["runs/a.log", "runs/.b.log"], ["runs/a.txt", "runs/x/a.log"]],
    ["runs/*", "runs", ["runs/a/b/c.log", "runs/a.log"], []],
    ["runs/**/*.log", "runs", ["runs/a.log", "runs/x/y/a.log"], ["runs/x/a.txt"]],
    ["**/fw.log", ".", ["fw.log", "a/b/fw.log"], ["xfw.log"]],
    ["runs/run-[0-3]?/dext.log", "runs", ["runs/run-17/dext.log"], ["runs/run-47/dext.log", "runs/run-1/dext.log"]],
    ["runs/[!ab].log", "runs", ["runs/c.log"], ["runs/a.log"]],
    ["/var/*/x.log", "/var", ["/var/a/x.log"], ["/var/x.log"]],
  ])("%s", (text, folder, named, others) => {
    const glob = globOf(text);
    expect(glob?.folder).toBe(folder);
    expect(named.filter((path) => glob?.matches(path) !== true)).toEqual([]);
    expect(others.filter((path) => glob?.matches(path) === true)).toEqual([]);
  });

  it("is none without its signs", () => {
    expect(globOf("runs/a+b(1).log")).toBeNull();
  });
});

describe("the progress line", () => {
  it.each([
    [0, 4, "[------------------------] 0/4  a"],
    [1, 4, "[######------------------] 1/4  a"],
    [4, 4, "[########################] 4/4  a"],
  ])("of %i of %i", (done, total, line) => {
    expect(progressLine(done, total, "a", 80)).toBe(line);
  });

  it("is never wider than the terminal and obeys no name", () => {
    expect(progressLine(1, 2, "\u001b[2J".repeat(40), 60)).toHaveLength(60);
    expect(progressLine(1, 2, "\u001b[2J", 60)).not.toContain("\u001b");
  });
});

const line = (name: string, more: Partial<CaseLine>): CaseLine => ({
  schemaVersion: "1",
  verdict: "ambiguous",
  case: name,
  exit: 1,
  assessed: "bytes",
  headline: "",
  driverVersions: [],
  taskCount: 1,
  failing: 1,
  discrepancies: 1,
  causes: [],
  violations: [],
  captures: [],
  files: [],
  leftOut: [],
  input: null,
  error: null,
  by: "0",
  ...more,
});

describe("the summary", () => {
  const lines = [
    line("a", {
      causes: [
        { causes: ["early-read"], verdict: "likely", tasks: 1 },
        { causes: ["short-dma"], verdict: "possible", tasks: 1 },
      ],
      driverVersions: ["1.2"],
    }),
    line("b", {
      causes: [
        { causes: ["early-read"], verdict: "possible", tasks: 1 },
        { causes: ["short-dma"], verdict: "possible", tasks: 1 },
      ],
      driverVersions: ["1.2", "1.3"],
    }),
    line("c", { verdict: "nothing-wrong", exit: 0 }),
    line("d", { verdict: null, exit: 2, error: [{ where: "d", what: "gone", next: "look" }] }),
    line("e", { causes: [{ causes: ["early-read"], verdict: "unlikely", tasks: 1 }] }),
  ];

  it("counts by verdict, by leading cause and by version", () => {
    const summary = summaryOf(lines, 2);
    expect(summary).toMatchObject({
      cases: 5,
      unchanged: 2,
      byVerdict: [
        { name: "ambiguous", cases: 3 },
        { name: "could not be analysed", cases: 1 },
        { name: "nothing-wrong", cases: 1 },
      ],
      byCause: [
        { name: "early-read", cases: 2, confirmed: 0, likely: 1, possible: 1 },
        { name: "short-dma", cases: 1, confirmed: 0, likely: 0, possible: 1 },
      ],
      byDriverVersion: [
        { name: "not logged", cases: 3, failing: 1, open: 1 },
        { name: "1.2", cases: 2, failing: 2, open: 0 },
        { name: "1.3", cases: 1, failing: 1, open: 0 },
      ],
      broken: [{ case: "d" }],
    });
  });

  it("does not depend on the order in which cases are done", () => {
    expect(summaryOf([...lines].reverse(), 2)).toMatchObject({ ...summaryOf(lines, 2), broken: expect.anything() });
  });

  it.each([
    [[], 0],
    [[0, 3], 3],
    [[0, 3, 1], 1],
    [[1, 2, 3], 2],
  ] as const)("of cases with %j ends with %i", (exits, status) => {
    expect(worstOf(exits.map((exit) => ({ exit })))).toBe(status);
  });
});
