/** Short captures in which a line is missing, hidden, or another's: what an expert would not hold against the task, and what the lines do show. */
import { describe, expect, it } from "vitest";
import { reportOf } from "./report-of.ts";
import { complete, dispatch, dump, LONG, read, reply, rx, SHORT, stage, wordsOf } from "./statements.ts";

describe("nothing is invented where", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      "the dispatch line of the next use of an id is lost",
      [dispatch(7, "0x81000000", 6), reply(7, 6), ...dump(7, SHORT), reply(7, 8), ...dump(7, LONG)],
      [rx(7, "0x81000000", 6), ...stage(7, SHORT), rx(7, "0x82000000", 8), ...stage(7, LONG)],
    ],
    [
      "a request is posted behind the answer to its task: it is the next one under the id",
      [
        dispatch(7, "0x81000000", 6),
        reply(7, 6),
        ...dump(7, SHORT),
        dispatch(8, "0x83000000", 6),
        reply(8, 6),
        "sge task=7 addr=0x82000000 len=8 dir=IN",
        reply(7, 8),
        ...dump(7, LONG),
      ],
      [rx(7, "0x81000000", 6), ...stage(7, SHORT), rx(8, "0x83000000", 6), rx(7, "0x82000000", 8), ...stage(7, LONG)],
    ],
    [
      "the address of the driver's own mapping is hidden",
      [
        dispatch(7, "0x81000000", 6),
        "call=PrepareForDMA task=7 ret=0x0 segments=1 iova=<private> len=6 dir=IN",
        reply(7, 6),
        complete(7, 6),
      ],
      [rx(7, "0x85000000", 6)],
    ],
    [
      "the line of the driver's own mapping is lost, and the engine goes where the request leads",
      [
        dispatch(6, "0x80000000", 6),
        "call=PrepareForDMA task=6 ret=0x0 segments=1 iova=0x84000000 len=6 va=0x150000000 dir=IN",
        "sge task=6 addr=0x84000000 len=6 dir=IN",
        reply(6, 6),
        dispatch(7, "0x81000000", 6),
        "sge task=7 addr=0x85000000 len=6 dir=IN",
        reply(7, 6),
      ],
      [6, 7].flatMap((id) => [
        rx(id, `0x8${id - 2}000000`, 6),
        ...stage(id, SHORT),
        `dma_start tag=${id} src=0x22${id}000 dst=0x8${id - 2}000000 len=6`,
      ]),
    ],
    [
      "rows stand below another step of their task: they are of a dump whose heading is lost",
      [dispatch(7, "0x81000000", 32), reply(7, 32), ...dump(7, `${LONG} ${LONG}`), `  0010: ${LONG} ${LONG}`],
      [
        rx(7, "0x81000000", 32),
        "stage tag=7 buf=0x22000000 len=32",
        `  0000: ${LONG} ${LONG}`,
        "dma_start tag=7 src=0x22000000 dst=0x81000000 len=32",
        `  0010: ${SHORT} ${LONG} 00 00`,
      ],
    ],
    [
      "the heading of staged bytes is lost, where those of two other tasks stand in the same place",
      [7, 8, 9].flatMap((id) => [dispatch(id, `0x8${id}000000`, 32, read(1)), reply(id, 32)]),
      [7, 8, 9].flatMap((id) => [
        `[   0.00${id}001] cmdq: pulled request ${id}, host 0x8${id}000000 x 32 bytes, cdb ${read(1)}`,
        ...(id === 9 ? [] : [`[   0.00${id}002] media: request ${id} data ready at 0x22cd5c00, 32 bytes`]),
        `[   0.00${id}002] 000000: 0${id} 91 c3 07 5e 22 b8 f0 4a 91 c3 07 5e 22 b8 f0`,
        `[   0.00${id}002] 000010: 0${id} 91 c3 07 5e 22 b8 f0 4a 91 c3 07 5e 22 b8 f0`,
      ]),
    ],
    [
      "the first row below a heading lies behind all that it announces",
      [dispatch(7, "0x81000000", 6), reply(7, 6), ...dump(7, SHORT)],
      [rx(7, "0x81000000", 6), "stage tag=7 buf=0x22000000 len=6", rx(8, "0x82000000", 36), `  0010: ${LONG}`],
    ],
    [
      "the engine ends one task behind the request of the next, and says of none which",
      [dispatch(7, "0x81000000", 8), dispatch(8, "0x82000000", 6), reply(7, 8), reply(8, 6)],
      [
        rx(7, "0x81000000", 8),
        "DMA Engine start: Source = 0x22000000, Destination = 0x81000000, Length = 8",
        rx(8, "0x82000000", 6),
        "DMA engine done: count = 8 bytes",
        "reply posted tag=7 status=0",
        "DMA Engine start: Source = 0x22010000, Destination = 0x82000000, Length = 6",
        "DMA engine done: count = 6 bytes",
      ],
    ],
    [
      "a call that numbers the pool is made on behalf of a task, twice under its id",
      [
        dispatch(7, "0x81000000", 6),
        "call=UserMapHBAData task=7",
        reply(7, 6),
        complete(7, 6),
        dispatch(7, "0x82000000", 6),
        "call=UserMapHBAData task=7",
        reply(7, 6),
        complete(7, 6),
      ],
      [],
    ],
    [
      "no line shows what was asked for, and the driver counts what came",
      ["sge task=7 addr=0x81000000 len=6 dir=IN", reply(7, 8), complete(7, 8)],
      [rx(7, "0x81000000", 6), ...stage(7, LONG)],
    ],
  ])("%s", (_, host, device) => {
    const { discrepancies, violations } = reportOf(host, device);
    expect(discrepancies).toEqual([]);
    expect(violations.filter(({ status }) => status === "violated")).toEqual([]);
  });
});

