/** Every layer rule bites, and none bites what the layer may do: each row is a line that somebody could write. */
import { beforeAll, describe, expect, it } from "vitest";
import { lint, type Objection } from "./lint.ts";

interface Row {
  readonly file: string;
  /** Lines that the layer may not hold. */
  readonly denied: readonly string[];
  /** Lines that it may. */
  readonly allowed: readonly string[];
}

const from = (source: string): string => `export * from "${source}";`;

const layers: readonly Row[] = [
  {
    file: "src/model/sample.ts",
    denied: ["../parsers/capture.ts", "../rules/cause.ts", "../report/report.ts", "../../bin/host.ts", "zod", "lodash"],
    allowed: ["./event.ts", "./components/iommu.ts"],
  },
  {
    file: "src/model/components/sample.ts",
    denied: ["../../parsers/capture.ts", "../../rules/cause.ts", "../../report/schema.ts", "chevrotain"],
    allowed: ["../event.ts"],
  },
  {
    file: "src/parsers/sample.ts",
    denied: ["../rules/cause.ts", "../report/report.ts", "../../bin/host.ts", "chevrotain", "zod"],
    allowed: ["../model/event.ts", "./grammar/body.ts", "./dialects/seed.ts"],
  },
  {
    file: "src/parsers/grammar/sample.ts",
    denied: ["../../rules/cause.ts", "../../report/report.ts", "zod"],
    allowed: ["chevrotain", "../../model/event.ts"],
  },
  { file: "src/parsers/schema.ts", denied: ["chevrotain", "../rules/cause.ts"], allowed: ["zod"] },
  {
    file: "src/rules/causes/sample.ts",
    denied: ["../../parsers/capture.ts", "../../report/report.ts", "../../../bin/host.ts", "zod"],
    allowed: ["../../model/event.ts", "../cause.ts"],
  },
  {
    file: "src/report/sample.ts",
    denied: ["../parsers/capture.ts", "./terminal/index.ts", "./web/page.ts", "../../bin/host.ts", "zod", "chalk"],
    allowed: ["../rules/diagnosis.ts", "../model/task.ts", "./schema.ts", "./reporters/index.ts"],
  },
  { file: "src/report/schema.ts", denied: ["../parsers/capture.ts", "chalk"], allowed: ["zod"] },
  {
    file: "src/report/terminal/sample.ts",
    denied: ["../../model/task.ts", "../../rules/cause.ts", "../../parsers/capture.ts", "chalk", "cli-table3"],
    allowed: ["../compose.ts", "../layout/line.ts", "./theme.ts"],
  },
  { file: "src/report/terminal/theme.ts", denied: ["cli-table3", "../../model/task.ts"], allowed: ["chalk"] },
  { file: "src/report/terminal/table.ts", denied: ["chalk", "../../model/task.ts"], allowed: ["cli-table3"] },
  {
    file: "src/index.ts",
    denied: ["./report/terminal/index.ts", "../bin/host.ts", "zod", "chevrotain"],
    allowed: ["./parsers/capture.ts", "./rules/diagnose.ts", "./report/report.ts", "./model/platform.ts"],
  },
  {
    file: "src/parsers/redact/sample.ts",
    denied: ["../../rules/cause.ts", "../../report/report.ts", "../../model/event.ts", "../../../bin/host.ts", "zod"],
    allowed: ["./edit.ts", "../intake.ts"],
  },
  {
    file: "src/library.ts",
    denied: ["./report/terminal/index.ts", "../bin/host.ts", "zod", "chevrotain"],
    allowed: ["./index.ts"],
  },
  {
    file: "src/files.ts",
    denied: ["./report/terminal/index.ts", "zod"],
    allowed: ["./parsers/schema.ts", "./report/schema.ts"],
  },
  {
    file: "bin/commands/sample.ts",
    denied: [
      "../../src/rules/cause.ts",
      "../../src/model/task.ts",
      "../../src/report/report.ts",
      "commander",
      "node:fs",
    ],
    allowed: [
      "../../src/index.ts",
      "../../src/files.ts",
      "../../src/report/terminal/index.ts",
      "../../src/report/visible.ts",
      "../host.ts",
    ],
  },
  {
    file: "bin/program.ts",
    denied: ["node:fs", "../src/rules/cause.ts", "chalk"],
    allowed: ["commander", "./host.ts"],
  },
  {
    file: "bin/program/sample.ts",
    denied: ["node:fs", "../../src/rules/cause.ts", "chalk"],
    allowed: ["commander", "../surface.ts"],
  },
  {
    file: "bin/host/sample.ts",
    denied: ["commander", "chalk", "yauzl", "../../src/model/task.ts"],
    allowed: ["node:fs", "node:fs/promises", "../../src/report/visible.ts"],
  },
  {
    file: "test/simulator/machine/sample.ts",
    denied: ["../../../src/model/address.ts", "../../../src/index.ts", "../../../bin/host.ts"],
    allowed: ["../random.ts", "./memory.ts"],
  },
  { file: "test/simulator/score.ts", denied: [], allowed: ["../../src/index.ts", "./case.ts"] },
  { file: "bin/host/zip.ts", denied: ["commander", "../../src/model/task.ts"], allowed: ["yauzl", "node:zlib"] },
];

