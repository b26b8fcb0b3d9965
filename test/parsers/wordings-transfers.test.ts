/** What lines say in words where other writers have keys: whose they are, where bytes went, and what came. */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

describe("a task behind a number sign", () => {
  it.each([
    "hba: req#9 dispatch iova=0x801c0000 len=6",
    "[tag#9] iova=0x801c0000 len=6",
    "q1 scb#9: iova=0x801c0000 len=6",
  ])("%s", (line) => {
    expect(gists(line)).toMatchObject([{ task: "9", iova: 0x801c0000n, length: 6 }]);
  });

  it.each(["lun#9 iova=0x801c0000 len=6", "tag # 9 iova=0x801c0000 len=6"])("is none: %s", (line) => {
    expect(gists(line)).not.toMatchObject([{ task: "9" }]);
  });
});

describe("the way of a transfer without keys", () => {
  const way = { kind: "transfer", source: 0x40012000n, destination: 0x801c0000n };
  it.each([
    ["engine 0x40012000 => 0x801c0000, 6 bytes, done", { ...way, phase: "done", count: 6 }],
    ["dma from 0x40012000 to 0x801c0000 6 bytes", { ...way, phase: "start", length: 6 }],
    ["tag=4 dma 0x40012000 -> 0x801c0000 bytes=6 ok", { ...way, task: "4", phase: "done", count: 6 }],
    ["copied 6 to haddr=0x801c0000", { kind: "transfer", destination: 0x801c0000n }],
  ])("%s", (line, event) => {
    expect(gists(line)).toMatchObject([event]);
  });

  it.each(["dma mapped 0x40012000 -> 0x801c0000, 6 bytes", "dma not started: 0x40012000 -> 0x801c0000"])(
    "is none: %s",
    (line) => {
      expect(gists(line).filter(({ kind }) => kind === "transfer")).toEqual([]);
    },
  );
});

describe("a number in front of a word of motion", () => {
  it("counts bytes", () => {
    expect(gists("fw: task 7 read done, 512 sent")).toMatchObject([{ task: "7", transferred: 512 }]);
  });

  it.each(["fw: response for request 203 sent, status 0x0", "fw: reply for tag 203 delivered, status 0x0"])(
    "counts nothing where it is a name: %s",
    (line) => {
      expect(gists(line)).toMatchObject([{ kind: "device-reply", task: "203" }]);
      expect(gists(line)).not.toMatchObject([{ transferred: 203 }]);
    },
  );
});

describe("a buffer of zeros in words", () => {
  const zeros = [0, 0, 0, 0, 0, 0];
  it.each([
    ["client data: all zeroes, 6 bytes", { owner: "client" }],
    ["fDataBuffer (6 bytes) is all 0x00", {}],
    ["data buffer len=6 all zero", {}],
  ])("%s", (line, more) => {
    expect(gists(line)).toMatchObject([{ kind: "dump", length: 6, bytes: zeros, ...more }]);
  });

  it.each([
    "client buffer of 6 bytes is not all zero",
    "client buffer should be all zero (6 bytes)",
    "client buffer is all zeros",
    "expected client buffer all zeros, 6 bytes",
  ])("is none: %s", (line) => {
    expect(gists(line).filter((event) => "bytes" in event && Array.isArray(event["bytes"]))).toEqual([]);
  });
});

describe("a comparison", () => {
  it.each([
    ["memtest: miscompare, wanted de ad be ef actual 00 00 00 00", { bytes: [0, 0, 0, 0] }],
    ["check failed: read back 11 22 33 44, expected de ad be ef", { bytes: [0x11, 0x22, 0x33, 0x44] }],
  ])("gives what came: %s", (line, more) => {
    expect(gists(line)).toMatchObject([{ kind: "client", outcome: "mismatch", ...more }]);
  });

  it("does not give what was expected", () => {
    const [event] = gists("miscompare: expected is de ad be ef, got 00 00 00 00");
    expect(event).toMatchObject({ kind: "client", outcome: "mismatch", bytes: [0, 0, 0, 0] });
  });

  it("gives no bytes that may stand elsewhere", () => {
    const [event] = gists("offset 512: expected de ad be ef got 00 00 00 00");
    expect(event).toMatchObject({ kind: "client", outcome: "mismatch" });
    expect(event).not.toHaveProperty("bytes");
  });
});
