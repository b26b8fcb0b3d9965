/**
 * What stands in front of a line and around its values: levels, places in the source, names of drivers, numbers behind words of a status,
 * counts before an address. No two of these lines are by one writer, and none is of a sample.
 */
import { describe, expect, it } from "vitest";
import { gists, kinds, read } from "./read.ts";

const bytes = [0, 0, 5, 0x12, 0x1f, 0];

describe("in front of what is said", () => {
  it.each([
    ["a level and a module", "INFO  hostq: accepted task 9: iova=0x80a00000 len=6 cdb=[12, 00, 00, 00, 06, 00]"],
    ["a function with its line", "Hba::enqueue@88 | task 9 | iova 0x80a00000 | len 6 | cdb 12-00-00-00-06-00"],
    ["a file with its line", "hba_io.cpp:412: task=9 iova=0x80a00000 len=6 cdb=12 00 00 00 06 00"],
    [
      "a driver of the kernel",
      "Mar 14 09:26:53 mini kernel[0]: (net.marsh.hba.dext) task=9 iova=0x80a00000 len=6 cdb=12 00 00 00 06 00",
    ],
  ])("%s is no part of it", (_what, line) => {
    const around = ["[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0xfff0000", "UserCompleteParallelTask called"];
    const found = read(...around, line, ...around).events.find(({ line: at }) => at === 3);
    expect(found).toMatchObject({
      kind: "dispatch",
      task: { value: "9" },
      iova: { value: 0x80a00000n },
      length: { value: 6 },
      cdb: { value: [0x12, 0, 0, 0, 6, 0] },
    });
  });

  it.each([
    [
      "a class may be named after what it drives",
      "Controller::onInterrupt@30 | Task 9 | Scsi Good(0) | Moved 6 B",
      "host",
    ],
    ["a module of firmware is firmware", "fw: reply task 9 status=0 moved=6", "device"],
  ])("%s", (_what, line, side) => {
    const around = ["[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0xfff0000"];
    expect(read(...around, line).events.at(-1)).toMatchObject({ side, task: { value: "9" } });
  });

  it("a driver's line in syslog is the host's, whatever its program wrote before", () => {
    const start = (id: number) =>
      `Jun  2 10:20:30 mini kernel[0]: (Marsh.dext) mar0: task ${id}: START DATA-IN 6 @ 0x80a0${id}000, cdb 12 00 00 00 06 00`;
    const row = "Jun  2 10:20:30 mini probe[812]: 0000   00 00 05 12 1f 00   |......|";
    expect(
      read(start(1), "Jun  2 10:20:30 mini probe[812]: user buffer of task 1, 6 bytes:", row, start(2)).events,
    ).toMatchObject([
      { kind: "dispatch", length: { value: 6 }, direction: { value: "data-in" } },
      { kind: "dump", owner: "client", bytes: { value: bytes } },
      { kind: "dispatch", task: { value: "2" } },
    ]);
  });
});

describe("rows of a dump", () => {
  it.each([
    [
      "behind a level and a module",
      "DEBUG media: task 9 dump of buffer, 6 bytes:",
      "DEBUG media:   0x0000 [00, 00, 05, 12, 1f, 00]",
    ],
    ["with a bar behind the offset", "task 9 dump of buffer, 6 bytes:", "0000 | 00 00 05 12 1f 00 | ......"],
    [
      "by a function that prints bytes",
      "[Hba::finish] task 9 dump of buffer, 6 bytes",
      "[Util::hexdump] 0000: 00 00 05 12 1f 00",
    ],
    [
      "behind a place in the source",
      "Hba::finish@9 | task 9 dump of buffer, 6 bytes",
      "Trace::hex@12 | +0000 | 00 00 05 12 1f 00",
    ],
    ["behind a counter", "T+000000500 task 9 dump of buffer, 6 bytes", "T+000000501 0000  00 00 05 12 1f 00  |......|"],
    [
      "behind a driver of the kernel",
      "Mar 14 09:26:53 mini kernel[0]: (Marsh.dext) m0: task 9 dump of buffer, 6 bytes",
      "Mar 14 09:26:53 mini kernel[0]: (Marsh.dext) m0: 0000  00 00 05 12 1f 00",
    ],
  ])("%s", (_where, heading, row) => {
    expect(read(heading, row).events).toMatchObject([{ kind: "dump", length: { value: 6 }, bytes: { value: bytes } }]);
  });

  it.each([
    ["big-endian", [0, 0, 5, 0x12, 0x1f, 0, 0, 2]],
    ["little-endian", [0x12, 5, 0, 0, 2, 0, 0, 0x1f]],
  ])("of words whose order is told: %s", (order, expected) => {
    expect(
      read(`fw: task 9 staged @0x60000000, 8 bytes, 32-bit ${order} words:`, "    00000512 1f000002").events,
    ).toMatchObject([{ kind: "stage", bytes: { value: expected } }]);
  });

  it("belong to the task that a line above ends with bytes and a colon for, and are not all of it", () => {
    const lines = ["peek at slot 0x12, first 8 bytes:", "  00 00 05 12 1f 00 00 02"];
    expect(gists(...lines)).toMatchObject([{ kind: "dump", task: "18" }]);
    expect(gists(...lines)[0]).not.toHaveProperty("length");
  });

  it("of another function are not those that a line announced", () => {
    expect(
      read("[Hba::finish] task 9 dump of buffer, 6 bytes", "[Other::step] 0000: 00 00 05 12 1f 00").events,
    ).toMatchObject([{ kind: "dump", bytes: { loss: "cut" } }, ...[]]);
  });
});

