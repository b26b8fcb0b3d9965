/** Lines of several vendors and what they claim: the same words in other decorations are the same events. */
import { describe, expect, it } from "vitest";
import { gists, read } from "./read.ts";

const INQUIRY = [0x12, 0, 0, 0, 0x06, 0];
const GOOD = (text: string) => ({ ok: true, text });

describe("a dispatch", () => {
  const expected = { kind: "dispatch", task: "200", target: "0", iova: 0x801c0000n, length: 6, cdb: INQUIRY };

  it.each([
    [
      "aligned lines",
      [
        "[Go] fControllerTaskIdentifier = 200",
        "[Go] fTargetID                 = 0",
        "[Go] fBufferIOVMAddr           = 0x801c0000",
        "[Go] fRequestedTransferCount   = 6 (0x6)",
        "[Go] fTransferDirection        = 2",
        "[Go] fCommandDescriptorBlock   = 12 00 00 00 06 00",
      ],
    ],
    ["key=value", ["UserProcessParallelTask: task=200 target=0 iova=0x801c0000 len=6 dir=IN cdb=12 00 00 00 06 00"]],
    [
      "key: value",
      [
        "Hba::UserProcessParallelTask: fControllerTaskIdentifier: 0xC8, fTargetID: 0, fBufferIOVMAddr: 0x801C0000, fRequestedTransferCount: 6 bytes, fTransferDirection: READ, fCommandDescriptorBlock: 12,00,00,00,06,00",
      ],
    ],
    [
      "arrows",
      [
        "go fBufferIOVMAddr -> 0x801c0000, fRequestedTransferCount -> 6, task -> 200, target -> 0, dir -> IN, CDB: Inquiry 12 00 00 00 06 00",
      ],
    ],
    [
      "a call with arguments",
      ["UserProcessParallelTask(target 0, task 200): iova 0x801c0000, 6 bytes, dir=IN, cdb=12 00 00 00 06 00"],
    ],
    [
      "fn=",
      ["fn=UserProcessParallelTask task=200 target=0 iova=0x801c0000 len=6 dir=READ cdb=0x12 0x00 0x00 0x00 0x06 0x00"],
    ],
    [
      "JSON",
      [
        '{"fControllerTaskIdentifier": 200, "fTargetID": 0, "fBufferIOVMAddr": "0x801c0000", "fRequestedTransferCount": 6, "direction": "in", "cdb": "12 00 00 00 06 00"}',
      ],
    ],
  ])("as %s", (_, lines) => {
    expect(gists(...lines)).toEqual([{ ...expected, direction: "data-in" }]);
  });

  it.each([
    ["0", "none"],
    ["1", "data-out"],
    ["2", "data-in"],
    ["WRITE", "data-out"],
    ["ToDevice", "data-out"],
    ["FromTargetToInitiator", "data-in"],
    ["3", "(unreadable)"],
    ["sideways", "(unreadable)"],
  ])("has direction %s", (word, direction) => {
    expect(gists(`[Go] fBufferIOVMAddr = 0x1000`, `[Go] fTransferDirection = ${word}`)).toMatchObject([{ direction }]);
  });
});

describe("values that a line hides or contradicts", () => {
  it.each([
    ["fBufferIOVMAddr = <private>", { iova: "(redacted)" }],
    ["fBufferIOVMAddr = 0x<private>", { iova: "(redacted)" }],
    ["fBufferIOVMAddr = <mask.hash: 'kU8Bk2DqJ5V7vQ=='>", { iova: "(redacted)" }],
    ["fBufferIOVMAddr = (null)", { iova: "(redacted)" }],
    ["fRequestedTransferCount = 6 (0x7)", { length: "(unreadable)" }],
    ["fRequestedTransferCount = 8 blocks", { length: "(unreadable)" }],
    ["fRequestedTransferCount = 4 KiB", { length: 4096 }],
    ["fRequestedTransferCount = 0x24 (36)", { length: 36 }],
    ["fBufferIOVMAddr = 0x0000_0000_801c_0000", { iova: 0x801c0000n }],
    ["fBufferIOVMAddr = 0xffffffff801c0000", { iova: 0xffffffff801c0000n }],
    ["fBufferIOVMAddr = 0x801c0000:0x200", { iova: "(unreadable)" }],
  ])("%s", (line, fields) => {
    expect(gists(line)).toEqual([{ kind: "dispatch", ...fields }]);
  });

  it("are counted as lost where they are hidden", () => {
    expect(read("fBufferIOVMAddr = <private>").capture.lost).toEqual([{ kind: "redacted", line: 1, count: 1 }]);
  });
});

