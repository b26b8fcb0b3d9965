/** Notations of numbers, and digits that could be read in two ways and are therefore none. */
import { describe, expect, it } from "vitest";
import { bareAddressOf, numberOf } from "../../src/parsers/number.ts";
import { gists } from "./read.ts";

describe("a number", () => {
  it.each([
    ["0x801c0000", 0x801c0000n],
    ["0X801C0000", 0x801c0000n],
    ["0xFFFFFFFFFFFFFFFF", 0xffffffffffffffffn],
    ["0x801c_0000", 0x801c0000n],
    ["0x801c'0000", 0x801c0000n],
    ["0x0_801c0000", 0x801c0000n],
    ["0x801c0000ULL", 0x801c0000n],
    ["9_4000_0000", 0x940000000n],
    ["801C0000h", 0x801c0000n],
    ["801c0000", 0x801c0000n],
    ["06h", 6n],
    ["x801c0000", 0x801c0000n],
    ["$801C0000", 0x801c0000n],
    ["h'801C0000'", 0x801c0000n],
    ["36", 36n],
    ["6u", 6n],
    ["-58", -58n],
    ["1,024", 1024n],
    ["65'536", 65536n],
    ["1_048_576", 1048576n],
  ])("is read from %s", (text, expected) => {
    expect(numberOf(text)).toBe(expected);
  });

  it.each([
    "0x8'01c0'000",
    "0x801c_00",
    "1,02",
    "0,100",
    "1,024'512",
    "1.024",
    "0x%llx",
    "%d",
    "six",
    "0x",
    "c0ffee1",
    "80100000h0",
    "",
  ])("is not read from %j", (text) => {
    expect(numberOf(text)).toBeNull();
  });
});

describe("an address without a prefix", () => {
  it.each([
    ["801c0000", 0x801c0000n],
    ["00000000801c0000", 0x801c0000n],
    ["0000000080100000", 0x80100000n],
    ["2149318656", 2149318656n],
    ["0", 0n],
    ["00000000", 0n],
    // The width of a register, or a page in hexadecimal: both notations fit.
    // A page in hexadecimal; as a decimal it would be the middle of one, and end in three zeros by accident.
    ["80100000", 0x80100000n],
    ["12288000", null],
    ["2080240000", null],
    ["deadbeef", null],
    ["beef1", null],
  ])("%s", (text, expected) => {
    expect(bareAddressOf(text)?.value ?? null).toBe(expected);
  });
});

describe("a value", () => {
  it.each([
    ["fBufferIOVMAddr = 801C0000h", { iova: 0x801c0000n }],
    ["fBufferIOVMAddr = 2149318656", { iova: 0x801c0000n }],
    ["fBufferIOVMAddr = 0x801c0000 (2149318656)", { iova: 0x801c0000n }],
    ["fBufferIOVMAddr = 0x801c0000 (0x801d0000)", { iova: "(unreadable)" }],
    ["fBufferIOVMAddr = 80100000", { iova: 0x80100000n }],
    ["fBufferIOVMAddr = 12288000", { iova: "(unreadable)" }],
    ["fBufferIOVMAddr = 0x%llx", { iova: "(unreadable)" }],
    ["fBufferIOVMAddr = %llx", { iova: "(unreadable)" }],
    ["fBufferIOVMAddr = 0x801c0000+6", { iova: 0x801c0000n, length: 6 }],
    ["fBufferIOVMAddr = 0x801c0000/6", { iova: 0x801c0000n, length: 6 }],
    ["fBufferIOVMAddr = 0x801c0000-0x801c0005", { iova: "(unreadable)" }],
    ["fBufferIOVMAddr = 0x801c0000:6", { iova: "(unreadable)" }],
    ["fBufferIOVMAddr = (uint64_t)0x801c0000", { iova: 0x801c0000n }],
    ["fBufferIOVMAddr = ０ｘ８０１ｃ００００", { iova: 0x801c0000n }],
    ["fBufferIOVMAddr = 0×801c0000", { iova: 0x801c0000n }],
    ["fRequestedTransferCount = 1,024", { length: 1024 }],
    ["fRequestedTransferCount = 4K", { length: 4096 }],
    ["fRequestedTransferCount = 4 KiB", { length: 4096 }],
    ["fRequestedTransferCount = 9 dwords", { length: 36 }],
    ["fRequestedTransferCount = 3 words", { length: "(unreadable)" }],
    ["fRequestedTransferCount = 8 sectors", { length: "(unreadable)" }],
    ["fRequestedTransferCount = 1.024", { length: "(unreadable)" }],
    ["fRequestedTransferCount = -6", { length: "(unreadable)" }],
  ])("%s", (line, fields) => {
    expect(gists(line)).toEqual([{ kind: "dispatch", ...fields }]);
  });
});

describe("a value that is not there", () => {
  it.each([
    ["fBufferIOVMAddr = ", { iova: "(unreadable)" }],
    ["fBufferIOVMAddr= fRequestedTransferCount=6", { iova: "(unreadable)", length: 6 }],
    ["fBufferIOVMAddr = , fRequestedTransferCount = 6", { iova: "(unreadable)", length: 6 }],
    ["fBufferIOVMAddr = (null), fRequestedTransferCount = 6", { iova: "(redacted)", length: 6 }],
    ["fRequestedTransferCount = 3<…>", { length: "(cut)" }],
    ["fBufferIOVMAddr = 0x801c00... (truncated)", { iova: "(cut)" }],
    ["fBufferIOVMAddr = 0x801c0000, fRequestedTransferCount = 3<...>", { iova: 0x801c0000n, length: "(cut)" }],
  ])("%s", (line, fields) => {
    expect(gists(line)).toEqual([{ kind: "dispatch", ...fields }]);
  });
});
