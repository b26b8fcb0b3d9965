/** What bytes that somebody saw say of a cause: memory that was filled and never written, dumps that are cut, ids that two tasks have. */
import { describe, expect, it } from "vitest";
import { reportOf } from "./report-of.ts";

const lengthOf = (bytes: string): number => bytes.split(" ").length;

const dispatch = (task: number, iova: string, length: number, cdb: string): string =>
  `UserProcessParallelTask task=${task} iova=${iova} len=${length} dir=IN cdb=${cdb}`;
const reply = (task: number, bytes: number): string =>
  `reply task=${task} reply_status=0x0 scsi_status=0x0 transferred=${bytes}`;
const complete = (task: number, bytes: number): string =>
  `ParallelTaskCompletion task=${task} bytes=${bytes} status=0x0 version=1`;
const dump = (task: number, bytes: string, length = lengthOf(bytes)): readonly string[] => [
  `dump task=${task} buf=data len=${length}`,
  `  0000: ${bytes}`,
];
const fetched = (tag: number, iova: string, bytes: string, asked = lengthOf(bytes)): readonly string[] => [
  `rx tag=${tag} host_addr=${iova} xfer_len=${asked}`,
  `stage tag=${tag} buf=0x22${tag}000 len=${lengthOf(bytes)}`,
  `  0000: ${bytes}`,
];

const INQUIRY = "12 00 00 00 06 00";
const CAPACITY = "25 00 00 00 00 00 00 00 00 00";
const READ = "28 00 00 00 10 00 00 00 01 00";
const DATA = "4a 91 c3 07 5e 22 b8 f0";
const FILL = "a5 a5 a5 a5 a5 a5 a5 a5";
const NOTHING = "00 00 00 00 00 00 00 00";

const explains = ({ diagnoses }: ReturnType<typeof reportOf>, id: string): number =>
  diagnoses.find(({ causes }) => causes.join("+") === id)?.explains.length ?? 0;

describe("a disk of some size", () => {
  const report = (seen: string) =>
    reportOf(
      [
        dispatch(7, "0x81000000", 8, CAPACITY),
        reply(7, 8),
        ...dump(7, seen),
        complete(7, 8),
        "client: disk with a capacity of 7723377275718451710 bytes",
      ],
      fetched(7, "0x81000000", "01 db 3d 4c 00 00 02 00"),
    );

  it("may come of memory that nobody wrote, if something stood there", () => {
    expect(explains(report(FILL), "unstarted-dma")).toBe(1);
  });

  it("does not, if that was zeros", () => {
    expect(explains(report(NOTHING), "unstarted-dma")).toBe(0);
  });
});

it("one byte throughout speaks against an engine that fetched it from elsewhere", () => {
  const { diagnoses } = reportOf(
    [dispatch(7, "0x81000000", 8, READ), reply(7, 8), ...dump(7, FILL), complete(7, 8)],
    fetched(7, "0x81000000", DATA),
  );
  const against = (id: string): number | undefined =>
    diagnoses.find(({ causes }) => causes.join() === id)?.against.length;
  expect([against("unstarted-dma"), against("wrong-dma-source"), against("reused-staging")]).toEqual([0, 1, 1]);
});

it("zeros that a cut dump shows may be misprinted as well as those of a whole one", () => {
  const report = reportOf(
    [dispatch(7, "0x81000000", 512, READ), reply(7, 512), ...dump(7, NOTHING, 512), complete(7, 512)],
    ["rx tag=7 host_addr=0x81000000 xfer_len=512", "stage tag=7 buf=0x22007000 len=512", `  0000: ${DATA}`],
  );
  expect(explains(report, "misprinted-zeros")).toBe(1);
});

it.each([
  ["00 00", 0],
  ["00 00 00 00 00 00", 1],
])("the first bytes of an INQUIRY may be zeros, all of them may not: %s", (bytes, count) => {
  const { discrepancies } = reportOf(
    [dispatch(7, "0x81000000", 6, INQUIRY), reply(7, lengthOf(bytes)), complete(7, lengthOf(bytes))],
    fetched(7, "0x81000000", bytes, 6),
  );
  expect(discrepancies).toHaveLength(count);
});

it("what was seen under an id that two tasks have at once may be of either", () => {
  const other = "97 21 dd 49 62 eb 0e 58";
  const { diagnoses } = reportOf(
    [
      dispatch(7, "0x81000000", 8, READ),
      dispatch(7, "0x82000000", 8, READ),
      reply(7, 8),
      ...dump(7, DATA),
      complete(7, 8),
      reply(7, 8),
      ...dump(7, other),
      complete(7, 8),
    ],
    [...fetched(7, "0x81000000", DATA), ...fetched(7, "0x82000000", other)],
  );
  expect(diagnoses.map(({ causes, verdict }) => `${causes.join("+")} ${verdict}`)[0]).toBe("duplicate-task-id likely");
});

it("that only the look was wrong takes a line by which the data arrived, if others explain what was seen", () => {
  const order = (next: readonly string[]): readonly string[] =>
    reportOf(
      [dispatch(7, "0x81000000", 6, INQUIRY), reply(7, 6), ...dump(7, "00 00 00 00 00 00"), complete(7, 6), ...next],
      fetched(7, "0x81000000", "00 00 05 12 1f 00"),
    )
      .diagnoses.map(({ causes }) => causes.join("+"))
      .filter((id) => id === "misprinted-zeros" || id === "early-reply");
  expect(order([])).toEqual(["early-reply", "misprinted-zeros"]);
  expect(order([dispatch(8, "0x82000000", 36, "12 00 00 00 24 00")])).toEqual(["misprinted-zeros", "early-reply"]);
});

it("a look that shows nothing of the data speaks against a transfer that stops too soon", () => {
  const against = (seen: string): number | undefined =>
    reportOf(
      [dispatch(7, "0x81000000", 6, INQUIRY), reply(7, 6), ...dump(7, seen), complete(7, 6)],
      fetched(7, "0x81000000", "00 00 05 12 1f 00"),
    ).diagnoses.find(({ causes }) => causes.join() === "short-dma")?.against.length;
  expect([against("00 00 00 00 00 00"), against("00 00 05 12 00 00")]).toEqual([1, 0]);
});

describe("memory that only the driver sees", () => {
  const host = (inOwn: string): readonly string[] => [
    dispatch(7, "0x81000000", 8, READ),
    "call=UserGetDataBuffer task=7 ret=0x0 addr=0x150000000 len=8 in=UserProcessParallelTask",
    "call=PrepareForDMA task=7 ret=0x0 segments=1 iova=<private> len=8 buffer=<private> dir=IN",
    reply(7, 8),
    "dump task=7 buf=private len=8",
    `  0000: ${inOwn}`,
    "dump task=7 buf=data addr=0x150000000 len=8",
    `  0000: ${NOTHING}`,
    complete(7, 8),
  ];
  const ruledOut = (inOwn: string): readonly string[] =>
    reportOf(host(inOwn), fetched(7, "0x85000000", DATA)).ruledOut.map(({ cause }) => cause);

  it("in which the data stand was what the hardware was given", () => {
    expect(ruledOut(DATA)).toEqual(expect.arrayContaining(["copied-back-buffer", "late-data-buffer"]));
  });

  it("shows nothing where they do not stand there", () => {
    expect(ruledOut(NOTHING)).not.toContain("copied-back-buffer");
  });

  it("shows nothing where the hardware was given the task's own address", () => {
    const { ruledOut: out } = reportOf(host(DATA), fetched(7, "0x81000000", DATA));
    expect(out.map(({ cause }) => cause)).not.toContain("copied-back-buffer");
  });
});