describe("a reception", () => {
  it.each([
    ["joined halves", ["Host IOVA (High:Low) = 0x00000000801c0000"], 0x801c0000n, 16],
    ["two halves", ["Host IOVA (High:Low) = 0x00000000:0x801c0000"], 0x801c0000n, 16],
    ["halves told by letters", ["Host Addr H:L = 0x00000001:0x801c0000"], 0x1801c0000n, 16],
    ["short halves", ["Host IOVA (High:Low) = 0x1:0x1000"], 0x100001000n, 16],
    ["exchanged halves", ["Host IOVA (Low:High) = 0x801c0000:0x00000001"], 0x1801c0000n, 16],
    ["two lines", ["Host IOVA High = 0x1", "Host IOVA Low = 0x801c0000"], 0x1801c0000n, 16],
    ["32 bits", ["host_iova=0x801c0000"], 0x801c0000n, 8],
  ])("of %s", (_, lines, iova, iovaDigits) => {
    expect(gists(...lines)).toEqual([{ kind: "receive", iova, iovaDigits }]);
  });

  it("may be told in one line", () => {
    expect(gists("recv req tag=7 host_addr=0x0000000080234000 xfer_len=36")).toEqual([
      { kind: "receive", task: "7", iova: 0x80234000n, iovaDigits: 16, length: 36 },
    ]);
  });
});

