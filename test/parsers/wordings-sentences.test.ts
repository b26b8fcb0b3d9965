/** Lines of drivers and firmware that speak in sentences: what each is read as. The words are of nobody's log; what is taught is the form. */
import { describe, expect, it } from "vitest";
import { gists, kinds } from "./read.ts";

const HOST = ["UserInitializeController: enter", "dext: adapter replied task 3: status 0, 6 bytes"];

describe("bytes that a request wants are no reception of the controller's", () => {
  it.each([
    "Request 4 arrived for target 2: cdb 12 00 00 00 24 00; receive 36 bytes, bus address 0x80914000",
    "dext: new task 4 on target 2, cdb 12 00 00 00 24 00, receives 36 bytes at IOVA 0x80914000",
    "dext: accepted task 4, target 2, cdb 12 00 00 00 24 00, receiving up to 36 bytes, IOVA 0x80914000",
  ])("%s", (line) => {
    expect(gists(...HOST, line)).toContainEqual(
      expect.objectContaining({ kind: "dispatch", task: "4", iova: 0x80914000n }),
    );
  });

  it("but a controller that received one says so", () => {
    expect(kinds("fw: received request tag=4 host_addr=0x80914000 xfer_len=36")).toEqual(["receive"]);
    expect(kinds("fw: receive req tag=4 host_addr=0x80914000 xfer_len=36")).toEqual(["receive"]);
  });
});

describe("a counter with its name in brackets is a time, and no address of the line", () => {
  it.each(["(tick 0003A9B9)", "[cycles: 0x3a9b9]", "<clk=0003A9B9>", "(counter 0003a9b9):"])("%s", (stamp) => {
    const [stage] = gists(`${stamp} staging buffer 0x40012000 len 36 tag=4`);
    expect(stage).toMatchObject({ kind: "stage", address: 0x40012000n });
    expect(gists(`${stamp} post reply tag=7 status=0`)).toMatchObject([{ kind: "device-reply" }]);
  });
});

describe("the bytes of a request that arrived are its command", () => {
  it.each([
    "fw: request 31 received, target 2 unit 0, bytes 12 00 00 00 24 00",
    "fw: new request 31, target 2, bytes: 28 00 00 00 10 0D 00 00 08 00",
  ])("%s", (line) => {
    const [event] = gists("fw: post reply tag=7 status=0", line).slice(1);
    expect(event).toMatchObject({ kind: "receive", task: "31" });
    expect(event).toHaveProperty("cdb");
  });

  it.each([
    "fw: request 31 received data from target 2, bytes 00 00 05 12 1F 00",
    "fw: request 31 received, target 2, bytes 00 00 05 12 1F 00 02",
    "fw: answer of request 31 received, target 2, bytes 00 00 05 02 1F 00",
  ])("but not in %s", (line) => {
    for (const event of gists(line)) expect(event).not.toHaveProperty("cdb");
  });
});

describe("rows of words behind an offset with a sign", () => {
  it.each([["    +000  00000512 1f00"], ["+0000: 00000512 1f00"], ["  +0x00  00000512 1f00"]])("%s", (row) => {
    const [stage] = gists("fw: staging buffer 0x40012000 len 6 tag=4", row);
    expect(stage).toMatchObject({ kind: "stage" });
    expect(JSON.stringify(stage, (_, value) => (typeof value === "bigint" ? String(value) : value))).toMatch(
      /rows|bytes|content|dump/i,
    );
  });
});

describe("parts of a list are numbered, and are no tasks", () => {
  it.each(["piece 2", "fragment 2", "chunk 2", "extent 2"])("%s", (part) => {
    const events = gists(
      ...HOST,
      "dext: task 2 arrived for target 2, cdb 12 00 00 00 24 00, IOVA 0x80914000, 36 bytes",
      "dext: task 7 arrived for target 2, cdb 12 00 00 00 24 00, IOVA 0x80924000, 36 bytes",
      `dext:    ${part} at bus address 0x80934000, 36 bytes`,
    );
    expect(events.filter((event) => "task" in event && event["task"] === "2")).toHaveLength(1);
  });
});
