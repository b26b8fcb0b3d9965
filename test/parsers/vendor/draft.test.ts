/** Drafts: what they guess, what they leave open, and that none is accepted before a person has settled it. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadDialect } from "../../../src/files.ts";
import { openDrafting } from "../../../src/index.ts";
import { encode } from "../read.ts";

const draftOf = (...captures: readonly string[]) => {
  const drafting = openDrafting();
  for (const [index, capture] of captures.entries()) {
    const feed = drafting.openCapture(`${index}.log`);
    feed.feed(encode(capture));
    feed.finish();
  }
  return drafting.finish();
};

const example = (name: string): string =>
  readFileSync(new URL(`../../../docs/examples/kestrel/${name}`, import.meta.url), "utf8");

describe("a draft", () => {
  const draft = draftOf(example("driver.log"), example("firmware.log")) ?? expect.fail("nothing is drafted");

  it("marks every role that it guesses", () => {
    expect(draft.keys).toEqual({
      "xfer ticket": "?task",
      "ring slot": "?iova",
      paydwords: "?length",
      flow: "?direction",
      packet: "?cdb",
      verdict: "?status",
    });
  });

  it("makes forms of lines without keys", () => {
    expect(draft.lines.map(({ line }) => line)).toEqual(
      expect.arrayContaining(["KFW {?} <= {?:hex} +{?}", "KFW nest {?:hex} holds {?:bytes}"]),
    );
  });

  it("carries the lines themselves as samples, the most frequent shape first", () => {
    const lines = ["KFW 1 <= 801c0000 +36", "warp out: hop=7 cell=0x801c0000", "warp out: hop=8 cell=0x801d0000"];
    expect(draftOf(lines.join("\n"))?.samples.map((sample) => sample.lines)).toEqual([[lines[1]], [lines[0]]]);
  });

  it("is refused as long as something in it is open", () => {
    expect(loadDialect(JSON.stringify(draft))).toMatchObject({ path: ["id"], what: '"?" is still open' });
    const named = { ...draft, id: "kestrel", about: "Somebody." };
    expect(loadDialect(JSON.stringify(named))).toMatchObject({
      path: ["keys", "xfer ticket"],
      what: '"?task" is still a guess',
    });
  });

  it("is not made of what is understood, nor of other programs' chatter without numbers", () => {
    expect(
      draftOf("[Fn] fBufferIOVMAddr = 0x801c0000\n[Fn] fRequestedTransferCount = 6\nall is well today\n"),
    ).toBeNull();
  });
});
