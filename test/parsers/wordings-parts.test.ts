/**
 * Words of which each part is known and the whole is not: keys of two words, names of events, what stands between a method and a value.
 * None of the lines is of a simulator's vocabulary; beside each table stands what must stay unread.
 */
import { describe, expect, it } from "vitest";
import { gists, kinds } from "./read.ts";

/** A start-up that only a host logs. */
const HOST = "qx: UserStartController -> 0x0";

const behind = (...lines: readonly string[]) => gists([HOST, ...lines].join("\n")).slice(1);

describe("a key of two known words", () => {
  it.each([
    [
      "qx: tag=5 reply hbastat=0x0 samst=0x2 xferred_bytes=6",
      { kind: "reply", scsiStatus: { ok: false }, transferred: 6 },
    ],
    [
      "qx: tag=5 reply ioc_sts=0x0 scsistatus=0x0 byte_xferd=6",
      { kind: "reply", scsiStatus: { ok: true }, transferred: 6 },
    ],
    ["qx: tag=5 reply rsp_status=0x0 sam_sts=0x0 xfrd_cnt=6", { kind: "reply", transferred: 6 }],
    [
      "qx: tag=5 ParallelTaskCompletion xferdlen=36 samstatus=0x0 ver=1",
      { kind: "complete", transferred: 36, version: 1n },
    ],
    [
      "qx: grab cmd_nr=5 cmnd=12 00 00 00 24 00 dma_ptr=0x9c40a000 xfr_sz=36",
      { kind: "dispatch", task: "5", iova: 0x9c40a000n },
    ],
    [
      "qx: grab io_idx=5 cmdblk=12 00 00 00 24 00 bus_ptr=0x9c40a000 dxfer_size=36",
      { kind: "dispatch", task: "5", length: 36 },
    ],
    [
      "qx: grab tag=5 command_block=12 00 00 00 24 00 iova_addr=0x9c40a000 payload_sz=36",
      { kind: "dispatch", length: 36 },
    ],
    ["qx: grab tag=5 cdb=12 00 00 00 24 00 dma=0x9c40a000 datlen=36", { kind: "dispatch", iova: 0x9c40a000n }],
    ["qx: tag=5 sge sgptr=0x9c40a000 sg_bytes=36", { kind: "submit", iova: 0x9c40a000n, length: 36 }],
    [
      "qx: UserGetDMASpecification max_hw_len=131072 addr_bits=64",
      { kind: "limits", maxTransfer: 131072, addressBits: 64 },
    ],
  ])("%s", (line, event) => {
    expect(behind(line)).toMatchObject([event]);
  });

  it.each([
    // A known word beside one that is not is the key of something else.
    "qx: pool blksz=512 refcount=3 page_ptr=0x9c40a000",
    "qx: ring rdptr=0x40 wrptr=0x44 entries=64",
    "qx: ref count 12, retry cnt 3",
    "qx: tag=5 wear count=17",
    "qx: queue 3 head 57 tail 58 free 6",
    "qx: dma=7 channels",
    "qx: this=0x600002c84000 self=0x600003d10180",
  ])("is none: %s", (line) => {
    expect(behind(line)).toEqual([]);
  });

  it("leaves bytes behind a key that nobody knows alone", () => {
    expect(behind("qx: tag=5 tgt=2 dlen=6 zork=12 00 00 00 06 00")).toEqual([]);
  });
});

describe("the name of an event whose parts are all known", () => {
  it.each([
    ["[QX][DBG] InitBegin UserInitializeController", "lifecycle"],
    ["[QX][DBG] SgPost Tag=5 Iova=0x9c40a000 Len=36", "submit"],
    ["[QX][DBG] BufDump Tag=5 Len=6: 00 00 05 12 1f 00", "dump"],
    ["[DMA][DBG] XferDone Tag=5 Count=36", "transfer"],
    ["[QX][DBG] RspSent Tag=5 Status=0x0", "device-reply"],
    ["[QX][ERR] FwAssert Line=411", "notice"],
  ])("%s", (line, kind) => {
    expect(kinds(line)).toEqual([kind]);
  });

  it.each([
    "[QX][DBG] PowerDump Rail=3 Level=41",
    "[QX][DBG] QueueBuffer Depth=64",
    "[QX][DBG] HeartBeat Seq=36",
    "[QX][DBG] LinkDone Width=4",
  ])("is a name of something else: %s", (line) => {
    expect(kinds(line)).toEqual([]);
  });
});

