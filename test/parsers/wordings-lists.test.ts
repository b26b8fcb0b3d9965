/** Statements of several lines, bytes without a separator, values one after the other, and traces as objects. */
import { describe, expect, it } from "vitest";
import { gists, kinds, read } from "./read.ts";

describe("a heading and the fields on lines below it", () => {
  it("are one statement", () => {
    const lines = [
      "hba: command accepted",
      "    tag         : 7",
      "    cdb         : 28 00 00 00 20 00 00 00 08 00",
      "    bus address : 0x84200000",
      "    bytes       : 4096",
      "hba: command finished",
      "    tag         : 7",
      "    scsi status : 0x00",
    ];
    expect(gists(lines.join("\n"))).toMatchObject([
      { kind: "dispatch", task: "7", iova: 0x84200000n, length: 4096 },
      { kind: "reply", task: "7" },
    ]);
  });

  it("each value stands where it was captured", () => {
    const [event] = read(
      "request opened",
      "    slot : 3",
      "    cdb  : 12 00 00 00 24 00",
      "    iova : 0x84200000",
    ).events;
    expect(event).toMatchObject({ kind: "dispatch", line: 1, lastLine: 4 });
    expect(event?.kind === "dispatch" ? event.iova?.at : null).toMatchObject({ line: 4, text: "0x84200000" });
  });

  it("a line of its own below a record does not end up in it", () => {
    const lines = ["request opened", "    slot : 3", "    iova : 0x84200000", "task 3 done, status GOOD"];
    expect(kinds(...lines)).toEqual(["dispatch", "reply"]);
  });

  it("keys of a dictionary stay statements of their own", () => {
    const lines = [
      "UserReportHBAConstraints called:",
      "    IOMaximumSegmentCountRead  : 64",
      "    IOMaximumSegmentCountWrite : 64",
    ];
    expect(read(...lines).capture.understood).toBeGreaterThanOrEqual(2);
  });

  it("rows of a dump are none", () => {
    const lines = ["task 4: data buffer", "    0000: 00 00 06 12 1f 00 00 02", "    0008: 41 42 43 44 45 46 47 48"];
    expect(gists(lines.join("\n"))).toMatchObject([{ kind: "dump" }]);
  });
});

describe("bytes behind a word", () => {
  it.each([
    ["fw: cmd 4 data 000006121f00000241424344", [0, 0, 6, 0x12, 0x1f, 0, 0, 2, 0x41, 0x42, 0x43, 0x44]],
    ["fw: cmd 5 payload 0ee7c2af00000200...", [0x0e, 0xe7, 0xc2, 0xaf, 0, 0, 2, 0]],
    // Nobody says which end of a word comes first.
    ["fw: cmd 6 bytes 00ee7c2f 00001000", [null, null, null, null, 0, null, null, 0]],
    ["fw: cmd 6 head=41414141 42000042", [0x41, 0x41, 0x41, 0x41, 0x42, 0, 0, 0x42]],
  ])("%s", (line, bytes) => {
    expect(gists(line)).toMatchObject([{ kind: "stage", bytes }]);
  });

  it.each(["fw: descriptor 00000000 80310000 len 36", "fw: registers 00000612 1f000002 at reset"])(
    "are none where no word says so: %s",
    (line) => {
      expect(JSON.stringify(gists(line), (_, value) => (typeof value === "bigint" ? `${value}` : value))).not.toContain(
        '"bytes"',
      );
    },
  );
});

