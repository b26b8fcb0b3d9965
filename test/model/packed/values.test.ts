/** Values are read again as they were written, whatever they are. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Citation } from "../../../src/model/evidence.ts";
import { PackedValues } from "../../../src/model/packed/values.ts";

const LINES = [
  { number: 7, text: "[Go] task 200 fBufferIOVMAddr = 0x801c0000" },
  { number: 9, text: "für 12 1F 00 \ud83d\ude00" },
];
const TEXTS = new Map(LINES.map(({ number, text }) => [number, text]));

/** A place of one of the lines, or of another one, with the text that stands there or with any. */
const citation = fc
  .record({
    line: fc.constantFrom(7, 9, 1, 4000),
    column: fc.integer({ min: 1, max: 50 }),
    length: fc.integer({ min: 0, max: 20 }),
    other: fc.option(fc.string({ unit: "binary", maxLength: 120 })),
  })
  .map(({ line, column, length, other }): Citation => {
    const shown = TEXTS.get(line)?.slice(column - 1, column - 1 + length) ?? "";
    const text = other ?? shown;
    return { origin: "observed", capture: 3, line, column, length: text.length, text };
  });

const plain = fc.oneof(
  fc.constantFrom(null, true, false, 0, -1, 0.5, 2 ** 53, "", "0", "017", "200", "9".repeat(20)),
  fc.double({ noNaN: true }),
  fc.bigInt(),
  fc.integer(),
  fc.string({ unit: "binary" }),
  fc.array(fc.option(fc.integer({ min: 0, max: 255 }))),
  fc.array(fc.integer({ min: -3, max: 300 })),
);

const observed = fc.record({ value: plain, loss: fc.constantFrom(null, "cut", "redacted"), at: citation });

const value = fc.oneof(
  plain,
  citation,
  observed,
  fc.record({ ok: fc.boolean(), text: fc.string() }),
  fc.array(fc.record({ name: fc.string(), value: fc.option(observed), at: citation })),
);

/** With the texts that are looked up when they are asked for. */
const looked = (one: unknown): unknown => {
  if (typeof one !== "object" || one === null) return one;
  if (Array.isArray(one)) return one.map(looked);
  const own = Object.fromEntries(Object.entries(one).map(([key, part]) => [key, looked(part)]));
  return "column" in one && "text" in one ? { ...own, text: one.text } : own;
};

it("gives each value back", () => {
  fc.assert(
    fc.property(fc.array(fc.array(value, { maxLength: 6 }), { maxLength: 40 }), (rows) => {
      const packed = new PackedValues(3, TEXTS);
      const starts = rows.map((row) => {
        const start = packed.end();
        packed.write(row, { line: 7, lines: LINES });
        return start;
      });
      for (const [at, row] of rows.entries()) {
        const next = packed.reader(starts[at] ?? 0, 7);
        expect(looked(row.map(() => next()))).toEqual(row);
      }
    }),
    { numRuns: 300 },
  );
});

it("writes no text that a line shows", () => {
  const long = "y".repeat(5000);
  const [cited, quoted] = [new PackedValues(0, new Map([[1, long]])), new PackedValues(0, new Map())];
  const at: Citation = { origin: "observed", capture: 0, line: 1, column: 1, length: long.length, text: long };
  cited.write([at], { line: 1, lines: [{ number: 1, text: long }] });
  quoted.write([at], { line: 1, lines: [] });
  expect(cited.end()).toBeLessThan(10);
  expect(quoted.end()).toBeGreaterThan(long.length);
  expect([cited, quoted].map((packed) => (packed.reader(0, 1)() as Citation).text)).toEqual([long, long]);
});
