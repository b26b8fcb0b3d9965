/**
 * Derived files: text that is computed from other files of the repository and committed, so that it can be read and reviewed.
 * Apart because every test of this folder compares by it; `npm run derive` (`DERIVE=1`) lets it write instead.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";

const ROOT = join(import.meta.dirname, "../..");

const writes = process.env["DERIVE"] === "1";

/** Text of a file of the repository. Throws if there is none. */
export const contentOf = (path: string): string => readFileSync(join(ROOT, path), "utf8");

/** Names in a folder of the repository that end in `ext`, ascending by code units. */
export const namesIn = (folder: string, ext: string): readonly string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(ext))
    .sort();

/** Compares a file with what is computed for it; a file that is missing is a difference, not a first snapshot. */
export const expectDerived = (path: string, computed: string): void => {
  if (writes) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true });
    writeFileSync(join(ROOT, path), computed);
  }
  expect(contentOf(path)).toBe(computed);
};

/** Compares the files of a folder with the names that something is computed for: none is left over from a former time. */
export const expectOnly = (folder: string, ext: string, computed: readonly string[]): void => {
  const stale = namesIn(folder, ext).filter((name) => !computed.includes(name));
  if (writes) for (const name of stale) rmSync(join(ROOT, folder, name));
  expect(namesIn(folder, ext)).toEqual([...computed].sort());
};
