/** The lock file installs everywhere: on other systems than the one that wrote it, and from whichever registry a machine uses. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Locked {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const text = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");
const { packages } = JSON.parse(text) as { readonly packages: Readonly<Record<string, Locked>> };

const native = ["@biomejs/biome", "esbuild", "rolldown", "typescript"];

describe("the lock file", () => {
  it.each(native)("lists %s for every system, so that `npm ci` works on each", (name) => {
    const optional = Object.keys(packages[`node_modules/${name}`]?.optionalDependencies ?? {});
    expect(optional.filter((one) => /darwin/u.test(one))).not.toEqual([]);
    expect(optional.filter((one) => !(`node_modules/${one}` in packages))).toEqual([]);
  });

  it("names no registry", () => {
    expect(Object.entries(packages).filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/u);
  });
});
