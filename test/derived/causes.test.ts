/** The pages under docs/causes: one per cause, made of the same words that `explain` and the reports print. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alternativeOf } from "../../src/model/assumptions.ts";
import { causes } from "../../src/rules/causes/index.ts";
import { causeIndex, causePage, type NamedSample } from "./cause-page.ts";
import { contentOf, expectDerived, expectOnly } from "./derived.ts";

const FOLDER = "docs/causes";

interface Truth {
  readonly about: string;
  readonly causes: Readonly<Record<string, string | readonly string[]>>;
}

const sampleNames = readdirSync(join(import.meta.dirname, "../../samples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort();

/** The cause's own samples: those whose names begin with its id. */
const samplesOf = (id: string): readonly NamedSample[] =>
  sampleNames
    .filter((name) => name === id || name.startsWith(`${id}-`))
    .map((name) => {
      const truth = JSON.parse(contentOf(`samples/${name}/truth.json`)) as Truth;
      return { name, about: truth.about, words: [truth.causes[id] ?? []].flat() };
    });

describe.each(causes.map((cause) => [cause.id, cause] as const))("%s", (id, cause) => {
  it("has a page that says what its file says", () => {
    expectDerived(`${FOLDER}/${id}.md`, causePage(cause, causes, samplesOf(id)));
  });

  it("flips an assumption to a value that the model knows", () => {
    expect(alternativeOf(cause.flip)).toBeDefined();
  });

  it("has a sample where it survives and one that refutes it, each with a word for it", () => {
    const words = samplesOf(id).map((sample) => sample.words);
    const survives = words.filter((some) => some.length > 0 && !some.includes("ruled-out") && !some.includes("absent"));
    const falls = words.filter(
      (some) => some.includes("ruled-out") || some.includes("absent") || some.includes("unlikely"),
    );
    expect(survives.length, "survives").toBeGreaterThan(0);
    expect(falls.length, "refuted").toBeGreaterThan(0);
  });
});

describe("docs/causes", () => {
  it("lists every page", () => {
    expectDerived(`${FOLDER}/README.md`, causeIndex(causes));
  });

  it("has no page of a cause that is gone", () => {
    expectOnly(FOLDER, ".md", ["README.md", ...causes.map(({ id }) => `${id}.md`)]);
  });
});
