/** Which envelope a line gets: its own, that of the record that it continues, or none because another machine wrote it. */
import { describe, expect, it } from "vitest";
import { type Framed, openFramer } from "../../src/parsers/frame.ts";
import { isFirmware } from "../../src/parsers/gate.ts";
import { passageOf } from "../../src/parsers/passage.ts";
import { read } from "./read.ts";

const frame = (...lines: readonly string[]): readonly Framed[] => {
  const framed: Framed[] = [];
  const framer = openFramer((one) => framed.push(one), isFirmware);
  for (const [at, text] of lines.entries()) framer.push(passageOf({ number: at + 1, text, cut: false }));
  framer.end();
  return framed;
};

const RECORD =
  "2026-03-14 09:26:53.589793+0900 0x26e9     Default     0x0                  0      0    kernel: (com.example.raid.dext) ";

const gist = (framed: readonly Framed[]) =>
  framed.map(({ framing, passage, continues }) => [framing.id, continues ? "continues" : "stands", passage.text]);

describe("an envelope", () => {
  it("is peeled off, with the place at which the message begins", () => {
    const [record] = frame(`${RECORD}[Go] fBufferIOVMAddr = 0x1000`);
    expect(record?.envelope).toEqual({
      stamp: "2026-03-14 09:26:53.589793+0900",
      thread: "0x26e9",
      process: "kernel",
      sender: "com.example.raid.dext",
      level: "Default",
      bodyColumn: RECORD.length,
    });
    expect(record?.passage.text).toBe("[Go] fBufferIOVMAddr = 0x1000");
  });

  it("leaves a driver's own brackets to the message", () => {
    expect(frame(`${RECORD}[File.cpp:62][0x100000514] Start failed`)[0]?.passage.text).toBe(
      "[File.cpp:62][0x100000514] Start failed",
    );
    expect(frame(`${RECORD}[com.example.raid:dma] [Go] x`)[0]?.passage.text).toBe("[Go] x");
  });
});

describe("a line without an envelope", () => {
  it("continues the record above it", () => {
    expect(gist(frame(`${RECORD}two lines:`, "  the second", `${RECORD}next`))).toEqual([
      ["log-show-default", "stands", "two lines:"],
      ["log-show-default", "continues", "  the second"],
      ["log-show-default", "stands", "next"],
    ]);
  });

  it.each(["", "-- [PROBE] --", "=== system boot: 3590A0B1", "```"])(
    "begins a block of its own behind %o",
    (border) => {
      const framed = frame(`${RECORD}x`, border, "fDataBuffer dump: length = 6");
      expect(framed.slice(1).map(({ framing, continues }) => [framing.id, continues])).toEqual([
        ["bare", false],
        ["bare", false],
      ]);
    },
  );

  it("is another machine's if a line near it is a controller's", () => {
    expect(gist(frame(`${RECORD}x`, "TaskID: 7", "Host IOVA (High:Low) = 0x1000"))).toEqual([
      ["log-show-default", "stands", "x"],
      ["bare", "stands", "TaskID: 7"],
      ["bare", "stands", "Host IOVA (High:Low) = 0x1000"],
    ]);
  });
});

describe("lines of the frame", () => {
  const lines = [
    'Filtering the log data using "senderImagePath CONTAINS "fBufferIOVMAddr = 0x1000""',
    "Skipping info and debug messages, pass --info and/or --debug to include.",
    "Timestamp                       Thread     Type        Activity             PID    TTL  ",
    `${RECORD}[Go] fBufferIOVMAddr = 0x2000`,
    "-".repeat(116),
    "Log      - Default:          2, Info:                0, Debug:             0, Error:          0, Fault:          0",
    "Activity - Create:           0, Transition:          0, Actions:           0",
  ];

  it("are noise, whatever the person searched for", () => {
    const { events, capture } = read(...lines);
    expect(events.map(({ line }) => line)).toEqual([4]);
    expect([capture.format, capture.understood, capture.noise, capture.unread]).toEqual(["log-show-default", 1, 6, 0]);
  });

  it.each([
    ["=== Messages dropped during live streaming (use `log show` to see what they were)", "gap", 1],
    [`${RECORD.replace("(com.example.raid.dext) ", "")}lost >=63 unreliable messages from 81723-81955`, "gap", 63],
    [`${RECORD}3 duplicate reports for Sandbox: mdworker`, "suppressed", 3],
    ["Mar 14 09:26:53 --- last message repeated 9 times ---", "suppressed", 9],
    [`${RECORD}[Go] a text that was cut <…>`, "cut", 1],
  ])("tell what was lost: %s", (line, kind, count) => {
    expect(read(`${RECORD}x`, line).capture.lost).toEqual([{ kind, line: 2, count }]);
  });
});

describe("the stamp of a capture program", () => {
  it.each([
    ["[09:26:53.589] [   12.345] dma complete, 36 bytes moved", "uart-seconds"],
    ["2026-03-14T09:26:53.5897930Z [    1.204153] megaraid_sas 0000:19:00.0: dma complete, 36 bytes moved", "dmesg"],
    ["00:00:07 [   12.345] dma complete, 36 bytes moved", "uart-seconds"],
  ])("gives way to the record's own in %s", (line, id) => {
    const [record] = frame(line);
    expect(record?.framing.id).toBe(id);
    expect(record?.passage.text).toMatch(/dma complete, 36 bytes moved$/);
    expect(record?.passage.text).not.toContain("[");
  });

  it("stands where there is no other", () => {
    expect(gist(frame("[09:26:53.589] dma complete"))).toEqual([["tio", "stands", "dma complete"]]);
  });
});
