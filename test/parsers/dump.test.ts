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

  it("is nothing where no line says whose memory it is", () => {
    const { events, unreadLines } = read("0x0000: 00 00 05 12 1F 00");
    expect(events).toEqual([]);
    expect(unreadLines).toMatchObject([{ line: 1 }]);
  });
});