describe("one line, one event", () => {
  const address = 0x16f3a8000n;

  it.each([
    [
      "UserGetDataBuffer returned 0x0, address = 0x16f3a8000, length = 6",
      { kind: "data-buffer", result: 0n, address, length: 6 },
    ],
    [
      "UserGetDataBuffer(target 0, task 200) -> 0x0 addr=0x16f3a8000 len=6",
      { kind: "data-buffer", task: "200", target: "0", result: 0n, address, length: 6 },
    ],
    ["UserGetDataBuffer failed: 0xe00002bc", { kind: "data-buffer", result: 0xe00002bcn }],
    [
      "PrepareForDMA returned 0x0, segments = 1, address = 0x80200000, length = 6, buffer = 0x16f3a8000, direction = In",
      { kind: "map", iova: 0x80200000n, length: 6, buffer: address, rights: "write", segments: 1, result: 0n },
    ],
    [
      "PrepareForDMA -> 0x0 address=0x80200000 direction=Out",
      { kind: "map", iova: 0x80200000n, rights: "read", result: 0n },
    ],
    ["CompleteDMA returned kIOReturnSuccess", { kind: "unmap", result: 0n }],
    ["SGE[0] Address = 0x801c0000, Length = 6", { kind: "submit", iova: 0x801c0000n, length: 6 }],
    ["SGE 0: addr=0x801c0000 len=6", { kind: "submit", iova: 0x801c0000n, length: 6 }],
    ["SGE 0: IOVA = 0xffffffff801c0000", { kind: "submit", iova: 0xffffffff801c0000n }],
    ["SGL: addr=0x801c0000 len=6", { kind: "submit", iova: 0x801c0000n, length: 6 }],
    ["SGE High = 0x1, Low = 0x801c0000", { kind: "submit", iova: 0x1801c0000n }],
    [
      "DMA Engine start: Source = 0x228BB800, Destination = 0x00000000801c0000, Length = 6",
      { kind: "transfer", phase: "start", source: 0x228bb800n, destination: 0x801c0000n, length: 6 },
    ],
    ["DMA engine done: count = 6 bytes", { kind: "transfer", phase: "done", count: 6 }],
    ["dma complete tag=17, 36 bytes moved", { kind: "transfer", task: "17", phase: "done", count: 36 }],
    ["Reply posted: TaskID 200, Status = 0x0", { kind: "device-reply", task: "200", status: GOOD("0x0") }],
    [
      "reply task=9 ReplyStatus=0x0 SCSIStatus=0x2 transferred=0",
      { kind: "reply", task: "9", status: GOOD("0x0"), scsiStatus: { ok: false, text: "0x2" }, transferred: 0 },
    ],
    [
      "ParallelTaskCompletion: fControllerTaskIdentifier = 200, fBytesTransferred = 6, fCompletionStatus = GOOD (0x0), version = 1",
      { kind: "complete", task: "200", transferred: 6, status: GOOD("GOOD (0x0)"), version: 1n },
    ],
    ["UserCompleteParallelTask called", { kind: "complete" }],
    ["memset address = 0x16f3a8000, value = 0x00, length = 6", { kind: "cpu-write", address, fill: 0, length: 6 }],
    ["memset(0x16f3a8000, 0xAA, 6)", { kind: "cpu-write", address, fill: 0xaa, length: 6 }],
    ["memset(fDataBuffer, 0, 6)", { kind: "cpu-write", fill: 0, length: 6 }],
    ["bzero(0x16f3a8000, 6)", { kind: "cpu-write", address, length: 6 }],
    ["clearing data buffer 0x16f3a8000, 6 bytes", { kind: "cpu-write", address, length: 6 }],
    ...[
      "memcpy(0x14b8fc000, 0x16f3a8000, 6)",
      "memmove(dst 0x14b8fc000, src 0x16f3a8000, 6)",
      "bcopy(0x16f3a8000, 0x14b8fc000, 6)",
      "bcopy va 0x16f3a8000 -> va 0x14b8fc000 cnt 6",
      "memcpy: from = 0x16f3a8000, to = 0x14b8fc000, length = 6",
      "memcpy dest=0x14b8fc000 src=0x16f3a8000 len=6",
      "memcpy to 0x14b8fc000 from 0x16f3a8000, 6 bytes",
    ].map((line): [string, object] => [line, { kind: "cpu-copy", from: 0x16f3a8000n, to: 0x14b8fc000n, length: 6 }]),
    ["fDataBuffer: 00 00 05 12 1F 00", { kind: "dump", bytes: [0, 0, 5, 0x12, 0x1f, 0] }],
    [
      "staging buffer 0x40012000 (6 bytes): 00 00 06 02 1F 00",
      { kind: "stage", address: 0x40012000n, length: 6, bytes: [0, 0, 6, 2, 0x1f, 0] },
    ],
    [
      "staging buffer peek tag=7 off=0x2 bytes=05:12:1f:00:10:02",
      { kind: "stage", task: "7", bytes: [null, null, 5, 0x12, 0x1f, 0, 0x10, 2] },
    ],
    ["fDataBuffer[0..5] = 00 00 05 12 1F 00", { kind: "dump", bytes: [0, 0, 5, 0x12, 0x1f, 0] }],
    ["first 6 bytes of the buffer: 00 00 05 12 1F 00", { kind: "dump", length: 6, bytes: [0, 0, 5, 0x12, 0x1f, 0] }],
    [
      "IODMACommand PrepareForDMA OK: segs=1 seg0.addr=0x80200000 seg0.len=6",
      { kind: "map", iova: 0x80200000n, length: 6, segments: 1 },
    ],
    ["CompleteDMA ok", { kind: "unmap" }],
    ["task 200 timed out", { kind: "timeout", task: "200" }],
    ["UserAbortTaskRequest: target 0 task 200", { kind: "abort", task: "200", target: "0", asked: true }],
    ["client: task 200: I/O error (errno 60)", { kind: "client", task: "200", outcome: "error", timedOut: true }],
    ["disk2 capacity: 0 bytes", { kind: "client", outcome: "0-byte-disk" }],
    ["client capacity: 1967128576 bytes", { kind: "client", outcome: "ok" }],
    ["client read error 0xe00002ca", { kind: "client", outcome: "error" }],
    ["UserInitializeController: enter", { kind: "lifecycle", step: "initialize-begin" }],
    ["[UserInitializeController_Impl] end, result = 0x0", { kind: "lifecycle", step: "initialize-end", result: 0n }],
    [
      "UserInitializeController returning 0xe00002bc",
      { kind: "lifecycle", step: "initialize-end", result: 0xe00002bcn },
    ],
    [
      "SetDispatchQueue(InterruptQueue) returned 0x0",
      { kind: "lifecycle", step: "initialize-step", result: 0n, queue: "InterruptQueue" },
    ],
    ["UserStartController -> 0x0", { kind: "lifecycle", step: "start", result: 0n }],
    ["calling UserReportHBAConstraints", { kind: "constraints", how: "called", keys: [], complete: false }],
    [
      "[UserReportHBAConstraints_Impl] override entered",
      { kind: "constraints", how: "overridden", keys: [], complete: false },
    ],
  ])("%s", (line, expected) => {
    expect(gists(line)).toEqual([expected]);
  });
});

