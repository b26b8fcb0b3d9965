/** Inputs that cannot be analysed: what they are, and what to do instead. */

export interface InputProblem {
  readonly kind: "empty" | "binary" | "compressed";
  /** One sentence: what the input is. */
  readonly what: string;
  /** What to do next. */
  readonly next: string;
}

interface Magic {
  readonly bytes: readonly number[];
  readonly name: string;
  readonly kind: InputProblem["kind"];
  readonly next: string;
}

const unpack = (name: string, command: string, bytes: readonly number[]): Magic => ({
  bytes,
  name,
  kind: "compressed",
  next: `unpack it first: ${command} FILE | dma-forensics analyze -`,
});

/** First bytes of what people hand in by mistake. */
const MAGIC: readonly Magic[] = [
  unpack("gzip data", "gzip -dc", [0x1f, 0x8b]),
  unpack("zip data", "unzip -p", [0x50, 0x4b, 0x03, 0x04]),
  unpack("xz data", "xz -dc", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
  unpack("zstd data", "zstd -dc", [0x28, 0xb5, 0x2f, 0xfd]),
  unpack("bzip2 data", "bzip2 -dc", [0x42, 0x5a, 0x68]),
  {
    bytes: [0x00, 0x10, 0x00, 0x00],
    name: "a tracev3 file",
    kind: "binary",
    next: "export it on a Mac: log show --style syslog --archive FILE.logarchive > capture.log",
  },
  {
    bytes: [0x62, 0x70, 0x6c, 0x69, 0x73, 0x74],
    name: "a binary property list",
    kind: "binary",
    next: "convert it: plutil -convert xml1 FILE",
  },
  {
    bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    name: "an SQLite database",
    kind: "binary",
    next: "export the table with the messages as text first",
  },
  {
    bytes: [0x0a, 0x0d, 0x0d, 0x0a],
    name: "a pcapng capture",
    kind: "binary",
    next: "print it as text first: tshark -V -r FILE",
  },
  {
    bytes: [0xcf, 0xfa, 0xed, 0xfe],
    name: "a Mach-O program",
    kind: "binary",
    next: "give the log that the program wrote",
  },
  {
    bytes: [0x7f, 0x45, 0x4c, 0x46],
    name: "an ELF program",
    kind: "binary",
    next: "give the log that the program wrote",
  },
];

/** The problem that the first bytes of an input show, or `null`. */
export const binaryProblem = (head: Uint8Array): InputProblem | null => {
  const magic = MAGIC.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (magic !== undefined) return { kind: magic.kind, what: `this is ${magic.name}, not a log`, next: magic.next };
  const utf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const sample = head.subarray(0, 4096);
  const nul = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) nul[index % 2] = (nul[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = nul;
  const both = even > 0 && odd > 0;
  return !utf16 && both && even + odd > sample.length * 0.05
    ? { kind: "binary", what: "this is binary data, not a log", next: "give the text log, or export it as text first" }
    : null;
};

export const emptyProblem: InputProblem = {
  kind: "empty",
  what: "this has no text in it",
  next: "give a capture with at least one log line; an empty log show output usually means missing rights or a filter that matches nothing",
};
