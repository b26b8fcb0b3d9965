/** One transfer, written in every format: the same events, and every line accounted for. */
import { describe, expect, it } from "vitest";
import { citations, encode, readBytes } from "../parsers/read.ts";
import { bare, cases, ENCODINGS, said } from "./read-back.ts";

describe.each(cases)("$name of the $side", ({ statements, write }) => {
  const text = write(statements);
  const expected = said(encode(bare(statements)));

  it("gives the events of the bare lines", () => {
    expect(expected.length).toBeGreaterThanOrEqual(3);
    expect(said(encode(text))).toEqual(expected);
  });

  it.each(Object.entries(ENCODINGS))("in %s gives them too", (_, bytes) => {
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
