/** How far a verdict reaches: what was left unread can take a clean bill away. */
import { describe, expect, it } from "vitest";
import { analyze } from "../../src/index.ts";

const encode = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(lines.join("\n"));

const HOST = [
  "[UserProcessParallelTask_Impl] task = 7, fBufferIOVMAddr = 0x801c0000, fRequestedTransferCount = 6",
  "[Reply] [TaskID: 7] ReplyStatus = SUCCESS (0x0)",
];

const reportOf = (device: readonly string[]) =>
  analyze([
    { name: "dext.log", bytes: encode(HOST) },
    { name: "fw.log", bytes: encode(device) },
  ]).report;

describe("a capture that could hardly be read", () => {
  it("leaves nothing to judge, whatever agrees in the rest", () => {
    const keys = ["IOMaximumSegmentCountRead = 32", "IOMaximumSegmentCountWrite = 32"];
    const report = reportOf(["powerd: lid is open", ...keys]);
    const unread = report.captures.find(({ name }) => name === "fw.log")?.unread ?? 0;
    expect(unread).toBeGreaterThanOrEqual(2);
    expect([report.verdict, report.assessed]).toEqual(["not-assessable", "none"]);
    expect(report.headline).toContain("fw.log");
  });

  it("hides no discrepancy", () => {
    const keys = ["IOMaximumSegmentCountRead = 32", "IOMaximumSegmentCountWrite = 32"];
    const report = reportOf([...keys, "offset 512: expected de ad be ef got 00 00 00 00"]);
    expect([report.verdict, report.assessed]).not.toContain("none");
    expect(report.discrepancies).not.toEqual([]);
  });

  it("is none that holds only lines of other programs", () => {
    const report = reportOf(["powerd: lid is open", "mds: indexing 0xfffffe1234 done", "mds: idle"]);
    expect([report.verdict, report.assessed]).toEqual(["nothing-wrong", "path"]);
  });
});

describe("an error that a client reports", () => {
  it("takes the clean bill away, though all lines of the task agree", () => {
    const report = reportOf(["powerd: lid is open"]);
    expect(report.verdict).toBe("nothing-wrong");
    const told = reportOf(["offset 512: expected de ad be ef got 00 00 00 00"]);
    expect(told.verdict).toBe("ambiguous");
    expect(told.discrepancies).not.toEqual([]);
  });
});
