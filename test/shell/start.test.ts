/** What V8 compiled is kept for the next run, and no answer ever depends on it. */
import { createHash } from "node:crypto";
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Ended, folderWith, type Start, sample, start } from "./run.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const PASTE = ["analyze", sample("seed/dext.log"), sample("seed/fw.log")];

let folder: ReturnType<typeof folderWith>;

beforeEach(() => {
  folder = folderWith({ "package.json": '{ "type": "module" }' });
  for (const part of ["bin", "dist"]) {
    const isKept = (path: string): boolean => path.includes("/dist/cache");
    cpSync(join(root, part), join(folder.path, part), { recursive: true, filter: (path) => !isKept(path) });
  }
});

afterEach(() => folder.remove());

const run = (options?: Start, args: readonly string[] = PASTE): Promise<Ended> =>
  start(process.execPath, [join(folder.path, "bin/dma-forensics.cjs"), ...args], options);

const cache = (): string => join(folder.path, "dist/cache");

/** Files of the cache. */
const kept = (): readonly string[] =>
  (existsSync(cache()) ? readdirSync(cache(), { recursive: true, encoding: "utf8" }) : [])
    .filter((name) => name.endsWith(".bin"))
    .map((name) => join(cache(), name));

const digestOf = (path: string): string => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("what is kept compiled", () => {
  it("is made by the first run, belongs to its command, and is not made again", async () => {
    const first = await run();
    const files = kept();
    expect(files.length).toBeGreaterThan(1);
    expect(files.every((file) => file.includes("/analyze/"))).toBe(true);
    const before = files.map(digestOf);
    expect(await run()).toEqual(first);
    expect(kept().map(digestOf)).toEqual(before);
  });

  it("is made again where it is damaged or of something else", async () => {
    const first = await run();
    const whole = kept().map((file) => readFileSync(file));
    for (const [index, file] of kept().entries()) {
      const bytes = Buffer.from(whole[index] ?? []);
      if (index % 2 === 0) bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 64);
      writeFileSync(file, index % 2 === 0 ? bytes : "not compiled code");
    }
    expect(await run()).toEqual(first);
    const sizes = kept().map((file) => readFileSync(file).length);
    expect(sizes.every((size) => size > 1000)).toBe(true);
    expect(await run()).toEqual(first);
  });

  it.each([
    ["the person says so", { NODE_DISABLE_COMPILE_CACHE: "1" }, PASTE],
    ["the arguments are wrong", {}, ["analyse"]],
  ])("is nothing if %s", async (_name, env, args) => {
    await run({ env }, args);
    expect(kept()).toEqual([]);
  });

  it("is nothing where nobody may write, and the answer is the same", async () => {
    writeFileSync(cache(), "no folder");
    const without = await run();
    expect(without.status).toBe(0);
    expect(await run({ env: { NODE_DISABLE_COMPILE_CACHE: "1" } })).toEqual(without);
    expect(readFileSync(cache(), "utf8")).toBe("no folder");
  });
});