describe("a request as a list of values", () => {
  it.each([
    [
      "dext: parallel task 4, INQUIRY, 36 bytes in, 0x801a4000",
      { kind: "dispatch", task: "4", iova: 0x801a4000n, length: 36 },
    ],
    ["dext: task 9; READ(10); 512 bytes; 801ac000h", null],
    [
      "dext: Cmd 9. MODE SENSE(6), page 3F. Wants 192 octets into 0x87008000.",
      { kind: "dispatch", task: "9", length: 192 },
    ],
    ["dext: Cmd 12. WRITE(10) lba 9000. Wants 4096 octets out of 0x8701c000.", { kind: "dispatch", iova: 0x8701c000n }],
    ["dext: task number 1 begins: TEST UNIT READY, no data", { kind: "dispatch", task: "1" }],
    ["fw: ctx5: write 4096 bytes from 86c40000", { kind: "receive", task: "5", iova: 0x86c40000n, length: 4096 }],
  ])("%s", (line, event) => {
    if (event === null) expect(gists(line)).toEqual([]);
    else expect(gists(line)).toMatchObject([event]);
  });

  it.each([
    "dext: task 4, INQUIRY, 36 bytes, 0x1048c0000",
    "fw: task 4: engine write 4096 bytes from 86c40000",
    "fw: tag 5 read 36 bytes into 0x2000c000",
  ])("not: %s", (line) => {
    expect(kinds(line)).not.toContain("dispatch");
    expect(kinds(line)).not.toContain("receive");
  });
});

describe("a completion that is followed by its number", () => {
  it.each([
    "dext: ParallelTaskCompletion 4, version 1, good, 36 bytes",
    "dext: task completion #4: version 1, good, 36 bytes",
  ])("%s", (line) => {
    expect(gists(line)).toMatchObject([{ kind: "complete", task: "4" }]);
  });

  it("a number of several is no task", () => {
    expect(gists("dext: ParallelTaskCompletion 4 of 8, version 1, good")).not.toMatchObject([{ task: "4" }]);
  });
});

describe("memory of the driver's own that the device sees", () => {
  it("is mapped", () => {
    expect(gists("dext: window 0 opened: va=0x1048c0000 iova=0x80800000 len=65536")).toMatchObject([
      { kind: "map", iova: 0x80800000n },
    ]);
  });
});

describe("the way of the data among flags", () => {
  it.each([
    ["hba: task 3 sgl pointer 0x88100000 amount 36 flags 0xD1000000 (D2H|LAST)", "data-in"],
    ["hba: task 3 sgl pointer 0x88100000 amount 36 flags 0xD5000000 (H2D|LAST)", "data-out"],
    ["fw: frame, slot 3, cdb0: A8, host ptr: 0x88120000, dlen: 4096, mode: pull", "data-out"],
    ["fw: frame, slot 3, cdb0: A8, host ptr: 0x88120000, dlen: 4096, mode: push", "data-in"],
  ])("%s", (line, direction) => {
    expect(gists(line)).toMatchObject([{ direction }]);
  });
});

describe("a trace as objects", () => {
  it("has a clock in the unit that its key names", () => {
    const { events } = read(
      '{"us":1500,"by":"dext","ev":"cmd","tag":9,"cdb":"120000002400","dir":"in","addr":"0x80510000","sz":36}',
      '{"us":1750,"by":"dext","ev":"complete","tag":9,"svc":2,"st":0,"sz":36}',
    );
    expect(events.map(({ kind, stamp }) => [kind, stamp?.value])).toEqual([
      ["dispatch", 1_500_000n],
      ["complete", 1_750_000n],
    ]);
  });

  it("has none with two of them, or in words", () => {
    const lines = [
      '{"us":1500,"ms":1,"by":"dext","ev":"complete","tag":9,"svc":2,"st":0,"sz":36}',
      '{"us":"soon","by":"dext","ev":"complete","tag":9,"svc":2,"st":0,"sz":36}',
    ];
    expect(read(...lines).events.map(({ stamp }) => stamp)).toEqual([null, null]);
  });
});

describe("an answer in one word", () => {
  it.each(["fw: job 3 answered", "fw: tag 3 reply"])("%s", (line) => {
    expect(kinds(line)).toEqual(["device-reply"]);
  });
});

