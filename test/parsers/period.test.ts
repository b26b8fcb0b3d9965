/** The time that a person asks about: which lines are read, and what is said of the others. */
import { describe, expect, it } from "vitest";
import { openCapture } from "../../src/parsers/capture.ts";
import { shipped } from "../../src/parsers/lexicon.ts";
import { openCut, parseLimit } from "../../src/parsers/period.ts";
import { wallStamp } from "../../src/parsers/stamp.ts";

const stampAt = (time: string) => wallStamp(`2026-03-14 ${time}+0900`);

describe("a limit", () => {
  it.each([
    ["2026-03-14", false],
    ["2026-03-14 09:26", false],
    ["2026-03-14T09:26:53.589", false],
    ["2026-03-14 09:26:53+0900", true],
    ["2026-03-14T00:26:53Z", true],
  ])("%s", (text, zoned) => {
    expect(parseLimit(text)?.zoned).toBe(zoned);
  });

  it.each(["", "yesterday", "09:26", "2026-13-01", "2026-03-14 25:00"])("is not: %s", (text) => {
    expect(parseLimit(text)).toBeNull();
  });
});

describe("a cut", () => {
  it("takes what lies between both ends, and lines without a time with the one above", () => {
    const cut = openCut({ since: parseLimit("2026-03-14 09:26:10"), until: parseLimit("2026-03-14T00:26:20Z") });
    const stamps = [
      null,
      stampAt("09:26:09"),
      null,
      stampAt("09:26:10"),
      null,
      stampAt("09:26:20"),
      stampAt("09:26:21"),
      null,
    ];
    expect(stamps.map((stamp) => cut.takes(stamp))).toEqual([true, false, false, true, true, true, false, false]);
    expect(cut.timed()).toBe(true);
  });

  it("compares no other clock", () => {
    const cut = openCut({ since: parseLimit("2026-03-14 09:26:10"), until: null });
    expect(cut.takes({ kind: "boot", domain: "boot", value: 0n, text: "0.000001" })).toBe(true);
    expect(cut.timed()).toBe(false);
  });
});

it("what is cut is noise, and lost", () => {
  const line = (second: number, value: number): string =>
    `2026-03-14 09:26:${second}.000000+0900 0x26e9     Default     0x0                  0      0    kernel: (com.example.raid.dext) [UserProcessParallelTask_Impl] task ${value} fBufferIOVMAddr = 0x801c${value}000`;
  const reader = openCapture("dext.log", 0, shipped, {
    period: { since: parseLimit("2026-03-14 09:26:20"), until: parseLimit("2026-03-14 09:26:40") },
  });
  reader.feed(new TextEncoder().encode([10, 15, 30, 50].map((second, at) => line(second, at + 1)).join("\n")));
  const { capture, events, outside } = reader.finish();
  expect(events.map((event) => event.line)).toEqual([3]);
  expect(capture).toMatchObject({ lines: 4, understood: 1, noise: 3, unread: 0 });
  expect(capture.lost).toEqual([
    { kind: "gap", line: 3, count: 2 },
    { kind: "gap", line: 4, count: 1 },
  ]);
  expect(outside).toEqual({ messages: 3, timed: true });
});
