/** The page about continuous integration: its files are what the tool takes, and it names every key that there is. */
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { configJsonSchema, schemas, suppressionsJsonSchema } from "../../bin/config/schema.ts";
import { contentOf } from "./markdown.ts";

const page = contentOf("docs/ci.md");

const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gmu"))].map(([, text = ""]) => text);

const [configuration = "", suppressions = "", ...others] = blocks("json");

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
}

/** Names of keys, at any depth; formats are named elsewhere. */
const keysOf = ({ properties = {}, items }: Shape): readonly string[] => [
  ...Object.entries(properties).flatMap(([key, one]) => [key, ...(key === "format" ? [] : keysOf(one))]),
  ...(items === undefined ? [] : keysOf(items)),
];

describe("docs/ci.md", () => {
  it("shows files that the tool takes", () => {
    expect(others).toEqual([]);
    expect(() => schemas.config().parse(JSON.parse(configuration))).not.toThrow();
    expect(() => schemas.suppressions().parse(JSON.parse(suppressions))).not.toThrow();
  });

  it.each(blocks("yaml"))("shows jobs that are YAML: %#", (text) => {
    expect(typeof parse(text)).toBe("object");
  });

  const keys = [...keysOf(configJsonSchema() as Shape), ...keysOf(suppressionsJsonSchema() as Shape)];

  it.each([...new Set(keys)].filter((key) => key !== "$schema"))("names the key %s", (key) => {
    expect(keys.length).toBeGreaterThan(15);
    expect(page).toMatch(new RegExp(`\`${key}\`|"${key}"`, "u"));
  });
});
