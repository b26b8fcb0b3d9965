/**
 * Lines that are read by how they are built: places in the source in front of them, members of lists, structured loggers, traces of states,
 * and what only the other lines of a writer tell of a number, a word or a task. None is of a sample or of a simulator's words.
 */
import { describe, expect, it } from "vitest";
import { gists, read } from "./read.ts";

const all = (...lines: readonly string[]) => gists(lines.join("\n"));
const last = (...lines: readonly string[]) => all(...lines).at(-1);

/** A start-up that only a host logs. */
const HOST = "qx: UserStartController -> 0x0";

const CDB = "12 00 00 00 24 00";

describe("a place in the source in front of a line", () => {
  it.each([
    ["qx0: qx_queue_io:412 tag=5 iova=0x801c0000 len=36 cdb=12 00 00 00 24 00", { kind: "dispatch", task: "5" }],
    ["qx0: UserInitializeController_Impl:131 exit rval=0x0", { kind: "lifecycle", result: 0n }],
  ])("%s", (line, event) => {
    expect(last(HOST, line)).toMatchObject(event);
  });

  it("is no key with its value", () => {
    expect(last(HOST, "qx0: hw_xfer_len:36 tag=5 iova=0x801c0000 cdb=12 00 00 00 24 00")).toMatchObject({
      kind: "dispatch",
    });
  });
});

describe("a member of an element of a list", () => {
  it("has the key of both", () => {
    const line = "qx: tag=7 PrepareForDMA rval=0x0 nseg=1 sgl[0].addr=0x8b770000 sgl[0].len=6 vaddr=0x16ac54000";
    expect(last(HOST, line)).toMatchObject({ kind: "map", iova: 0x8b770000n, length: 6, buffer: 0x16ac54000n });
  });
});

describe("a count without a mark", () => {
  const request = `qx: tag=5 dma_addr_hi=00000001 dma_addr_lo=02a70fe8 xfer_len=36 cdb=${CDB}`;

  it("has the base in which it is what the command asks for", () => {
    expect(last(HOST, request)).toMatchObject({ kind: "dispatch", length: 36 });
    expect(last(HOST, request.replace("xfer_len=36", "xfer_len=24"))).toMatchObject({ kind: "dispatch", length: 36 });
  });

  it("has it under another key with the same digits of the same task", () => {
    expect(last(HOST, request, "qx: tag=5 sge addr=8b77f000 sge len=36")).toMatchObject({ kind: "submit", length: 36 });
  });

  it("stays unknown with other digits", () => {
    expect(last(HOST, request, "qx: tag=5 sge addr=8b77f000 sge len=24")).toMatchObject({ length: "(unreadable)" });
  });
});

describe("a way that may be the command's or the device's", () => {
  const map = "qx: tag=5 PrepareForDMA = 0x0 iova=0x801c0000 len=36 dir=read";

  it("is the command's where the key stood beside one", () => {
    const request = `qx: tag=5 iova=0x801c0000 len=36 dir=read cdb=${CDB}`;
    expect(last(HOST, request, map)).toMatchObject({ kind: "map", rights: "write" });
  });

  it("is unknown where it did not, or stood beside the contrary", () => {
    expect(last(HOST, map)).toMatchObject({ kind: "map", rights: "(unreadable)" });
    const contrary = `qx: tag=5 iova=0x801c0000 len=36 dir=write cdb=${CDB}`;
    expect(last(HOST, contrary, map)).toMatchObject({ rights: "(unreadable)" });
  });
});

describe("a count at an end", () => {
  const end = "qx: tag=5 reply hw status=0x0 scsi status=0x0 trans len=0x24";

  it("is what came where the writer asks under another key", () => {
    const request = `qx: tag=5 iova=0x801c0000 total len=0x24 cdb=${CDB}`;
    expect(last(HOST, request, end)).toMatchObject({ kind: "reply", transferred: 36 });
  });

  it("says nothing where he asks under the same", () => {
    const request = `qx: tag=5 iova=0x801c0000 trans len=0x24 cdb=${CDB}`;
    expect(last(HOST, request, end)).not.toHaveProperty("transferred");
  });
});

