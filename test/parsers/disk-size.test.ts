/** Words for an empty disk, and zeros beside a disk that are none. */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

describe("a disk of no size", () => {
  it.each([
    "sd 0:0:0:0: [sdb] 0 512-byte logical blocks: (0 B/0 B)",
    "sd 0:0:0:0: [sdb] 0 512-byte logical blocks, capacity 0 bytes",
    "rdtest[812]: da0: 0 sectors of 0 bytes, 0 bytes in all",
    "da0: 0MB (0 512 byte sectors)",
    "disk4: size 0 bytes",
    "disk4 size: 0 B",
    "Disk Size: 0 B (0 Bytes)",
    "/dev/disk4 (external, physical): *0 B",
    "client: medium size = 0 blocks",
    "nvme1n1 has 0 blocks of 512 bytes",
  ])("%s", (line) => {
    expect(gists(line)).toMatchObject([{ kind: "client", outcome: "0-byte-disk" }]);
  });

  it.each([
    "da0: wrote 0 blocks of 512 bytes",
    "disk2s1: journal size 0 bytes",
    "mpt0: queue size 0 B",
    "sdb: flushed 0 blocks",
    "sd 0:0:0:0: [sda] 1953525168 512-byte logical blocks: (1.00 TB/931 GiB)",
    "disk4: 10 sectors of 512 bytes",
    "disk4: read 0 bytes",
  ])("not: %s", (line) => {
    expect(gists(line)).not.toMatchObject([{ outcome: "0-byte-disk" }]);
  });
});
