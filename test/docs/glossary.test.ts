/** The glossary: each term once, in one sentence, and linked to the type or the file that bears its name. */
import { describe, expect, it } from "vitest";
import { contentOf, filesBelow, linksOf, resolveLink } from "./markdown.ts";

const PAGE = "docs/glossary.md";

/** Folders whose files are named after an id, not after a thing. */
const PLUG_INS = /\/(?:causes|experiments|framings|dialects|dumps|reporters|compose|assemble)\//u;

interface Term {
  readonly name: string;
  readonly definition: string;
}

// - **IOVA**: an address on the device's side of the IOMMU ([`Iova`](../src/model/units.ts)).
const terms: readonly Term[] = [...contentOf(PAGE).matchAll(/^- \*\*([^*]{1,60})\*\*: (.{1,500})$/gmu)].map(
  ([, name = "", definition = ""]) => ({ name, definition }),
);

/** `DeviceAddress`, `device address` and `device-address` are one name. */
const folded = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/gu, "");

/** Every place that bears a name: the files called so, and the files that export a type called so. */
const places: ReadonlyMap<string, ReadonlySet<string>> = (() => {
  const found = new Map<string, Set<string>>();
  const add = (name: string, file: string): void => {
    found.set(folded(name), (found.get(folded(name)) ?? new Set()).add(file));
  };
  for (const file of filesBelow("src", ".ts").filter((path) => !PLUG_INS.test(path))) {
    add(file.replace(/^.*\/|\.ts$/gu, ""), file);
    for (const [, name = ""] of contentOf(file).matchAll(/^export (?:interface|type) (\w{1,60})/gmu)) add(name, file);
  }
  return found;
})();

describe("the glossary", () => {
  it("has terms, each of them once", () => {
    const names = terms.map(({ name }) => folded(name));
    expect(names.length).toBeGreaterThan(50);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("has no line that looks like a term and is none", () => {
    const lines = contentOf(PAGE).split("\n");
    expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(terms.length);
  });

  it.each(terms.map(({ name, definition }) => [name, definition] as const))("%s is one sentence", (_, definition) => {
    expect(definition).toMatch(/\.$/u);
    expect(definition).not.toMatch(/\.\s+[A-Z]/u);
  });

  const named = terms.filter(({ name }) => places.has(folded(name)));

  it.each(named.map(({ name, definition }) => [name, definition] as const))(
    "%s links to what bears its name",
    (name, definition) => {
      const links = linksOf(definition).map((target) => resolveLink(PAGE, target));
      const homes = [...(places.get(folded(name)) ?? [])];
      expect(
        homes.some((home) => links.includes(home)),
        `one of ${homes.join(", ")}`,
      ).toBe(true);
    },
  );
});
