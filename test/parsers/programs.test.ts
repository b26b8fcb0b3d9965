/** Logs of programs that read a disk and look at what came: they know blocks and buffers of their own, and neither tasks nor IOVAs. */
import { describe, expect, it } from "vitest";
import { gists, read } from "./read.ts";

describe("a request of a program", () => {
  it.each([
    ["RD16 lba=77 len=4096 buf=0x15ff20000 fill=5a", { command: 0x88, block: 77n, length: 4096, buffer: 0x15ff20000n }],
    [
      "Reading READ(10), 1024 bytes from LBA 0x4d into buffer 0x16a004000",
      { command: 0x28, block: 77n, length: 1024, buffer: 0x16a004000n },
    ],
    ["pread sector 12 size=512 ubuf=0x16fdf0000", { block: 12n, length: 512, buffer: 0x16fdf0000n }],
    [
      "read lba 0x4d len 1024 ok 1024 bytes first16 4a 11 23 90",
      { block: 77n, length: 1024, count: 1024, bytes: [0x4a, 0x11, 0x23, 0x90] },
    ],
    ["read lba 77 len 512 FAILED: Input/output error (5)", { block: 77n, length: 512, outcome: "error" }],
    ["INQUIRY len 36 ok 36 bytes first16 00 00 05 12", { command: 0x12, length: 36, count: 36 }],
  ])("%s", (line, gist) => {
    expect(gists(line)).toMatchObject([{ ...gist, kind: "client", asks: true }]);
  });

  it.each([
    "tag 5 read lba=77 len=4096 buf=0x15ff20000",
    "smid=9 RD10 lba=77 len=4096 buf=0x15ff20000",
    "media read lba=77 len=4096 staging buf=0x15ff20000",
    "read lba=77 len=4096",
  ])("but no driver's and no firmware's: %s", (line) => {
    expect(read(line).events.filter(({ kind }) => kind === "client")).toEqual([]);
  });
});

describe("what a program says behind its request", () => {
  const asked = "RD10 lba=77 len=512 buf=0x15ff20000";
  it.each([
    ["RD10 rc=5 (I/O error) transferred=0", { outcome: "error", count: 0, command: 0x28 }],
    ["RD10 rc=60 (timed out) transferred=0", { outcome: "error", timedOut: true }],
    ["short transfer: 24 of 512 bytes", { count: 24, length: 512 }],
    ["MISCOMPARE at offset 0, 12 bytes differ", { outcome: "mismatch" }],
    ["Verification failed from byte 0 on, 12 bytes are wrong", { outcome: "mismatch" }],
  ])("%s", (line, gist) => {
    expect(gists(`[02:49:15.642143] ${asked}`, `[02:49:15.642144] ${line}`).at(-1)).toMatchObject({
      ...gist,
      kind: "client",
    });
  });

  it("is its buffer, with the rows below", () => {
    const rows = ["received buf=0x15ff20000 len=8", "  0x0000: 4a 11 23 90 07 c5 e8 02"];
    expect(gists(asked, ...rows).at(-1)).toMatchObject({
      kind: "client",
      buffer: 0x15ff20000n,
      bytes: [0x4a, 0x11, 0x23, 0x90, 0x07, 0xc5, 0xe8, 0x02],
    });
  });

  it("is nothing where it has what it expected", () => {
    expect(gists(asked, "compare ok, 512 bytes")).toHaveLength(1);
  });

  it("is another thing if nobody asked", () => {
    expect(read("MISCOMPARE at offset 0, 12 bytes differ").events).toEqual([]);
  });
});
