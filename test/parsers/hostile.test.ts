/** Input that nobody would write: nothing of it throws, and every line is still accounted for. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseFact, parseFacts } from "../../src/parsers/testimony.ts";
import { citations, encode, readBytes } from "./read.ts";

const ROOT = join(import.meta.dirname, "../../samples");

const LINES = [
  ...new Set(
    readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) =>
        readdirSync(join(ROOT, name))
          .filter((file) => file.endsWith(".log"))
          .flatMap((file) => readFileSync(join(ROOT, name, file), "utf8").split("\n")),
      ),
  ),
];

const survives = (bytes: Uint8Array, chunk: number): void => {
  const { capture, events, unreadLines } = readBytes(bytes, chunk);
  expect(capture.understood + capture.noise + capture.unread).toBe(capture.lines);
  expect(unreadLines.length).toBe(capture.unread);
  for (const { line, column, length, text } of citations(events)) {
    expect(capture.text.get(line)?.slice(column - 1, column - 1 + length)).toBe(text);
  }
};

const CHUNK = fc.integer({ min: 1, max: 64 });

describe("garbage", () => {
  it("of any bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), CHUNK, survives), { numRuns: 300 });
  });

  it("of any text", () => {
    const texts = fc.string({ unit: "binary", maxLength: 200 });
    fc.assert(
      fc.property(texts, CHUNK, (text, chunk) => survives(encode(text), chunk)),
      { numRuns: 300 },
    );
  });
});

describe("lines of the samples", () => {
  const mangled = fc
    .tuple(fc.constantFrom(...LINES), fc.nat({ max: 200 }), fc.nat({ max: 20 }), fc.string({ maxLength: 8 }))
    .map(([line, at, cut, text]) => `${line.slice(0, at)}${text}${line.slice(at + cut)}`);

  it("in any order", () => {
    const shuffled = fc.array(fc.constantFrom(...LINES), { maxLength: 60 });
    fc.assert(
      fc.property(shuffled, CHUNK, (lines, chunk) => survives(encode(lines.join("\n")), chunk)),
      { numRuns: 200 },
    );
  });

  it("cut, patched and shuffled", () => {
    fc.assert(
      fc.property(fc.array(mangled, { maxLength: 30 }), CHUNK, (lines, chunk) =>
        survives(encode(lines.join("\n")), chunk),
      ),
      { numRuns: 200 },
    );
  });
});

describe("size", () => {
  const seconds = (work: () => void): number => {
    const start = performance.now();
    work();
    return (performance.now() - start) / 1000;
  };

  it.each([
    ["brackets", "[".repeat(50_000)],
    ["parentheses", "a=(".repeat(20_000)],
    ["pairs", "00 ".repeat(20_000)],
    ["words", "task ".repeat(13_000)],
    ["digits", "9".repeat(60_000)],
    ["dashes", "-".repeat(60_000)],
    ["spaces", `fBufferIOVMAddr${" ".repeat(60_000)}= 0x1000`],
    ["quotes", '"'.repeat(60_000)],
    ["colons", "a:".repeat(30_000)],
  ])("of a line of %s does not make it slow", (_, line) => {
    expect(seconds(() => survives(encode(`${line}\n`.repeat(3)), 4096))).toBeLessThan(2);
  });

  it("of a capture grows its time in proportion", () => {
    const block = LINES.join("\n");
    const small = encode(`${block}\n`.repeat(2));
    const large = encode(`${block}\n`.repeat(20));
    seconds(() => readBytes(small));
    const [one, ten] = [seconds(() => readBytes(small)), seconds(() => readBytes(large))];
    expect(ten).toBeLessThan(Math.max(one, 0.05) * 40);
  });
});

describe("facts", () => {
  it("of any text", () => {
    const texts = fc.oneof(
      fc.string({ maxLength: 80 }),
      fc
        .tuple(fc.constantFrom("observed:dext=", "no-call:", "override:", 'observed:dext="'), fc.string())
        .map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const fact = parseFact(text);
        expect("problem" in fact || fact.text === text.trim()).toBe(true);
        const { facts, problems } = parseFacts(text);
        expect(facts.length + problems.length).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
      }),
    );
  });

  it("of great length", () => {
    expect("problem" in parseFact(`observed:dext="${"0".repeat(100_000)}`)).toBe(true);
  });
});
