/**
 * Lines in the words of three dozen imagined projects: what each is read as, alone or with rows below it. What they share is taught, and not the
 * lines: methods in another naming style, events with their fields in parentheses, calls told by their results, programs that read the disk.
 */
import { describe, expect, it } from "vitest";
import { gists, read } from "./read.ts";

describe("what a line is about", () => {
  it.each([
    ["host: get_data_buffer task=38 target=1 ret=0x0 vaddr=0x15e024000 len=6", { kind: "data-buffer", length: 6 }],
    ["DRV> req.userbuf {id: 26, rc: 0x0, cpu_addr: 0x15e024000, size: 6}", { kind: "data-buffer", length: 6 }],
    ["dext: ccb 38: UserGetDataBuffer status 0x0, mapped at 0x15e024000, 6 bytes", { kind: "data-buffer", result: 0n }],
    [
      "dext: DMA_PREPARE(exch=38, va=0x15E024000, bytes=6, ioreturn=0x0, nsegs=1, dva=0x843D4000)",
      { kind: "map", iova: 0x843d_4000n, buffer: 0x1_5e02_4000n },
    ],
    ["dext: tag 5 PrepareForDMA ok: 0x10a3f4000 -> 0xa0010000", { kind: "map", iova: 0xa001_0000n }],
    ["dext: DMA_COMPLETE(exch=38, dva=0x843D4000, bytes=6, ioreturn=0x0)", { kind: "unmap", iova: 0x843d_4000n }],
    ["dext: SRB 0x26 goes to the send queue: DMA address 0x82eac000, 6 bytes", { kind: "submit", length: 6 }],
    [
      "dext: passing command 26 to the adapter: read, 6 bytes at DMA address 0x82eac000",
      { kind: "submit", iova: 0x82ea_c000n, length: 6 },
    ],
    ["dext: handing out task 26: IOVA 0x82eac000, 6 bytes", { kind: "dispatch", length: 6 }],
    ["dext: job 38: descriptor is written, address 0x82eac000, length 6", { kind: "submit", iova: 0x82ea_c000n }],
    ["dext: SRB 0x26 came back from the controller with status 0, 6 bytes actually moved", { kind: "reply" }],
    ["dext: HW_REPLY(exch=38, ctlr_status=0, scsi_status=0x00, xferred_bytes=6)", { kind: "reply", transferred: 6 }],
    ["dext: Task 9 complete -> kernel (status GOOD, 4096/4096 bytes)", { kind: "complete" }],
    ["host: memcpy task=38 src_vaddr=0x168770000 dst_vaddr=0x14e34c000 len=6", { kind: "cpu-copy", length: 6 }],
    ["dext: task 4 copied 6 bytes from own buffer 0x168770000 into data buffer 0x14e34c000", { kind: "cpu-copy" }],
    ["fw: smid 38: 6 bytes sit in ctx ram at 0x22216000", { kind: "stage", address: 0x2221_6000n }],
    ["fw: slot.ram {id: 26, at: 0x22216000, size: 6}", { kind: "stage", length: 6 }],
    ["fw: dma done, 4096 moved", { kind: "transfer", count: 4096 }],
    ["kernel: SCSI task 38 still outstanding after 30 s, timing it out", { kind: "timeout" }],
    ["kernel: SCSI task 38 gave no completion in 30 s, aborting it", { kind: "timeout" }],
    [
      "dext: UserReportHBAConstraints: own implementation, base class not called",
      { kind: "constraints", how: "overridden" },
    ],
  ])("%s", (line, gist) => {
    expect(gists(line)).toMatchObject([gist]);
  });
});

describe("whose a number is", () => {
  it.each([
    ["dext: completing 41 ok, 4096 bytes", "41"],
    ["dext: first 8 of data buffer for 41: 00 00 05 12 1f 00 00 02", "41"],
    ["dext: smid(37), id(2), scsi_status(good)(0x00), ioc_status(success)(0x0)", "37"],
    ["cm0: _build_sg: smid(32), sge[0] addr(0x84954000), len(512), posted", "32"],
    ["cm0: smid(32), request descriptor posted, addr(0x84954000), len(512)", "32"],
    ["dext: tag 5: ParallelTaskCompletion, 0 octets, status of the task : 0x00, version of the response : 1", "5"],
  ])("%s", (line, task) => {
    expect(read(line).events.map((event) => event.task?.value)).toEqual([task]);
  });

  it("a number behind a word that nobody knows, once a line with a command had it", () => {
    const { events } = read(
      "dext: Demand n\u00b038 arrived : size : 6 octets, bus address : 0x82EAC000, CDB : 12 00 00 00 06 00",
      "dext: Demand n\u00b038 : response of the card : success (0), SCSI status : 0x00",
    );
    expect(events.map(({ kind, task }) => [kind, task?.value])).toEqual([
      ["dispatch", "38"],
      ["reply", "38"],
    ]);
  });
});

