/** Panics, registries, event logs and traces: what of them is evidence, and what is named and left unread. */
import { describe, expect, it } from "vitest";
import { gist, read } from "../read.ts";

const FAULT =
  "dart-apciec0 (0xfffffe24aaaa0000): DART(DART) error: SID 1 PTE invalid exception on write of DVA 0x8a5c4000 (CTE 0x10 SEG 0xb PTE 0x3db) ERROR_STATUS 0x90000008 TIME 0 TTE 0 AXI_ID 0xc0";
const PANIC = `panic(cpu 5 caller 0xfffffe00aaaa5798): "${FAULT}" @AppleT8110DART.cpp:2085`;
const ABOUT =
  '{"bug_type":"210","timestamp":"2026-01-28 14:35:30.00 +0800","os_version":"macOS 26.2","incident_id":"0E1C"}';
const BODY = `${PANIC}\nDebugger message: panic\nMemory ID: 0x6\nlr: 0xfffffe00aaaa1000  fp: 0xfffffe00bbbb2000\n`;

const payload = (text: string): readonly string[] =>
  JSON.stringify(
    { build: "macOS 26.2", product: "Mac16,10", panicString: text, processByPid: { 0: { threads: [1, 2] } } },
    null,
    2,
  ).split("\n");

const fault = {
  kind: "fault",
  address: 0x8a5c4000n,
  access: "write",
  reason: "not-present",
  requester: "1",
  pci: true,
};

describe("a panic", () => {
  it.each([
    ["as an .ips file", [ABOUT, ...payload(BODY)]],
    ["without its first line", payload(BODY)],
    ["all in one line", [ABOUT, JSON.stringify({ build: "x", product: "y", panicString: BODY })]],
    ["cut behind its text", [ABOUT, ...payload(BODY).slice(0, 5)]],
    [
      "copied from a forum, with its quotes bare",
      [ABOUT, "{", '  "build" : "macOS 26.2",', `  "panicString" : "${PANIC}\\nDebugger message: panic"`, "}"],
    ],
    [
      "copied from a forum, with its line ends bare",
      [
        ABOUT,
        "{",
        '  "build" : "macOS 26.2",',
        `  "panicString" : "panic(cpu 5 caller 0xfffffe00aaaa5798):`,
        FAULT,
        'Debugger message: panic"',
        "}",
      ],
    ],
    ["as a .panic file", BODY.split("\n")],
  ])("%s tells the fault", (_, lines) => {
    expect(read(...lines).events.map(gist)).toMatchObject([fault]);
  });

  it("is cited in the string that holds it", () => {
    const lines = [ABOUT, ...payload(BODY)];
    const { events, capture, unreadLines } = read(...lines);
    const [{ at } = { at: null }] = events;
    expect(lines[(at?.line ?? 0) - 1]?.slice((at?.column ?? 0) - 1, (at?.column ?? 0) - 1 + (at?.length ?? 0))).toBe(
      at?.text,
    );
    expect([capture.format, capture.understood, unreadLines]).toEqual(["ips", 1, []]);
  });

  it("that is cut in its text has no value, and says so", () => {
    const cut = payload(BODY).slice(0, 4).join("\n").split("0x8a5c4000")[0] ?? "";
    const { events, capture } = read(ABOUT, `${cut}0x8a5c`);
    expect(events).toEqual([]);
    expect([capture.unread, capture.lost]).toEqual([1, [{ kind: "cut", line: 5, count: 1 }]]);
  });

  it("of thousands of lines does not fill memory, and is read to its end", () => {
    const threads = Array.from({ length: 9000 }, (_, id) => ({ id }));
    const long = JSON.stringify(
      { build: "x", product: "y", crashReporterKey: "z", threads, panicString: BODY },
      null,
      1,
    );
    expect(read(ABOUT, ...long.split("\n")).events.map(gist)).toMatchObject([fault]);
  });
});

describe("a crash of a process", () => {
  const crash = (procPath: string) =>
    JSON.stringify({ procName: "raid", procPath, exception: {}, termination: {}, threads: [] });

  it("is unread if it is the driver's, and noise else", () => {
    const about = ABOUT.replace("210", "309");
    expect(read(about, crash("/Library/SystemExtensions/A/com.example.raid.dext/raid")).unreadLines[0]?.because).toBe(
      "a crash of the driver's process; what it did before is in its log, not in this report",
    );
    expect(read(about, crash("/usr/bin/raid")).capture.noise).toBe(2);
  });
});

