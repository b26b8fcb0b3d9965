/** Lines however the bytes arrive: ends, encodings, marks, and pieces of any size. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LINE_UNITS, openLines } from "../../src/parsers/lines.ts";
import { encode, readBytes, wide } from "./read.ts";

const split = (...pieces: readonly string[]): readonly string[] => {
  const texts: string[] = [];
  const lines = openLines(({ text }) => texts.push(text));
  for (const piece of pieces) lines.push(piece);
  lines.end();
  return texts;
};

describe("line ends", () => {
  it.each([
    ["LF", "a\nb\n", ["a", "b"]],
    ["CRLF", "a\r\nb\r\n", ["a", "b"]],
    ["lone CR", "a\rb\r", ["a", "b"]],
    ["mixed", "a\r\nb\rc\nd", ["a", "b", "c", "d"]],
    ["none at the end", "a\nb", ["a", "b"]],
    ["blank lines", "a\n\n\nb", ["a", "", "", "b"]],
    ["nothing", "", []],
    ["one end", "\n", [""]],
    ["separators that are no line ends", "a\u2028b\u0085c\u000bd", ["a\u2028b\u0085c\u000bd"]],
    ["marks of files that were put together", "\ufeffa\n\ufeffb", ["a", "b"]],
  ])("%s", (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  it("are found in pieces of any size", () => {
    const letters = fc.constantFrom("a", "b", "\r", "\n", "\r\n", "é");
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 40 }), fc.integer({ min: 1, max: 7 }), (parts, size) => {
        const text = parts.join("");
        const pieces = text.match(new RegExp(`[^]{1,${size}}`, "g")) ?? [];
        expect(split(...pieces)).toEqual(split(text));
      }),
    );
  });
});

describe("a line without an end", () => {
  it("is cut, counted once, and the next line is whole", () => {
    const seen: { text: string; cut: boolean; number: number }[] = [];
    const lines = openLines((line) => seen.push(line));
    for (let piece = 0; piece < 5; piece += 1) lines.push("x".repeat(LINE_UNITS / 2));
    lines.push("\nshort\n");
    lines.end();
    expect(seen.map(({ text, cut, number }) => [text.length, cut, number])).toEqual([
      [LINE_UNITS, true, 1],
      ["short".length, false, 2],
    ]);
  });

  it("is reported as cut", () => {
    const { capture } = readBytes(encode(`fBufferIOVMAddr = 0x801c0000 ${"x".repeat(LINE_UNITS)}\n`));
    expect(capture.lost).toEqual([{ kind: "cut", line: 1, count: 1 }]);
  });
});

const SEED = "Host IOVA (High:Low) = 0x00000000801c0000\n  DataLength in Header   = 6 (0x6)\n";

const bigEndian = (text: string): Uint8Array => {
  const bytes = wide(text).slice();
  for (let at = 0; at + 1 < bytes.length; at += 2) bytes.subarray(at, at + 2).reverse();
  return bytes;
};

describe("encodings", () => {
  it.each([
    ["UTF-8 with a mark", encode(`\ufeff${SEED}`)],
    ["UTF-16 little-endian", wide(SEED)],
    ["UTF-16 big-endian", bigEndian(SEED)],
    ["UTF-16 little-endian without a mark", wide(SEED).subarray(2)],
    ["UTF-16 big-endian without a mark", bigEndian(SEED).subarray(2)],
    ["UTF-8 with a broken character", Uint8Array.from([...encode(SEED), 0xc3, 0x28, 0x0a])],
  ])("%s", (_, bytes) => {
    const { events, problem } = readBytes(bytes);
    expect(problem).toBeNull();
    expect(events.map(({ kind, line, at }) => [kind, line, at.column, at.text])).toEqual([
      ["receive", 1, 24, "0x00000000801c0000"],
    ]);
  });

  it("keeps a character that two chunks share", () => {
    const text = `[Größe→] ${SEED}`;
    expect(readBytes(encode(text), 1).capture.text.get(1)).toBe(text.split("\n")[0]);
  });
});
