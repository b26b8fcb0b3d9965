/** The same request in the words of many writers: separators, halves, enumerations and commands that no sample has. */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

const INQUIRY = [0x12, null, null, null, null, null];
const GOOD = { ok: true, text: "GOOD" };

describe("a separator", () => {
  it.each([
    "fBufferIOVMAddr(0x801c0000) fRequestedTransferCount(6)",
    "fBufferIOVMAddr (0x801c0000), fRequestedTransferCount (6)",
    "fBufferIOVMAddr|0x801c0000|fRequestedTransferCount|6",
    "fBufferIOVMAddr | 0x801c0000 | fRequestedTransferCount | 6",
    "fBufferIOVMAddr\t0x801c0000\tfRequestedTransferCount\t6",
    "fBufferIOVMAddr >> 0x801c0000 ; fRequestedTransferCount >> 6",
    "fBufferIOVMAddr => 0x801c0000, fRequestedTransferCount => 6",
    "fBufferIOVMAddr := 0x801c0000, fRequestedTransferCount := 6",
    "fBufferIOVMAddr ~ 0x801c0000, fRequestedTransferCount ~ 6",
    "fBufferIOVMAddr ....: 0x801c0000, fRequestedTransferCount ..: 6",
    "fBufferIOVMAddr - 0x801c0000, fRequestedTransferCount - 6",
    "fBufferIOVMAddr=[0x801c0000] fRequestedTransferCount=[6]",
    "fBufferIOVMAddr=@0x801c0000 fRequestedTransferCount=6",
    "task.fBufferIOVMAddr=0x801c0000 task->fRequestedTransferCount=6",
    '{"fBufferIOVMAddr":"0x801c0000","fRequestedTransferCount":6}',
    "fBufferIOVMAddr 801c0000 fRequestedTransferCount 6 bytes",
  ])("%s", (line) => {
    expect(gists(line)).toEqual([{ kind: "dispatch", iova: 0x801c0000n, length: 6 }]);
  });
});

describe("an address in two halves", () => {
  it.each([
    ["iova_hi=0x1 iova_lo=0x801c0000 len=6"],
    ["iova.hi=0x1 iova.lo=0x801c0000 len=6"],
    ["iova[63:32]=0x1 iova[31:0]=0x801c0000 len=6"],
    ["iova_upper_32=0x1 iova_lower_32=0x801c0000 len=6"],
    ["iova_msb=0x1 iova_lsb=0x801c0000 len=6"],
    ["iovaHigh: 0x00000001 iovaLow: 0x801C0000 len: 6"],
    ["iova hi/lo: 0x00000001/0x801c0000, len: 6"],
    ["iova hi:lo = 00000001_801c0000, len = 6"],
    ["iova (lo:hi) = 0x801c0000:0x00000001, len = 6"],
    ["iova lo=0x801c0000 hi=0x1 len=6"],
  ])("%s", (line) => {
    expect(gists(`UserProcessParallelTask ${line}`)).toEqual([{ kind: "dispatch", iova: 0x1801c0000n, length: 6 }]);
    expect(gists(`SGE ${line}`)).toEqual([{ kind: "submit", iova: 0x1801c0000n, length: 6 }]);
  });

  it("is an element of the hardware's where no word says more", () => {
    expect(gists("iova_hi=0x1 iova_lo=0x801c0000 len=6")).toEqual([{ kind: "submit", iova: 0x1801c0000n, length: 6 }]);
  });

  it.each([
    [["Host IOVA[63:32] = 0x00000001", "Host IOVA[31:0] = 0x801C0000"]],
    [["Host IOVA (upper 32 bits) = 0x1", "Host IOVA (lower 32 bits) = 0x801c0000"]],
    [["host_addr_h=0x1", "host_addr_l=0x801c0000"]],
    [["Host IOVA: High=0x1 Low=0x801c0000"]],
    [["recv AddressHigh: 00000001h AddressLow: 801C0000h"]],
  ])("at the controller: %j", (lines) => {
    expect(gists(...lines)).toEqual([{ kind: "receive", iova: 0x1801c0000n, iovaDigits: 16 }]);
  });

  it.each([
    ["iova_lo=0x801c0000 len=6", "(unreadable)"],
    ["iova_hi=0x1 len=6", "(unreadable)"],
    ["iova_hi=<private> iova_lo=0x801c0000 len=6", "(redacted)"],
    ["iova_hi=0x100000000 iova_lo=0x801c0000 len=6", "(unreadable)"],
    ["iova hi/lo: 0x00000001 0x801c0000, len: 6", "(unreadable)"],
  ])("is unknown without both: %s", (line, iova) => {
    expect(gists(`UserProcessParallelTask ${line}`)).toMatchObject([{ kind: "dispatch", iova }]);
  });

  it("shows 32 bits at a controller that prints the lower half alone", () => {
    expect(gists("Host IOVA Low = 0x801c0000")).toEqual([{ kind: "receive", iova: 0x801c0000n, iovaDigits: 8 }]);
  });

  it.each(["temperature high = 50, low = 3", "threshold hi 90 lo 10", "queue depth high=3 low=1"])(
    "is none: %s",
    (line) => {
      expect(gists(line)).toEqual([]);
    },
  );
});