describe("a program that reads the disk", () => {
  it.each(["blktool", "TOOL", "diskreader", "probe-tool", "rdtest"])("%s", (name) => {
    const { events } = read(`${name}: request 38 returned 6 bytes`, `${name}: 0000:  00 00 05 12 1f 00`);
    expect(events).toMatchObject([{ kind: "dump", owner: "client", length: { value: 6 } }]);
  });

  it.each(["fw-probe", "hba-test", "driver-tool"])("is none: %s", (name) => {
    const { events } = read(`${name}: request 38 returned 6 bytes`);
    expect(events.filter((event) => event.kind === "client")).toEqual([]);
  });

  it("that came back with something met no error", () => {
    expect(gists("TOOL: read ok, task 38, 6 bytes")).toMatchObject([{ kind: "client", length: 6 }]);
    expect(read("TOOL: read ok, task 38, 6 bytes").events).toMatchObject([{ outcome: null }]);
  });

  it("got nothing of what it asked for where the read failed", () => {
    const line = "disktest: Task 70: read of 6 bytes failed, errno 60";
    const [event] = read(line).events;
    expect(event).toMatchObject({ kind: "client", task: { value: "70" }, length: { value: 6 } });
    expect(event).toMatchObject({ outcome: { value: "error" }, count: null });
  });
});

describe("a writer who names a method of the framework", () => {
  const first = 'ts=2024-05-14T10:20:30Z app=kestrel msg="init" func=UserInitializeController';
  const request = 'app=kestrel msg="request received" req_id=37 nbytes=6 host_addr=0x82eac000 scsi_cdb=120000000600';

  it("is a driver, and the host's address is what he was given", () => {
    const { events } = read(first, `ts=2024-05-14T10:20:31Z ${request}`);
    expect(events.at(-1)).toMatchObject({ kind: "dispatch", iova: { value: 0x82ea_c000n }, length: { value: 6 } });
  });

  it("says nothing of another writer", () => {
    const { events } = read(first, `ts=2024-05-14T10:20:31Z ${request.replace("kestrel", "ctrl")}`);
    expect(events.at(-1)).toMatchObject({ kind: "receive" });
  });
});

describe("no result and no disk", () => {
  it("an address is nothing that a call returns", () => {
    expect(read("dext: PrepareForDMA ok: 0x10a3f4000 -> 0xa0010000").events).toMatchObject([
      { kind: "map", result: null },
    ]);
  });

  it("no bytes of a task are no empty disk", () => {
    expect(read("dext: Order 37 arrived, 0byte").events.filter(({ kind }) => kind === "client")).toEqual([]);
  });

  it("a way behind the key of a length is no number", () => {
    const line = "dext: req.new {id: 26, xfer: D2H, size: 6, dma_addr: 0x82eac000, cdb: [12 00 00 00 06 00]}";
    expect(gists(line)).toMatchObject([{ kind: "dispatch", length: 6, direction: "data-in" }]);
  });
});

describe("the order of bytes in groups", () => {
  const line = "dext: data buffer dump of task 5, length 6";

  it("is that of memory where the last group is shorter and nothing is missing", () => {
    expect(gists(line, "dext: 0000: 00000512 1f00")).toMatchObject([{ kind: "dump", bytes: [0, 0, 5, 0x12, 0x1f, 0] }]);
  });

  it("holds for the dumps below", () => {
    const { events } = read(
      line,
      "dext: 0000: 00000512 1f00",
      "dext: data buffer dump of task 6, length 8",
      "dext: 0000: 0cfe7520 00000200",
    );
    expect(events[1]).toMatchObject({ kind: "dump", bytes: { value: [0x0c, 0xfe, 0x75, 0x20, 0, 0, 2, 0] } });
  });

  it("is open where no group is shorter", () => {
    const [event] = read("dext: data buffer dump of task 6, length 8", "dext: 0000: 0cfe7520 00000200").events;
    expect(event).toMatchObject({ kind: "dump", bytes: { value: [null, null, null, null, 0, null, null, 0] } });
  });
});

describe("bytes at their place", () => {
  it.each([
    ["in two parts", ["dext: task 5 data buffer, 6 bytes, first 6: 00 00 05 12  1f 00"], [0, 0, 5, 0x12, 0x1f, 0]],
    [
      "behind an offset in brackets, not at an offset of eight digits",
      ["dext: data buffer dump of task 5, length 8", "dext: [   0] 0cfe7520 00000200"],
      [null, null, null, null, 0, null, null, 0],
    ],
    [
      "behind a bar and the words of their writer",
      [
        "dext: fib 27 dump of data buffer, length 20",
        "dext: fib 27 000| 00 00 05 12 1f 00 10 02 42 49 52 43 48 20 20 20",
        "dext: fib 27 010| 31 2e 30 37",
      ],
      [0, 0, 5, 0x12, 0x1f, 0, 0x10, 2, 0x42, 0x49, 0x52, 0x43, 0x48, 0x20, 0x20, 0x20, 0x31, 0x2e, 0x30, 0x37],
    ],
  ])("%s", (_, lines, bytes) => {
    expect(read(...lines).events.at(-1)).toMatchObject({ kind: "dump", bytes: { value: bytes } });
  });

  it("of a segment are the device's, and those of a descriptor the program's", () => {
    const line =
      "dext: task 38: PrepareForDMA(descriptor at 0x15E024000) returned 0x0, segments[0] = { .address = 0x843D4000, .length = 6 }";
    expect(gists(line)).toMatchObject([{ kind: "map", iova: 0x843d_4000n, buffer: 0x1_5e02_4000n }]);
  });
});
