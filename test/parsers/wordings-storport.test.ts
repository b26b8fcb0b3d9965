/**
 * Forms that drivers and firmware in the way of other systems' ports have: names of enumerations beside their numbers, halves of addresses behind a
 * word for whose they are, counters in front of levels. None is of a sample or of a simulator's words.
 */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

const all = (...lines: readonly string[]) => gists(lines.join("\n"));

/** A start-up that only a host logs. */
const HOST = "qx: UserStartController -> 0x0";

describe("a status with the name of its enumeration", () => {
  it.each([
    ["qx: reply tag=7 SrbStatus=SRB_STATUS_SUCCESS(0x01) transferred=6", true],
    ["qx: reply tag=7 srb_status=0x1 transferred=6", true],
    ["qx: reply tag=7 srb_status=0x81 transferred=6", true],
    ["qx: reply tag=7 srb_status=0x84 transferred=6", false],
    ["qx: reply tag=7 cam_status=CAM_REQ_CMP (0x1) transferred=6", true],
    ["qx: reply tag=7 ioc_status=MPI2_IOCSTATUS_SUCCESS transferred=6", true],
    ["qx: reply tag=7 ioc_status=MPI2_IOCSTATUS_BUSY (0x2) transferred=6", false],
    ["qx: reply tag=7 SrbStatus=SRB_STATUS_ERROR(0x04) transferred=6", false],
    ["qx: reply tag=7 ioc_status=0x1 transferred=6", false],
  ])("%s", (line, ok) => {
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "reply", status: { ok } });
  });

  it("contradicts itself where the numbers of the enumeration are known", () => {
    expect(all(HOST, "qx: reply tag=7 ReplyStatus=GOOD (0x2) transferred=6").at(-1)).toMatchObject({
      status: "(unreadable)",
    });
  });
});

describe("halves of an address behind the word for whose it is", () => {
  it.each([
    ["fw: rx tag=5 cdb=120000000600 HostHi=0x1 HostLo=0x80044800 len=6", 0x1_8004_4800n],
    ["fw: rx tag=5 cdb=120000000600 host_lo=0x80044800 host_hi=0x0 len=6", 0x8004_4800n],
  ])("%s", (line, iova) => {
    expect(all(line).at(-1)).toMatchObject({ kind: "receive", iova, length: 6 });
  });
});

describe("a list of elements", () => {
  it.each([
    ["qx: [GetList] tag=7 NumElements=1 Element[0]={00000001:A0010000,0x24}", 0x1_a001_0000n],
    ["qx: [sgl_fetch] tag=7 nseg=1 seg[0]=(0x80200000, 36)", 0x8020_0000n],
  ])("that is counted is of a mapping: %s", (line, iova) => {
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "map", iova, segments: 1 });
  });

  it("of several has no length of its own", () => {
    const line =
      "qx: [GetList] tag=7 NumElements=2 Element[0]={00000001:A0010000,0x24} Element[1]={00000001:A0020000,0x24}";
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "map", segments: 2 });
    expect(all(HOST, line).at(-1)).not.toHaveProperty("length");
  });

  it.each([
    "qx: tag=7 SgeAddress=0x80200000 SgeLength=36 Direction=ToHost",
    "qx: tag=7 sgl_addr=0x80200000 sgl_len=36",
  ])("is given to the hardware by one of them: %s", (line) => {
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "submit", iova: 0x8020_0000n, length: 36 });
  });

  it("counts as a whole where the line has its total", () => {
    const line = "qx: tag=7 SgeAddress=0x80200000 SgeLength=4096 SgeCount=2 TotalLength=8192";
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "submit", length: 8192 });
  });
});

describe("both addresses of one memory", () => {
  it.each([
    "qx: [PoolGet] tag=7 CommonBuffer VirtualAddress=0x245910000 LogicalAddress=00000001:A0010000",
    "qx: tag=7 scratch kva=0x245910000 dva=0x1a0010000",
  ])("are a mapping: %s", (line) => {
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "map", iova: 0x1_a001_0000n, buffer: 0x2_4591_0000n });
  });
});

