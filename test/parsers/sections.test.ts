/** Which lines build one event, and which begin another: tags, threads, tasks, repeated fields, banners. */
import { describe, expect, it } from "vitest";
import { gist, read } from "./read.ts";

const spans = (...lines: readonly string[]) =>
  read(...lines).events.map(({ kind, line, lastLine, task }) => [kind, line, lastLine, task?.value ?? null]);

const record = (thread: string, message: string, sender = "com.example.raid.dext"): string =>
  `2026-03-14 09:26:53.589793+0900 ${thread}      Default     0x0                  0      0    kernel: (${sender}) ${message}`;

describe("lines of one event", () => {
  it("may stand apart, with others between", () => {
    expect(
      spans(
        "[Go] fBufferIOVMAddr = 0x801c0000",
        "[Go] UserGetDataBuffer returned 0x0, address = 0x16f3a8000, length = 6",
        "powerd: lid is open",
        "[Go] fRequestedTransferCount = 6",
      ),
    ).toEqual([
      ["dispatch", 1, 4, null],
      ["data-buffer", 2, 2, null],
    ]);
  });

  it("end where a field is repeated", () => {
    expect(
      spans(
        "[Go] fBufferIOVMAddr = 0x1000",
        "[Go] fRequestedTransferCount = 6",
        "[Go] fBufferIOVMAddr = 0x2000",
        "[Go] fRequestedTransferCount = 36",
      ),
    ).toEqual([
      ["dispatch", 1, 2, null],
      ["dispatch", 3, 4, null],
    ]);
  });

  it("end where another task begins", () => {
    expect(
      spans(
        "[Go] fControllerTaskIdentifier = 1",
        "[Go] fBufferIOVMAddr = 0x1000",
        "[Go] fControllerTaskIdentifier = 2",
        "[Go] fRequestedTransferCount = 36",
      ),
    ).toEqual([
      ["dispatch", 1, 2, "1"],
      ["dispatch", 3, 4, "2"],
    ]);
  });

  it("end where a field stands that always stands above those so far", () => {
    expect(
      spans(
        "Req::TaskID: 1",
        "Req::CDB: 12 00 00 00 06 00",
        "Req::Host IOVA: 0x80001000",
        "Req::TaskID: 2",
        "Req::Host IOVA: 0x80002000",
        "Req::CDB: 12 00 00 00 24 00",
        "Req::Host IOVA: 0x80003000",
      ),
    ).toEqual([
      ["receive", 1, 3, "1"],
      ["receive", 4, 5, "2"],
      ["receive", 6, 7, null],
    ]);
  });

  it("do not begin with a task's name that other lines part from them", () => {
    expect(
      spans(
        "drv: tag 9: doorbell",
        "drv: tag 9: done, hw status 0x0, scsi 0x0, xfer 4",
        "drv: tag 9: ParallelTaskCompletion bytes 4 status 0x0 version 1",
      ),
    ).toEqual([
      ["reply", 2, 2, "9"],
      ["complete", 3, 3, "9"],
    ]);
  });

  it("end at a banner of their tag, and not at another's", () => {
    const lines = ["[Go] fBufferIOVMAddr = 0x1000", "", "[Go] fRequestedTransferCount = 6"];
    expect(spans(...lines.with(1, "[Go] --- NEXT ---"))).toHaveLength(2);
    expect(spans(...lines.with(1, "[Other] --- NEXT ---"))).toEqual([["dispatch", 1, 3, null]]);
  });

  it("end where the task's reply begins, so that a missing line mixes no two tasks", () => {
    expect(
      spans(
        "[Go] fBufferIOVMAddr = 0x1000",
        "[Done] [TaskID: 1] ReplyStatus = SUCCESS (0x0)",
        "[Go] fRequestedTransferCount = 36",
      ),
    ).toEqual([
      ["dispatch", 1, 1, null],
      ["reply", 2, 2, "1"],
      ["dispatch", 3, 3, null],
    ]);
  });
});

describe("interleaved tasks", () => {
  it("are told apart by the id on each line", () => {
    const events = read(
      "[Go] [TaskID: 1] fBufferIOVMAddr = 0x1000",
      "[Go] [TaskID: 2] fBufferIOVMAddr = 0x2000",
      "[Go] [TaskID: 1] fRequestedTransferCount = 6",
      "[Go] [TaskID: 2] fRequestedTransferCount = 36",
    ).events.map(gist);
    expect(events).toEqual([
      { kind: "dispatch", task: "1", iova: 0x1000n, length: 6 },
      { kind: "dispatch", task: "2", iova: 0x2000n, length: 36 },
    ]);
  });

  it("are told apart by the thread", () => {
    const events = read(
      record("0xa1", "[Go] fBufferIOVMAddr = 0x1000"),
      record("0xb2", "[Go] fBufferIOVMAddr = 0x2000"),
      record("0xb2", "[Go] fRequestedTransferCount = 36"),
      record("0xa1", "[Go] fRequestedTransferCount = 6"),
    ).events;
    expect(events.map((event) => [event.thread, gist(event)])).toEqual([
      ["0xa1", { kind: "dispatch", iova: 0x1000n, length: 6 }],
      ["0xb2", { kind: "dispatch", iova: 0x2000n, length: 36 }],
    ]);
  });

  it("are not guessed apart where nothing tells", () => {
    const { events, unreadLines } = read(
      "[H] [TaskID: 1] COMPLETING...",
      "[H] [TaskID: 2] COMPLETING...",
      "[H] ReplyStatus = SUCCESS (0x0)",
      "[H] ReplyStatus = BUSY (0x8)",
      "[H] [TaskID: 3] COMPLETING...",
      "[H] ReplyStatus = SUCCESS (0x0)",
    );
    expect(events.map(gist)).toEqual([
      { kind: "reply", task: "1" },
      { kind: "reply", task: "2" },
      { kind: "reply", task: "3", status: { ok: true, text: "SUCCESS (0x0)" } },
    ]);
    expect(unreadLines.map(({ line, because }) => [line, because])).toEqual([
      [3, "two tasks are open under this tag, and the line names neither"],
      [4, "two tasks are open under this tag, and the line names neither"],
    ]);
  });
});

