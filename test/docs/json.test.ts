/** The page about the JSON report: it names every key and every word of the schema, and no key that the schema lacks. */
import { describe, expect, it } from "vitest";
import { REPLAYED } from "../../src/report/assemble/counterfactual.ts";
import { CITED } from "../../src/report/assemble/evidence.ts";
import { TASK_CAP } from "../../src/report/assemble/tasks.ts";
import { reportJsonSchema } from "../../src/report/schema.ts";
import { contentOf } from "./markdown.ts";

const page = contentOf("docs/json.md");

/** Every `code` span of the page. */
const named = new Set([...page.matchAll(/`([^`\n]{1,120})`/gu)].map(([, code = ""]) => code));

interface Found {
  readonly keys: Set<string>;
  readonly words: Set<string>;
}

/** Property names and enumerated words, anywhere in a schema. */
const collect = (node: unknown, found: Found): Found => {
  if (typeof node !== "object" || node === null) return found;
  for (const [name, child] of Object.entries(node)) {
    if (name === "properties") for (const key of Object.keys(child as object)) found.keys.add(key);
    if (name === "enum") for (const word of child as readonly string[]) found.words.add(word);
    collect(child, found);
  }
  return found;
};

const { keys, words } = collect(reportJsonSchema(), { keys: new Set(), words: new Set() });

describe("docs/json.md", () => {
  it.each([...keys].sort())("names the key %s", (key) => {
    expect(named).toContain(key);
  });

  it.each([...words].sort())("names the word %s", (word) => {
    expect(named).toContain(word);
  });

  it("opens its lists with keys that exist", () => {
    const listed = [...page.matchAll(/^- ((?:`\w{1,40}`(?:, )?){1,5}):/gmu)].flatMap(([, group = ""]) =>
      [...group.matchAll(/`(\w{1,40})`/gu)].map(([, key = ""]) => key),
    );
    expect(listed.length).toBeGreaterThan(30);
    expect(listed.filter((key) => !keys.has(key))).toEqual([]);
  });

  it("says how many tasks a report carries", () => {
    expect(page).toContain(`up to ${TASK_CAP}`);
  });

  it("says how much of one kind a report cites", () => {
    expect(page).toContain(`the first ${CITED} lines or facts`);
    expect(page).toContain(`the first ${REPLAYED} of the tasks`);
    expect(page).toContain(`up to ${CITED} entries`);
  });
});
