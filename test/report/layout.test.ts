/** The layout: widths in cells, breaks at blanks only, tables that give way before they overflow. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Block,
  type Column,
  type Content,
  heading,
  list,
  paragraph,
  term,
  terms,
  text,
} from "../../src/report/document.ts";
import { cells } from "../../src/report/layout/cells.ts";
import { layout } from "../../src/report/layout/layout.ts";
import { runsOf } from "../../src/report/layout/line.ts";
import type { Painter } from "../../src/report/layout/painter.ts";
import { fitTable, stackTable } from "../../src/report/layout/table.ts";
import { wrap } from "../../src/report/layout/wrap.ts";

const plain = (lines: readonly (readonly { readonly text: string }[])[]): readonly string[] =>
  lines.map((line) => line.map((run) => run.text).join(""));

const painter: Painter = {
  glyphs: { open: "--", bar: "|", clip: "...", bullet: "-", rule: "-" },
  paint: (run) => run.text,
  table: ({ rows }) => rows.flatMap((row) => row.flatMap((cell) => plain(cell))),
};

const laid = (blocks: readonly Block[], width = 40): string => layout({ blocks }, width, painter);

describe("cells", () => {
  it.each([
    ["", 0],
    ["0x801c0000", 10],
    ["硬盘", 4],
    ["ＡＢ", 4],
    ["e\u0301", 1],
    ["ディスク", 8],
    ["Gerät", 5],
    ["…", 1],
  ])("measures %j as %i", (words, width) => {
    expect(cells(words)).toBe(width);
  });
});

describe("wrap", () => {
  it("keeps words that span roles together and drops blanks at breaks", () => {
    const content: Content = [text("see "), { role: "file", text: "dext.log:2" }, text(", then stop")];
    expect(plain(wrap(runsOf(content), 14))).toEqual(["see", "dext.log:2,", "then stop"]);
  });

  it("keeps short byte strings whole and breaks long ones between bytes", () => {
    const bytes = (words: string): Content => [text("got "), { role: "bytes", text: words }];
    expect(plain(wrap(runsOf(bytes("00 00 05 12")), 12))).toEqual(["got", "00 00 05 12"]);
    expect(plain(wrap(runsOf(bytes("AA ".repeat(9).trim())), 12))).toEqual(["got AA AA AA", "AA AA AA AA", "AA AA"]);
  });

  it("loses no word and is never wider than its widest word", () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,20}$/)), fc.integer({ min: 1, max: 60 }), (words, width) => {
        const lines = plain(wrap(runsOf([text(words.join(" "))]), width));
        expect(lines.join(" ").trim()).toBe(words.join(" "));
        const widest = Math.max(width, ...words.map((word) => word.length));
        expect(lines.every((line) => line.length <= widest)).toBe(true);
      }),
    );
  });
});

describe("table", () => {
  const columns: readonly Column[] = [
    { title: "cause", holds: "name" },
    { title: "bytes", holds: "number" },
    { title: "missing", holds: "prose" },
  ];
  const rows = [[[text("stale-iova")], [text("6")], [text("an earlier task in the same capture")]]];

  it("takes what it needs where there is room", () => {
    expect(fitTable({ columns, rows }, 80)?.widths).toEqual([10, 5, 35]);
  });

  it("wraps the sentences and sets numbers to the right", () => {
    const fitted = fitTable({ columns, rows }, 48);
    expect(fitted?.widths).toEqual([10, 5, 29]);
    expect(fitted?.rows[0]?.map(plain)).toEqual([
      ["stale-iova"],
      ["    6"],
      ["an earlier task in the same  ", "capture                      "],
    ]);
  });

  it("is told as a list where even that is too wide", () => {
    expect(fitTable({ columns, rows }, 38)).toBeNull();
    expect(plain(stackTable({ columns, rows }, 38))).toEqual([
      "stale-iova",
      "  bytes 6",
      "  missing an earlier task in the same",
      "  capture",
    ]);
  });
});

describe("layout", () => {
  it("sets blocks under their heading, parted by one empty line", () => {
    const blocks = [heading(2, text("Next")), paragraph(text("Do it.")), list([[text("one")], [text("two")]])];
    expect(laid(blocks)).toBe("Next\n  Do it.\n\n  - one\n  - two\n");
  });

  it("sets explanations beside short terms and under long ones", () => {
    expect(laid([terms([term([text("for")], text("a line that says so and goes on"))])])).toBe(
      "for  a line that says so and goes on\n",
    );
    expect(laid([terms([term([text("overridden-constraints-report")], text("no start-up"))])])).toBe(
      "overridden-constraints-report\n  no start-up\n",
    );
  });

  it("leaves text to be copied as it is", () => {
    const code = `os_log(OS_LOG_DEFAULT, "${"x".repeat(80)}");`;
    expect(laid([{ kind: "code", language: "cpp", text: code }])).toBe(`${code}\n`);
  });

  it.each([0, 39, Number.NaN, -1])("treats a width of %d as a usable one", (width) => {
    expect(laid([paragraph(text("word ".repeat(20)))], width).split("\n")[0]?.length).toBeGreaterThan(30);
  });
});
