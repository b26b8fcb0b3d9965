/**
 * Inputs that cannot be analysed: empty ones, and those whose first bytes show that they are no text. Apart because it is
 * decided before a single line exists, and because what to do next is different for each.
 */

/** Why an input cannot be analysed: what it is, and the next step for the person. Both without a full stop. */
export interface InputProblem {
  readonly kind: "empty" | "binary" | "compressed";
  readonly what: string;
  readonly next: string;
}

/** How many first bytes are looked at. */
export const HEAD_BYTES = 4096;

interface Magic {
  readonly bytes: readonly number[];
  readonly kind: InputProblem["kind"];
  readonly what: string;
  readonly next: string;
}

const ascii = (text: string): readonly number[] => [...text].map((char) => char.charCodeAt(0));

const compressed = (bytes: readonly number[], what: string, command: string): Magic => ({
  bytes,
  kind: "compressed",
  what: `this is ${what}, not a log`,
  next: `unpack it: ${command} FILE | dma-forensics analyze -`,
});

const binary = (bytes: readonly number[], what: string, next: string): Magic => ({
  bytes,
  kind: "binary",
  what: `this is ${what}, not a log`,
  next,
});

const GIVE_THE_LOG = "give the log that the program wrote";

/** First bytes by which a kind of file is known. */
const MAGIC: readonly Magic[] = [
  compressed([0x1f, 0x8b], "gzip data", "gzip -dc"),
  compressed([0x50, 0x4b, 0x03, 0x04], "a zip archive", "unzip -p"),
  compressed([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "xz data", "xz -dc"),
  compressed([0x28, 0xb5, 0x2f, 0xfd], "zstd data", "zstd -dc"),
  compressed(ascii("BZh"), "bzip2 data", "bzip2 -dc"),
  binary(
    [0x00, 0x10, 0x00, 0x00],
    "a tracev3 file of the unified log",
    "export it on a Mac: log show --archive FILE.logarchive > capture.log",
  ),
  binary(ascii("bplist"), "a binary property list", "convert it: plutil -convert xml1 -o - FILE"),
  binary(ascii("SQLite format 3"), "an SQLite database", "export the messages: sqlite3 FILE .dump"),
  binary([0x0a, 0x0d, 0x0d, 0x0a], "a pcapng capture", "print it: tshark -V -r FILE"),
  binary([0xd4, 0xc3, 0xb2, 0xa1], "a pcap capture", "print it: tshark -V -r FILE"),
  binary([0xcf, 0xfa, 0xed, 0xfe], "a Mach-O program", GIVE_THE_LOG),
  binary([0xca, 0xfe, 0xba, 0xbe], "a universal Mach-O program", GIVE_THE_LOG),
  binary([0x7f, 0x45, 0x4c, 0x46], "an ELF program", GIVE_THE_LOG),
  binary([0xff, 0xfe, 0x00, 0x00], "UTF-32 text", "convert it: iconv -f UTF-32 -t UTF-8 FILE"),
  binary(ascii("%PDF-"), "a PDF document", "save the log in it as plain text"),
  binary([0x89, 0x50, 0x4e, 0x47], "a PNG picture", "give the log as text, not as a picture of it"),
];

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

/** Control bytes that no terminal, editor or UART leaves in a log in number; tab, line ends, form feed and escape are not among them. */
const isControl = (byte: number): boolean => byte < 0x20 && ![0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b].includes(byte);

/** Share of control bytes above which a text is none: a UART capture with some garbage stays far below, random bytes have a tenth. */
const BINARY_SHARE = 0.06;

/** The problem that the first bytes show, or `null`. `wide` says that they are UTF-16. */
export const problemOf = (head: Uint8Array, wide: boolean): InputProblem | null => {
  const magic = MAGIC.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (magic !== undefined) return { kind: magic.kind, what: magic.what, next: magic.next };
  if (wide) return null;
  const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls <= head.length * BINARY_SHARE) return null;
  return {
    kind: "binary",
    what: "this is binary data, not a log",
    next: "give the capture as text, or export it as text first",
  };
};

/** An input without a single visible character. */
export const emptyProblem: InputProblem = {
  kind: "empty",
  what: "there is no text in it",
  next: "capture again; an empty log show usually means missing rights or a filter that matches nothing",
};
