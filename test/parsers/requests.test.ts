/** Dumps of requests as lines: in bytes and in words, with the row that shows each value, and those that nobody can read. */
import { describe, expect, it } from "vitest";
import { mfi, raid, simple } from "../model/request/frames.ts";
import { gists, kinds, read } from "./read.ts";

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

const chunks = (bytes: readonly number[], size: number): readonly (readonly number[])[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) => bytes.slice(at * size, (at + 1) * size));

const rows = (bytes: readonly number[]): readonly string[] =>
  chunks(bytes, 16).map((row, at) => `0x${hex(at * 16, 4)}: ${row.map((byte) => hex(byte, 2)).join(" ")}`);

/** Words of 32 bits as the processor reads them, or in the order of memory. */
const words = (bytes: readonly number[], turned: boolean): readonly string[] =>
  chunks(bytes, 16).map((row, at) => {
    const groups = chunks(row, 4).map((word) =>
      (turned ? [...word].reverse() : word).map((byte) => hex(byte, 2)).join(""),
    );
    return `0x${hex(at * 16, 4)}: ${groups.join(" ")}`;
  });

const SUBMIT = { kind: "submit", iova: 0x8a5c4000n, length: 6, direction: "data-in", cdb: [0x12, 0, 0, 0, 6, 0] };
const RECEIVE = { ...SUBMIT, kind: "receive", iovaDigits: 16 };

describe("a dumped request", () => {
  it.each([
    "MPI request frame dump:",
    "[PostRequest] SCSI IO request frame (144 bytes)",
    "Driver: dumping request message",
    "raid: message frame dump",
    "[Post] io frame contents:",
    "mpi2 request:",
  ])("%s", (line) => {
    expect(gists(line, ...rows(raid()))).toEqual([SUBMIT]);
  });

  it.each([
    ["MegaRAID", raid()],
    ["MPI", simple(true)],
    ["MPI of 32 bits", simple(false)],
    ["MFI", mfi("SGE64")],
    ["MFI of 32 bits", mfi("SGE32")],
    ["MFI with IEEE elements", mfi("IEEE")],
  ])("of %s", (_, frame) => {
    expect(gists("request frame dump:", ...rows(frame))).toEqual([SUBMIT]);
  });

  it("names its task, and is the controller's in its own log", () => {
    expect(gists("request frame dump, task 200", ...rows(raid()))).toEqual([{ ...SUBMIT, task: "200" }]);
    expect(gists("recv req tag=7 host_addr=0x80234000 xfer_len=36", "mpi request frame:", ...rows(raid()))).toEqual([
      { kind: "receive", task: "7", iova: 0x80234000n, iovaDigits: 8, length: 36 },
      RECEIVE,
    ]);
  });

  it("cites the rows that hold what it says", () => {
    const lines = ["request frame dump:", ...rows(raid())];
    const { events, capture } = read(...lines);
    expect(events).toMatchObject([
      {
        iova: { at: { line: 10 } },
        length: { at: { line: 10 } },
        direction: { at: { line: 5 } },
        cdb: { at: { line: 6 } },
      },
    ]);
    expect([capture.understood, capture.unread]).toEqual([10, 0]);
  });

  it("in words is known where one order of bytes alone is a request", () => {
    for (const turned of [true, false])
      expect(gists("request frame dump:", ...words(raid(), turned))).toEqual([SUBMIT]);
  });

  it("with an address in the controller's memory has no IOVA", () => {
    expect(gists("request frame dump:", ...rows(raid({ space: 1 })))).toEqual([{ ...SUBMIT, iova: "(unreadable)" }]);
  });

  it("with a short element has its length on the host, and the stated one in the controller", () => {
    const short = rows(raid({ elements: [[0x8a5c4000n, 2]] }));
    expect(gists("request frame dump:", ...short)).toEqual([{ ...SUBMIT, length: 2 }]);
    const before = "recv req tag=7 host_addr=0x80234000 xfer_len=36";
    expect(gists(before, "request frame dump:", ...short)[1]).toEqual(RECEIVE);
  });
});

describe("bytes that are announced as a request and are none", () => {
  it.each([
    ["zeros", rows(new Array<number>(144).fill(0))],
    ["other bytes", rows(Array.from({ length: 144 }, (_, at) => (at * 37) & 0xff))],
    ["a few of them", rows(raid()).slice(0, 3)],
    ["hidden ones", rows(raid()).map((row) => row.replace(/:.*/, ": <private>"))],
  ])("are unread: %s", (_, lines) => {
    const { events, unreadLines } = read("request frame dump:", ...lines);
    expect(events).toEqual([]);
    expect(unreadLines).toHaveLength(lines.length + 1);
  });

  it("are never taken for data", () => {
    expect(kinds("request frame dump:", ...rows(new Array<number>(32).fill(0)))).toEqual([]);
    expect(kinds("fDataBuffer dump: length = 6", "0x0000: 00 00 00 00 00 00")).toEqual(["dump"]);
  });
});
