/**
 * Forms in which engineers write whom nobody here has met: calls behind a heading, fields listed below a call, commands without leading zeros,
 * counters and bars in front of words. The words are those of no vendor; what is taught is how a thing is written.
 */
import { describe, expect, it } from "vitest";
import { gists, read } from "./read.ts";

describe("what a line is about", () => {
  it.each([
    ["UserInitializeController: Open rc(0x0)", { kind: "lifecycle", step: "initialize-step", result: 0n }],
    ["UserInitializeController: end rc(0x0)", { kind: "lifecycle", step: "initialize-end", result: 0n }],
    ["[Setup] Bar->Open Status=0x00000000", { kind: "lifecycle", step: "initialize-step", result: 0n }],
    ["returned from UserCreateTargetForID target=1 on Main", { kind: "target", step: "create-end" }],
    [
      'msg="buffer fetched" func=UserGetDataBuffer caller=UserProcessParallelTask cid=8 rc=0x0 cpu_addr=0x14cd6c000 nbytes=6',
      { kind: "data-buffer", task: "8", address: 0x1_4cd6_c000n, inDispatch: true },
    ],
    [
      "UserGetDataBuffer for command 8 in UserProcessParallelTask returned 0x0, 6 bytes mapped at 0x14cd6c000",
      { kind: "data-buffer", task: "8", result: 0n, inDispatch: true },
    ],
    ["dext: tag=17 own buffer kva=0x21bb10000 busaddr=0xa0010000", { kind: "map", iova: 0xa001_0000n }],
    ["[Send] tag=1 SgeAddress=0x90080000 SgeLength=4096 Direction=ToDevice", { kind: "submit", length: 4096 }],
    ["dext: tag=3 ReturnedServiceResponse=0", { kind: "return", response: 0n }],
    ["fw: tag=7 hostaddr=00014104c000 bytes=6 dir=IN", { kind: "receive", iova: 0x1_4104_c000n }],
    ["fw: recv tag=7 HostHi=0x00000001 HostLo=0x80080200 len=36", { kind: "receive", iova: 0x1_8008_0200n }],
    ["dext: hw.done tag=7 status=dma_error bytes=0", { kind: "reply", status: { ok: false } }],
    ["dext: reply tag=7 SrbStatus=SRB_STATUS_SUCCESS(0x01) ScsiStatus=0x00", { kind: "reply", status: { ok: true } }],
    ["dext: tag=7 intr: CAM_REQ_CMP, 6 bytes moved, resid 0", { kind: "reply", status: { ok: true } }],
  ])("%s", (line, gist) => {
    expect(gists(line)).toMatchObject([gist]);
  });

  it.each([
    "dext: tag=205 queued to hw: sg[0] 0x141148000/8192 (board reads memory)",
    "dext: hw.submit tag=64 bytes=0",
    "probe9: read No.188 result 6byte",
  ])("no status and no failure: %s", (line) => {
    const { events } = read(line);
    expect(events.filter((event) => event.kind === "reply" || event.kind === "client")).toEqual([]);
  });
});

describe("the entries of a constraints dictionary", () => {
  it.each([
    "constraint kIOMaximumSegmentCountReadKey was set to 0x20.",
    "limit kIOMaximumSegmentCountReadKey with value 32",
    "item kIOMaximumSegmentCountReadKey, value 32",
    "limit: kIOMaximumSegmentCountReadKey | value: 32",
    "Setup: hba limit kIOMaximumSegmentCountReadKey(32)",
    "Key='IOMaximumSegmentCountRead' Value=32",
  ])("%s", (line) => {
    const again = line.replace("Read", "Write");
    expect(gists(`dext: ${line}\ndext: ${again}\ndext: UserReportHBAConstraints returned 0x0`)).toMatchObject([
      { kind: "constraints", how: "called", keys: [{ value: 32n }, { value: 32n }] },
    ]);
  });
});

