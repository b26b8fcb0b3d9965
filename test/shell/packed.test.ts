/** Captures that come packed or in folders: what is in them is read as if it were named, or one clear sentence says why not. */
import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import zlib, { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tarOf, zipOf } from "./pack.ts";
import { bash, folderWith, run, sample } from "./run.ts";

const DEXT = readFileSync(sample("seed/dext.log"));
const FW = readFileSync(sample("seed/fw.log"));
const BOTH = [
  ["dext.log", DEXT],
  ["fw.log", FW],
] as const;

const TEXT = (text: string): Uint8Array => new TextEncoder().encode(text);
const deep = `${"a-folder-with-a-long-name/".repeat(5)}dext.log`;
const padding = Buffer.alloc(512);

/** A log of many lines that do not repeat, so that its compressed form is long. */
const LONG = Buffer.concat([
  DEXT,
  TEXT(Array.from({ length: 4000 }, (_, index) => `line ${index} of ${(index * 7919) % 10007}\n`).join("")),
]);

/** With another byte at an offset from the end. */
const patched = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[copy.length + at] = (copy.at(at) ?? 0) ^ 0xff;
  return copy;
};

let folder: ReturnType<typeof folderWith>;

beforeAll(() => {
  const tgz = gzipSync(tarOf(BOTH));
  const long = gzipSync(LONG);
  folder = folderWith({
    "dext.log": DEXT,
    "dext.log.gz": gzipSync(DEXT),
    "twice.gz": gzipSync(gzipSync(DEXT)),
    "members.gz": Buffer.concat([gzipSync(DEXT.subarray(0, 90)), gzipSync(DEXT.subarray(90))]),
    "padded.gz": Buffer.concat([gzipSync(DEXT), padding]),
    "followed.gz": Buffer.concat([gzipSync(DEXT), TEXT("not gzip at all\n")]),
    "cut.gz": long.subarray(0, long.length / 2),
    "no-trailer.gz": gzipSync(DEXT).subarray(0, -3),
    "damaged.gz": patched(long, -4000),
    "wrong-sum.gz": patched(gzipSync(DEXT), -8),
    "wrong-sum.zip": zipOf(BOTH, { sum: 1 }),
    "only-head.gz": gzipSync(DEXT).subarray(0, 10),
    "bomb.gz": gzipSync(Buffer.alloc(64 * 1024 * 1024, "x")),
    "empty.gz": gzipSync(""),
    "elf.gz": gzipSync(Buffer.concat([Buffer.from("\u007fELF"), Buffer.alloc(100)])),
    "both.tar": tarOf(BOTH),
    "both.tgz": tgz,
    "cut.tar": tarOf([...BOTH, ["long.log", LONG]]).subarray(0, -20_000),
    "long-pax.tar": tarOf([[deep, DEXT]], "pax"),
    "long-gnu.tar": tarOf([[deep, DEXT]], "gnu"),
    "both.zip": zipOf(BOTH),
    "stored.zip": zipOf(BOTH, { method: 0 }),
    "encrypted.zip": zipOf(BOTH, { flags: 1 }),
    "unknown.zip": zipOf(BOTH, { method: 97 }),
    "cut.zip": zipOf(BOTH).subarray(0, -40),
    "nothing.zip": zipOf([]),
    "nested.zip": zipOf([["inner.tgz", tgz]]),
    "mixed.zip": zipOf([
      ...BOTH,
      ["copy.log", DEXT],
      ["__MACOSX/._dext.log", DEXT],
      ["driver.cpp", TEXT("fBufferIOVMAddr = 0x801c0000;\n")],
      ["notes.txt", TEXT("nothing of interest\n")],
      ["empty.log", TEXT("")],
      ["picture.dat", Buffer.concat([Buffer.from([0x89]), Buffer.from("PNG")])],
    ]),
    "case/b/fw.log": FW,
    "case/a/dext.log.gz": gzipSync(DEXT),
    "case/a/.hidden.log": DEXT,
    "case/report.txt": TEXT("ambiguous  task 200: the DEXT read zeros\n  2 | fBufferIOVMAddr = 0x801c0000\n"),
    "case/system_logs.logarchive/Persist/0001.tracev3": TEXT("x"),
    "case/x.tracev3": Buffer.from([0x00, 0x10, 0x00, 0x00, 0x11]),
    "none/readme.md": TEXT("# nothing\n"),
    "only.logarchive/Info.plist": TEXT("x"),
  });
  symlinkSync("..", join(folder.path, "case/loop"));
  symlinkSync("b/fw.log", join(folder.path, "case/link.log"));
});

afterAll(() => folder.remove());

