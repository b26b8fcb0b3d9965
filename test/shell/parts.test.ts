/** The small parts of the shell that are functions: names of captures, nearest words, the list of unread lines. */
import { describe, expect, it } from "vitest";
import { captureNames } from "../../bin/commands/analyze/names.ts";
import { listUnread } from "../../bin/commands/analyze/unread.ts";
import { fill } from "../../bin/commands/fill.ts";
import { nearest } from "../../src/index.ts";

describe("the name of a capture", () => {
  it.each([
    [
      ["dext.log", "fw.log"],
      ["dext.log", "fw.log"],
    ],
    [["/tmp/x/dext.log"], ["dext.log"]],
    [
      ["/a/dext.log", "/b/dext.log"],
      ["a/dext.log", "b/dext.log"],
    ],
    [
      ["/a/1/dext.log", "/b/1/dext.log", "/b/1/fw.log"],
      ["a/1/dext.log", "b/1/dext.log", "fw.log"],
    ],
    [
      ["/a/x.log", "/a/b/x.log"],
      ["a/x.log", "b/x.log"],
    ],
    [
      ["/x.log", "/a/x.log"],
      ["/x.log", "a/x.log"],
    ],
    [["-"], ["stdin"]],
    [
      ["-", "/a/stdin"],
      ["stdin", "a/stdin"],
    ],
    [
      ["-", "/stdin"],
      ["stdin", "/stdin"],
    ],
  ])("%j is %j", (files, names) => {
    expect(captureNames(files)).toEqual(names);
  });
});

describe("the nearest word", () => {
  it.each([
    ["likley", "likely"],
    ["LIKELY", "likely"],
    ["posible", "possible"],
    ["conf", "confirmed"],
    ["pdf", undefined],
    ["", undefined],
  ])("to %j is %s", (typed, word) => {
    expect(nearest(typed, ["confirmed", "likely", "possible", "never"])).toBe(word);
  });
});

describe("a paragraph", () => {
  it.each([
    ["a bb ccc", 4, "", "a bb\nccc"],
    ["a bb ccc", 5, "  ", "  a\n  bb\n  ccc"],
    ["abcdefgh i", 4, "", "abcdefgh\ni"],
  ])("%j in %i cells", (text, width, indent, filled) => {
    expect(fill(text, width, indent)).toBe(filled);
  });
});

describe("the list of unread lines", () => {
  const line = (text: string, number: number) => ({ capture: "fw.log", line: number, text, because: "no pattern" });

  it("groups by shape, most frequent first", () => {
    const list = listUnread([line("odd", 1), line("reg[0x10] = 5", 2), line("reg[0xff] = 77", 3)]);
    expect(list).toBe(
      [
        "Unread lines: 3, shapes: 2",
        "",
        "2 x  reg[0x10] = 5",
        "     no pattern",
        "     fw.log:2, fw.log:3",
        "",
        "1 x  odd",
        "     no pattern",
        "     fw.log:1",
        "",
      ].join("\n"),
    );
  });

  it("names the first places and counts the others", () => {
    const list = listUnread(Array.from({ length: 7 }, (_, index) => line("x", index + 1)));
    expect(list).toContain("fw.log:5 and 2 more\n");
  });

  it("shows what a line hides", () => {
    expect(listUnread([line("a\u001b[2Jb", 1)])).toContain("a\\x1b[2Jb");
  });

  it("says so if there is none", () => {
    expect(listUnread([])).toBe("Unread lines: none\n");
  });
});