describe("fields that are listed below a call", () => {
  it("are the call's, one in a line", () => {
    const lines = [
      "[Map_Frame] [TaskID: 44] IODMACommand::PrepareForDMA ret = kIOReturnSuccess",
      "[Map_Frame]   - buffer address      = 0x14b1d8000",
      "[Map_Frame]   - direction           = kIOMemoryDirectionIn",
      "[Map_Frame]   - segments[0].address = 0x10d920000",
      "[Map_Frame]   - segments[0].length  = 6",
    ];
    expect(gists(...lines)).toMatchObject([
      { kind: "map", task: "44", iova: 0x1_0d92_0000n, length: 6, buffer: 0x1_4b1d_8000n, rights: "write" },
    ]);
  });
});

describe("what a client got", () => {
  it.each([
    ["hbatool: cid 8: 6 bytes read", 'hbatool: 0000: 00 00 05 12 1f 00 "......"'],
    ["diskprobe: tag 8: 6 bytes of data received", "diskprobe: 0000   00 00 05 12 1f 00                    |......|"],
    ["vdiag: rx buffer tag=8 len=6", "vdiag: 00000000: 00 00 05 12 1f 00"],
    ["blktest: task 8: the 6 bytes we got:", "blktest:   [0x000] 00 00 05 12 1f 00"],
    ["iotest: tag 8: user buffer, 6 bytes:", "iotest:   0000 00 00 05 12 1f 00"],
  ])("%s", (head, row) => {
    expect(gists(head, row)).toMatchObject([
      { kind: "dump", task: "8", length: 6, bytes: [0, 0, 5, 0x12, 0x1f, 0], owner: "client" },
    ]);
  });

  it("is what a comparison got, and not what it wanted", () => {
    const line = "blktest: tag 18: verify FAILED at offset 0: want 42 4c 4b 5a got 00 00 00 00";
    expect(gists(line)).toMatchObject([{ kind: "client", outcome: "mismatch", bytes: [0, 0, 0, 0] }]);
  });

  it.each([
    "disk5: 0 LBAs, 512 bytes each",
    "disk5: BlockCount=0 BlockSize=512",
    "disk5: 0 blocks, block size 512 bytes",
  ])("an empty disk: %s", (line) => {
    expect(gists(`blktest: ${line}`)).toMatchObject([{ kind: "client", outcome: "0-byte-disk" }]);
  });
});

describe("bytes and counts", () => {
  it("of a command without leading zeros", () => {
    const line = "dext: WRITE(10). CDB: 2a 0 0 d 7 79 0 0 10 0; tag=5 len=8192 CAM_DIR_OUT busaddr=0x141148000";
    expect(gists(line)).toMatchObject([{ cdb: [0x2a, 0, 0, 0xd, 7, 0x79, 0, 0, 0x10, 0], direction: "data-out" }]);
  });

  it("are no bytes where a number of another key counts half of their digits", () => {
    const line = "dext: ParallelTaskCompletion tag=5 version=1 svc=2 scsi_status=0x0 bytes=8192";
    expect(gists(line)).toMatchObject([{ kind: "complete", transferred: 8192 }]);
  });

  it("in the base of the modules that leave the mark out, none of which need print an address", () => {
    const lines = [
      "220b0e CMDQ | fetched tag=1 cdb=2a00000d077900001000",
      "220b0e CMDQ | tag=1 hostaddr=000141148000 bytes=2000 dir=OUT",
      "220c9e RSPQ | tag=1 status=OK bytes=2000",
      "220ca2 RSPQ | tag=2 status=OK bytes=24",
    ];
    expect(gists(...lines)).toMatchObject([
      { kind: "receive", length: 8192 },
      { kind: "device-reply", transferred: 8192 },
      { kind: "device-reply", transferred: 36 },
    ]);
  });

  it("of rows behind a module's name and a sign", () => {
    const lines = [
      "0x005E833C TRC DataReady      Tag=3 LocalBuf=0x1C00C000 Len=18",
      "0x005E833C TRC DataDump       +000 00 00 06 12 1F 00 10 02 4F 53 50 52 45 59 20 20",
      "0x005E833C TRC DataDump       +010 52 41",
    ];
    const [event] = gists(...lines);
    expect(event).toMatchObject({ kind: "stage", length: 18 });
    expect(event?.["bytes"]).toHaveLength(18);
  });

  it("of rows in one run behind a bar, the last one shorter", () => {
    const lines = [
      "dext: task 8 data buffer 0x14cd6c000, 20 bytes",
      "dext: 000 | 000005121f0010024649522020202020",
      "dext: 010 | 312e3037",
    ];
    const bytes = gists(...lines)[0]?.["bytes"];
    expect(bytes).toEqual([
      0, 0, 5, 0x12, 0x1f, 0, 0x10, 2, 0x46, 0x49, 0x52, 32, 32, 32, 32, 32, 0x31, 0x2e, 0x30, 0x37,
    ]);
  });
});