interface Read {
  readonly captures: readonly { readonly name: string; readonly lines: number; readonly lost: readonly object[] }[];
}

const read = async (...files: readonly string[]) => {
  const ended = await run(["analyze", ...files, "--exit-zero", "--format", "json"], { cwd: folder.path });
  const report = ended.stdout === "" ? { captures: [] } : (JSON.parse(ended.stdout) as Read);
  return { ...ended, captures: report.captures.map(({ name, lines, lost }) => [name, lines, lost.length] as const) };
};

describe("what is packed", () => {
  it.each([
    ["gzip", "dext.log.gz", [["dext.log.gz", 7, 0]]],
    ["gzip in gzip", "twice.gz", [["twice.gz", 7, 0]]],
    ["gzip of two members", "members.gz", [["members.gz", 7, 0]]],
    ["gzip with zeros behind it", "padded.gz", [["padded.gz", 7, 0]]],
    ["gzip with other bytes behind it", "followed.gz", [["followed.gz", 7, 1]]],
    ["gzip that lacks the end of its trailer", "no-trailer.gz", [["no-trailer.gz", 7, 1]]],
    [
      "tar",
      "both.tar",
      [
        ["both.tar/dext.log", 7, 0],
        ["both.tar/fw.log", 7, 0],
      ],
    ],
    [
      "tar in gzip",
      "both.tgz",
      [
        ["both.tgz/dext.log", 7, 0],
        ["both.tgz/fw.log", 7, 0],
      ],
    ],
    ["tar with a long name of pax", "long-pax.tar", [[`long-pax.tar/${deep}`, 7, 0]]],
    ["tar with a long name of GNU tar", "long-gnu.tar", [[`long-gnu.tar/${deep}`, 7, 0]]],
    [
      "zip",
      "both.zip",
      [
        ["both.zip/dext.log", 7, 0],
        ["both.zip/fw.log", 7, 0],
      ],
    ],
    [
      "zip without compression",
      "stored.zip",
      [
        ["stored.zip/dext.log", 7, 0],
        ["stored.zip/fw.log", 7, 0],
      ],
    ],
    [
      "tar in gzip in zip",
      "nested.zip",
      [
        ["nested.zip/inner.tgz/dext.log", 7, 0],
        ["nested.zip/inner.tgz/fw.log", 7, 0],
      ],
    ],
    [
      "a folder",
      "case",
      [
        ["dext.log.gz", 7, 0],
        ["fw.log", 7, 0],
      ],
    ],
  ])("%s is read", async (_, file, captures) => {
    const { status, captures: found } = await read(file);
    expect(found).toEqual(captures);
    expect(status).toBe(0);
  });

  it.each(["dext.log.gz", "both.tgz", "both.zip", "nested.zip"])("%s is read from standard input too", async (file) => {
    const named = await read(file);
    const { stdout } = await bash(`cat ${file} | dma-forensics analyze --exit-zero --format json`, {
      cwd: folder.path,
    });
    const piped = (JSON.parse(stdout) as Read).captures;
    expect(piped.map(({ name, lines }) => [name, lines])).toEqual(
      named.captures.map(([name, lines]) => [name.replace(file, "stdin"), lines]),
    );
  });

  it("gzip that is cut is read as far as it goes, and the report says that lines are missing", async () => {
    const { status, captures, stderr } = await read("cut.gz");
    const [[, lines, lost] = ["", 0, 0]] = captures;
    expect(lines).toBeGreaterThan(500);
    expect(lines).toBeLessThan(4007);
    expect([status, lost]).toEqual([0, 1]);
    expect(stderr).toMatch(/^note: cut\.gz: the packed data ends early; .+ counted as lost\n$/u);
  });

  it("a cut archive gives the whole files before the cut", async () => {
    const { captures } = await read("cut.tar");
    expect(captures.map(([name, , lost]) => [name, lost])).toEqual([
      ["cut.tar/dext.log", 0],
      ["cut.tar/fw.log", 0],
      ["cut.tar/long.log", 1],
    ]);
  });

  it.skipIf(!("zstdCompressSync" in zlib))("zstd is read where Node has it", async () => {
    const { zstdCompressSync } = zlib as unknown as { readonly zstdCompressSync: (bytes: Uint8Array) => Uint8Array };
    const own = folderWith({ "dext.log.zst": zstdCompressSync(DEXT) });
    const { status } = await run(["analyze", "dext.log.zst", "--exit-zero"], { cwd: own.path });
    expect(status).toBe(0);
    own.remove();
  });
});

