/** What programs above a driver and the storage stack of the kernel say, in lines that name who wrote them: requests that were refused, data that came. */
import { describe, expect, it } from "vitest";
import { correlate } from "../../src/model/correlate.ts";
import { gists, read } from "./read.ts";

const record = (process: string, sender: string, message: string): string =>
  JSON.stringify({
    timestamp: "2026-03-21 06:04:56.795732-0700",
    messageType: "Default",
    eventType: "logEvent",
    processID: 5,
    threadID: 3,
    processImagePath: process,
    senderImagePath: sender,
    eventMessage: message,
  });

const kernel = (message: string): string => record("/kernel", "/kernel", message);
const tool = (message: string): string => record("/usr/local/bin/blk-verify", "/usr/local/bin/blk-verify", message);
const dext = (message: string): string => record("/kernel", "/Library/x/com.example.raid.dext", message);

describe("the storage stack refuses a request", () => {
  it.each([
    ["IOSCSIParallelInterfaceController: prepare of 8192 bytes failed (0xe00002db)", { length: 8192 }],
    ["IOSCSIParallelInterfaceController: request of 8192 bytes rejected, 0xe00002ca", { length: 8192 }],
    ["IOSCSIParallelFamily: DMA command prepare failed 0xe00002c2", { kind: "rejection" }],
    ["IOBlockStorageDriver: 8192 byte request cannot be mapped to a single segment, not dispatched", { length: 8192 }],
  ])("%s", (line, gist) => {
    expect(gists(kernel(line))).toMatchObject([{ ...gist, kind: "rejection" }]);
  });

  it.each([
    "IOSCSIParallelInterfaceController: registered",
    "AppleKeyStore: operation failed (pid: 412 sel: 7 ret: e00002f0)",
    "IOUSBHostPipe: prepare failed 0xe00002db",
  ])("but %s", (line) => {
    expect(gists(kernel(line))).toEqual([]);
  });
});

describe("what a program got", () => {
  it.each([
    ["op=7 client_data=[00, 00, 05, 12, 1f, 00]", [0, 0, 5, 18, 31, 0]],
    ["client read 7, data: 00 00 05 12 1f 00", [0, 0, 5, 18, 31, 0]],
  ])("%s", (line, bytes) => {
    expect(gists(tool(line))).toMatchObject([{ kind: "client", bytes }]);
  });

  it("a comparison that looked behind an offset, where the line counts the data", () => {
    const line = "op=7 result=mismatch bytes=8/8 offset=4 expected=[aa, bb, cc, dd] actual=[00, 00, 00, 00]";
    expect(gists(tool(line))).toMatchObject([{ kind: "client", bytes: [null, null, null, null, 0, 0, 0, 0] }]);
    const elsewhere = "verify: at offset 0x10000 expected aa bb cc dd got 00 00 00 00";
    expect(gists(tool(elsewhere))[0]).not.toHaveProperty("bytes");
  });

  it("of which other bytes than were expected are no failure of the request", () => {
    const line = "op=7 result=mismatch bytes=8/8 offset=0 expected=[aa, bb, cc, dd] actual=[00, 00, 00, 00]";
    expect(gists(tool(line))[0]).toMatchObject({ outcome: "mismatch" });
  });
});

describe("whose data a program shows that names no task", () => {
  const begun = (task: number, at: string): string =>
    dext(`UserProcessParallelTask: task=${task} iova=${at} len=6 dir=in cdb=12 00 00 00 06 00`);
  const over = (task: number): string =>
    dext(`ParallelTaskCompletion: task=${task} status=GOOD transferred=6 version=1`);
  /** The tasks to which lines of a client were given, in the order of the tasks. */
  const given = (...host: readonly string[]): readonly (string | null)[] => {
    const { capture, events } = read(...host);
    const { tasks } = correlate([capture], events, [], "unknown");
    return tasks.flatMap((task) => task.events.filter(({ kind }) => kind === "client").map(() => task.id));
  };
  const shown = tool("op=9 client_data=[01, 02, 03, 04, 05, 06]");

  it("are those of the one that ended ahead of it, though another was begun since", () => {
    expect(given(begun(1, "0x80240000"), over(1), begun(2, "0x80250000"), shown, over(2), shown)).toEqual(["1", "2"]);
  });

  it("are nobody's where two were open together", () => {
    expect(given(begun(1, "0x80240000"), begun(2, "0x80250000"), over(2), over(1), shown)).toEqual([]);
  });

  it("are those of the last one where no line shows that one ended", () => {
    expect(given(begun(1, "0x80240000"), begun(2, "0x80250000"), shown)).toEqual(["2"]);
  });
});
