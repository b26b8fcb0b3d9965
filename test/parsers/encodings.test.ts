/** Encodings that are not UTF-8: found from whole lines, never from a name, and every ASCII character survives in any case. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encode, joined, linesOf, readBytes } from "./read.ts";

/** The bytes of each character in an encoding that only has a decoder: every byte and every pair, turned round. */
const tableOf = (label: string): ReadonlyMap<string, readonly number[]> => {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const table = new Map<string, readonly number[]>();
  const add = (...bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== "\ufffd" && !table.has(text)) table.set(text, bytes);
  };
  for (let byte = 0; byte < 0x100; byte += 1) add(byte);
  for (let first = 0x80; first < 0x100; first += 1)
    for (let second = 0x40; second < 0x100; second += 1) add(first, second);
  // Some versions of Node decode these as control characters.
  if (label === "windows-1252") table.set("–", [0x96]).set("“", [0x93]).set("”", [0x94]);
  return table;
};

const encodeAs = (label: string, text: string): Uint8Array => {
  const table = tableOf(label);
  return Uint8Array.from(
    [...text].flatMap((char) => {
      const bytes = table.get(char);
      if (bytes === undefined) throw new Error(`${label} has no ${char}`);
      return [...bytes];
    }),
  );
};

const textsOf = (bytes: Uint8Array, chunk?: number): readonly string[] => linesOf(bytes, chunk).map(({ text }) => text);

const damagedIn = (bytes: Uint8Array): readonly number[] =>
  linesOf(bytes).flatMap(({ number, cut }) => (cut ? [number] : []));

const IOVA = "Host IOVA (High:Low) = 0x00000000801c0000";

const SENTENCES: readonly (readonly [label: string, words: string])[] = [
  ["big5", "韌體已經傳送正確的資料，但是緩衝區是零"],
  ["big5", "功能許可"],
  ["gb18030", "固件已经发送正确的数据，但是缓冲区是零"],
  ["shift_jis", "ファームウェアは正しいデータを送りました"],
  ["windows-1252", "Der Puffer enthält größtenteils Nullen – “zéro”"],
  ["windows-1252", "le contrôleur a été réinitialisé à côté"],
  ["macintosh", "Der Puffer enthält größtenteils Nullen"],
  ["macintosh", "le contrôleur a été réinitialisé à côté"],
];

describe("a capture in another encoding", () => {
  it.each(SENTENCES)("%s: %s", (label, words) => {
    const line = `${IOVA} ${words}`;
    const bytes = encodeAs(label, `plain line\n${line}\n${words} ${IOVA}\n`);
    expect(textsOf(bytes)).toEqual(["plain line", line, `${words} ${IOVA}`]);
    expect(textsOf(bytes, 3)).toEqual(["plain line", line, `${words} ${IOVA}`]);
    expect(damagedIn(bytes)).toEqual([]);
  });

  it("is the same one for all of its lines, also where lines of UTF-8 stand between", () => {
    const words = "緩衝區是零";
    const bytes = joined([
      encodeAs("big5", `${IOVA} ${words}\n`),
      encode(`${IOVA} ${words}\n`),
      encodeAs("big5", `${IOVA} 零\n`),
    ]);
    expect(textsOf(bytes)).toEqual([`${IOVA} ${words}`, `${IOVA} ${words}`, `${IOVA} 零`]);
  });
});

describe("a damaged line", () => {
  const DAMAGE: readonly (readonly [name: string, bytes: readonly number[]])[] = [
    ["a character that is cut", [0xe7, 0xb7]],
    ["bytes of no character", [0xff, 0xfe, 0xff]],
    ["a byte that only continues one", [0xb7]],
    ["noise", [0x00, 0x9d, 0xf8, 0x01, 0xc1]],
  ];

  it.each(DAMAGE)("%s: is the only one, keeps its other characters, and is counted as cut", (_, bytes) => {
    const before = `${IOVA} größe`;
    const input = joined([encode(`${before}\n${IOVA} `), Uint8Array.from(bytes), encode(` end\n${before}\n`)]);
    const texts = textsOf(input);
    expect([texts[0], texts[2]]).toEqual([before, before]);
    expect(texts[1]).toMatch(/^Host IOVA \(High:Low\) = 0x00000000801c0000 .* end$/su);
    expect(texts[1]).toContain("\ufffd");
    expect(damagedIn(input)).toEqual([2]);
    expect(readBytes(input).capture.lost).toEqual([{ kind: "cut", line: 2, count: 1 }]);
  });

  const NOISE = fc.array(
    fc.oneof(
      fc.constantFrom(..."abc0x= ").map((char) => encode(char)),
      fc.integer({ min: 0x80, max: 0xff }).map((byte) => Uint8Array.of(byte)),
    ),
    { maxLength: 20 },
  );
  const bytesOf = (...bytes: readonly number[]): Uint8Array[] => bytes.map((byte) => Uint8Array.of(byte));

  it("keeps every ASCII character, whatever stands beside it", () => {
    fc.assert(
      fc.property(NOISE, (noise) => {
        // The first line shows that the capture is UTF-8.
        const input = joined([encode(`${IOVA} größe\n${IOVA} `), ...noise, encode("\n")]);
        const ascii = (text: string): string => text.replace(/[^\0-\x7f]/gu, "");
        const kept = joined(noise.filter(([byte = 0]) => byte < 0x80));
        expect(ascii(textsOf(input)[1] ?? "")).toBe(`${IOVA} ${new TextDecoder().decode(kept)}`);
      }),
      // Two pairs that are usual characters of Big5.
      { examples: [[bytesOf(0xa1, 0x61, 0xa1, 0x61)]] },
    );
  });

  it("keeps every digit in any encoding, whatever stands beside it", () => {
    const START = encodeAs("gb18030", `固件已经发送正确的数据，但是缓冲区是零\n${IOVA} `);
    fc.assert(
      fc.property(NOISE, fc.constantFrom(START, encode(`${IOVA} `)), (noise, start) => {
        const input = joined([start, ...noise, encode(" 0x1000\n")]);
        const digits = (text: string): string => text.replace(/[^0-9]/g, "");
        expect(digits(textsOf(input).join(""))).toBe(digits(new TextDecoder("latin1").decode(input)));
      }),
      // A character of four bytes in GB 18030.
      { examples: [[bytesOf(0x81, 0x30, 0x81, 0x30), START]] },
    );
  });

  it.each([
    ["letters of keys", [0xa1, 0x66], "BufferIOVMAddr = 0x1000 "],
    ["digits of numbers", [0xa4, 0x61], "0 "],
    ["letters at the ends of words", [0xb0, 0x73], " "],
  ])("is none of a double-byte encoding where stray bytes stand before %s", (_, pair, behind) => {
    const stray = joined([Uint8Array.from(pair), encode(behind)]);
    const [text = ""] = textsOf(joined([encode(`${IOVA} `), ...new Array<Uint8Array>(6).fill(stray), encode("\n")]));
    expect(text.split(`${String.fromCharCode(pair[1] ?? 0)}${behind}`).length).toBe(7);
  });

  it("that the logger already damaged is text", () => {
    expect(damagedIn(encode(`${IOVA} \ufffd\n`))).toEqual([]);
  });
});
