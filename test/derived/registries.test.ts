/** The registries of plug-in folders: a new file in the folder is in the registry, and nothing else is. */
import { describe, it } from "vitest";
import type { Dialect } from "../../src/parsers/dialect.ts";
import { shipped } from "../../src/parsers/lexicon.ts";
import { sentenceOf } from "../../src/parsers/parse.ts";
import { byGenerality } from "../../src/parsers/precedence.ts";
import { contentOf, expectDerived, namesIn } from "./derived.ts";

interface Registry {
  readonly folder: string;
  /** What one file of the folder is, as the registry's comment calls it. */
  readonly noun: string;
  readonly type: string;
  readonly typeFile: string;
  /** Name of the exported list. */
  readonly list: string;
  /** In which order the list has them, if not that of their names. */
  readonly ordered?: (ids: readonly string[]) => readonly string[];
}

/** Every dialect of the folder, in the registry or not. */
const dialects: readonly Dialect[] = await Promise.all(
  namesIn("src/parsers/dialects", ".ts")
    .filter((name) => name !== "index.ts")
    .map(async (name) => Object.values((await import(`../../src/parsers/dialects/${name}`)) as object)[0] as Dialect),
);

/** A dialect that claims lines of another is the more general one and stands behind it. */
const particularFirst = (ids: readonly string[]): readonly string[] =>
  byGenerality(
    ids.flatMap((id) => dialects.find((dialect) => dialect.id === id) ?? []),
    (line) => sentenceOf(line, shipped),
  ).map(({ id }) => id);

const registries: readonly Registry[] = [
  {
    folder: "src/parsers/dialects",
    noun: "dialect",
    type: "Dialect",
    typeFile: "../dialect.ts",
    list: "dialects",
    ordered: particularFirst,
  },
  { folder: "src/parsers/dumps", noun: "form", type: "DumpForm", typeFile: "../dump-form.ts", list: "dumpForms" },
  { folder: "src/parsers/framings", noun: "framing", type: "Framing", typeFile: "../framing.ts", list: "framings" },
  {
    folder: "src/parsers/notations",
    noun: "notation",
    type: "Notation",
    typeFile: "../notation.ts",
    list: "notations",
  },
  { folder: "src/rules/causes", noun: "cause", type: "Cause", typeFile: "../cause.ts", list: "causes" },
  {
    folder: "src/rules/experiments",
    noun: "experiment",
    type: "Experiment",
    typeFile: "../experiment.ts",
    list: "experiments",
  },
];

/** Cells of a line of source. */
const LINE_WIDTH = 120;

/** `fault-lines` is exported as `faultLines`. */
const exportOf = (id: string): string => id.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const computed = ({ folder, noun, type, typeFile, list, ordered = (ids) => ids }: Registry): string => {
  // Sorted without the ending, so that `dmesg` stands before `dmesg-human`, as the linter wants its imports.
  const ids = namesIn(folder, ".ts")
    .filter((name) => name !== "index.ts")
    .map((name) => name.slice(0, -".ts".length))
    .sort();
  const head = `export const ${list}: readonly ${type}[] = [`;
  const short = `${head}${ordered(ids).map(exportOf).join(", ")}];`;
  const long = [head, ...ordered(ids).map((id) => `  ${exportOf(id)},`), "];"];
  return [
    `/** Every ${noun} of this folder. Derived from the file names by \`npm run derive\`; a test compares. */`,
    `import type { ${type} } from "${typeFile}";`,
    ...ids.map((id) => `import { ${exportOf(id)} } from "./${id}.ts";`),
    "",
    ...(short.length <= LINE_WIDTH ? [short] : long),
    "",
  ].join("\n");
};

describe.each(registries)("$folder", (registry) => {
  it("has a registry of all its files", () => {
    expectDerived(`${registry.folder}/index.ts`, computed(registry));
  });

  it("opens each file with a comment and exports what the file is named after", ({ expect }) => {
    for (const name of namesIn(registry.folder, ".ts").filter((file) => file !== "index.ts")) {
      const content = contentOf(`${registry.folder}/${name}`);
      expect(content, name).toMatch(/^\/\*\*/);
      expect(content, name).toContain(`export const ${exportOf(name.slice(0, -".ts".length))}: ${registry.type} = {`);
    }
  });
});
