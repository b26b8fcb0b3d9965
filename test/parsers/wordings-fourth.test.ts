/** Words of further drivers and firmwares: what they tell the kernel, elements behind one sign, rows that stand indented, and lines that say nothing. */
import { describe, expect, it } from "vitest";
import { gists, read } from "./read.ts";

describe("what a driver tells its kernel", () => {
  it.each([
    ["Task 31: UserProcessParallelTask returns, response code 0", { kind: "return", task: "31" }],
    ["q31 tid=31 ret=0x0 *response=1", { kind: "return" }],
    [
      "completing task 31 on target 2 to the kernel, response version 1, service response TASK_COMPLETE, status GOOD, 96 bytes transferred",
      { kind: "complete", task: "31", version: 1n, transferred: 96 },
    ],
  ])("%s", (line, gist) => {
    expect(gists(line)).toMatchObject([gist]);
  });
});

describe("a start-up", () => {
  it.each(["UserInitializeController: bringing the board up", "UserInitializeController: setting up the adapter"])(
    "begins with %s",
    (line) => {
      const record = `2026-03-14 09:26:53.589 Df kernel[0:26e9] (com.example.raid.dext) ${line}`;
      expect(gists(record)).toMatchObject([{ kind: "lifecycle", step: "initialize-begin" }]);
    },
  );
});

describe("a request", () => {
  it("has elements whose parts stand behind one sign", () => {
    expect(
      gists("req smid=0x31 cdb=280000003f0000000200 dir=D2H dl=1024 sge0=hi:00000009,lo:8c044000,len:1024"),
    ).toMatchObject([{ iova: 0x98c044000n, length: 1024 }]);
    expect(gists("post tid=3 dir=D2H seg[0]=addr:0x8c044000,len:96")).toMatchObject([
      { iova: 0x8c044000n, length: 96 },
    ]);
  });

  it("has the one element below that is as long as it", () => {
    const events = gists(
      "0x0000BE8A10 [IOP] new SCSIIO SMID 77 LUN 0 DL 0x60 CTL D2H",
      "0x0000BE8A10 [IOP]   CDB 12 00 00 00 60 00",
      "0x0000BE8A10 [IOP]   SGL[0] Host IOVA (High:Low) = 0x00000009:0x8C044000 Len 0x60",
    );
    expect(events).toMatchObject([{ kind: "receive", task: "77", iova: 0x98c044000n, length: 96, unit: "0" }]);
  });

  it("says the way of the data by what the hardware does", () => {
    const line = (way: string): string =>
      `xchg 0x31: host sent command 12 00 00 00 60 00, ${way}, 96 bytes, host address 0x8c044000`;
    expect(gists(line("we write to host"))).toMatchObject([{ kind: "receive", direction: "data-in" }]);
    expect(gists(line("we read from host"))).toMatchObject([{ kind: "receive", direction: "data-out" }]);
  });

  it("may name how long it may take, which is no end", () => {
    expect(
      gists("Task 3: kernel sends TEST UNIT READY, CDB 00 00 00 00 00 00, it carries no data, timeout 10000 ms").map(
        ({ kind }) => kind,
      ),
    ).toEqual(["dispatch"]);
  });
});

describe("a tid", () => {
  const asked = "ppt tid=5 cdb=120000006000 dir=2 xfer=96 iovm=0x8c044000";
  it("behind a slot is a task where the writer calls tasks so", () => {
    expect(gists(asked, "rpq smid=0x31 tid=5 iocst=0x0000 scsi=0x00 xfered=96").at(-1)).toMatchObject({
      kind: "reply",
      task: "5",
    });
  });
  it("and else may be a target", () => {
    expect(gists("rpq smid=0x31 tid=5 iocst=0x0000 scsi=0x00 xfered=96")).toMatchObject([{ task: "49", target: "5" }]);
  });
});

describe("rows of hexdump", () => {
  it.each(["", "  ", "    ", "\t"])("may stand indented: %j", (indent) => {
    const rows = [`${indent}00000000  4a 11 23 90 07 c5 e8 02  6d 5f 80 3c 99 ee 41 07  |J.#.....m_.<..A.|`];
    expect(gists("dump of data buffer at 0x10ca78000, 16 bytes:", ...rows)).toMatchObject([
      { kind: "dump", bytes: { length: 16 } },
    ]);
  });
});

describe("an end of a transfer", () => {
  it("counts beside the error of its engine", () => {
    expect(gists("[DMA] xfr end smid=0x31 cnt=96 err=0")).toMatchObject([
      { kind: "transfer", phase: "done", count: 96 },
    ]);
  });
  it("at either end of which the host may be", () => {
    const start = (way: string): string =>
      `event: dma_start; exch: 3; dir: ${way}; host_addr: 0x8c044000; local_addr: 0x6109c000; len: 96`;
    expect(gists(start("in"))).toMatchObject([{ source: 0x6109c000n, destination: 0x8c044000n }]);
    expect(gists(start("out"))).toMatchObject([{ source: 0x8c044000n, destination: 0x6109c000n }]);
  });
});

describe("a line about nothing that the model has", () => {
  it.each([
    "Rang the doorbell for exchange 0x109",
    "db smid=0x2a8",
    "raised MSI, completion ring producer now 53",
    "MSI-X 0 fired, RDQ PI 54",
    "temperature is 51 C, fan duty 40 percent",
    "Totals: 14 tasks received, 14 completed, 0 outstanding",
    "<1024 bytes, first 128 shown>",
    "Kernel initialises target 0",
  ])("is neither evidence nor unread: %s", (line) => {
    const { events, unreadLines } = read(line);
    expect({ events, unreadLines }).toEqual({ events: [], unreadLines: [] });
  });

  it("numbers no target where it measures", () => {
    expect(read("fan 0 target 1850 rpm").events).toEqual([]);
  });
});

describe("a record of log show", () => {
  it.each([
    ["2026-03-14 09:26:53.589 Df kernel: (apfs) nx_kernel_mount:1387: checkpoint 88213", "log-show-compact"],
    [
      "2026-03-14 09:26:53.589793+0900  localhost kernel: (apfs) nx_kernel_mount:1387: checkpoint 88213",
      "log-show-syslog",
    ],
  ])("needs no number of a process: %s", (line, format) => {
    expect(read(line).capture.format).toBe(format);
  });

  it("stays one behind a line of another logger", () => {
    const compact = "2026-03-14 09:26:53.590 Df kernel[0:26e9] (com.example.raid.dext) UserReportMaximumTaskCount n=8";
    expect(gists("2026-03-14 09:26:53.589 Df (AppleHPET) port 7 power state 2", compact)).toMatchObject([
      { kind: "pool-size", count: 8 },
    ]);
  });
});