describe("a value", () => {
  it.each([
    ["a count before an address", "[UserProcessParallelTask] task 9: INQUIRY, rd, 36 @ 0x8c000000", { length: 36 }],
    [
      "a way with its words joined",
      "[UserProcessParallelTask] task=9 | 6 B | Bus 0x80a00000 | Host2Dev | cdb=12 00 00 00 06 00",
      { direction: "data-out" },
    ],
    [
      "a way beside a command",
      "[UserProcessParallelTask] slot 0x11 READ CAP buf 8f404000 8 B from target",
      { direction: "data-in" },
    ],
  ])("%s", (_what, line, fields) => {
    expect(gists(line)).toMatchObject([{ kind: "dispatch", ...fields }]);
  });

  it("a number of a block before an address counts no bytes", () => {
    const [event] = gists(
      "[UserProcessParallelTask] task=9 READ(10) lba 36 @ 0x8c000000 iova=0x8c000000 cdb=28 00 00 00 00 24 00 00 01 00",
    );
    expect(event).toMatchObject({ kind: "dispatch" });
    expect(event).not.toHaveProperty("length");
  });

  it.each([
    ["PrepareForDMA() = 0x0, 2 segs, seg0 0x84788000/6, va 0x178c38000, DATA-IN", { rights: "write", segments: 2 }],
    ["PrepareForDMA -> 0x0 task=9 iova=0x84788000 len=6 dir=Host2Dev", { rights: "read" }],
    ["PrepareForDMA -> 0x0 task=9 iova=0x84788000 len=6 dir=read", { rights: "(unreadable)" }],
  ])("rights of a mapping by the way of its data: %s", (line, fields) => {
    expect(gists(line)).toMatchObject([{ kind: "map", ...fields }]);
  });

  it.each([
    ["hba: isr task 9 scsi Good(0) moved=6", true],
    ["hba: isr task 9 scsi CheckCondition(2) moved=0", false],
    ["hba: INTR task 9 iocstat 0x0 scsistat CHECK-COND xfrd 0", false],
  ])("a status with its number or in short: %s", (line, ok) => {
    expect(read("[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0x1000", line).events.at(-1)).toMatchObject({
      kind: "reply",
      scsiStatus: { value: { ok } },
    });
  });

  it.each([
    ["limits{kIOMaximumSegmentCountReadKey} = 32"],
    ["dict[kIOMaximumSegmentCountReadKey] = 0x20"],
    ["kIOMaximumSegmentCountReadKey set to 32"],
    ["UserInitializeController@60 | kIOMaximumSegmentCountReadKey | 32"],
  ])("an entry of a dictionary: %s", (line) => {
    const events = gists(line, "UserReportHBAConstraints returned 0x0").filter(({ kind }) => kind === "constraints");
    expect(events).toMatchObject([{ keys: [{ value: 32n }] }]);
  });

  it.each(["UserReportHighestSupportedDeviceID(7) called", "hba0: UserReportHighestSupportedDeviceID 7"])(
    "an id in the place of an argument: %s",
    (line) => {
      expect(gists(line)).toMatchObject([{ kind: "target", step: "highest", target: "7" }]);
    },
  );

  it.each([
    ["the upper word first", "fw: dma descriptor 00000002 F4C18000 len 00020000", 0x2f4c18000n, 131072],
    ["the lower word first", "fw: dma descriptor F4C18000 00000002 len 00020000", 0x2f4c18000n, 131072],
  ])("an address in two words, %s", (_order, line, iova, length) => {
    expect(read("fw: post reply tag=7 status=0", line).events.at(-1)).toMatchObject({
      kind: "receive",
      iova: { value: iova },
      length: { value: length },
    });
  });

  it("of two words that may be either half is no address", () => {
    const { events } = read("fw: request received: host addr 0x80000000", "fw: dma descriptor 00000002 00001000 len 8");
    expect(JSON.stringify(events, (_key, value) => (typeof value === "bigint" ? `${value}` : value))).not.toMatch(
      /8589938688|17592186044418/,
    );
  });

  it("what the hardware is given is no outcome", () => {
    const dispatch = "dext: handle=0x302 opcode=0x28 count=4096 framework_addr=0x80320000";
    const events = gists(
      dispatch,
      "dext: handle=0x302 hw_addr=0x2f4c18000 hw_count=4096",
      "dext: handle=0x302 response good count=4096",
    );
    expect(events).toMatchObject([
      { kind: "dispatch", length: 4096 },
      { kind: "submit", iova: 0x2f4c18000n, length: 4096 },
      { kind: "reply", transferred: 4096 },
    ]);
  });
});