describe("a command by its name", () => {
  it.each([
    ["cmd=INQUIRY", INQUIRY],
    ["opcode INQUIRY", INQUIRY],
    ["op=0x12", INQUIRY],
    ["cdb[0]=0x12 cdb[1]=0x00", INQUIRY],
    ["cdb=120000000600", [0x12, 0, 0, 0, 6, 0]],
    ["SCSIOP_INQUIRY", INQUIRY],
    ["READ CAPACITY", [0x25, ...new Array<null>(9).fill(null)]],
    ["READ(10) lba 0x100", [0x28, ...new Array<null>(9).fill(null)]],
    ["WRITE_16", [0x8a, ...new Array<null>(15).fill(null)]],
    ["Opcode: TUR", [0, null, null, null, null, null]],
  ])("%s", (words, cdb) => {
    expect(gists(`task=5 ${words} iova=0x801c0000 len=6`)).toMatchObject([
      { kind: "dispatch", task: "5", length: 6, cdb },
    ]);
  });

  it("gives a direction where it does not say which of its family it is", () => {
    const [event] = gists("task=5 cmd=READ iova=0x801c0000 len=512");
    expect(event).toEqual({ kind: "dispatch", task: "5", iova: 0x801c0000n, length: 512, direction: "data-in" });
  });

  it("is none behind a number that may be any command", () => {
    expect(gists("task=5 cmd=5 iova=0x801c0000 len=512")[0]).not.toHaveProperty("cdb");
  });
});

describe("how a task went", () => {
  it.each([
    ["reply task 9 status GOOD residual 0", { kind: "reply", task: "9", status: GOOD, residual: 0 }],
    ["reply: task=9 scsi_status GOOD resid=6", { kind: "reply", task: "9", scsiStatus: GOOD, residual: 6 }],
    [
      "reply: task=9 status CHECK CONDITION underrun 30 bytes",
      { kind: "reply", task: "9", status: { ok: false, text: "CHECK CONDITION" }, residual: 30 },
    ],
    [
      "reply: task=9 status=0 bytes moved 6 of 36",
      { kind: "reply", task: "9", status: { ok: true, text: "0" }, transferred: 6 },
    ],
    ["reply: task=9 scsi_status GOOD xferred 6/36", { kind: "reply", task: "9", scsiStatus: GOOD, transferred: 6 }],
    ["dma done tag=7 6/36 bytes", { kind: "transfer", task: "7", phase: "done", count: 6 }],
    ["DMA engine done: 6 of 36 bytes", { kind: "transfer", phase: "done", count: 6 }],
    [
      'level=info msg="dma done" tag=7 iova=0x801c0000 len=6',
      { kind: "transfer", task: "7", phase: "done", destination: 0x801c0000n, length: 6 },
    ],
    [
      "dma start src=0x40012000 dst_hi=0x0 dst_lo=0x801c0000 len=6",
      { kind: "transfer", phase: "start", source: 0x40012000n, destination: 0x801c0000n, length: 6 },
    ],
  ])("%s", (line, expected) => {
    expect(gists(line)).toEqual([expected]);
  });
});