describe("rows behind words that name their task", () => {
  it("are one dump", () => {
    const rows = [
      "qx: [HexDump] tag=7 DataBuffer va=0x245910000 +0x0000: 00 00 06 12 1F 00 10 02",
      "qx: [HexDump] tag=7 DataBuffer va=0x245910008 +0x0008: 41 42",
    ];
    expect(all(HOST, ...rows).slice(1)).toMatchObject([
      { kind: "dump", task: "7", bytes: [0, 0, 6, 0x12, 0x1f, 0, 0x10, 2, 0x41, 0x42] },
    ]);
  });

  it("are none where a count stands in front of a list", () => {
    const line = "qx: client buffer dump: task 7, length = 36: 01 02 03 04 05 06 07 08";
    expect(all(HOST, line).at(-1)).toMatchObject({ kind: "dump", length: 36, bytes: [1, 2, 3, 4, 5, 6, 7, 8] });
  });

  it("are those of their own tasks", () => {
    const rows = [
      "qx: tag=7 data buffer +0x0000: 00 00 06 12",
      "qx: tag=8 data buffer +0x0000: 10 11 12 13",
      "qx: tag=7 data buffer +0x0004: 1F 00",
      "qx: tag=8 data buffer +0x0004: 14 15",
    ];
    expect(all(HOST, ...rows).slice(1)).toMatchObject([
      { task: "7", bytes: [0, 0, 6, 0x12, 0x1f, 0] },
      { task: "8", bytes: [0x10, 0x11, 0x12, 0x13, 0x14, 0x15] },
    ]);
  });

  it("go to what a line above announced", () => {
    const lines = [
      "0x0072B371 DBG BufReady   tag=7 LocalBuf=0x0804BC00 len=10",
      "0x0072B372 DBG Bytes      +000 00 00 06 12 1F 00 10 02",
      "0x0072B372 DBG Bytes      +008 41 42",
    ];
    expect(all(...lines)).toMatchObject([
      { kind: "stage", task: "7", address: 0x804bc00n, bytes: [0, 0, 6, 0x12, 0x1f, 0, 0x10, 2, 0x41, 0x42] },
    ]);
  });
});

describe("a status beside a call of the bring-up", () => {
  it.each([
    ["qx: [Limits] UserReportHBAConstraints Status=0x00000000", { kind: "constraints", result: 0n }],
    ["qx: [UserStartController] Status=0xe00002bc", { kind: "lifecycle", step: "start", result: 0xe00002bcn }],
  ])("is its result: %s", (line, event) => {
    expect(all(line).at(-1)).toMatchObject(event);
  });
});

describe("a key of the constraints in quotes", () => {
  it.each([
    ["qx: [Limits] Key='HBA Data Alignment' Value=4", "HBA Data Alignment", 4n],
    ['qx: constraint name="HBA Data Alignment", value=0x4', "HBA Data Alignment", 4n],
  ])("may have blanks: %s", (line, name, value) => {
    const lines = [line, "qx: UserReportHBAConstraints Status=0x0"];
    expect(all(...lines).at(-1)).toMatchObject({ kind: "constraints", keys: [{ name, value }] });
  });
});

describe("an end with sense data", () => {
  it("has its status", () => {
    const lines = ["fw: Host IOVA = 0x80200000", "fw: out tag=7 status=CheckCondition bytes=0 sense=05/24/00"];
    expect(all(...lines).at(-1)).toMatchObject({ kind: "device-reply", status: { ok: false } });
  });
});

describe("a firmware that stopped", () => {
  it.each(["Trap  Code=0x265D SystemHalted", "main: WarmReset Cause=Watchdog"])("%s", (line) => {
    expect(all(line).at(-1)).toMatchObject({ kind: "notice", failed: true });
  });
});

describe("an error of IOKit is what a call returned, though its key is that of a status", () => {
  it.each([
    ["IOPCIDevice::SetProperties(IOMaximumSegmentCountRead = 129) Status=0xE00002C2", "misplaced"],
    ["UserReportHBAConstraints Status=0xE00002C2 IOMaximumSegmentCountRead=129", "called"],
  ])("%s", (line, how) => {
    expect(gists(line)).toMatchObject([{ kind: "constraints", how }]);
  });

  it("and an address is none", () => {
    expect(gists("queued to hw, status 0x801c0000")).toEqual([]);
  });
});