describe("who did it", () => {
  const HOST = "[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0x1000";

  it.each([
    "task 5: copied 6 bytes from 0x178c38000 to 0x15083c000",
    "hba0: task 5: bcopy va 0x178c38000 -> va 0x15083c000 cnt 6",
    "Hba::finish@318 | Task 5 | Copying Cpu 0x178c38000 to Cpu 0x15083c000 | 6 B",
  ])("a driver's processor that copies is no transfer of the device: %s", (line) => {
    expect(kinds(HOST, line, HOST)).not.toContain("transfer");
  });

  it("a controller that copies to the host is one", () => {
    expect(
      kinds("fw: request received: host addr 0x801c0000", "fw: copied 6 bytes from 0x40012000 to 0x801c0000"),
    ).toEqual(["receive", "transfer"]);
  });

  it.each([
    ["user buffer of task 18, 6 bytes:", "client"],
    ["task 18: application data, 6 bytes:", "client"],
    ["task 18: bounce memory dump, 6 bytes:", "private"],
  ])("memory of whoever it is: %s", (line, owner) => {
    expect(gists(line, "0x0000: 00 00 05 12 1f 00")).toMatchObject([{ kind: "dump", owner }]);
  });

  it.each(["task 18: user buffer of 6 bytes prefilled with 0xa5", "task 18: user buffer mapped, 6 bytes"])(
    "memory before anything came is no dump: %s",
    (line) => {
      expect(kinds(HOST, line)).not.toContain("dump");
    },
  );

  it.each([
    ["UserGetDataBuffer() = 0x0 (va 0x150840000, size 6) in UserProcessParallelTask", true],
    ["UserGetDataBuffer() = 0x0 (va 0x150840000, size 6) in the intr path", false],
  ])("where a call stands: %s", (line, inDispatch) => {
    expect(gists(`hba0: task 18: ${line}`)).toMatchObject([{ kind: "data-buffer", inDispatch }]);
  });

  it("what a client got and wanted", () => {
    expect(gists("client: task 18 | Short read | Got 0 B | Wanted 36 B")).toMatchObject([
      { kind: "client", count: 0, length: 36 },
    ]);
  });

  it.each([
    ["kern: scsi timeo tgt=0 cid=13 after 30 s", "timeout"],
    ["dext: abrt req cid=13", "abort"],
  ])("short words for an end: %s", (line, kind) => {
    expect(kinds(line)).toEqual([kind]);
  });

  it("a register that reads as ones is no element", () => {
    expect(kinds("Registers::read@22 | doorbell register | 0xffffffff")).toEqual(["notice"]);
  });
});
