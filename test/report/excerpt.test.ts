/** Excerpts: which lines they collect, and that every mark stands under the text it points at, whatever that text is made of. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EXCERPT_LINES, excerptsOf } from "../../src/report/excerpt.ts";
import { cells } from "../../src/report/layout/cells.ts";
import { drawExcerpts } from "../../src/report/layout/excerpt.ts";
import type { Glyphs } from "../../src/report/layout/painter.ts";
import type { ReportEvidence } from "../../src/report/schema.ts";

const GLYPHS: Glyphs = { open: "--", bar: "|", clip: "...", bullet: "-", rule: "-" };

const cite = (line: string, text: string, note?: string, number = 1): ReportEvidence => ({
  capture: "a.log",
  line: number,
  column: line.indexOf(text) + 1,
  length: text.length,
  text,
  ...(note === undefined ? {} : { note }),
});

const drawn = (line: string | undefined, evidence: readonly ReportEvidence[], width = 60): readonly string[] =>
  drawExcerpts(excerptsOf(evidence, [], () => line).excerpts, width, GLYPHS).map((runs) =>
    runs.map(({ text }) => text).join(""),
  );

describe("collecting", () => {
  const line = "iova=0x801c0000 len=6";

  it("groups by capture in the order given, lines ascending, the first cited one primary", () => {
    const at = (capture: string, number: number): ReportEvidence => ({ ...cite(line, "6"), capture, line: number });
    const { excerpts } = excerptsOf([at("b", 9), at("a", 7), at("b", 2)], ["a", "b"], () => line);
    expect(excerpts.map(({ capture, lines }) => [capture, lines.map(({ number }) => number)])).toEqual([
      ["a", [7]],
      ["b", [2, 9]],
    ]);
    const ranks = excerpts.flatMap(({ lines }) => lines.flatMap(({ marks }) => marks.map(({ rank }) => rank)));
    expect(ranks).toEqual(["secondary", "secondary", "primary"]);
  });

  it("joins the notes of one span and keeps the spans of one line apart", () => {
    const evidence = [cite(line, "6", "asked"), cite(line, "0x801c0000", "given"), cite(line, "6", "received")];
    const [excerpt] = excerptsOf(evidence, [], () => line).excerpts;
    expect(excerpt?.lines[0]?.marks.map(({ column, note }) => [column, note])).toEqual([
      [6, "given"],
      [21, "asked; received"],
    ]);
  });

  it("leaves told facts out and says which lines did not fit", () => {
    const many = Array.from({ length: EXCERPT_LINES + 3 }, (_, index) => cite(line, "6", undefined, index + 1));
    const { excerpts, more } = excerptsOf([{ given: "observed:dext=zeros" }, ...many], [], () => line);
    expect(excerpts[0]?.lines).toHaveLength(EXCERPT_LINES);
    expect(more.map((one) => one.line)).toEqual([11, 12, 13]);
  });

  it.each([
    ["the line is not kept", undefined],
    ["the kept line says something else", "iova=0x00000000 len=6"],
  ])("shows the span alone where %s", (_, kept) => {
    const [excerpt] = excerptsOf([cite(line, "0x801c0000")], [], () => kept).excerpts;
    expect(excerpt?.lines).toEqual([
      { number: 1, text: "0x801c0000", partial: true, marks: [{ column: 1, length: 10, rank: "primary", note: "" }] },
    ]);
  });
});

describe("drawing", () => {
  it("puts a note to the right, else to the left, else below", () => {
    const line = "fBufferIOVMAddr                     = 0x801c0000";
    expect(drawn(line, [cite(line, "fBufferIOVMAddr", "the field")])).toEqual([
      "  -- a.log",
      "1 | fBufferIOVMAddr                     = 0x801c0000",
      "  | ^^^^^^^^^^^^^^^ the field",
    ]);
    expect(drawn(line, [cite(line, "0x801c0000", "given to the hardware")])).toEqual([
      "  -- a.log",
      "1 | fBufferIOVMAddr                     = 0x801c0000",
      "  |                 given to the hardware ^^^^^^^^^^",
    ]);
    expect(drawn(line, [cite(line, "0x801c0000", "the address that the driver gave to the hardware")])).toEqual([
      "  -- a.log",
      "1 | fBufferIOVMAddr                     = 0x801c0000",
      "  |                                       ^^^^^^^^^^",
      "  |                       the address that the driver gave",
      "  |                       to the hardware",
    ]);
  });

  it("keeps marks aligned over tabs, wide characters and spelled-out ones", () => {
    expect(drawn("\ta\u001b[0m硬盘 = 0x1", [cite("\ta\u001b[0m硬盘 = 0x1", "0x1")])).toEqual([
      "  -- a.log",
      "1 |         a\\x1b[0m硬盘 = 0x1",
      "  |                        ^^^",
    ]);
  });

  it("cuts a long line around the mark, and shows it once for each mark that is too far away", () => {
    const line = `${"prefix ".repeat(20)}first=0x1 ${"middle ".repeat(20)}second=0x2 ${"tail ".repeat(20)}`;
    const lines = drawn(line, [cite(line, "0x1", "one"), cite(line, "0x2", "two")], 60);
    expect(lines.every((one) => cells(one) <= 60)).toBe(true);
    expect(lines.filter((one) => one.startsWith("1 | ..."))).toHaveLength(2);
    for (const [value, note] of [
      ["0x1", "^^^ one"],
      ["0x2", "--- two"],
    ] as const) {
      const shown = lines.findIndex((one) => one.includes(value));
      expect(lines[shown]?.indexOf(value)).toBe(lines[shown + 1]?.indexOf(note));
    }
  });

  it("points at an empty span with one sign, also at the end of a line", () => {
    const empty = { capture: "a.log", line: 1, column: 4, length: 0, text: "" };
    expect(drawn("abc", [empty])).toEqual(["  -- a.log", "1 | abc", "  |    ^"]);
  });

  it("marks exactly the cited text of any line that fits", () => {
    const word = fc.stringMatching(/^[a-z =]{0,30}$/);
    fc.assert(
      fc.property(word, word, fc.integer({ min: 40, max: 120 }), (before, after, width) => {
        const line = `${before}0x801c0000${after}`;
        const [, shown = "", marks = ""] = drawn(line, [cite(line, "0x801c0000")], width);
        expect(cells(shown)).toBeLessThanOrEqual(width);
        expect(shown.indexOf("0x801c0000")).toBe(marks.indexOf("^^^^^^^^^^"));
      }),
    );
  });
});
