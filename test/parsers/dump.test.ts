/** Dumps in the forms of common tools: exact bytes, or unknown ones, and never a wrong one. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Bytes } from "../../src/model/bytes.ts";
import { read } from "./read.ts";

const bytesOf = (...rows: readonly string[]): Bytes | null => {
  const [event] = read(...rows).events;
  return event?.kind === "dump" || event?.kind === "stage" ? (event.bytes?.value ?? null) : expect.fail("is no dump");
};

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

const chunks = (bytes: readonly number[], size: number): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));

const printable = (bytes: readonly number[]): string =>
  bytes.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");

const pairs = (bytes: readonly number[]): string => bytes.map((byte) => hex(byte, 2)).join(" ");

type Writer = (bytes: readonly number[]) => readonly string[];

const rows =
  (size: number, write: (row: readonly number[], offset: number) => string): Writer =>
  (bytes) =>
    chunks(bytes, size).map((row, at) => write(row, at * size));

/** Re-implementations of the layouts; each writes any bytes. */
const WRITERS: Readonly<Record<string, Writer>> = {
  probe: rows(16, (row, offset) => `0x${hex(offset, 4)}: ${pairs(row).toUpperCase()}`),
  "probe with tag": rows(16, (row, offset) => `[Fn] ${hex(offset, 4)}: ${pairs(row)}`),
  "probe behind a prefix": rows(8, (row, offset) => `fw: 0x${hex(offset, 4)}: ${pairs(row)}`),
  "hexdump behind a call": rows(16, (row, offset) => `Finish() - ${hex(offset, 8)}  ${pairs(row)}`),
  "a sign behind a tag": rows(16, (row, offset) => `[STAGED] +${hex(offset, 4)} ${pairs(row)}`),
  "a suffix behind a word": rows(16, (row, offset) => `BUF    ${hex(offset, 4)}h  ${pairs(row)}`),
  "xxd -g1": rows(16, (row, offset) => `${hex(offset, 8)}: ${pairs(row).padEnd(47)}  ${printable(row)}`),
  xxd: rows(16, (row, offset) => {
    const groups = chunks(row, 2).map((pair) => pair.map((byte) => hex(byte, 2)).join(""));
    return `${hex(offset, 8)}: ${groups.join(" ").padEnd(39)}  ${printable(row)}`;
  }),
  "hexdump -C": (bytes) => [
    ...chunks(bytes, 16).map((row, at) => {
      const halves = [pairs(row.slice(0, 8)).padEnd(23), pairs(row.slice(8)).padEnd(23)];
      return `${hex(at * 16, 8)}  ${halves.join("  ")}  |${printable(row)}|`;
    }),
    hex(bytes.length, 8),
  ],
  "addresses for offsets": rows(16, (row, offset) => `0x${hex(0x40012000 + offset, 8)}: ${pairs(row)}`),
};

const ANY = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 70 });
const ZEROS = fc.integer({ min: 1, max: 70 }).map((length) => new Array<number>(length).fill(0));
const LETTERS = fc.array(fc.constantFrom(...[..."0123456789abcdef |"].map((char) => char.charCodeAt(0))), {
  minLength: 1,
  maxLength: 70,
});

describe.each(Object.entries(WRITERS))("%s", (_, write) => {
  const header = (length: number): string => `fDataBuffer dump: address = 0x16f3a8000, length = ${length}`;

  it.each([
    ["any bytes", ANY],
    ["zeros", ZEROS],
    ["bytes that print as digits", LETTERS],
  ])("%s come out exactly, or unknown", (_name, bytes) => {
    fc.assert(
      fc.property(bytes, (written) => {
        const seen = bytesOf(header(written.length), ...write(written)) ?? [];
        expect(seen.length).toBeLessThanOrEqual(written.length);
        for (const [at, byte] of seen.entries()) expect([null, written[at]]).toContain(byte);
      }),
    );
  });

  it("comes out exactly for the founding reply", () => {
    const reply = [0x00, 0x00, 0x05, 0x12, 0x1f, 0x00];
    expect(bytesOf(header(6), ...write(reply))).toEqual(reply);
  });
});

const HEADER = "fDataBuffer dump: length = 48";
const ROW = "41 42 43 44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50";
const LETTER_ROW = Array.from({ length: 16 }, (_, at) => 0x41 + at);
const UNKNOWN = new Array<null>(16).fill(null);