describe("a status", () => {
  it.each([
    ["SUCCESS (0x0)", GOOD("SUCCESS (0x0)")],
    ["0x0", GOOD("0x0")],
    ["GOOD", GOOD("GOOD")],
    ["CHECK CONDITION (0x2)", { ok: false, text: "CHECK CONDITION (0x2)" }],
    ["CHECK_CONDITION(2)", { ok: false, text: "CHECK_CONDITION(2)" }],
    ["BUSY", { ok: false, text: "BUSY" }],
    ["SUCCESS (0x2)", "(unreadable)"],
    ["<private>", "(redacted)"],
  ])("%s", (text, scsiStatus) => {
    expect(gists(`[H] SCSIStatus = ${text}`)).toEqual([{ kind: "reply", scsiStatus }]);
  });
});

describe("where a data buffer is taken", () => {
  const call = "UserGetDataBuffer returned 0x0, address = 0x16f3a8000, length = 6";

  it.each([
    [`[UserProcessParallelTask_Impl] ${call}`, true],
    [`Hba::UserProcessParallelTask: ${call}`, true],
    [`fn=UserProcessParallelTask ${call}`, true],
    [`[CompletionHelper] ${call}`, false],
    [`Hba: InterruptOccurred: ${call}`, false],
    [`[AME_Host_Normal_Handler] ${call}`, false],
    [`[Helper] ${call}`, null],
    [call, null],
  ])("%s", (line, inDispatch) => {
    expect(read(line).events).toMatchObject([{ kind: "data-buffer", inDispatch }]);
  });
});

describe("whose buffer a dump shows", () => {
  it.each([
    ["private buffer dump: length = 6", "private"],
    ["bounce buffer dump: length = 6", "private"],
    ["client buffer dump: length = 6", "client"],
    ["UserGetDataBuffer buffer dump: length = 6", "data-buffer"],
    ["fDataBuffer dump: length = 6", null],
  ])("%s", (line, owner) => {
    expect(read(line, "0x0000: 00 00 00 00 00 00").events).toMatchObject([{ kind: "dump", owner }]);
  });
});

describe("a constraints report", () => {
  it("has the keys that stand around the call, whatever tag they stand under", () => {
    const [report] = read(
      "[Populate] kIOMaximumSegmentCountReadKey = 32",
      "[Populate]   HBA Data Alignment                  = 0xfffffffffffffffc",
      "[UserInitializeController_Impl] UserReportHBAConstraints returned 0x0",
    ).events;
    expect(report).toMatchObject({
      kind: "constraints",
      how: "called",
      line: 3,
      complete: true,
      keys: [
        { name: "kIOMaximumSegmentCountReadKey", value: { value: 32n } },
        { name: "HBA Data Alignment", value: { value: 0xfffffffffffffffcn } },
      ],
    });
  });

  it("is none where nobody is seen to call it", () => {
    const { events, unreadLines } = read("[Populate] IOMaximumSegmentCountRead = 32");
    expect(events).toEqual([]);
    expect(unreadLines).toMatchObject([{ because: "keys of a constraints report, and no line that reports them" }]);
  });
});