describe("two drivers that write the same words", () => {
  const block = (iova: string, length: number): readonly string[] => [
    "[Go] fControllerTaskIdentifier = 7",
    "[Go] fTransferDirection        = 2",
    `[Go] fBufferIOVMAddr           = ${iova}`,
    `[Go] fRequestedTransferCount   = ${length}`,
  ];

  it("have a task of one id each", () => {
    const { taskCount, violations } = reportOf([
      ...block("0x81000000", 6),
      ...block("0x91000000", 6),
      reply(7, 6),
      reply(7, 6),
      complete(7, 6),
      complete(7, 6),
    ]);
    expect(taskCount).toBe(2);
    expect(violations.find(({ rule }) => rule === "I-46")?.status).not.toBe("violated");
  });

  it("leave an error to the one that nobody answered", () => {
    const { discrepancies } = reportOf([
      `plover: ${dispatch(7, "0x81000000", 6)}`,
      `plover: ${reply(7, 6)}`,
      `dotterel: ${dispatch(7, "0x91000000", 6)}`,
      "client task=7 error: errno=60 (EIO)",
      `plover: ${dispatch(8, "0x82000000", 6)}`,
      `dotterel: ${dispatch(8, "0x92000000", 6)}`,
      `plover: ${reply(8, 6)}`,
    ]);
    expect(discrepancies.map(({ task }) => task)).toEqual(["7#2"]);
  });
});

describe("what a line shows, though it names no task", () => {
  it("a register that is refused for want of a session, and not a device that is gone", () => {
    const words = wordsOf(
      reportOf([
        "SetDispatchQueue returned 0x0",
        dispatch(7, "0x81000000", 6),
        "ReadRegister: doorbell: 0xffffffff",
        "ReadRegister: not open (0xe00002cd)",
        "kernel: task 7 timed out after 30 seconds",
      ]),
    );
    expect(words).toMatchObject({ "closed-session": "likely" });
    expect(words["unreachable-device"]).not.toBe("likely");
  });

  it.each([
    ["dext process crashed: EXC_BAD_ACCESS address=0x13", "likely"],
    ["probe process crashed: EXC_BAD_ACCESS address=0x13", "possible"],
  ])("a death that is the driver's: %s", (line, word) => {
    const words = wordsOf(reportOf([dispatch(7, "0x81000000", 6), line, "client task=7 error: errno=5 (EIO)"]));
    expect(words).toMatchObject({ "driver-crash": word });
  });

  it("a short read in keys, and no bytes of a comparison", () => {
    const host = [dispatch(7, "0x81000000", 36), reply(7, 36), complete(7, 36)];
    const device = [rx(7, "0x81000000", 36)];
    const short = reportOf([...host, "client task=7 short read: got=0 wanted=36"], device);
    expect(short.discrepancies.map(({ what }) => what)).toEqual(["the client got another number of bytes than moved"]);
  });
});