/** Lines of code that a place may not hold, with the rule that says so. */
const purity: readonly (readonly [file: string, line: string, rule: string])[] = [
  ["src/model/clock-a.ts", "export const now = Date.now();", "lint/style/noRestrictedGlobals"],
  ["src/rules/clock-b.ts", "export const now = new Date();", "lint/style/noRestrictedGlobals"],
  ["src/report/language-a.ts", 'export const f = new Intl.NumberFormat("de");', "lint/style/noRestrictedGlobals"],
  ["src/report/language-b.ts", 'export const n = "a".localeCompare("b");', "plugin"],
  ["src/report/language-c.ts", 'export const n = (1).toLocaleString("de");', "plugin"],
  ["src/model/chance.ts", "export const n = Math.random();", "plugin"],
  ["src/parsers/host-a.ts", 'export { readFileSync } from "node:fs";', "lint/correctness/noNodejsModules"],
  ["src/report/terminal/host-b.ts", "export const tty = process.stdout.isTTY;", "lint/style/noRestrictedGlobals"],
  ["src/report/terminal/host-c.ts", 'export { isatty } from "node:tty";', "lint/correctness/noNodejsModules"],
  ["src/parsers/console.ts", 'console.log("x");', "lint/suspicious/noConsole"],
  ["bin/commands/console.ts", 'console.error("x");', "lint/suspicious/noConsole"],
  ["bin/commands/exit.ts", "process.exitCode = 1;", "lint/style/noRestrictedGlobals"],
  ["bin/host/exit.ts", "process.exit(1);", "plugin"],
  ["bin/commands/files.ts", 'export { readFileSync } from "node:fs";', "lint/correctness/noNodejsModules"],
  ["src/rules/extension.ts", 'export * from "./cause";', "lint/correctness/useImportExtensions"],
];

const cycle = {
  "src/rules/cycle-a.ts": 'import { b } from "./cycle-b.ts";\nexport const a = (): number => b();\n',
  "src/rules/cycle-b.ts": 'import { a } from "./cycle-a.ts";\nexport const b = (): number => a();\n',
};

const long = {
  "src/model/long-function.ts": `export const f = (n: number): number => {\n${"  n += 1;\n".repeat(70)}  return n;\n};\n`,
  "src/model/long-file.ts": Array.from({ length: 301 }, (_, n) => `export const n${n} = ${n};\n`).join(""),
};

let objections: readonly Objection[] = [];

beforeAll(async () => {
  const files: Record<string, string> = { ...cycle, ...long };
  for (const { file, denied, allowed } of layers) files[file] = [...denied, ...allowed].map(from).join("\n");
  for (const [file, line] of purity) files[file] = `${line}\n`;
  files["src/rules/cause.ts"] = "export {};\n";
  objections = await lint(files);
}, 60_000);

const linesAgainst = (file: string, rule: string): readonly number[] => [
  ...new Set(objections.filter((one) => one.file === file && one.rule === rule).map(({ line }) => line)),
];

describe("imports", () => {
  it.each(layers)("of $file are held to its layer", ({ file, denied, allowed }) => {
    const sources = [...denied, ...allowed];
    const objected = linesAgainst(file, "lint/style/noRestrictedImports").map((line) => sources[line - 1]);
    expect(objected.toSorted()).toEqual(denied.toSorted());
  });

  it("that are refused come with the reason", () => {
    const refusals = objections.filter(({ rule }) => rule === "lint/style/noRestrictedImports");
    expect(
      refusals.filter(
        ({ text }) => !/never|only|one home|one door|itself|no capture|nothing below|opens in a page/u.test(text),
      ),
    ).toEqual([]);
  });

  it("in a circle are refused", () => {
    expect(linesAgainst("src/rules/cycle-a.ts", "lint/suspicious/noImportCycles")).toEqual([1]);
  });
});

describe("purity", () => {
  it.each(purity)("%s: %s", (file, _line, rule) => {
    expect(linesAgainst(file, rule)).toEqual([1]);
  });
});

describe("size", () => {
  it("of a function and of a file is limited", () => {
    expect(linesAgainst("src/model/long-function.ts", "lint/complexity/noExcessiveLinesPerFunction")).toEqual([1]);
    expect(linesAgainst("src/model/long-file.ts", "lint/style/noExcessiveLinesPerFile")).toHaveLength(1);
  });
});
