/** Whatever is cut out of a line, decoded or joined, each place leads back to what was captured. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { joined, linesOf, originOf, type Passage, passageOf, replaced, sliced } from "../../src/parsers/passage.ts";

const passage = (text: string, number = 1): Passage => passageOf({ number, text, cut: false });

const place = (from: Passage, words: string) => {
  const at = from.text.indexOf(words);
  const { line, column, text } = originOf(from, at, at + words.length);
  return [line.number, column, text];
};

describe("a place in a passage", () => {
  it("is the place in its line", () => {
    expect(place(passage("iova = 0x1000"), "0x1000")).toEqual([1, 7, "0x1000"]);
  });

  it("is found behind what was peeled off", () => {
    expect(place(sliced(passage("> iova = 0x1000 end"), 2, 15), "0x1000")).toEqual([1, 9, "0x1000"]);
  });

  it("covers what was left out inside it", () => {
    const clean = replaced(passage("iova = 0x801c\u200b0000."), /\u200b/gu, () => "");
    expect(clean.text).toBe("iova = 0x801c0000.");
    expect(place(clean, "0x801c0000")).toEqual([1, 7, "0x801c\u200b0000"]);
    expect(place(clean, ".")).toEqual([1, 18, "."]);
  });

  it("covers the escapes that were decoded", () => {
    const plain = replaced(passage("a &lt;private&gt; b"), /&[a-z]+;/gu, (entity) => (entity === "&lt;" ? "<" : ">"));
    expect(plain.text).toBe("a <private> b");
    expect(place(plain, "<private>")).toEqual([1, 2, "&lt;private&gt;"]);
    expect(place(plain, "b")).toEqual([1, 18, "b"]);
  });

  it("is in the line that it stood in, after lines are joined", () => {
    const whole = joined([passage("iova =", 4), passage(" 0x1000", 5)]);
    expect(whole.text).toBe("iova = 0x1000");
    expect(place(whole, "0x1000")).toEqual([5, 1, "0x1000"]);
    expect(linesOf(whole).map(({ number }) => number)).toEqual([4, 5]);
  });

  it("is cited as far as its first line, if it runs over two", () => {
    const whole = joined([passage("iova = 0x80", 4), passage("1c0000", 5)]);
    expect(place(whole, "0x801c0000")).toEqual([4, 7, "0x80"]);
  });
});

describe("any passage", () => {
  const peeled = fc
    .tuple(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), fc.nat(20), fc.nat(60))
    .map(([a, b, start, end]) => {
      const both = joined([passage(a, 1), replaced(passage(b, 2), /[aeiou]/gu, (vowel) => (vowel === "a" ? "" : "x"))]);
      return sliced(both, Math.min(start, both.text.length), Math.min(Math.max(start, end), both.text.length));
    });

  it("leads each of its characters back to the line that holds what it cites", () => {
    fc.assert(
      fc.property(peeled, (one) => {
        for (let at = 0; at < one.text.length; at += 1) {
          const { line, column, text } = originOf(one, at, at + 1);
          expect(line.text.slice(column, column + text.length)).toBe(text);
          expect(["x", text]).toContain(one.text[at]);
        }
      }),
    );
  });

  it("keeps the order of what stood in one line", () => {
    fc.assert(
      fc.property(peeled, (one) => {
        const places = [...one.text].map((_, at) => originOf(one, at, at + 1)).filter(({ line }) => line.number === 2);
        const columns = places.map(({ column }) => column);
        expect(columns).toEqual([...columns].sort((a, b) => a - b));
      }),
    );
  });
});
