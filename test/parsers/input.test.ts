/** Inputs that are no capture: what they are called and which command is named. */
import { describe, expect, it } from "vitest";
import { encode, readBytes } from "./read.ts";

const bytes = (...head: readonly number[]): Uint8Array => Uint8Array.from([...head, ...new Array<number>(64).fill(0)]);

const PLIST = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>IOMapperSpaceID</key></dict></plist>`;

/** Packets of a trace: a tag, a length, and fields of numbers. */
const perfetto = Uint8Array.from(
  Array.from({ length: 6 }, () => [0x0a, 0x06, 0x08, 0x01, 0x50, 0x02, 0x18, 0x03]).flat(),
);

const tar = bytes(...encode("fw.log".padEnd(257, "\0")), ...encode("ustar\u000000"));

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
    ["a property list of ioreg -a", encode(PLIST), "document", "ioreg -a", "ioreg -l -w 0"],
    [
      "a property list without its declaration",
      encode('<plist version="1.0"><dict/></plist>'),
      "document",
      "XML",
      "ioreg",
    ],
    ["pcap", bytes(0xd4, 0xc3, 0xb2, 0xa1), "binary", "pcap", "tshark"],
    ["a trace of Perfetto", perfetto, "binary", "Perfetto", "traceconv systrace"],
    ["PDF", encode("%PDF-1.7\n"), "document", "PDF", "plain text"],
    ["PNG", bytes(0x89, 0x50, 0x4e, 0x47), "document", "PNG", "as text"],
    ["JPEG", bytes(0xff, 0xd8, 0xff, 0xe0), "document", "JPEG", "as text"],
    ["HEIC", bytes(0, 0, 0, 0x18, ...encode("ftypheic")), "document", "HEIC", "as text"],
    ["RTF", encode("{\\rtf1\\ansi 0x801c0000}"), "document", "RTF", "textutil"],
    [
      "an old Office document",
      bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1),
      "document",
      "Office",
      "plain text",
    ],
    ["tar", tar, "compressed", "tar archive", "tar -xOf"],
    ["7-Zip", bytes(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c), "compressed", "7-Zip", "7z x -so"],
    ["RAR", encode("Rar!\u001a\u0007\u0001"), "compressed", "RAR", "unrar p"],
    ["lz4", bytes(0x04, 0x22, 0x4d, 0x18), "compressed", "lz4", "lz4 -dc"],
    ["a Windows program", bytes(0x4d, 0x5a, 0x90, 0x00), "binary", "Windows program", "log"],
    ["UTF-32 of the other order", bytes(0x00, 0x00, 0xfe, 0xff), "binary", "UTF-32", "iconv"],
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

describe("a log that only resembles something else", () => {
  it.each([
    ["a page of XML", '<?xml version="1.0"?>\n<log>\nHost IOVA (High:Low) = 0x801c0000\n</log>\n'],
    ["a log that names a magic", "BZ2 found\nHost IOVA (High:Low) = 0x801c0000\n"],
    ["a log that begins with line ends", `${"\n".repeat(40)}Host IOVA (High:Low) = 0x801c0000\n`],
  ])("%s is read", (_, text) => {
    const { problem, events } = readBytes(encode(text));
    expect(problem).toBeNull();
    expect(events.map(({ kind }) => kind)).toEqual(["receive"]);
  });
});
