/** How lines say that something returned, ended, died or came in part, in words that no table of keys has. */
import { describe, expect, it } from "vitest";
import { gists } from "./read.ts";

const kinds = (...lines: readonly string[]) => gists(lines.join("\n")).map(({ kind }) => kind);

describe("a call that returns behind words", () => {
  it.each([
    ["hba> CompleteDMA for task 27 returned 0x0", { kind: "unmap", task: "27", result: 0n }],
    [
      "hba> completion path: UserGetDataBuffer for task 22 returned 0x0: 6 bytes at 0x1490c8000",
      { kind: "data-buffer", task: "22", result: 0n, address: 0x1490c8000n, length: 6, inDispatch: false },
    ],
    [
      "tag 22: isr_bottom UserGetDataBuffer rc 0x0 va 0x150e6c000 len 6",
      { kind: "data-buffer", task: "22", address: 0x150e6c000n, inDispatch: false },
    ],
    [
      "Controller::UserProcessParallelTask@231 | Task 123 | UserGetDataBuffer kr 0x0 | Cpu 0x0 | 6 B",
      { kind: "data-buffer", task: "123", result: 0n, address: 0n, length: 6 },
    ],
    ["readRegister() => 0xe00002cd (not open)", { kind: "lifecycle", result: 0xe00002cdn }],
  ])("%s", (line, event) => {
    expect(gists(line)).toMatchObject([event]);
  });
});

describe("a sentence in front of rows", () => {
  it.each([
    "hba> task 22: the data buffer holds, before completion, 6 bytes:",
    "hba> task 22: the UserGetDataBuffer buffer at 0x1490c8000 holds 6 bytes:",
  ])("announces them: %s", (line) => {
    const rows = [line, "hba>     0000  00 00 06 12 1f 00"].join("\n");
    expect(gists(rows)).toMatchObject([{ kind: "dump", task: "22", bytes: [0, 0, 6, 0x12, 0x1f, 0] }]);
  });
});

describe("a part of a transfer", () => {
  it.each(["short transfer for task 22: 2 of 6 bytes", "sg_read: tag 22: 2 of 6 bytes"])("is what came: %s", (line) => {
    expect(gists(line)).toMatchObject([{ kind: "client", task: "22", count: 2 }]);
  });

  it.each(["dma tag 22: 2 of 6 bytes moved", "tag 22: staged 2 of 6 bytes"])("is no client's: %s", (line) => {
    expect(kinds(line)).not.toContain("client");
  });
});

describe("firmware and processes that stopped", () => {
  it.each([
    "*** FIRMWARE FAULT, code = 0x10000 ***",
    "Core::entered FAULT state, code: 0x10000",
    "fault state, code 0x5854",
    "fw> firmware enters the fault state with code 0x10000",
  ])("%s", (line) => {
    expect(kinds(line)).toEqual(["notice"]);
  });

  it.each(["fault state cleared", "no fault state", "fw: fault handler enabled"])("not: %s", (line) => {
    expect(kinds(line)).toEqual([]);
  });

  it.each([
    "dext process crashed: EXC_BAD_ACCESS address=0x101818004",
    "driver process terminated: EXC_BAD_ACCESS, address(0x13)",
    "driver fault: unable to handle access at 0x101818004",
  ])("of an access: %s", (line) => {
    expect(kinds(line)).toEqual(["crash"]);
  });
});

describe("a register that nothing answers", () => {
  it.each(["read doorbell(0xffffffff)", "readRegister(doorbell) => 0xffffffff"])("%s", (line) => {
    expect(kinds(line)).toEqual(["notice"]);
  });
});

describe("a name in front of a prompt", () => {
  it("is a program's", () => {
    expect(kinds("hba> this class overrides UserReportHBAConstraints")).toEqual(["constraints"]);
  });

  it("is a person's where somebody speaks of himself", () => {
    expect(kinds("kim> we are not calling UserGetDataBuffer in our UserProcessParallelTask")).toEqual([]);
  });
});

it("behind the name of a subsystem the status of a command is none of its arguments", () => {
  expect(gists("scsi: task id(22) timed out after 30 seconds")).toMatchObject([{ kind: "timeout", task: "22" }]);
});