describe("a task by a word that nobody knows", () => {
  const request = `qx: ticket 58 arrived, device address 0x801c0000, 36 bytes, CDB [${CDB}]`;

  it("is the number behind the first word of a line with a command", () => {
    expect(last(HOST, request)).toMatchObject({ kind: "dispatch", task: "58" });
    expect(last(HOST, request, "qx: ticket 58 came back, adapter status 0x0, SCSI status 0x00")).toMatchObject({
      kind: "reply",
      task: "58",
    });
  });

  it("is the number of a task that the capture speaks of", () => {
    const lines = [`REQ 58 HOST 0x00000000801c0000 LEN 36 CDB ${CDB}`, "ZZ 58 SRC 0x22e76c00 DST 0x801c0000 LEN 36"];
    expect(last(...lines)).toMatchObject({ kind: "transfer", task: "58" });
  });

  it.each(["qx: queue 58 status=0x0 scsi status=0x0", "qx: moved 58 bytes, status=0x0"])("is not: %s", (line) => {
    expect(all(HOST, request, line).slice(2)).not.toContainEqual(expect.objectContaining({ task: "58" }));
  });
});

describe("a trace of states", () => {
  it("says where a task is, and not where it was", () => {
    const line = "qx: Task 5: MAPPED -> QUEUED, entry 0 with bus address 0x801c0000, count 36 bytes";
    const first = `qx: Task 5: FREE -> ACCEPTED, CDB ${CDB}, bus address 0x801c0000, count 36 bytes`;
    expect(last(HOST, first, line)).toMatchObject({ kind: "submit", task: "5" });
  });

  it.each([
    ["qx: OFF -> INIT (UserInitializeController)", "initialize-begin"],
    ["qx: UserInitializeController() {", "initialize-begin"],
  ])("%s", (line, step) => {
    expect(last(HOST, line)).toMatchObject({ kind: "lifecycle", step });
  });
});

describe("rows of structured loggers", () => {
  it.each([
    [
      "event=buf.peek req=62 bytes=18",
      'event=buf.hex req=62 off=0x0 hex="00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f"',
      'event=buf.hex req=62 off=0x10 hex="10 11"',
    ],
    [
      "qx: peek data buffer, tag=62, 18 bytes",
      "DMP,HEX,0000,00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
      "DMP,HEX,0010,10 11",
    ],
    [
      "qx: peek data buffer, tag=62, 18 bytes",
      "   000 : 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f",
      "   010 : 10 11",
    ],
  ])("%s", (...lines) => {
    expect(last(HOST, ...lines)).toMatchObject({ kind: "dump", bytes: Array.from({ length: 18 }, (_, at) => at) });
  });
});

describe("who takes a request", () => {
  it("is the driver where it comes from above", () => {
    const line = `qx: slot[59] recv io from os, tid=1, dma addr=0x88f98000, total len=0x24, cdb=${CDB}`;
    expect(last(HOST, line)).toMatchObject({ kind: "dispatch", task: "59", target: "1" });
  });
});

describe("what is no evidence", () => {
  it("is what a firmware calls itself, and the place in the source below a line of defmt", () => {
    const { capture } = read(
      HOST,
      "qx: fw version=7",
      "0.000123 INFO  fetched Command { tag: 7 }",
      "└─ fw::fetch @ src/fw.rs:9",
    );
    expect(capture.unread).toBe(1);
  });
});

describe("a register that could not be read", () => {
  it("answers nothing where the call returned an error", () => {
    expect(last(HOST, 'qx: mmio.read err=0xe00002cd reason="device not open"')).toMatchObject({ kind: "lifecycle" });
  });
});

describe("parts of a transfer", () => {
  it.each(["io 9 short, got 1024 want 1536", "io 9 short, want 1536 bytes, only get 1024 bytes"])("%s", (line) => {
    expect(last(HOST, line)).toMatchObject({ kind: "client", task: "9", count: 1024, length: 1536 });
  });
});

describe("a disk of no blocks", () => {
  it.each(["disk4: nblks=0 blk_sz=512", "disk6: block num=0, block size=512"])("%s", (line) => {
    expect(last(HOST, line)).toMatchObject({ kind: "client", outcome: "0-byte-disk" });
  });
});
