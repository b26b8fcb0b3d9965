/**
 * Lines as tracing libraries write them, of keys and values and of printed structures: what each is read as. The words are of nobody's log; what is
 * taught is the form.
 */
import { describe, expect, it } from "vitest";
import { gists, kinds } from "./read.ts";

describe("how long a task may take is no time-out", () => {
  it.each([
    "dext: new_task task=12 iova=0x80914000 len=36 cdb=12 00 00 00 24 00 timeout_ms=30000",
    "dext: ParallelTask id=12 iova 0x80914000, 36 bytes, READ, timeout 30 s",
    "dext: task 12 handed out: IOVA 0x80914000, 36 bytes, TimeoutSec: 10",
    "dext: got task=12 addr=0x80914000 len=36 dir=in tmo=30",
  ])("%s", (line) => {
    expect(kinds(line)).not.toContain("timeout");
  });

  it.each([
    ["kernel: scsi task 12 timeout after 30000 ms"],
    ["kernel: scsi: task=12 timed out, timeout_ms=30000"],
    ["kernel: SCSI TaskTimeoutOccurred task=12 timeout=30s"],
  ])("but %s", (line) => {
    expect(kinds(line)).toEqual(["timeout"]);
  });
});

describe("a list of elements on one line", () => {
  it.each([
    ["segs: [Entry { base: 0x8091c000, size: 4096 }]", 4096],
    ["sgl=[(0x8091c000, 2048), (0x80930000, 2048)]", 4096],
    ["sg_list=[0x8091c000+2048, 0x80930000+1024]", 3072],
    ["elements: [{0x8091c000:4096}]", 4096],
  ])("%s", (list, length) => {
    expect(gists(`fw: recv request tag=9 dir=ToHost, len=4096, ${list}`)).toMatchObject([
      { kind: "receive", iova: 0x8091_c000n, length, task: "9" },
    ]);
  });

  it("is a mapping's with how many there are", () => {
    expect(
      gists("dext: map task=9 va=0x16fdc4000 kr=0x0 segments=[(0x8091c000, 100), (0x80930000, 28)]"),
    ).toMatchObject([{ kind: "map", iova: 0x8091_c000n, buffer: 0x1_6fdc_4000n, length: 128, segments: 2 }]);
  });
});

describe("both ends of a transfer by their memories", () => {
  it.each([
    ["fw: job 9 copyengine begin Copy { src: dram 0x22880000, dst: host 0x8091c000, n: 36 }"],
    ["fw: tag=9 channel kick from=Local(0x22880000) to=Host(0x8091c000) len=36"],
    ["fw: tag=9 dma from staging buffer 0x22880000 to host memory 0x8091c000, 36 bytes"],
  ])("%s", (line) => {
    expect(gists(line)).toMatchObject([
      { kind: "transfer", source: 0x2288_0000n, destination: 0x8091_c000n, task: "9" },
    ]);
  });

  it.each(["fw: tag=9 channel idle, 36 bytes", "fw: tag=9 chan 2 done moved=36"])(
    "the end of a channel: %s",
    (line) => {
      expect(gists(line)).toMatchObject([{ kind: "transfer", phase: "done", count: 36 }]);
    },
  );

  it("memory of a controller's own is staged, whosever data lie there", () => {
    expect(gists("fw: tag=9 pulled host data: dram 0x22880a00 len 8 [00, df, 14, 4e, 00, 01, 02, 03]")).toMatchObject([
      { kind: "stage", address: 0x2288_0a00n, length: 8 },
    ]);
  });
});

describe("two numbers of one task", () => {
  it.each([
    ["dext: submit task_id=100 tag=7 addr=0x8091c000 len=36", { kind: "submit", task: "100", slot: "7" }],
    ["dext: doorbell hw_tag=7 taskID=100 addr=0x8091c000 len=36", { kind: "submit", task: "100", slot: "7" }],
    ["dext: reply smid=7 task=100 status=0x0 transferred=36", { kind: "reply", task: "100", slot: "7" }],
    ["dext: reply tag=7 task_id=100 status=Good transferred=36", { kind: "reply", task: "100", slot: "7" }],
  ])("%s", (line, gist) => {
    expect(gists(line)).toMatchObject([gist]);
  });

  it("one alone names the task", () => {
    expect(gists("dext: submit tag=7 addr=0x8091c000 len=36")[0]).toMatchObject({ task: "7" });
    expect(gists("dext: submit tag=7 addr=0x8091c000 len=36")[0]).not.toHaveProperty("slot");
  });
});

describe("everything else of such a log", () => {
  it.each([
    ["dext: dma unmap task=9 in_use=0", { kind: "unmap", task: "9" }],
    ["dext: call answered: task=9 accepted, response=InProcess", { kind: "return", response: 0n }],
    ["dext: task pending task_id=9 response=TaskComplete", { kind: "return", response: 2n }],
    ["dext: UserProcessParallelTask task=9 iova=0x80914000 requested=36", { kind: "dispatch", length: 36 }],
  ])("%s", (line, gist) => {
    expect(gists(line)).toMatchObject([gist]);
  });

  it("limits without a method's name are whose line it is", () => {
    expect(gists("Limits { max_transfer: 1048576, addr_bits: 32 }", "fw: host addr 0x8091c000 len 6")).toMatchObject([
      { kind: "limits", of: "device", maxTransfer: 1048576 },
      { kind: "receive" },
    ]);
    expect(gists("UserInitializeController: enter", "dma: max_transfer=1048576 addr_bits=32")[1]).toMatchObject({
      kind: "limits",
      of: "specification",
    });
  });
});
