/** The sanitiser: nothing that a terminal, a page or a CI runner obeys passes it, and ordinary text passes unchanged. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { visible, visibleJson } from "../../src/report/visible.ts";
import { hidden, obeysRunner } from "./hostile.ts";

describe("visible", () => {
  it.each([
    ["", ""],
    ["fBufferIOVMAddr = 0x801c0000", "fBufferIOVMAddr = 0x801c0000"],
    ["AMEController::Start", "AMEController::Start"],
    ["Gerät 硬盘 ディスク é", "Gerät 硬盘 ディスク é"],
    ["a\tb", "a b"],
    ["a\u001b[31mred\u001b[0m", "a\\x1b[31mred\\x1b[0m"],
    ["\u009b31m", "\\x9b31m"],
    ["a\nb\r\n", "a\\x0ab\\x0d\\x0a"],
    ["\u202e0000c108x0", "\\u{202e}0000c108x0"],
    ["\u200b\ufeff", "\\u{200b}\\u{feff}"],
    ["\ud800 alone", "\\u{d800} alone"],
    ["\u{e0041}", "\\u{e0041}"],
    ["12 | ##[add-mask]6", "12 | ##\\x5badd-mask]6"],
    ["::add-mask::6", "\\x3a:add-mask::6"],
    ["x ::set-output name=a::b", "x \\x3a:set-output name=a::b"],
  ])("shows %j as %j", (raw, shown) => {
    expect(visible(raw)).toBe(shown);
  });

  it("lets no character through that hides or commands", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        const shown = visible(raw);
        expect(hidden(shown)).toEqual([]);
        expect(obeysRunner(shown)).toBe(false);
        expect(visible(shown)).toBe(shown);
      }),
    );
  });
});

describe("visibleJson", () => {
  it("changes no value", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), (value) => {
        const json = JSON.stringify(value, null, 2);
        const shown = visibleJson(json);
        expect(JSON.parse(shown)).toEqual(JSON.parse(json));
        expect(hidden(shown.replaceAll("\n", ""))).toEqual([]);
        expect(shown.includes("##[")).toBe(false);
      }),
    );
  });
});