describe("numbers that name no task", () => {
  it.each(["#004711 nand ok buf=1f804000 head=33c08ed0 bc007c8e", "#000012 therm 41C throttle=0"])("%s", (line) => {
    expect(gists(line).every((event) => !("task" in event))).toBe(true);
  });
});

it("a line that lists what there is tells of no request", () => {
  const pool =
    "pages made: P0 va 0x105000000 bus 0x80040000, P1 va 0x105004000 bus 0x80044000, P2 va 0x105008000 bus 0x80048000";
  expect(kinds(pool)).toEqual([]);
});

describe("a record that names its method and its keys in values", () => {
  it("is read as the statement that it stands for", () => {
    const lines = [
      '{"ev":"init","method":"UserInitializeController","phase":"enter"}',
      '{"ev":"init.constraint","name":"kIOMaximumSegmentCountReadKey","value":"32"}',
      '{"ev":"init","method":"UserReportHBAConstraints","ioreturn":"0x0"}',
      '{"ev":"init","method":"UserInitializeController","phase":"exit","ioreturn":"0x0"}',
      '{"ev":"dma.prepare","method":"PrepareForDMA","rid":7,"ioreturn":"0x0","segs":1,"iova":"0x8c570000","size_bytes":6}',
      '{"ev":"scsi.complete","method":"ParallelTaskCompletion","rid":7,"bytes_done":6,"scsi_status":"0x0","response_version":1}',
    ];
    expect(gists(lines.join("\n"))).toMatchObject([
      { kind: "lifecycle", step: "initialize-begin" },
      { kind: "constraints", how: "called" },
      { kind: "lifecycle", step: "initialize-end" },
      { kind: "map", task: "7", iova: 0x8c570000n, length: 6, segments: 1 },
      { kind: "complete", task: "7", transferred: 6 },
    ]);
  });

  it("has bytes under a key of hexadecimal digits, and five pairs between colons are bytes", () => {
    const lines = [
      '{"ev":"mem.dump","rid":7,"buffer":"data buffer","size_bytes":5,"hex":"000006120d"}',
      "MEDIA.peek rid=7 off=0x0 bytes=00:00:06:12:1f",
    ];
    expect(gists(lines.join("\n"))).toMatchObject([
      { kind: "dump", task: "7", bytes: [0, 0, 6, 0x12, 0x0d] },
      { task: "7", bytes: [0, 0, 6, 0x12, 0x1f] },
    ]);
  });
});

describe("a line that begins with what is done", () => {
  it("has the way of the data in its words, not in the verb", () => {
    const lines = ["TAKE job 7; command 12 00 00 00 06 00; 6 bytes card-to-host; device address 0x104a7c000"];
    expect(gists(lines.join("\n"))).toMatchObject([{ kind: "dispatch", task: "7", direction: "data-in" }]);
    const element = "drv WRITE element; job 7; device address 0x104a7c000; 6 bytes; card-to-host";
    expect(gists(element)).toMatchObject([{ kind: "submit", direction: "data-in", length: 6 }]);
    expect(gists(element.replace("; card-to-host", "")).every((gist) => !("direction" in gist))).toBe(true);
  });

  it("enters and leaves a method", () => {
    expect(kinds("drv ENTER UserInitializeController\ndrv LEAVE UserInitializeController; gave 0x0")).toEqual([
      "lifecycle",
      "lifecycle",
    ]);
  });

  it("has rows whose offset equals bytes", () => {
    const dump = "drv SHOW data buffer; job 7; 6 bytes:\ndrv   0x000 = 00 00 05 12 1f 00";
    expect(gists(dump)).toMatchObject([{ kind: "dump", task: "7", bytes: [0, 0, 5, 0x12, 0x1f, 0] }]);
  });
});

it("a request that names nothing for its place is given nothing", () => {
  expect(gists("cmdq: pulled request 36, host 0x0 x 6 bytes, cdb 12 00 00 00 06 00")).toMatchObject([
    { kind: "receive", task: "36", iova: 0n, length: 6 },
  ]);
});
