/** Short captures in which a line seems to rule a cause out, and does not: it is of another task, of another device, or of bytes that nobody saw. */
import { describe, expect, it } from "vitest";
import { reportOf } from "./report-of.ts";

type Lines = readonly string[];

const ruledOut = (host: Lines, device: Lines = []): readonly string[] =>
  reportOf(host, device).ruledOut.map(({ cause }) => cause);

const dispatch = (task: number, iova: string, length: number, cdb = "28 00 00 00 10 00 00 00 01 00"): string =>
  `UserProcessParallelTask task=${task} iova=${iova} len=${length} dir=IN cdb=${cdb}`;
const reply = (task: number, bytes: number): string =>
  `reply task=${task} reply_status=0x0 scsi_status=0x0 transferred=${bytes}`;
const failed = (task: number): string => `client task=${task} error: errno=5 (EIO)`;
const rx = (tag: number, iova: string, length: number): string => `rx tag=${tag} host_addr=${iova} xfer_len=${length}`;
const row = (at: string, bytes: string): string => `  ${at}: ${bytes}`;

const DATA = [
  "4a 91 c3 07 5e 22 b8 f0 11 83 d6 9e 30 c7 5b a2",
  "71 0d e8 46 b3 9f 2c 58 e5 14 7a c0 3d 86 f2 69",
] as const;
const HALF = "71 0d e8 46 b3 9f 2c 58 a5 a5 a5 a5 a5 a5 a5 a5";

describe("a fault state of the firmware", () => {
  const host = [dispatch(7, "0x81000000", 512), reply(7, 512), failed(7)];
  const request = rx(7, "0x81000000", 512);
  const fault = "FAULT STATE code=0x10000";

  it("stays possible where it stands behind a request that nobody answered", () => {
    expect(ruledOut(host, [request, rx(8, "0x82000000", 512), fault])).not.toContain("firmware-fault");
  });

  it("is ruled out where no line tells of one", () => {
    expect(ruledOut(host, [request, rx(8, "0x82000000", 512)])).toContain("firmware-fault");
  });
});

describe("a refusal of another device", () => {
  const dart = (unit: string, address: string): string =>
    `${unit} (0xfffffe24c0de4000): DART(DART) error: SID 1 PTE invalid exception on write of DVA ${address} (CTE 0x10 SEG 0xb PTE 0x3db) ERROR_STATUS 0x90000008 TIME 0x1 TTE 0 AXI_ID 0xc0`;
  const host = [dispatch(7, "0x81000000", 512), dart("dart-apciec0", "0x81000000"), reply(7, 512), failed(7)];
  const device = [rx(7, "0x81000000", 512)];

  it("is one, whatever else was refused", () => {
    expect(ruledOut([...host, dart("dart-disp0", "0x30000080")], device)).not.toContain("unrelated-fault");
  });

  it("is none where all were the controller's", () => {
    expect(ruledOut(host, device)).toContain("unrelated-fault");
  });
});

describe("a boundary that hardware stops at", () => {
  const task = (id: number, iova: string, seen: Lines): readonly [Lines, Lines] => [
    [dispatch(id, iova, 32), reply(id, 32), `dump task=${id} buf=data len=32`, ...seen],
    [rx(id, iova, 32), `stage tag=${id} buf=0x22${id}000 len=32`, row("0000", DATA[0]), row("0010", DATA[1])],
  ];
  const all = (...tasks: readonly (readonly [Lines, Lines])[]): readonly string[] =>
    ruledOut(
      tasks.flatMap(([host]) => host),
      tasks.flatMap(([, device]) => device),
    );
  const stopped = task(7, "0x81000fe8", [row("0000", DATA[0]), row("0010", HALF)]);

  it("was crossed without harm only where somebody saw what lies behind it", () => {
    expect(all(stopped, task(8, "0x82000fe8", [row("0000", DATA[0])]))).not.toContain("misaligned-segment");
  });

  it("was crossed where the bytes behind it arrived", () => {
    expect(all(stopped, task(8, "0x82000fe8", [row("0000", DATA[0]), row("0010", DATA[1])]))).toContain(
      "misaligned-segment",
    );
  });
});

describe("a mapping of the driver's own that is never ended", () => {
  const map = "PrepareForDMA task=7 ret=0x0 segments=1 addr=0x91000000 len=32 va=0x102a00000";
  const host = (...behind: Lines): Lines => [
    dispatch(7, "0x81000000", 32),
    "UserGetDataBuffer task=7 ret=0x0 addr=0x102a00000 len=32",
    map,
    "submit task=7 iova=0x91000000 len=32",
    "ParallelTaskCompletion task=7 transferred=32 status=0x0 version=1",
    reply(7, 32),
    "dump task=7 buf=UserGetDataBuffer va=0x102a00000 len=32",
    row("0000", DATA[0]),
    row("0010", DATA[1]),
    ...behind,
    failed(7),
  ];
  const device = [
    rx(7, "0x91000000", 32),
    "stage tag=7 buf=0x22007000 len=32",
    row("0000", DATA[0]),
    row("0010", DATA[1]),
  ];

  it("stays possible beside another fault though its data arrived: it may be without a bounce buffer", () => {
    expect(ruledOut(host(), device)).not.toContain("uncompleted-own-mapping");
  });

  it("is ruled out by that where a line ends it", () => {
    expect(ruledOut(host("CompleteDMA task=7 ret=0x0 len=32"), device)).toContain("uncompleted-own-mapping");
  });
});
