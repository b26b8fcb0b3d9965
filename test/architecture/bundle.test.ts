/** What goes into the published chunks, and which of it a run evaluates. */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { describe, expect, it } from "vitest";
import { bundleCommand } from "../../scripts/bundle.mjs";
import { thirdPartyLicenses } from "../../scripts/licenses.mjs";

const { metafile } = await bundleCommand({ packageVersion: "0", schemaVersion: "1" });

/** Every file that runs when these do, but for what they load only when they need it. */
const runWith = (...entries: readonly string[]): ReadonlySet<string> => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind, external } of metafile.inputs[path]?.imports ?? []) {
      if (kind !== "dynamic-import" && external !== true) visit(next);
    }
  };
  for (const entry of entries) visit(entry);
  return seen;
};

const HELP = ["bin/dma-forensics.ts", "bin/program.ts"];
const ANALYZE = [...HELP, "bin/commands.ts"];

/** Packages of these files, by name. */
const packagesOf = (files: ReadonlySet<string>): readonly string[] =>
  [...new Set([...files].flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//u.exec(path)?.[1] ?? []))].sort();

describe("the bundle", () => {
  it("evaluates for --help nothing of the core, and no package but commander", () => {
    const files = runWith(...HELP);
    expect([...files].filter((path) => path.startsWith("src/"))).toEqual(["src/report/visible.ts"]);
    expect(packagesOf(files)).toEqual(["commander"]);
  });

  it("evaluates for a paste no package but commander and the parser's", () => {
    const files = runWith(...ANALYZE);
    expect([...files]).toContain("src/rules/diagnose.ts");
    expect(packagesOf(files).filter((name) => !/^@chevrotain\/|^chevrotain$/u.test(name))).toEqual([
      "commander",
      "lodash-es",
    ]);
  });

  it("opens few files: a chunk for each set of modules that are needed together", () => {
    expect(Object.keys(metafile.outputs).filter((path) => path.endsWith(".cjs")).length).toBeLessThan(60);
  });

  it("leaves nothing to be installed: what stays outside is part of Node", () => {
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(outside.filter((path) => !isBuiltin(path) && metafile.outputs[path] === undefined)).toEqual([]);
  });

  it("comes with the licences of everything in it (npm run derive writes them)", async () => {
    const file = readFileSync(new URL("../../THIRD_PARTY_LICENSES", import.meta.url), "utf8");
    expect(file).toBe(await thirdPartyLicenses());
  });
});