describe("the task that a tag names", () => {
  it("holds for the lines of the tag below, also of other events", () => {
    expect(
      spans(
        "[H] [TaskID: 57] COMPLETING...",
        "[H] ReplyStatus = SUCCESS (0x0)",
        "[H] CompleteDMA returned 0x0",
        "[H] fDataBuffer dump: length = 2",
        "[H] 0x0000: 00 00",
        "[Other] CompleteDMA returned 0x0",
      ),
    ).toEqual([
      ["reply", 1, 2, "57"],
      ["unmap", 3, 3, "57"],
      ["dump", 4, 5, "57"],
      ["unmap", 6, 6, null],
    ]);
  });

  it("cites the tag", () => {
    const [, unmap] = read("[H] [TaskID: 57] COMPLETING...", "[H] CompleteDMA returned 0x0").events;
    expect(unmap?.task?.at).toMatchObject({ line: 1, column: 14, text: "57" });
  });

  it("does not hold for a reply whose own tag is missing", () => {
    expect(
      spans(
        "[H] [TaskID: 57] COMPLETING...",
        "[H] ReplyStatus = SUCCESS (0x0)",
        "[H] ReplyStatus = BUSY (0x8)",
        "[H] CompleteDMA returned 0x0",
      ),
    ).toEqual([
      ["reply", 1, 2, "57"],
      ["reply", 3, 3, null],
      ["unmap", 4, 4, null],
    ]);
  });
});

describe("rows", () => {
  it("go to the dump of their tag", () => {
    const events = read(
      "[A] fDataBuffer dump: length = 2",
      "[B] fDataBuffer dump: length = 2",
      "[A] 0x0000: 0A 0A",
      "[B] 0x0000: 0B 0B",
    ).events.map(gist);
    expect(events).toMatchObject([{ bytes: [10, 10] }, { bytes: [11, 11] }]);
  });

  it("go on by their offset where two dumps are open", () => {
    const row = (byte: string) => new Array<string>(4).fill(byte).join(" ");
    const events = read(
      "[A] fDataBuffer dump: length = 8",
      `0x0000: ${row("0A")}`,
      "[B] client buffer dump: length = 4",
      `0x0004: ${row("0A")}`,
      `0x0000: ${row("0B")}`,
    ).events.map(gist);
    expect(events).toMatchObject([{ bytes: new Array(8).fill(10) }, { bytes: new Array(4).fill(11) }]);
  });

  it("go on right below their heading, though another dump ends where they begin", () => {
    const row = (byte: string) => new Array<string>(4).fill(byte).join(" ");
    const events = read(
      "fDataBuffer dump task=1: length = 8",
      `0x0000: ${row("0A")}`,
      "ReplyStatus = SUCCESS (0x0), task=1",
      "ReplyStatus = SUCCESS (0x0), task=2",
      "fDataBuffer dump task=2: length = 8",
      `0x0004: ${row("0B")}`,
    ).events.map(gist);
    const [first, second] = events.filter(({ kind }) => kind === "dump");
    expect(first).toMatchObject({ task: "1", bytes: new Array(4).fill(10) });
    expect(second).toMatchObject({ task: "2", bytes: [null, null, null, null, 11, 11, 11, 11] });
  });

  it("are not of a heading behind which the same writer speaks of another task", () => {
    const events = read(
      record("0xa1", "fDataBuffer dump task=1: length = 4"),
      record("0xa1", "ReplyStatus = SUCCESS (0x0), task=2"),
      record("0xa1", "0x0000: 0A 0A 0A 0A"),
    );
    expect(events.events.map(({ kind }) => kind)).not.toContain("stage");
    expect(events.events.filter(({ kind }) => kind === "dump").map(gist)).not.toMatchObject([
      { bytes: [10, 10, 10, 10] },
    ]);
  });

  it("may come one log record each, between those of other threads", () => {
    const events = read(
      record("0xa1", "[Go] fDataBuffer dump: length = 4"),
      record("0xa1", "[Go] 0x0000: 00 01"),
      record("0xb2", "[Go] 0x0000: 77 77"),
      record("0xa1", "[Go] 0x0002: 02 03"),
    );
    expect(events.events.map(gist)).toMatchObject([{ bytes: [0, 1, 2, 3] }]);
    expect(events.unreadLines).toMatchObject([{ line: 3 }]);
  });
});

describe("lines that fit both sides", () => {
  const neutral = "tag=7 iova=0x80234000 len=36 cdb=12 00 00 00 24 00";

  it("are the host's in a driver's record", () => {
    expect(read(record("0xa1", neutral)).events.map(({ kind }) => kind)).toEqual(["dispatch"]);
  });

  it("take the side of what stands before them", () => {
    expect(read("Reply posted: TaskID 6", neutral).events.map(({ kind }) => kind)).toEqual(["device-reply", "receive"]);
    expect(read("fBufferIOVMAddr = 0x1000", "", `[X] ${neutral}`).events.map(({ kind }) => kind)).toEqual([
      "dispatch",
      "dispatch",
    ]);
  });

  it("take the side of most lines where nothing stands before them", () => {
    expect(read(neutral, "Reply posted: TaskID 7").events.map(({ kind }) => kind)).toEqual(["receive", "device-reply"]);
    expect(read(neutral).events.map(({ kind }) => kind)).toEqual(["dispatch"]);
  });
});