describe("in a pool the id is what stands behind the arrow, and not the place in the pool", () => {
  it.each([
    ["UserMapHBAData: task 0 -> tid 256", "256"],
    ["UserMapHBAData: task 3 => id 17", "17"],
    ["UserMapHBAData: request 0 gets tag 40", "40"],
    ["UserMapHBAData: id=7", "7"],
  ])("%s", (line, task) => {
    expect(gists(line)).toMatchObject([{ kind: "pool", task }]);
  });
});

describe("what a controller holds of the host's data is in memory of its own", () => {
  it.each([
    "BUF smid 0x000b local 0x60215a00 from host 0x200 bytes",
    "BUF smid 0x000b local 0x60215a00 512 bytes of host data",
  ])("%s", (line) => {
    expect(gists(line)).toMatchObject([{ kind: "stage", task: "11", address: 0x60215a00n, length: 512 }]);
  });
});

describe("a mapping of the driver's own is completed by a word of its own, and no task is", () => {
  it.each(["[D][DmaMap] id:16 completed", "mapper: id=16 complete", "iodmacommand for id 16 completed ok"])(
    "%s",
    (line) => {
      expect(gists(line)).toMatchObject([{ kind: "unmap", task: "16" }]);
    },
  );

  it("and is made by one that names its address", () => {
    expect(gists("mapping of task 5 completed: iova 0x80001000 len 6")).toMatchObject([{ kind: "map", task: "5" }]);
  });
});

describe("whoever takes answers off their ring tells of an answer", () => {
  it.each([
    ["x: UserStartController -> 0x0\n[ReplyRing] slot:4 id:16 code:0 bytes:6", { ok: true }],
    ["x: UserStartController -> 0x0\n[cq] id=16 cc=4", { ok: false }],
  ])("%s", (lines, status) => {
    expect(gists(lines).at(-1)).toMatchObject({ kind: "reply", task: "16", status });
  });

  it("and a service response ends the task", () => {
    expect(gists("[ScsiTask] id:16 t2 done status:0 service:2 bytes:6")).toMatchObject([
      { kind: "complete", task: "16", transferred: 6 },
    ]);
  });
});

describe("a task that the kernel ends itself was not completed by its driver", () => {
  it.each([
    "IOSCSIParallelInterfaceController: outstanding task target 2 id 9 completed, DeviceNotPresent",
    "IOSCSIParallelInterfaceController: flushed task 9, device not present",
  ])("%s", (line) => {
    expect(gists(line)).toMatchObject([{ kind: "abort", task: "9" }]);
  });
});

describe("what other programs print tells nothing of the base of a writer's counts", () => {
  it.each([
    "kernel: AppleKeyStore: operation failed (pid: 47 sel: 7 ret: e00002c2)",
    "kernel: USBMSC Identifier: 0000000030",
  ])("%s", (noise) => {
    const said = "tool: client ok task=5 got=24 req_bytes=192";
    expect(gists(`${noise}\n${said}`)).toMatchObject([{ kind: "client", task: "5", length: 192, count: 24 }]);
  });
});

describe("where a descriptor lies is no address of data", () => {
  it.each([
    ["x: UserStartController -> 0x0\nIoEngine::push(tag=2, dir=C2H, bytes=6, desc=0x81b24080)", 6],
    ["x: UserStartController -> 0x0\nposted task 65, descriptor @0x9bc12080, length 36", 36],
  ])("%s", (lines, length) => {
    const event = gists(lines).at(-1);
    expect(event).toMatchObject({ kind: "submit", length });
    expect(event).not.toHaveProperty("iova");
  });

  it("and what was received into a controller's RAM is no request", () => {
    expect(gists("ram received tag=30 at=0x40580000 bytes=4096").filter(({ kind }) => kind === "receive")).toEqual([]);
  });
});
