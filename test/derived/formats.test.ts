/** docs/formats.md: the envelopes and the log languages that are read now, each with a line of its own, computed from the registries. */
import { describe, expect, it } from "vitest";
import { dialects } from "../../src/parsers/dialects/index.ts";
import { dumpForms } from "../../src/parsers/dumps/index.ts";
import { framings } from "../../src/parsers/framings/index.ts";
import { notations } from "../../src/parsers/notations/index.ts";
import { expectDerived } from "./derived.ts";

/** A line of a log as an indented block: whatever it holds, Markdown leaves it alone. */
const verbatim = (lines: readonly string[]): readonly string[] => ["```text", ...lines, "```"];

const page = [
  "<!-- Derived from src/parsers by `npm run derive`; a test compares. -->",
  "",
  "# What is read",
  "",
  "Envelope and content are apart: any framing goes with any dialect. What a line is framed by is found line by line, never from a file name or a header.",
  "",
  "## Framings",
  "",
  ...framings.flatMap(({ id, about, examples }) => [
    `### \`${id}\``,
    "",
    about,
    "",
    ...(examples.length === 0 ? [] : [...verbatim(examples.slice(0, 1)), ""]),
  ]),
  "## Notations",
  "",
  "Captures whose records are written as data. Whose a record is shows in its keys or columns; what is none is read as lines.",
  "",
  ...notations.flatMap(({ id, about, examples }) => [
    `### \`${id}\``,
    "",
    about,
    "",
    ...examples.slice(0, 1).flatMap((lines) => [...verbatim(lines), ""]),
  ]),
  "## Dialects",
  "",
  "Asked in this order. A vendor's own words come from a [file](dialects.md), without code.",
  "",
  ...dialects.flatMap(({ id, about, samples }) => [
    `### \`${id}\``,
    "",
    about,
    "",
    ...samples.flatMap(({ lines, gives }) => [`Gives ${gives.join(", ")}:`, "", ...verbatim(lines), ""]),
  ]),
  "## Dumps",
  "",
  ...dumpForms.flatMap(({ id, about, examples }) => [`### \`${id}\``, "", about, "", ...verbatim(examples), ""]),
].join("\n");

describe("docs/formats.md", () => {
  it("says what the registries hold", () => {
    expectDerived("docs/formats.md", page);
  });

  it("keeps every line in its block", () => {
    const lines = [...framings, ...notations].flatMap(({ examples }) => examples.flat());
    expect(lines.filter((line) => line.includes("```"))).toEqual([]);
  });
});
