/** docs/dialects.md: what it shows is what the tool takes. */
import { describe, expect, it } from "vitest";
import { templateOf } from "../../src/parsers/vendor/template.ts";
import { contentOf } from "./markdown.ts";

const page = contentOf("docs/dialects.md");
const example = JSON.parse(contentOf("docs/examples/kestrel/kestrel.json")) as {
  readonly lines: readonly { readonly line: string }[];
  readonly samples: readonly { readonly lines: readonly string[]; readonly events: readonly unknown[] }[];
};

describe("the page of dialect files", () => {
  it("shows a form of the example", () => {
    const [, form] = /```text\n(KFW .+)\n```/u.exec(page) ?? [];
    expect(example.lines.map(({ line }) => line)).toContain(form);
  });

  it("shows a sample that agrees with the example", () => {
    const [, json = ""] = /```json\n([^`]+)```/u.exec(page) ?? [];
    const shown = JSON.parse(json) as (typeof example.samples)[number];
    const whole = example.samples.find(({ lines }) => lines[0] === shown.lines[0]);
    expect(whole?.events[0]).toEqual(shown.events[0]);
  });

  const holes = [...page.matchAll(/^\| (`.{1,40}`) \|/gmu)]
    .flatMap(([, cell = ""]) => cell.split(", "))
    .map((hole) => hole.replaceAll("`", ""));

  it("lists holes", () => expect(holes.length).toBeGreaterThan(5));

  it.each(holes)("lists %s, which a form may have", (hole) => {
    expect(templateOf(`KFW ${hole} end`)).toHaveProperty("match");
  });
});
