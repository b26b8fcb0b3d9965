/** Records of JSON, names of events, and keys that stand close to their values. No two of these lines are by one writer, and none is of a sample. */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

const bytes = [0, 0, 5, 0x12, 0x1f, 0];

describe("a record of JSON", () => {
  const dispatch = (cdb: string) => `{"us":1,"ev":"start","tag":5,"iova":"0x80c04000","len":36,"cdb":${cdb}}`;

  it("has decimal numbers in its lists", () => {
    expect(gists(dispatch("[18,0,0,0,36,0]"))).toMatchObject([{ kind: "dispatch", cdb: [0x12, 0, 0, 0, 36, 0] }]);
    expect(gists('{"us":2,"ev":"dump","tag":5,"len":6,"bytes":[0, 0, 5, 18, 31, 0]}')).toMatchObject([
      { kind: "dump", bytes },
    ]);
  });

  it("elsewhere a list without marks may be of either base", () => {
    const [event] = gists("[UserProcessParallelTask] task=5 iova=0x80c04000 cdb=[18, 0, 0, 0, 36, 0]");
    expect(event).toMatchObject({ kind: "dispatch" });
    expect(event).not.toHaveProperty("cdb");
    expect(gists("[UserProcessParallelTask] task=5 iova=0x80c04000 cdb=[18, 0, 0, 0, 252, 0]")).toMatchObject([
      { cdb: [0x12, 0, 0, 0, 252, 0] },
    ]);
  });

  it("names a method in its message", () => {
    const line =
      '{"us":3,"level":"INFO","msg":"ParallelTaskCompletion","task_id":5,"transferred":36,"status":"0x0","version":1}';
    expect(gists(line)).toMatchObject([{ kind: "complete", transferred: 36, version: 1n }]);
  });

  it("bytes in one run show no base of its counts", () => {
    expect(gists('{"us":4,"ev":"dump","tag":5,"len":36,"bytes":"000005121f000002"}')).toMatchObject([
      { kind: "dump", length: 36 },
    ]);
  });
});

describe("names of events and keys that stand close", () => {
  it("keys behind colons without blanks", () => {
    const line =
      "[UserProcessParallelTask] tid:0x12 dir:FROM_DEV xferLen:0x24 dmaAddr:0x80c04000 scsiCmd:[12 00 00 00 24 00]";
    expect(gists(line)).toMatchObject([
      {
        kind: "dispatch",
        task: "18",
        direction: "data-in",
        length: 36,
        iova: 0x80c04000n,
        cdb: [0x12, 0, 0, 0, 0x24, 0],
      },
    ]);
  });

  it.each([
    [
      "TaskDone tid:0x12 svcResp:TASK_COMPLETE scsist:GOOD xferred:0x24",
      { kind: "complete", service: 2n, transferred: 36 },
    ],
    ["IntrReply tid:0x12 iocst:0x0000 scsist:0x00 xferred:0x24", { kind: "reply", transferred: 36 }],
    ["MapSGL tid:0x12 nents:1 ent0:{pa=0x80c04000 len=0x24}", { kind: "submit", length: 36 }],
  ])("a name that begins with a capital: %s", (line, fields) => {
    expect(gists("[UserProcessParallelTask_Impl] fBufferIOVMAddr = 0x1000", line).at(-1)).toMatchObject(fields);
  });

  it("in capitals, of a firmware that prints registers", () => {
    const lines = [
      "[FW] CMD_FETCH : tag=12 op=INQUIRY buf_hi=00000000 buf_lo=80C04000 xlen=00000024",
      "[FW] DATA_READY : tag=12 dram=22EC5000 len=00000024",
      "[FW] DMA_CPL : tag=12 sts=0 cnt=00000024",
      "[FW] RSP_POST : tag=12 sts=00 resid=0",
    ];
    expect(gists(...lines)).toMatchObject([
      { kind: "receive", iova: 0x80c04000n, length: 36 },
      { kind: "stage", length: 36 },
      { kind: "transfer", phase: "done", count: 36 },
      { kind: "device-reply", residual: 0 },
    ]);
  });

  it("digits as wide as a register are of no known base where no address is printed so", () => {
    const [event] = gists("fw: dma done tag=12 dst=0x80c04000 bytes=00000024");
    expect(event).toMatchObject({ kind: "transfer", count: "(unreadable)" });
  });

  it("an arrow towards the host is the way of the data", () => {
    expect(gists("I (1236) dma: ch0 0x20004000 -> host 0x80c04000 36 bytes")).toMatchObject([
      { kind: "transfer", phase: "start", source: 0x20004000n, destination: 0x80c04000n, length: 36 },
    ]);
  });

  it("a request from the host is one that the controller got", () => {
    expect(gists("scsi: task 18: request from host: 36 bytes to 0x80c04000")).toMatchObject([
      { kind: "receive", task: "18", iova: 0x80c04000n, length: 36 },
    ]);
  });
});
