/** The byte ledger against the plainest thing that could be right: an array with one cell for each byte. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { copy, type Entry, type Ledger, type Writer, within, write } from "../../src/model/ledger.ts";

const writer = (step: Writer["step"]): Writer => ({ step, at: null, leans: [], from: null });

const cells = (ledger: Ledger, size: number): readonly (number | null)[] => {
  const bytes = new Array<number | null>(size).fill(null);
  for (const { offset, content } of ledger) {
    if (content.kind === "bytes") bytes.splice(offset, content.bytes.length, ...content.bytes);
  }
  return bytes;
};

const writes = fc.array(
  fc.record({ offset: fc.nat(20), bytes: fc.array(fc.nat(255), { minLength: 1, maxLength: 12 }) }),
  { maxLength: 12 },
);

const run = (all: readonly { offset: number; bytes: readonly number[] }[]): Ledger =>
  all.reduce<Ledger>(
    (ledger, { offset, bytes }) => write(ledger, offset, bytes.length, { kind: "bytes", bytes }, writer("dma")),
    [],
  );

describe("the byte ledger", () => {
  it("holds what an array of cells would hold, in order and without overlap", () => {
    fc.assert(
      fc.property(writes, (all) => {
        const ledger = run(all);
        const plain = new Array<number | null>(32).fill(null);
        for (const { offset, bytes } of all) plain.splice(offset, bytes.length, ...bytes);
        expect(cells(ledger, 32)).toEqual(plain);
        ledger.slice(1).forEach((entry, index) => {
          const left = ledger[index] as Entry;
          expect(left.offset + left.length).toBeLessThanOrEqual(entry.offset);
        });
      }),
    );
  });

  it("remembers the writer and one generation of what it overwrote", () => {
    const data = write([], 0, 6, { kind: "bytes", bytes: [0, 0, 5, 0x12, 0x1f, 0] }, writer("dma"));
    const zeros = write([], 0, 6, { kind: "bytes", bytes: [0, 0, 0, 0, 0, 0] }, writer("zero-fill"));
    const [entry] = copy(data, zeros, 6, { step: "copy-back", at: null, leans: ["framework.copy-back"] });
    expect(entry).toMatchObject({
      writer: { step: "copy-back", leans: ["framework.copy-back"], from: { writer: { step: "zero-fill" } } },
      overwrote: { writer: { step: "dma" }, content: { bytes: [0, 0, 5, 0x12, 0x1f, 0] } },
    });
  });

  it("cuts entries to a range without changing the bytes", () => {
    fc.assert(
      fc.property(writes, fc.nat(31), fc.nat(31), (all, a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        expect(cells(within(run(all), from, to), 32).slice(from, to)).toEqual(cells(run(all), 32).slice(from, to));
      }),
    );
  });
});
