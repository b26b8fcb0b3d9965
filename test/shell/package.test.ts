/** What is published works alone: the tarball, installed without a network into an empty folder, and nothing beside it. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { COMMAND, folderWith, sample, start } from "./run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { readonly version: string };

let folder: ReturnType<typeof folderWith>;
let tarball = "";

const npm = (args: readonly string[], cwd: string) =>
  start("npm", [...args, "--no-audit", "--no-fund", "--no-update-notifier", `--cache=${join(folder.path, "cache")}`], {
    cwd,
  });

beforeAll(async () => {
  folder = folderWith({ "empty/.keep": "" });
  // The bundle is built already; a second build would replace it under the other tests.
  const packed = await npm(["pack", "--ignore-scripts", `--pack-destination=${folder.path}`], root);
  tarball = join(folder.path, packed.stdout.trim().split("\n").at(-1) ?? "");
  const installed = await npm(["install", "--offline", "--prefix", ".", tarball], join(folder.path, "empty"));
  expect(installed).toMatchObject({ status: 0 });
}, 120_000);

afterAll(() => folder.remove());

const installed = (...args: string[]) =>
  start(join(folder.path, "empty/node_modules/.bin/dma-forensics"), args, { cwd: join(folder.path, "empty") });

describe("the published package", () => {
  it("answers with its versions", async () => {
    const { stdout } = await installed("--version");
    expect(stdout).toBe(`dma-forensics ${manifest.version} (report schema 1)\n`);
  });

  it("analyses as the command in the repository does", async () => {
    const args = ["analyze", sample("seed/dext.log"), sample("seed/fw.log"), "--given", `@${sample("seed/facts.txt")}`];
    const here = await start(process.execPath, [COMMAND, ...args]);
    expect(await installed(...args)).toEqual(here);
  });

  it("is one package that brings no other", () => {
    const names = readdirSync(join(folder.path, "empty/node_modules")).filter((name) => !name.startsWith("."));
    expect(names).toEqual(["dma-forensics"]);
  });

  it("is small", () => {
    expect(statSync(tarball).size).toBeLessThan(400_000);
  });

  it("holds the command, the schema, the licences, and nothing of the sources", () => {
    const files = readdirSync(join(folder.path, "empty/node_modules/dma-forensics"), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).split("node_modules/dma-forensics/")[1]);
    expect(files).toEqual(
      expect.arrayContaining([
        "LICENSE",
        "THIRD_PARTY_LICENSES",
        "bin/dma-forensics.js",
        "bin/load.js",
        "dist/dma-forensics.cjs",
        "dist/schema/dialect.schema.json",
        "dist/schema/report.schema.json",
        "package.json",
      ]),
    );
    expect(files.filter((file) => /\.ts$|^(?:src|test|samples|scripts|node_modules)\//u.test(file ?? ""))).toEqual([]);
  });
});

describe("the command without its bundle", () => {
  it("says what to run", async () => {
    const clone = folderWith({
      "bin/dma-forensics.js": readFileSync(COMMAND),
      "bin/load.js": readFileSync(join(dirname(COMMAND), "load.js")),
      "package.json": '{ "type": "module" }',
    });
    const { status, stdout, stderr } = await start(process.execPath, [
      join(clone.path, "bin/dma-forensics.js"),
      "--help",
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toMatch(/^error: .+npm ci.+\n$/u);
    clone.remove();
  });
});
