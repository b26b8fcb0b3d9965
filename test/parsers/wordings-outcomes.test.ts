/**
 * How something ended, in words of which one may mean the contrary: a status beside another, an end that did not come, a number that is none
 * of a status, rows in other dress. None of the lines is of a simulator's vocabulary.
 */
import { describe, expect, it } from "vitest";
import { gists, kinds } from "./read.ts";

const HOST = "qx: UserStartController -> 0x0";

const behind = (...lines: readonly string[]) => gists([HOST, ...lines].join("\n")).slice(1);

describe("a status of SCSI beside another one", () => {
  it.each([
    "qx: task 5 reply: adapter status 0x0, CHECK CONDITION",
    "qx: task 5 reply: status 0x0 (kSCSITaskStatus_CHECK_CONDITION)",
    "qx: task 5 answered, board status 0x0, RESERVATION CONFLICT",
    "qx: irq: task 5 status=0x0, task set full",
  ])("is how the command ended: %s", (line) => {
    expect(behind(line)).toMatchObject([{ kind: "reply", scsiStatus: { ok: false } }]);
  });

  it.each(["qx: task 5 reply: status 0x0, all good", "qx: task 5 reply: status 0x0"])("is none here: %s", (line) => {
    expect(behind(line)[0]).not.toHaveProperty("scsiStatus");
  });
});

describe("an end that did not come", () => {
  it.each([
    "qx: task 5 has not completed within 30 seconds",
    "qx: task 5 was never answered in 30 s",
    "qx: task 5 without a reply for 30000 ms",
    "qx: cid 5 timed out, 30000 ms without a cqe",
    "qx: task 5: no completion after 30 secs",
  ])("is none: %s", (line) => {
    expect(behind(line)).toMatchObject([{ kind: "timeout", task: "5" }]);
  });

  it.each([
    "qx: task 5 has not completed",
    "qx: task 5 not answered yet, status 0x0",
    "qx: task 5 still waiting for a reply, status 0x0",
  ])("is no end and no timeout: %s", (line) => {
    expect(behind(line).filter(({ kind }) => kind !== "dispatch")).toEqual([]);
  });

  it("came where something else is denied", () => {
    expect(behind("qx: task 5 reply status 0x0, no sense data")).toMatchObject([{ kind: "reply" }]);
  });
});

describe("an error of POSIX beside a task", () => {
  it.each([
    "task 5: failed, ret=-5 (-EIO)",
    "task 5: read failed with errno 5",
    "task 5 came back (EIO)",
    "tag 5: errno=60",
    "task 5: failed (-ETIMEDOUT)",
  ])("is what a client met: %s", (line) => {
    expect(behind(`probe: ${line}`)).toMatchObject([{ kind: "client", task: "5", outcome: "error" }]);
  });

  it.each(["task 5: errno=0", "task 5: errno 0, done"])("is none: %s", (line) => {
    expect(behind(`probe: ${line}`).some(({ kind }) => kind === "client")).toBe(false);
  });
});

describe("all ones", () => {
  it.each([
    "qx: readl(ring doorbell) = 0xffffffff",
    "qx: RegRead Doorbell=FFFFFFFF",
    "qx: MMIO read 0x30 = 0xffffffff",
  ])("are a register that nothing answers, and no address: %s", (line) => {
    expect(behind(line)).toMatchObject([{ kind: "notice" }]);
  });

  it("are no address of an element", () => {
    expect(behind("qx: doorbell mask 0xffffffff")).toEqual([]);
  });
});

