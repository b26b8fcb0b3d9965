/** Inputs that are no capture: what they are called and which command is named. */
import { describe, expect, it } from "vitest";
import { encode, readBytes } from "./read.ts";

const bytes = (...head: readonly number[]): Uint8Array => Uint8Array.from([...head, ...new Array<number>(64).fill(0)]);

describe("an input that is no text", () => {
  it.each([
    ["gzip", bytes(0x1f, 0x8b, 0x08), "compressed", "gzip data", "gzip -dc"],
    ["zip", bytes(0x50, 0x4b, 0x03, 0x04), "compressed", "a zip archive", "unzip -p"],
    ["xz", bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00), "compressed", "xz data", "xz -dc"],
    ["zstd", bytes(0x28, 0xb5, 0x2f, 0xfd), "compressed", "zstd data", "zstd -dc"],
    ["bzip2", bytes(0x42, 0x5a, 0x68, 0x39), "compressed", "bzip2 data", "bzip2 -dc"],
    ["tracev3", bytes(0x00, 0x10, 0x00, 0x00), "binary", "tracev3", "log show --archive"],
    ["bplist", encode("bplist00"), "binary", "property list", "plutil"],
    ["SQLite", encode("SQLite format 3\u0000"), "binary", "SQLite", "sqlite3"],
    ["pcapng", bytes(0x0a, 0x0d, 0x0d, 0x0a), "binary", "pcapng", "tshark"],
    ["Mach-O", bytes(0xcf, 0xfa, 0xed, 0xfe), "binary", "Mach-O", "log"],
    ["ELF", bytes(0x7f, 0x45, 0x4c, 0x46), "binary", "ELF", "log"],
    ["UTF-32", bytes(0xff, 0xfe, 0x00, 0x00), "binary", "UTF-32", "iconv"],
    ["something else", Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 32), "binary", "binary data", "text"],
  ])("%s", (_, input, kind, what, next) => {
    const { problem, events, capture } = readBytes(input, 3);
    expect(problem?.kind).toBe(kind);
    expect(problem?.what).toContain(what);
    expect(problem?.next).toContain(next);
    expect([events.length, capture.understood]).toEqual([0, 0]);
  });
});

describe("an empty input", () => {
  it.each([
    ["no byte", ""],
    ["blanks", "  \n\t\n \r\n"],
    ["a mark", "\ufeff"],
  ])("%s", (_, text) => {
    expect(readBytes(encode(text)).problem?.kind).toBe("empty");
  });
});

describe("a text that has some garbage", () => {
  it("is read all the same", () => {
    const garbage = "\u0000\u0001\ufffd".repeat(8);
    const { problem, events } = readBytes(
      encode(`${garbage}\nHost IOVA (High:Low) = 0x801c0000\n${"ordinary line of a UART\n".repeat(20)}`),
    );
    expect(problem).toBeNull();
    expect(events.map(({ kind }) => kind)).toEqual(["receive"]);
  });
});