describe("a printable column that looks like a row", () => {
  it.each([" 010| 31 32 33", "[  16] 41424344", "@16: 41424344 5"])("is none: %s", (text) => {
    const written = [...text].map((char) => char.charCodeAt(0));
    const row = `00000000: ${written.map((byte) => hex(byte, 2)).join(" ")}  ${text}`;
    expect(bytesOf(`fDataBuffer dump: length = ${written.length}`, row)).toEqual(written);
  });
});

describe("what rows leave open", () => {
  it("stays unknown where offsets jump", () => {
    expect(bytesOf(HEADER, `0x0000: ${ROW}`, `0x0020: ${ROW}`)).toEqual([...LETTER_ROW, ...UNKNOWN, ...LETTER_ROW]);
  });

  it("stays unknown where the first rows are missing", () => {
    expect(bytesOf(HEADER, `0x0020: ${ROW}`)).toEqual([...UNKNOWN, ...UNKNOWN, ...LETTER_ROW]);
  });

  it("is repeated where a star stands between two rows", () => {
    const zeros = new Array<number>(16).fill(0);
    const row = "00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|";
    expect(bytesOf(HEADER, `00000000  ${row}`, "*", `00000020  ${row}`)).toEqual([...zeros, ...zeros, ...zeros]);
    expect(bytesOf(HEADER, `00000000  ${row}`, "*", "00000030")).toEqual([...zeros, ...zeros, ...zeros]);
  });

  it("stays unknown where a star has no end", () => {
    expect(bytesOf(HEADER, `0x0000: ${ROW}`, "*")).toEqual(LETTER_ROW);
  });

  it("stays unknown where two rows contradict each other", () => {
    const other = ROW.replace("41", "51");
    expect(bytesOf("fDataBuffer dump: length = 16", `0x0000: ${ROW}`, `0x0010: ${other}`)).toEqual(LETTER_ROW);
    expect(bytesOf(HEADER, "0x0000: 00 01 02 03", "0x0004: 04 05")).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("is the order of bytes in words of eight digits, unless the printable column tells", () => {
    expect(bytesOf(HEADER, "00000000: 12050000 0000001f")).toEqual([null, null, null, null, null, 0, 0, null]);
    expect(bytesOf(HEADER, "00000000: 44434241 00000000  ABCD....")).toEqual([0x41, 0x42, 0x43, 0x44, 0, 0, 0, 0]);
    expect(bytesOf(HEADER, "00000000: 41424344 00000000  ABCD....")).toEqual([0x41, 0x42, 0x43, 0x44, 0, 0, 0, 0]);
  });

  it("ends where the line above says", () => {
    expect(bytesOf("fDataBuffer dump: length = 4", `0x0000: ${ROW}`)).toEqual([0x41, 0x42, 0x43, 0x44]);
  });

  it("has offsets in decimal where the rows are steady in it", () => {
    expect(bytesOf("fDataBuffer dump: length = 20", "0000: 00 01 02 03 04 05 06 07 08 09", "0010: 10 11")).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0x10, 0x11,
    ]);
  });

  it("is unknown where the logger hides it", () => {
    const { events, capture } = read("fDataBuffer dump: length = 6", "0x0000: <private>");
    expect(events).toMatchObject([
      { kind: "dump", bytes: { value: null, loss: "redacted", at: { text: "<private>" } } },
    ]);
    expect(capture.lost).toEqual([{ kind: "redacted", line: 2, count: 1 }]);
  });

  it("is cut short by the end of a line", () => {
    expect(bytesOf(HEADER, `0x0000: ${ROW}`, "0x0010: 41 42 4")).toEqual([...LETTER_ROW, 0x41, 0x42]);
    expect(bytesOf(HEADER, "0000000 0000 1205 001f 0200 4341", "000000a 12")).toEqual([
      ...[0, 0, 5, 0x12, 0x1f, 0, 0, 2, 0x41, 0x43],
      null,
    ]);
  });

  it("is where two rows that are one do not clash", () => {
    expect(bytesOf(HEADER, `0x0000: ${ROW}`, `0x0000: ${ROW}`, `0x0010: ${ROW}`)).toEqual([
      ...LETTER_ROW,
      ...LETTER_ROW,
    ]);
  });

  it("is the order of words that nobody prints beside a symbol or at an address of a host", () => {
    expect(bytesOf(HEADER, "0x0000: 0x12050000 0x00000000")).toEqual([null, null, null, null, 0, 0, 0, 0]);
    expect(bytesOf(HEADER, "0x16f3a8000: 0x12050000 0x00000000")).toEqual([0, 0, 5, 0x12, 0, 0, 0, 0]);
    expect(bytesOf(HEADER, "0x4020 <buffer>:\t0x12050000\t0x00000000")).toEqual([0, 0, 5, 0x12, 0, 0, 0, 0]);
  });

  it("is the order of bytes in the kernel's groups of two, not in those of xxd", () => {
    const row = "00000000: 0000 1205                                ....";
    expect(bytesOf(HEADER, `raw: ${row}`)).toEqual([0, 0, null, null]);
    expect(bytesOf(HEADER, row)).toEqual([0, 0, 0x12, 5]);
  });

  it("is the number system of offsets behind a star", () => {
    const zeros = (count: number) => new Array<number>(count).fill(0);
    const rows = ["0000000 0000 0000 0000 0000 0000 0000 0000 0000", "*", "0000040"];
    expect(bytesOf("fDataBuffer dump:", ...rows)).toEqual(zeros(32));
    expect(bytesOf("fDataBuffer dump: length = 64", ...rows)).toEqual(zeros(64));
    expect(bytesOf("fDataBuffer dump: length = 32", ...rows)).toEqual(zeros(32));
  });

  it("is whether a run of digits is memory or a name", () => {
    const digest = "000102030405060708090a0b0c0d0e0f";
    const bytes = Array.from({ length: 16 }, (_, at) => at);
    expect(bytesOf("fDataBuffer dump:", digest)).toEqual(UNKNOWN);
    expect(bytesOf("fDataBuffer dump: length = 16", digest)).toEqual(bytes);
    expect(bytesOf("fDataBuffer dump:", digest, digest)).toEqual([...bytes, ...bytes]);
  });

  it("is the checksum's word where a record was damaged", () => {
    const good = ":06000000000005121F00C4";
    expect(bytesOf(HEADER, good)).toEqual([0, 0, 5, 0x12, 0x1f, 0]);
    const { events, unreadLines } = read(HEADER, good.replace("12", "13"));
    expect(events).toMatchObject([{ kind: "dump", bytes: { value: null } }]);
    expect(unreadLines).toMatchObject([{ line: 2, because: "the checksum of the record is wrong" }]);
  });
});