describe("a capture in other words", () => {
  it.each([
    [
      "tables with bars",
      [
        "| task | 31 | iova | 801C0000h | xfer | 6 | dir | in |",
        "| reply | task | 31 | scsi status | GOOD | resid | 0 |",
      ],
      ["dispatch", "reply"],
    ],
    [
      "logfmt",
      [
        'level=debug msg="io start" tag=31 op=INQUIRY iova=0x801c0000 len=6 dir=d2h',
        'level=debug msg="reply seen" tag=31 status=GOOD resid=0',
      ],
      ["dispatch", "reply"],
    ],
    [
      "JSON bodies",
      [
        '{"ev":"io","tag":31,"iova":"0x801c0000","len":6,"dir":"in"}',
        '{"ev":"reply","tag":31,"scsi_status":"GOOD","residual":0}',
      ],
      ["dispatch", "reply"],
    ],
    [
      "pointers and members",
      ["req->tag=31 req->iova=0x801c0000 req->len=6", "sgl[0].addr=0x801c0000 sgl[0].len=6"],
      ["dispatch", "submit"],
    ],
    [
      "a firmware in upper case",
      [
        "RECV TAG=31 HOST_ADDR_HI=00000000H HOST_ADDR_LO=801C0000H XFERLEN=06H",
        "STAGING BUFFER 0X40012000 LEN 6",
        "DMA START TAG=31 SRC=0X40012000 DST=0X801C0000 LEN=6",
        "DMA DONE TAG=31 6/6 BYTES",
        "REPLY POSTED TAG=31 STATUS GOOD",
      ],
      ["receive", "stage", "transfer", "transfer", "device-reply"],
    ],
    [
      "words without separators",
      ["task 31 iova 801c0000 len 6 bytes dir in READ(10)", "completed task 31"],
      ["dispatch", "complete"],
    ],
  ])("%s", (_, lines, kinds) => {
    const found = gists(...lines);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
    expect(found[0]).toMatchObject({ iova: 0x801c0000n, length: 6 });
  });
});

describe("a task behind a number sign", () => {
  it.each([
    "hba: req#9 dispatch iova=0x801c0000 len=6",
    "[tag#9] iova=0x801c0000 len=6",
    "q1 scb#9: iova=0x801c0000 len=6",
  ])("%s", (line) => {
    expect(gists(line)).toMatchObject([{ task: "9", iova: 0x801c0000n, length: 6 }]);
  });

  it.each(["lun#9 iova=0x801c0000 len=6", "tag # 9 iova=0x801c0000 len=6"])("is none: %s", (line) => {
    expect(gists(line)).not.toMatchObject([{ task: "9" }]);
  });
});

describe("the way of a transfer without keys", () => {
  const way = { kind: "transfer", source: 0x40012000n, destination: 0x801c0000n };
  it.each([
    ["engine 0x40012000 => 0x801c0000, 6 bytes, done", { ...way, phase: "done", count: 6 }],
    ["dma from 0x40012000 to 0x801c0000 6 bytes", { ...way, phase: "start", length: 6 }],
    ["tag=4 dma 0x40012000 -> 0x801c0000 bytes=6 ok", { ...way, task: "4", phase: "done", count: 6 }],
    ["copied 6 to haddr=0x801c0000", { kind: "transfer", destination: 0x801c0000n }],
  ])("%s", (line, event) => {
    expect(gists(line)).toMatchObject([event]);
  });

  it.each(["dma mapped 0x40012000 -> 0x801c0000, 6 bytes", "dma not started: 0x40012000 -> 0x801c0000"])(
    "is none: %s",
    (line) => {
      expect(gists(line).filter(({ kind }) => kind === "transfer")).toEqual([]);
    },
  );
});

describe("a buffer of zeros in words", () => {
  const zeros = [0, 0, 0, 0, 0, 0];
  it.each([
    ["client data: all zeroes, 6 bytes", { owner: "client" }],
    ["fDataBuffer (6 bytes) is all 0x00", {}],
    ["data buffer len=6 all zero", {}],
  ])("%s", (line, more) => {
    expect(gists(line)).toMatchObject([{ kind: "dump", length: 6, bytes: zeros, ...more }]);
  });

  it.each([
    "client buffer of 6 bytes is not all zero",
    "client buffer should be all zero (6 bytes)",
    "client buffer is all zeros",
    "expected client buffer all zeros, 6 bytes",
  ])("is none: %s", (line) => {
    expect(gists(line).filter((event) => "bytes" in event && Array.isArray(event["bytes"]))).toEqual([]);
  });
});

describe("a comparison", () => {
  it.each([
    ["memtest: miscompare, wanted de ad be ef actual 00 00 00 00", { bytes: [0, 0, 0, 0] }],
    ["check failed: read back 11 22 33 44, expected de ad be ef", { bytes: [0x11, 0x22, 0x33, 0x44] }],
  ])("gives what came: %s", (line, more) => {
    expect(gists(line)).toMatchObject([{ kind: "client", outcome: "error", ...more }]);
  });

  it("gives no bytes that may stand elsewhere", () => {
    const [event] = gists("offset 512: expected de ad be ef got 00 00 00 00");
    expect(event).toMatchObject({ kind: "client", outcome: "error" });
    expect(event).not.toHaveProperty("bytes");
  });
});
