/** One transfer, written in every format: the same events, and every line accounted for. */
import { describe, expect, it } from "vitest";
import { citations, encode, gist, readBytes } from "../parsers/read.ts";
import { DEVICE, HOST, type Statement } from "./statements.ts";
import type { Write } from "./writers/writer.ts";
import { writers } from "./writers.ts";

const big = (_key: string, value: unknown): unknown => (typeof value === "bigint" ? `${value}n` : value);

const said = (bytes: Uint8Array): readonly string[] =>
  readBytes(bytes).events.map((event) => JSON.stringify({ side: event.side, ...gist(event) }, big));

const bare: Write = (statements) => statements.map(({ message }) => message).join("\n");

/** UTF-16, big-endian or little-endian, with or without its mark. */
const utf16 = (text: string, bigEndian: boolean, marked: boolean): Uint8Array => {
  const units = [...(marked ? "\ufeff" : ""), ...text].map((char) => char.charCodeAt(0));
  return Uint8Array.from(units.flatMap((unit) => (bigEndian ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])));
};

const ENCODINGS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  "UTF-8": encode,
  "UTF-8 with its mark": (text) => encode(`\ufeff${text}`),
  "UTF-16LE with its mark": (text) => utf16(text, false, true),
  "UTF-16BE with its mark": (text) => utf16(text, true, true),
  "UTF-16LE": (text) => utf16(text, false, false),
  "UTF-16BE": (text) => utf16(text, true, false),
  CRLF: (text) => encode(text.replaceAll("\n", "\r\n")),
  "lone CR": (text) => encode(text.replaceAll("\n", "\r")),
};

const sides = { host: HOST, device: DEVICE } as const;

const cases = writers.flatMap(({ name, of, write }) =>
  (of === "both" ? (["host", "device"] as const) : [of]).map((side) => [name, side, sides[side], write] as const),
);

describe.each(cases)("%s of the %s", (_, __, statements: readonly Statement[], write) => {
  const text = write(statements);
  const expected = said(encode(bare(statements)));

  it("gives the events of the bare lines", () => {
    expect(expected.length).toBeGreaterThanOrEqual(3);
    expect(said(encode(text))).toEqual(expected);
  });

  it.each(Object.entries(ENCODINGS))("in %s gives them too", (___, bytes) => {
    expect(said(bytes(text))).toEqual(expected);
  });

  it("has every line accounted for, and cites what stands there", () => {
    const { capture, events, unreadLines } = readBytes(encode(text));
    expect(capture.understood + capture.noise + capture.unread).toBe(capture.lines);
    expect(unreadLines).toEqual([]);
    const lines = text.split("\n");
    for (const { line, column, length, text: cited } of citations(events)) {
      expect(lines[line - 1]?.slice(column - 1, column - 1 + length)).toBe(cited);
    }
  });
});