describe("the printable column", () => {
  it.each([
    ["looks like cells", "00000000: 3030 3031  0001", [0x30, 0x30, 0x30, 0x31]],
    ["looks like bytes", "0000  30 30 20 30 30  00 00", [0x30, 0x30, 0x20, 0x30, 0x30]],
    ["has lost its blanks", "00000000: 4142 5a59 ABZY", [0x41, 0x42, 0x5a, 0x59]],
    [
      "has lost its blanks and may be cells",
      "0x0000: 30 30 20 30 30 00 00",
      [0x30, 0x30, 0x20, 0x30, 0x30, null, null],
    ],
    ["has lost those at its end", "00000000: 4142 2020  AB", [0x41, 0x42, 0x20, 0x20]],
    ["shows other characters for bytes beyond ASCII", "00000000: e441 4243  \u00e4ABC", [0xe4, 0x41, 0x42, 0x43]],
    ["is cut", "00000000  41 42 43 44  |AB", [0x41, 0x42, 0x43, 0x44]],
  ])("%s", (_, row, bytes) => {
    expect(bytesOf(HEADER, row)).toEqual(bytes);
  });
});

describe("rows of other hands", () => {
  const bytes = [0, 0, 5, 0x12, 0x1f, 0, 0, 2, 0x41, 0x43, 0x4d, 0x45, 0x20, 0x20, 0x20, 0x20];
  it.each([
    ["0000h: 00 00 05 12 1F 00 00 02 41 43 4D 45 20 20 20 20"],
    ["[0000] 00 00 05 12 1F 00 00 02 41 43 4D 45 20 20 20 20"],
    ["+0x0000: 00 00 05 12 1F 00 00 02 41 43 4D 45 20 20 20 20"],
    ["0000: 0x00 0x00 0x05 0x12 0x1F 0x00 0x00 0x02 0x41 0x43 0x4D 0x45 0x20 0x20 0x20 0x20"],
    ["00000000`12340000  00 00 05 12 1f 00 00 02-41 43 4d 45 20 20 20 20  ........ACME    "],
    ["0000: 00 00 05 12 1f 00 00 02 - 41 43 4d 45 20 20 20 20   ........ACME    "],
    ["0x00 0x00 0x05 0x12 0x1F 0x00 0x00 0x02 0x41 0x43 0x4D 0x45 0x20 0x20 0x20 0x20"],
    ["{00, 00, 05, 12, 1f, 00, 00, 02, 41, 43, 4d, 45, 20, 20, 20, 20}"],
  ])("%s", (row) => {
    expect(bytesOf("fDataBuffer dump: length = 16", row)).toEqual(bytes);
  });

  it.each(["fDataBuffer contents = b'\\x00\\x00\\x05A\\n'", "fDataBuffer contents: <Buffer 00 00 05 41 0a>"])(
    "within a statement: %s",
    (line) => {
      expect(bytesOf(line)).toEqual([0, 0, 5, 0x41, 0x0a]);
    },
  );

  it("that say how many bytes they leave out", () => {
    expect(bytesOf("fDataBuffer contents: <Buffer 00 41 ... 3 more bytes>")).toEqual([0, 0x41, null, null, null]);
  });
});

