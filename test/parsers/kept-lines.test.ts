/** Lines are given back as they were, whatever they have in common with others and in whatever order they come. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { KeptLines } from "../../src/parsers/kept-lines.ts";
import { samples } from "../samples/load.ts";

const PARTS = [
  "2026-03-14 09:26:53.",
  "589793",
  "1",
  "+0900",
  " task ",
  "fBufferIOVMAddr = 0x",
  "801c0000",
  "801C0000",
  "0xE00002BC",
  "0xaB",
  " 1F",
  " be",
  "q12_",
  " ",
  "",
  "für",
  "\ud83d",
  "→",
];

/** Lines of a few statements with other numbers each, and of anything. */
const line = fc.oneof(
  fc.array(fc.constantFrom(...PARTS), { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 80 }),
);

const held = (lines: readonly (readonly [number, string])[]) => {
  const [kept, plain] = [new KeptLines(), new Map<number, string>()];
  for (const [number, text] of lines) {
    if (!plain.has(number)) plain.set(number, text);
    kept.add(number, text);
  }
  return { kept, plain };
};

it("gives each line back", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 500 }), line), { maxLength: 200 }), (lines) => {
      const { kept, plain } = held(lines);
      expect(kept.size).toBe(plain.size);
      expect([...kept.keys()]).toEqual([...plain.keys()].sort((a, b) => a - b));
      for (const [number, text] of plain) expect(kept.get(number)).toBe(text);
      for (const number of [0, 501, 9999]) expect(kept.has(number) || kept.get(number) !== undefined).toBe(false);
    }),
  );
});

it("gives lines of samples back, also while more come", () => {
  const kept = new KeptLines();
  const lines = samples.flatMap(({ captures }) =>
    captures.flatMap(({ bytes }) => new TextDecoder().decode(bytes).split("\n")),
  );
  for (const [at, text] of lines.entries()) {
    kept.add(at + 1, text);
    if (at % 97 === 0) expect(kept.get(at + 1 - (at % 89))).toBe(lines[at - (at % 89)]);
  }
  for (const [at, text] of lines.entries()) expect(kept.get(at + 1)).toBe(text);
});

it("keeps a statement that comes again in a sixth of its length", () => {
  const kept = new KeptLines();
  for (let at = 1; at <= 4096; at += 1) {
    const stamp = `2026-03-14 09:26:53.${String(at * 217).padStart(6, "0")}+0900`;
    kept.add(
      at,
      `${stamp} 0x26e9     Default     0x0                  0      0    kernel: (com.example.raid.dext) [Fn] task ${at} host iova = 0x${(0x801c0000 + at * 4096).toString(16)}`,
    );
  }
  expect(kept.packedBytes() / 4096).toBeLessThan(27);
});
