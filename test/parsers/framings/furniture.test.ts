/** Lines about a capture: headers, trailers, banners of terminals, and notices of loss with how much is missing. */
import { describe, expect, it } from "vitest";
import { particular } from "./every.ts";

const PLAIN: readonly string[] = [
  "Timestamp               Ty Process[PID:TID]",
  "Timestamp                       (process)[PID]    ",
  "Timestamp                  Thread     Type        Activity             PID    TTL  Message",
  "Type\tTime\tProcess\tMessage",
  "-- Journal begins at Mon 2026-03-02 08:00:01 UTC, ends at Sat 2026-03-14 09:27:00 UTC. --",
  "-- Journal begins at Fri 2026-03-06 14:40:59 UTC. --",
  "-- Logs begin at Mon 2026-03-02 08:00:01 UTC, end at Sat 2026-03-14 09:27:00 UTC. --",
  "-- Boot 3590a0b1c2d34e5f8a9b0c1d2e3f4a5b --",
  "-- No entries --",
  "Firmware Term Log Information on controller 0:",
  "[14:59:57.369] tio v2.5",
  "[14:59:57.369] Press ctrl-t q to quit",
  "[14:59:57.370] Connected to /dev/ttyUSB0",
  "[tio 17:20:26] Connected",
  "tio 3.8",
  "[2026-03-14 09:26:53",
  "Welcome to minicom 2.8",
  "OPTIONS: I18n ",
  "Compiled on Jan  1 2021, 12:00:00.",
  "Port /dev/ttyUSB0, 14:32:21",
  "Press CTRL-A Z for help on special keys",
  "=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2026.03.14 09:26:53 =~=~=~=~=~=~=~=~=~=~=~=",
  "=~=~=~=~=~=~=~=~=~=~=~= PuTTY log 2026.03.14 09:26:53 =~=~=~=~=",
  "=~=~=~=~=~=~=~=",
  "# tracer: nop",
  "#                                _-----=> irqs-off/BH-disabled",
  "#                               / _----=> need-resched",
  "#                              || / _--=> preempt-depth",
  "#           TASK-PID     CPU#  |||||  TIMESTAMP  FUNCTION",
  "#              | |         |   |||||     |         |",
  "# entries-in-buffer/entries-written: 128/128   #P:4",
  "cpus=8",
];

const LOSSES = [
  { line: "Mar 14 09:26:53 --- last message repeated 9 times ---", kind: "suppressed", count: 9 },
  { line: "Mar 14 09:26:53 raid-host last message repeated 1 time", kind: "suppressed", count: 1 },
  { line: "** 127 printk messages dropped ** ", kind: "gap", count: 127 },
  { line: "[  112.617229] ** 34 printk messages dropped **", kind: "gap", count: 34 },
  { line: "# entries-in-buffer/entries-written: 140080/250280   #P:4", kind: "gap", count: 110_200 },
  { line: "CPU:2 [LOST 118 EVENTS]", kind: "gap", count: 118 },
];

const verdicts = (line: string) =>
  particular.map((framing) => framing.furniture(line)).filter((furniture) => furniture !== null);

describe("furniture", () => {
  it.each(PLAIN)("belongs to the frame and loses nothing: %s", (line) => {
    expect(particular.filter((framing) => framing.match(line) !== null)).toEqual([]);
    expect(verdicts(line)).toEqual([{ lost: null }]);
  });

  it.each(LOSSES)("$kind of $count: $line", ({ line, kind, count }) => {
    expect(particular.filter((framing) => framing.match(line) !== null)).toEqual([]);
    expect(verdicts(line)).toEqual([{ lost: { kind, count } }]);
  });

  it.each([
    "-- [FIRMWARE PROBE: INCOMING DMA DUMP] --",
    "--- FORENSIC ANALYSIS ---",
    "===== DMA DUMP =====",
    "# FIRMWARE",
    "Connected = 1",
    "Port 3 Status = 0x0",
  ])("is no heading of a capture: %s", (line) => {
    expect(verdicts(line)).toEqual([]);
  });
});