describe("what a call gave", () => {
  it.each([
    ["qx: PrepareForDMA page kva=0x14ad80000 iova=0x9c40a000 len=36", { kind: "map", iova: 0x9c40a000n }],
    ["qx: UserGetDataBuffer slab=0x14ad80000 task=5 len=36", { kind: "data-buffer", length: 36 }],
    ["qx: CompleteDMA cookie=0x600003d10180 iova=0x9c40a000 len=36", { kind: "unmap" }],
    ["qx: ParallelTaskCompletion(task 5): 36 bytes moved up, version 1", { kind: "complete", transferred: 36 }],
  ])("is not what stands behind another word: %s", (line, event) => {
    const [own] = behind(line);
    expect(own).toMatchObject(event);
    expect(own).not.toHaveProperty("result");
  });

  it.each([
    ["qx: PrepareForDMA -> kIOReturnNoResources", 0xe00002ben],
    ["qx: PrepareForDMA returned kIOReturnNotAligned", 0xe00002d0n],
    ["qx: PrepareForDMA ret=-536870212", 0xe00002bcn],
    ["qx: PrepareForDMA rc=-536870195", 0xe00002cdn],
    ["qx: PrepareForDMA -> kIOReturnSuccess", 0n],
    ["qx: PrepareForDMA ret=-22", -22n],
  ])("is a number by its name or without its sign: %s", (line, result) => {
    expect(behind(line)).toMatchObject([{ kind: "map", result }]);
  });

  it.each(["kIOReturnWhatever", "success_maybe"])("has no number by a name that is none: %s", (name) => {
    expect(behind(`qx: PrepareForDMA -> ${name}`)[0] ?? {}).not.toMatchObject({ result: expect.any(BigInt) });
  });
});

describe("a method that is named beside a time", () => {
  it.each([
    "qx: tag 5: 6 bytes of data buffer, before ParallelTaskCompletion:",
    "qx: tag 5: 6 bytes of data buffer, ahead of ParallelTaskCompletion:",
    "qx: tag 5: 6 bytes of data buffer until UserCompleteParallelTask:",
    "qx: tag 5: 6 bytes of data buffer, prior to the ParallelTaskCompletion:",
  ])("is not called: %s", (line) => {
    expect(behind(line, "qx: 0000: 00 00 05 12 1f 00")).toMatchObject([{ kind: "dump", task: "5" }]);
  });

  it.each(["qx: after PrepareForDMA -> 0x0", "qx: after reset PrepareForDMA returned 0x0"])(
    "is where it gave something: %s",
    (line) => {
      expect(behind(line)).toMatchObject([{ kind: "map", result: 0n }]);
    },
  );
});

describe("memory by the name of the method that gave it", () => {
  it.each([
    "qx: task 5 UserGetDataBuffer view, 6 bytes",
    "qx: task 5 hex of UserGetDataBuffer page len=6",
    "qx: task 5 memory of UserGetDataBuffer len=6",
    "qx: task 5 dump buf=UserGetDataBuffer len=6",
  ])("%s", (line) => {
    expect(behind(line, "qx: 0000: 00 00 05 12 1f 00")).toMatchObject([{ kind: "dump", owner: "data-buffer" }]);
  });

  it("is a call where it returns", () => {
    expect(behind("qx: task 5 UserGetDataBuffer memory rc=0x0 va=0x14ad80000 len=6")).toMatchObject([
      { kind: "data-buffer" },
    ]);
  });
});

describe("an arrow and a method", () => {
  it.each([
    ["--> UserInitializeController_Impl", "initialize-begin"],
    ["==> UserInitializeController", "initialize-begin"],
    ["qx: >>> MyHBA::UserInitializeController_Impl self=0x600002c84000", "initialize-begin"],
    ["UserInitializeController >>", "initialize-begin"],
    ["<-- UserInitializeController_Impl: kIOReturnSuccess", "initialize-end"],
    ["<== UserInitializeController", "initialize-end"],
    ["UserInitializeController << rc=0x0", "initialize-end"],
  ])("%s", (line, step) => {
    expect(gists(line)).toMatchObject([{ kind: "lifecycle", step }]);
  });

  it("has no result in the pointer of an object", () => {
    expect(gists("--> UserInitializeController_Impl this=0x600002c84000")[0]).not.toHaveProperty("result");
  });
});
