/** Lines however the bytes arrive: ends, marks, changes of the encoding, and pieces of any size. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openIntake } from "../../src/parsers/intake.ts";
import { LINE_UNITS, type Line } from "../../src/parsers/lines.ts";
import { bigEndian, encode, joined, linesOf, readBytes, wide } from "./read.ts";

const split = (text: string): readonly string[] => linesOf(encode(text)).map((line) => line.text);

const ENDS: readonly (readonly [string, string, readonly string[]])[] = [
  ["LF", "a\nb\n", ["a", "b"]],
  ["CRLF", "a\r\nb\r\n", ["a", "b"]],
  ["lone CR", "a\rb\r", ["a", "b"]],
  ["LF CR", "a\n\rb\n\r", ["a", "b"]],
  ["CR CR LF", "a\r\r\nb\r\r\n", ["a", "b"]],
  ["mixed", "a\r\nb\rc\nd\n\re\r\r\nf", ["a", "b", "c", "d", "e", "f"]],
  ["none at the end", "a\nb", ["a", "b"]],
  ["blank lines of LF", "a\n\n\nb", ["a", "", "", "b"]],
  ["blank lines of CRLF", "a\r\n\r\nb", ["a", "", "b"]],
  ["blank lines of CR", "a\r\rb", ["a", "", "b"]],
  ["a blank line between LF and CRLF", "a\n\r\nb", ["a", "", "b"]],
  ["nothing", "", []],
  ["one end", "\n", [""]],
  [
    "separators that are no line ends",
    "a\u2028b\u2029c\u0085d\u000be\u000cf",
    ["a\u2028b\u2029c\u0085d\u000be\u000cf"],
  ],
  ["marks of files that were put together", "\ufeffa\n\ufeffb", ["a", "b"]],
  ["a zero byte", `a\u0000b\n${"c".repeat(40)}`, ["a\u0000b", "c".repeat(40)]],
];

describe("line ends", () => {
  it.each(ENDS)("%s", (_, text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  const UNMARKED = ENDS.filter(([, text]) => text !== "" && !text.includes("\ufeff"));

  it.each(UNMARKED)("%s, in UTF-16 of both orders", (_, text, expected) => {
    for (const bytes of [wide(text), bigEndian(text)]) {
      expect(linesOf(bytes).map((line) => line.text)).toEqual(expected);
    }
  });

  it("are found in pieces of any size", () => {
    const letters = fc.constantFrom("a", "b", "\r", "\n", "\r\n", "\n\r", "é", "\ufeff", "\u0000");
    const inputs = fc.constantFrom(encode, wide, bigEndian);
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), fc.integer({ min: 1, max: 70 }), inputs, (parts, size, as) => {
        const bytes = as(parts.join(""));
        expect(linesOf(bytes, size)).toEqual(linesOf(bytes));
      }),
    );
  });

  it("keep nothing of the pieces that they came in", () => {
    const piece = encode(`${"x".repeat(5000)}\nyy`);
    const lines: Line[] = [];
    const intake = openIntake((line) => lines.push(line));
    intake.feed(piece);
    piece.fill(0x7a);
    intake.finish();
    expect(lines.map(({ text }) => text)).toEqual(["x".repeat(5000), "yy"]);
  });
});

describe("a line without an end", () => {
  it.each([1000, LINE_UNITS / 2, 10 * LINE_UNITS])(
    "is cut, counted once, and the next line is whole: pieces of %i",
    (size) => {
      const long = `${"x".repeat(4 * LINE_UNITS)}é`;
      const bytes = encode(`${long}\nshort\n${long}`);
      expect(linesOf(bytes, size).map(({ text, cut, number }) => [text.length, cut, number])).toEqual([
        [LINE_UNITS, true, 1],
        ["short".length, false, 2],
        [LINE_UNITS, true, 3],
      ]);
    },
  );

  it("is not cut where its characters need many bytes", () => {
    const [line] = linesOf(encode("→".repeat(LINE_UNITS)));
    expect([line?.text.length, line?.cut]).toEqual([LINE_UNITS, false]);
  });

  it("is reported as cut", () => {
    const { capture } = readBytes(encode(`fBufferIOVMAddr = 0x801c0000 ${"x".repeat(LINE_UNITS)}\n`));
    expect(capture.lost).toEqual([{ kind: "cut", line: 1, count: 1 }]);
  });
});

const HOST = "[Osprey] fBufferIOVMAddr = 0x80440000\n[Osprey] fRequestedTransferCount = 36 (0x24)\n";
const DEVICE = "== [FW: header] ==\n  Host IOVA (High:Low) = 0x00000000:0x80440000\n  DataLength in Header = 36\n";

describe("parts of different encodings that were put together", () => {
  const unmarked = (bytes: Uint8Array): Uint8Array => bytes.subarray(2);
  const trimmed = HOST.trimEnd();
  it.each([
    ["UTF-16 and UTF-8", [wide(HOST), encode(DEVICE)]],
    ["UTF-16 and marked UTF-8", [wide(HOST), encode(`\ufeff${DEVICE}`)]],
    ["UTF-8 and UTF-16", [encode(HOST), wide(DEVICE)]],
    ["UTF-8 without a last line end and UTF-16", [encode(trimmed), wide(DEVICE)]],
    ["UTF-8 and big-endian UTF-16", [encode(HOST), bigEndian(DEVICE)]],
    ["UTF-8 and UTF-16 without a mark", [encode(HOST), unmarked(wide(DEVICE))]],
    ["UTF-16 of both orders", [wide(HOST), bigEndian(DEVICE)]],
    ["big-endian UTF-16 and UTF-8", [bigEndian(HOST), encode(DEVICE)]],
  ])("%s", (_, parts) => {
    const bytes = joined(parts);
    const expected = `${HOST}${DEVICE}`.trimEnd().split("\n");
    for (const size of [bytes.length, 7]) {
      const lines = linesOf(bytes, size);
      expect(lines.map(({ text }) => text)).toEqual(expected);
      expect(lines.filter(({ cut }) => cut)).toEqual([]);
    }
  });

  it("are not seen in the noise of a UART", () => {
    const noise = [
      0xff, 0xfe, 0xff, 0x00, 0x00, 0x00, 0xfe, 0xff, 0x41, 0x42, 0x0a, 0x00, 0x00, 0x00, 0x00, 0x00, 0x0a,
    ];
    const lines = linesOf(joined([encode(HOST), Uint8Array.from(noise), encode(DEVICE)]));
    const texts = lines.map(({ text }) => text);
    expect(texts.slice(-3)).toEqual(DEVICE.trimEnd().split("\n"));
    expect(texts.slice(0, 2)).toEqual(HOST.trimEnd().split("\n"));
  });
});

const SEED = "Host IOVA (High:Low) = 0x00000000801c0000\n  DataLength in Header   = 6 (0x6)\n";

describe("encodings", () => {
  it.each([
    ["UTF-8 with a mark", encode(`\ufeff${SEED}`)],
    ["UTF-16 little-endian", wide(SEED)],
    ["UTF-16 big-endian", bigEndian(SEED)],
    ["UTF-16 little-endian without a mark", wide(SEED).subarray(2)],
    ["UTF-16 big-endian without a mark", bigEndian(SEED).subarray(2)],
    ["UTF-8 with a broken character", joined([encode(SEED), Uint8Array.of(0xc3, 0x28, 0x0a)])],
    ["UTF-16 that ends in the middle of a unit", wide(`${SEED}x`).subarray(0, -1)],
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