describe("a registry", () => {
  const lines = [
    "+-o PCI1000,5d@0  <class IOPCIDevice, id 0x1000001c6, registered, matched, active, busy 0 (29 ms), retain 11>",
    "  | {",
    '  |   "pcidebug" = "4:0:0"',
    '  |   "IOMaximumSegmentCountRead" = 256',
    '  |   "HBA Data Alignment" = 4',
    '  |   "IOMaximumByteCountRead" = 104857$',
    "  | }",
    "  | ",
  ];

  it("is no constraints report, beside a log that has one", () => {
    const log = [
      "[UserInitializeController_Impl] begin",
      "[UserInitializeController_Impl] UserReportHBAConstraints called",
    ];
    const { events, unreadLines, capture } = read(...lines, ...log);
    const [report] = events.filter((event) => event.kind === "constraints");
    expect(report?.keys).toEqual([]);
    expect(unreadLines.map(({ line }) => line)).toEqual([6]);
    expect(capture.format).not.toBe("ips");
  });

  it("is a notice for each property that tells of mapping or limits, and a cut one has no value", () => {
    const { events, capture } = read(...lines);
    expect(events.map((event) => event.kind === "notice" && [event.line, event.about, event.details])).toEqual([
      [3, "registry", [{ name: "pcidebug", value: '"4:0:0"', at: events[0]?.at }]],
      [4, "registry", [{ name: "IOMaximumSegmentCountRead", value: "256", at: events[1]?.at }]],
      [5, "registry", [{ name: "HBA Data Alignment", value: "4", at: events[2]?.at }]],
    ]);
    expect([capture.format, capture.understood, capture.unread]).toEqual(["ioreg", 3, 1]);
  });

  it("ends where other lines begin", () => {
    expect(read(...lines, "[Go] fBufferIOVMAddr = 0x1000").events.map(({ kind, line }) => [kind, line])).toEqual([
      ["notice", 3],
      ["notice", 4],
      ["notice", 5],
      ["dispatch", 9],
    ]);
  });
});

describe("the event log of a controller", () => {
  const block = (time: string, text: string): readonly string[] => [
    "seqNum: 0x00002fc4",
    time,
    "",
    "Code: 0x00000071",
    "Class: 0",
    "Locale: 0x02",
    `Event Description: ${text}`,
    "Event Data:",
    "===========",
    "Device ID: 11",
    "CDB Data:",
    "002f 0000 0049",
    "",
  ];
  const words = "fw: post reply tag=7 status=0";

  it.each([
    ["Time: Sun Nov 30 06:35:01 2025", "wall-naive", 1_764_484_501_000_000_000n],
    ["Seconds since last reboot: 40", "boot", 40_000_000_000n],
    ["Time: Sun Nov 31 06:35:01 2025", undefined, undefined],
  ])("has the clock of its blocks: %s", (time, kind, value) => {
    const { events, capture } = read(...block(time, words), ...block(time, "VD is now OPTIMAL"));
    expect(events.map((event) => [event.kind, event.line, event.stamp?.kind, event.stamp?.value])).toEqual([
      ["device-reply", 7, kind, value],
    ]);
    expect([capture.format, capture.lines, capture.noise]).toEqual(["megaraid-events", 25, 24]);
  });

  it("is text where its blocks are none", () => {
    expect(read("seqNum: 0x1", "[Go] fBufferIOVMAddr = 0x1000").events.map(({ line }) => line)).toEqual([2]);
  });
});

describe("packets of an analyzer", () => {
  it.each([
    [
      "Packet,Time Stamp,Link,TLP Type,Address,Length,Requester ID",
      "1042,0.000 281 931 s,Upstream,MWr(32),0x801C0000,2,004:00:0",
    ],
    ["Time;Dir;Type;Addr;Len;ReqID;Tag", "0,281931;Up;MWr;801C0000;2;04:00.0;7"],
    ["Time\tTLP\tAddress (hex)\tRequester", '"1 s 2 ns"\tMRd(64)\t00000001_801C0000\t04:00.0'],
  ])("are known by their columns, and are notices of the bus: %s", (header, row) => {
    const { events, capture } = read(header, row, row);
    const notices = events.map((event) => (event.kind === "notice" ? [event.line, event.about] : event.kind));
    expect([capture.format, notices, capture.unread]).toEqual([
      "pcie-analyzer-csv",
      [
        [2, "bus"],
        [3, "bus"],
      ],
      0,
    ]);
    const [first] = events;
    const names = first?.kind === "notice" ? first.details.map(({ name }) => name) : [];
    expect(names.slice(0, 2)).toEqual(["type", "address"]);
  });

  it("are not what any table with an address is", () => {
    expect(read("Name,Address,City", "Ann,5 High Street,Leeds").capture.format).toBe("bare");
  });
});

describe("a trace", () => {
  it("is named once for what it is", () => {
    const { events, unreadLines, capture } = read(
      '{"traceEvents":[',
      '{"name":"fBufferIOVMAddr = 0x1000","ph":"X","ts":1,"pid":1,"tid":1}',
      "]}",
    );
    expect([events, capture.format]).toEqual([[], "chrome-trace"]);
    expect(unreadLines.map(({ because }) => because)).toEqual([
      "this is a trace for Perfetto or Chrome, not a log; give the log that it was made from",
    ]);
  });
});

describe("a table of UnifiedLogReader without messages", () => {
  it("says that they are missing", () => {
    const cells =
      "a.tracev3|4096|817|2026-03-14 00:26:53.589793|9961|Default|0|0|0|0|0|kernel|raid|||||4096|4F3C|9B2E|/L/a.dext/a|/kernel".split(
        "|",
      );
    expect(read(cells.join("\t")).unreadLines.map(({ because }) => because)).toEqual([
      "this table of UnifiedLogReader has no message in it; its default output has",
    ]);
  });
});