describe("what is found in folders and archives", () => {
  it("is named, and the rest is counted by reason", async () => {
    const { stderr, captures } = await read("mixed.zip");
    expect(captures.map(([name]) => name)).toEqual(["mixed.zip/dext.log", "mixed.zip/fw.log"]);
    expect(stderr).toBe(
      [
        "mixed.zip: 2 files read",
        "  mixed.zip/dext.log",
        "  mixed.zip/fw.log",
        "  left out: 1 with the bytes of another one, 1 hidden, 1 of another kind by its name, 1 empty, 1 a PNG picture, 1 without a line about a transfer",
        "",
      ].join("\n"),
    );
  });

  it("is in one order, links are not followed, and a log archive has its command", async () => {
    const { stderr } = await read("case");
    expect(stderr).toBe(
      [
        "case: 2 files read",
        "  dext.log.gz",
        "  fw.log",
        "  left out: 1 hidden, 2 a link, 1 a log archive of the unified log, 1 a report of this tool, 1 a tracev3 file of the unified log",
        "  next: export it on a Mac: log show --archive case/system_logs.logarchive --info --debug > capture.log, or elsewhere: unifiedlog_iterator --mode log-archive --input case/system_logs.logarchive --format jsonl --output capture.jsonl",
        "",
      ].join("\n"),
    );
  });

  it("counts once what is named beside it, and leaves the outputs alone", async () => {
    const twice = ["analyze", "case", "case/b/fw.log", "--exit-zero", "--format", "json=case/out.json"];
    for (let time = 0; time < 2; time += 1) {
      const { status, stderr } = await run(twice, { cwd: folder.path });
      expect({ status, first: stderr.split("\n")[0] }).toEqual({ status: 0, first: "case: 1 file read" });
    }
  });
});

describe("what cannot be read", () => {
  it.each([
    [
      "xz",
      "fw.log.xz",
      [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
      /xz data.+\n {2}next: unpack it: xz -dc fw\.log\.xz \| dma-forensics analyze -\n$/u,
    ],
    [
      "bzip2, by a name that a shell takes apart",
      "my log.bz2",
      [0x42, 0x5a, 0x68, 0x39],
      /next: unpack it: bzip2 -dc 'my log\.bz2' \| /u,
    ],
  ])("%s is named with its command", async (_, name, head, says) => {
    const own = folderWith({ [name]: Buffer.concat([Buffer.from(head), Buffer.alloc(64)]) });
    const { status, stdout, stderr } = await run(["analyze", name], { cwd: own.path });
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    own.remove();
  });

  it.each([
    ["a bomb", ["bomb.gz"], /^error: bomb\.gz: this unpacks to more than 100 times its size \[.+\n {2}next: .+\n$/u],
    ["gzip that ends in its header", ["only-head.gz"], /^error: only-head\.gz: there is no text in it \[.+\n/u],
    ["nothing in gzip", ["empty.gz"], /^error: empty\.gz: there is no text in it \[.+\n/u],
    ["a program in gzip", ["elf.gz"], /^error: elf\.gz: this is an ELF program, not a log \[.+\n/u],
    [
      "an encrypted zip",
      ["encrypted.zip"],
      /^error: encrypted\.zip: nothing in it can be read as a capture: 2 encrypted \[.+\n/u,
    ],
    ["a zip of an unknown method", ["unknown.zip"], /: 2 packed in an unknown way \[.+\n/u],
    ["gzip with damage", ["damaged.gz"], /^error: damaged\.gz: the packed data is damaged, .+\n {2}next: .+\n$/u],
    ["gzip with a wrong checksum", ["wrong-sum.gz"], /^error: wrong-sum\.gz: the packed data is damaged/u],
    ["a zip with wrong checksums", ["wrong-sum.zip"], /^error: wrong-sum\.zip: nothing in it .+: 2 damaged \[.+\n/u],
    ["a cut zip", ["cut.zip"], /^error: cut\.zip: this zip archive is cut or damaged \[.+\n {2}next: .+zip -FF/u],
    ["an empty zip", ["nothing.zip"], /^error: nothing\.zip: there is no file in it \[.+\n/u],
    [
      "a log archive",
      ["only.logarchive"],
      /^error: only\.logarchive: .+\n {2}next: .+log show --archive only\.logarchive /u,
    ],
    [
      "a folder without captures",
      ["none"],
      /^error: none: nothing in it can be read as a capture: 1 of another kind by its name \[.+\n/u,
    ],
    [
      "the same bytes, packed",
      ["dext.log", "dext.log.gz"],
      /^error: dext\.log\.gz: this holds the same bytes as dext\.log \[.+\n/u,
    ],
  ])("%s is refused in one sentence", async (_, files, says) => {
    const { status, stdout, stderr } = await run(["analyze", ...files], { cwd: folder.path });
    expect(stderr).toMatch(says);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  });
});