describe("rows that a terminal or a mailer wrapped", () => {
  const tag = "a_driver_with_a_long_name:";
  const heading = `${tag} fDataBuffer dump: length = 32`;
  const half = (offset: string) => `${tag} ${offset}  41 42 43 44 45 46 47 48  49 4a 4b 4c 4d 4e 4f 50  `;

  it("are put together with their column", () => {
    const { events, capture } = read(
      heading,
      half("00000000"),
      "|ABCDEFGHIJKLMNOP|",
      half("00000010"),
      "|ABCDEFGHIJKLMNOP|",
    );
    expect(events).toMatchObject([{ lastLine: 5, bytes: { value: [...LETTER_ROW, ...LETTER_ROW] } }]);
    expect(capture.noise).toBe(0);
  });

  it("are put together with their bytes", () => {
    const rows = [`[a_driver_with_a_long_name] 0x0000: ${ROW} 41 42 43`, "44 45 46 47 48 49 4a 4b 4c 4d 4e 4f 50"];
    expect(bytesOf("[a_driver_with_a_long_name] fDataBuffer dump: length = 32", ...rows)).toEqual([
      ...LETTER_ROW,
      ...LETTER_ROW,
    ]);
  });
});

describe("rows that no line announces", () => {
  it("are a dump of nobody knows whom if two go on from each other", () => {
    const { events, unreadLines } = read("00000000: 0001 0203", "00000004: 0405 0607");
    expect(events).toMatchObject([{ kind: "dump", owner: "unknown", task: null, line: 1, lastLine: 2 }]);
    expect(unreadLines).toEqual([]);
  });

  it("are one if the form is beyond doubt", () => {
    expect(read("0x0000: 00 00 05 12 1F 00").events).toMatchObject([
      { kind: "dump", owner: "unknown", bytes: { value: [0, 0, 5, 0x12, 0x1f, 0] } },
    ]);
  });

  it("are unread if one stands alone", () => {
    const { events, unreadLines } = read("00000000: 0001 0203");
    expect(events).toEqual([]);
    expect(unreadLines).toMatchObject([{ line: 1 }]);
  });

  it("say nothing about whose capture it is", () => {
    expect(read("0x0000: 00 00 05 12 1F 00").capture.side).toBe("unknown");
    const { capture } = read("Host IOVA (High:Low) = 0x00000000801c0000", "x", "y", "z", "0x0000: 00 00 05 12");
    expect(capture.side).toBe("device");
  });
});

describe("a stated length", () => {
  it("leaves rows behind it unread, so that the disagreement is seen", () => {
    const { events, unreadLines } = read("fDataBuffer dump: length = 6", `0x0000: ${ROW}`, `0x0010: ${ROW}`);
    expect(events).toMatchObject([{ kind: "dump", bytes: { value: LETTER_ROW.slice(0, 6) } }]);
    expect(unreadLines).toMatchObject([{ line: 3, because: "it lies behind the length that the line above states" }]);
  });
});