describe("rows in other dress", () => {
  const bytes = "00 00 05 12 1F 00 10 02 46 49 52 20 20 20 20 20".split(" ").map((pair) => Number.parseInt(pair, 16));
  it.each([
    ["data: 00000000: 00 00 05 12 1f 00 10 02 46 49 52 20 20 20 20 20  ........FIR"],
    ["[  0] 00 00 05 12 1f 00 10 02 46 49 52 20 20 20 20 20"],
    ["<0000> 00 00 05 12 1f 00 10 02 46 49 52 20 20 20 20 20"],
    ["<0x00> 00 00 05 12 1f 00 10 02 46 49 52 20 20 20 20 20"],
  ])("%s", (row) => {
    expect(behind("qx: task 5 buffer dump, 16 bytes", `qx: ${row}`)).toMatchObject([{ kind: "dump", bytes }]);
  });

  it("follow the line above under the name of a module that prints", () => {
    const lines = ["[MED][DBG] staged Tag=5 Sram=0x2000c000 Len=6", "[DMP][DBG] 0000: 00 00 05 12 1f 00"];
    expect(gists(lines.join("\n"))).toMatchObject([{ kind: "stage", bytes: [0, 0, 5, 0x12, 0x1f, 0] }]);
  });

  it("do not follow a line of another module", () => {
    const lines = ["[MED][DBG] staged Tag=5 Sram=0x2000c000 Len=6", "[PWR][DBG] 0000: 00 00 05 12 1f 00"];
    expect(gists(lines.join("\n"))[0]).not.toMatchObject({ bytes: [0, 0, 5, 0x12, 0x1f, 0] });
  });
});

describe("a counter in front of a module", () => {
  it("is a stamp, and no tag", () => {
    const lines = [
      "[0000A3F1][QX][DBG] UserStartController -> 0x0",
      "[0000A3F2][QX][DBG] sge Tag=5 Iova=0x9c40a000 Len=36",
    ];
    expect(kinds(...lines)).toEqual(["lifecycle", "submit"]);
  });

  it("tells the base of counts that are as wide as a register", () => {
    const lines = [
      "[0000A3F1][QX][DBG] sge Tag=5 Iova=000000009C40A000 Len=00000024",
      "[0000A3F2][ZZ][DBG] reply Tag=5 scsi_status=0x0 xferred=00000024",
    ];
    expect(gists(lines.join("\n"))).toMatchObject([{ length: 36 }, { transferred: 36 }]);
  });

  it("tells none where no address is printed so", () => {
    expect(gists("[0000A3F1][QX][DBG] reply Tag=5 scsi_status=0x0 xferred=00000024")).toMatchObject([
      { transferred: "(unreadable)" },
    ]);
  });
});

describe("an extent", () => {
  it.each([
    ["qx: tag 5 descriptor 0x9c40a000 +36", 36],
    ["qx: tag 5 sge 0x9c40a000 + 0x24", 36],
    ["qx: tag 5 posting element 0x9c40a000 +36 rd", 36],
  ])("has a length behind its plus: %s", (line, length) => {
    expect(behind(line)).toMatchObject([{ kind: "submit", length }]);
  });

  it("is no frame of a stack", () => {
    expect(behind("3 libqx 0x1048c1234 0x1048c0000 + 4660")).toEqual([]);
  });
});

describe("a mapping in addresses without keys", () => {
  it.each([
    "qx: tag 5 PrepareForDMA rc=0x0: 0x9c40a000 + 36 backed by 0x15a900000",
    "qx: tag 5 PrepareForDMA rc=0x0, memory at 0x15a900000 is seen at 0x9c40a000",
    "qx: tag 5 PrepareForDMA -> 0x0, buffer 0x15a900000 now 0x9c40a000",
  ])("tells the memory by a word: %s", (line) => {
    expect(behind(line)).toMatchObject([{ kind: "map", iova: 0x9c40a000n, buffer: 0x15a900000n }]);
  });

  it("leaves two open that no word tells apart", () => {
    const [own] = behind("qx: tag 5 PrepareForDMA rc=0x0, 0x15a900000, 0x9c40a000");
    expect(own).toMatchObject({ kind: "map" });
    expect(own).not.toHaveProperty("iova");
  });
});

describe("limits in words", () => {
  it.each([
    ["qx: UserGetDMASpecification: at most 65536 bytes, 40 address bits", { maxTransfer: 65536, addressBits: 40 }],
    ["qx: UserGetDMASpecification: transfers of up to 131072 bytes", { maxTransfer: 131072 }],
    ["qx: UserGetDMASpecification: 64-bit addresses", { addressBits: 64 }],
    ["qx: UserGetDMASpecification: dma mask 32 bits", { addressBits: 32 }],
  ])("%s", (line, limits) => {
    expect(behind(line)).toMatchObject([{ kind: "limits", ...limits }]);
  });

  it.each(["qx: up to 65536 bytes of cache", "qx: UserGetDMASpecification: 4 bytes aligned"])(
    "are none: %s",
    (line) => {
      expect(behind(line)).toEqual([]);
    },
  );
});
