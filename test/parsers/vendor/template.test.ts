/** Forms of lines: what their holes take, what is no form, and that no line makes one slow. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Template, templateOf } from "../../../src/parsers/vendor/template.ts";

const form = (text: string): Template => {
  const template = templateOf(text);
  return "what" in template ? expect.fail(template.what) : template;
};

const taken = (text: string, line: string): Readonly<Record<string, string>> | null => {
  const found = form(text).match(line);
  return found === null ? null : Object.fromEntries(found.map(({ name, text: value }) => [name, value]));
};

describe("a form", () => {
  it.each([
    ["XF {task} > {iova:hex} +{length}", "XF 12 > 801c0000 +36", { task: "12", iova: "801c0000", length: "36" }],
    ["XF {task} > {iova:hex}", "  XF   12 >  0x801C0000  ", { task: "12", iova: "0x801C0000" }],
    ["XF {task}->{length}", "XF 12->36", { task: "12", length: "36" }],
    ["XF {task}", "XF SKUA-12", { task: "SKUA-12" }],
    ["XF {iova:hex}", "XF <private>", { iova: "<private>" }],
    ["nest holds {bytes:bytes}", "nest holds 00 00 05 1f", { bytes: "00 00 05 1f" }],
    ["nest holds {bytes:bytes} at {address:hex}", "nest holds 0000051f at 10", { bytes: "0000051f", address: "10" }],
    ["{*}XF {task} {*}", "[Fn] t=3 XF 12 and more", { task: "12" }],
    ["XF {status:text} for {task}", "XF all is well for 12", { status: "all is well", task: "12" }],
    ["XF {{{task}}}", "XF {12}", { task: "12" }],
  ])("%s takes from %s", (text, line, values) => {
    expect(taken(text, line)).toEqual(values);
  });

  it.each([
    ["XF {task}", "XF 12 and more"],
    ["XF {task}", "and XF 12"],
    ["XF {task}", "XF"],
    ["XF {iova:hex}", "XF 80zz"],
    ["XF {bytes:bytes}", "XF 00 0"],
  ])("%s leaves %s alone", (text, line) => {
    expect(taken(text, line)).toBeNull();
  });

  it("says where in the line a value stands", () => {
    const line = "  XF 12 > 801c0000";
    for (const { start, end, text } of form("XF {task} > {iova:hex}").match(line) ?? expect.fail("no match")) {
      expect(line.slice(start, end)).toBe(text);
    }
  });

  it.each([
    ["{task} > {length}", "no word"],
    ["XF {task}{length}", "nothing stands between"],
    ["XF {*}{length}", "nothing stands between"],
    ["XF {task", "belongs to no hole"],
    ["XF {task:octal}", "no form of a hole"],
  ])("%s is none: %s", (text, what) => {
    expect(templateOf(text)).toMatchObject({ what: expect.stringContaining(what) });
  });

  it("takes back whatever was put into its holes", () => {
    const value = fc.stringMatching(/^[A-Za-z0-9_]{1,12}$/);
    fc.assert(
      fc.property(value, value, (task, length) => {
        expect(taken("{*}XF {task} +{length};{*}", `[Fn] XF ${task} +${length}; and`)).toEqual({ task, length });
      }),
    );
  });

  it("is done with a hostile line at once", () => {
    const all = ["{*}XF {*} a {*} b {*} c", "XF {bytes:bytes} z", "XF {task:text} a {iova:text} b", "XF {task} z"].map(
      form,
    );
    const units = ["XF ", "a ", "0", "00 ", " ", "XF a b ", "<"];
    const started = performance.now();
    for (const unit of units) for (const { match } of all) match(`XF ${unit.repeat(40_000)}`);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
