/**
 * First bytes by which kinds of files are known, as data, with what each is called and the command that makes a log of it.
 * Authority: the formats' own specifications and the magic file of file(1); tracev3 from the exporters that read it.
 */

/** A kind of file that is no log. In `next`, `FILE` stands for its name. */
export interface Magic {
  readonly bytes: readonly number[];
  /** Offset of the bytes. */
  readonly at: number;
  readonly kind: "binary" | "compressed" | "document";
  readonly what: string;
  readonly next: string;
  /** Its id where it is a container. */
  readonly container: Container | null;
}

/** Files that hold others, or one other compressed. */
export type Container = "gzip" | "zip" | "tar" | "zstd" | "xz" | "bzip2" | "lz4" | "7z" | "rar";

const ascii = (text: string): readonly number[] => [...text].map((char) => char.charCodeAt(0));

const container = (id: Container, bytes: readonly number[], what: string, command: string, at = 0): Magic => ({
  bytes,
  at,
  kind: "compressed",
  what,
  next: `unpack it: ${command} | dma-forensics analyze -`,
  container: id,
});

const of =
  (kind: Magic["kind"]) =>
  (bytes: readonly number[], what: string, next: string, at = 0): Magic => ({
    bytes,
    at,
    kind,
    what,
    next,
    container: null,
  });

const binary = of("binary");
const document = of("document");

const GIVE_THE_LOG = "give the log that the program wrote";
const NO_PICTURE = "give the log as text, not as a picture of it";
const PLAIN_TEXT = "save the log in it as plain text";
const PRINT_PACKETS = "print it: tshark -V -r FILE > capture.log";

/** Every kind that is known; of two that fit, the first one counts. */
export const MAGIC: readonly Magic[] = [
  container("gzip", [0x1f, 0x8b], "gzip data", "gzip -dc FILE"),
  container("zip", ascii("PK\u0003\u0004"), "a zip archive", "unzip -p FILE"),
  container("zip", ascii("PK\u0005\u0006"), "a zip archive with nothing in it", "unzip -p FILE"),
  container("xz", [0xfd, ...ascii("7zXZ\u0000")], "xz data", "xz -dc FILE"),
  container("zstd", [0x28, 0xb5, 0x2f, 0xfd], "zstd data", "zstd -dc FILE"),
  container("bzip2", ascii("BZh"), "bzip2 data", "bzip2 -dc FILE"),
  container("lz4", [0x04, 0x22, 0x4d, 0x18], "lz4 data", "lz4 -dc FILE"),
  container("7z", [...ascii("7z"), 0xbc, 0xaf, 0x27, 0x1c], "a 7-Zip archive", "7z x -so FILE"),
  container("rar", ascii("Rar!\u001a\u0007"), "a RAR archive", "unrar p -inul FILE"),
  container("tar", ascii("ustar"), "a tar archive", "tar -xOf FILE", 257),
  binary(
    [0x00, 0x10, 0x00, 0x00],
    "a tracev3 file of the unified log",
    "export its archive on a Mac: log show --archive DIR.logarchive --info --debug > capture.log, or elsewhere: unifiedlog_iterator --mode log-archive --input DIR.logarchive --format jsonl --output capture.jsonl",
  ),
  binary(ascii("bplist"), "a binary property list", "convert it: plutil -convert json -o - FILE"),
  binary(
    ascii("SQLite format 3\u0000"),
    "an SQLite database",
    'export its messages, such as those of UnifiedLogReader: sqlite3 FILE "SELECT * FROM logs" > capture.log',
  ),
  binary([0x0a, 0x0d, 0x0d, 0x0a], "a pcapng capture", PRINT_PACKETS),
  binary([0xd4, 0xc3, 0xb2, 0xa1], "a pcap capture", PRINT_PACKETS),
  binary([0xa1, 0xb2, 0xc3, 0xd4], "a pcap capture", PRINT_PACKETS),
  binary([0x4d, 0x3c, 0xb2, 0xa1], "a pcap capture", PRINT_PACKETS),
  binary([0xcf, 0xfa, 0xed, 0xfe], "a Mach-O program", GIVE_THE_LOG),
  binary([0xce, 0xfa, 0xed, 0xfe], "a Mach-O program", GIVE_THE_LOG),
  binary([0xca, 0xfe, 0xba, 0xbe], "a universal Mach-O program", GIVE_THE_LOG),
  binary([0x7f, ...ascii("ELF")], "an ELF program", GIVE_THE_LOG),
  binary([...ascii("MZ"), 0x90, 0x00], "a Windows program", GIVE_THE_LOG),
  binary([0xff, 0xfe, 0x00, 0x00], "UTF-32 text", "convert it: iconv -f UTF-32 -t UTF-8 FILE > capture.log"),
  binary([0x00, 0x00, 0xfe, 0xff], "UTF-32 text", "convert it: iconv -f UTF-32 -t UTF-8 FILE > capture.log"),
  document([0x89, ...ascii("PNG")], "a PNG picture", NO_PICTURE),
  document([0xff, 0xd8, 0xff], "a JPEG picture", NO_PICTURE),
  document(ascii("GIF8"), "a GIF picture", NO_PICTURE),
  document(ascii("ftyphei"), "a HEIC picture", NO_PICTURE, 4),
  document(ascii("ftyp"), "a film", "give the log as text, not as a film of it", 4),
  document(ascii("%PDF-"), "a PDF document", PLAIN_TEXT),
  document(ascii("{\\rtf"), "an RTF document", "convert it: textutil -convert txt -output capture.log FILE"),
  document([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "an Office document", PLAIN_TEXT),
];

/** The kind that first bytes show, or `null`. */
export const magicOf = (head: Uint8Array): Magic | null =>
  MAGIC.find(({ bytes, at }) => bytes.every((byte, index) => head[at + index] === byte)) ?? null;

/** The container that first bytes show, or `null`: a host may know how to unpack it. */
export const containerOf = (head: Uint8Array): Container | null => magicOf(head)?.container ?? null;

/** First bytes that {@link magicOf} has to see. */
export const MAGIC_BYTES = 262;

/** Zeros by the parity of their offset: text in UTF-16 has them on one side only. */
export const zerosByParity = (head: Uint8Array): { readonly even: number; readonly odd: number } => {
  let [even, odd] = [0, 0];
  head.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  return { even, odd };
};
