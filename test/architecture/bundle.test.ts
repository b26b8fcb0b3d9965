/** What goes into the published file, and what of it is read before a command is known. */
import { readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { describe, expect, it } from "vitest";
import { bundleCommand } from "../../scripts/bundle.mjs";
import { thirdPartyLicenses } from "../../scripts/licenses.mjs";

const { metafile } = await bundleCommand({ packageVersion: "0", schemaVersion: "1" });

/** Every file that runs before the first `import()`. */
const eager = (): ReadonlySet<string> => {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const { path: next, kind, external } of metafile.inputs[path]?.imports ?? []) {
      if (kind !== "dynamic-import" && external !== true) visit(next);
    }
  };
  visit("bin/dma-forensics.ts");
  return seen;
};

describe("the bundle", () => {
  it("evaluates for --help nothing of the core, of chevrotain or of zod", () => {
    const heavy = [...eager()].filter((path) =>
      /node_modules\/(?:zod|@?chevrotain|lodash-es|yauzl)\/|^src\//u.test(path),
    );
    expect(heavy).toEqual(["src/report/visible.ts"]);
  });

  it("leaves nothing to be installed: what stays outside is part of Node", () => {
    const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    expect(outside.filter((path) => !isBuiltin(path))).toEqual([]);
  });

  it("comes with the licences of everything in it (npm run derive writes them)", async () => {
    const file = readFileSync(new URL("../../THIRD_PARTY_LICENSES", import.meta.url), "utf8");
    expect(file).toBe(await thirdPartyLicenses());
  });
});
