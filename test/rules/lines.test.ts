/** What a few lines of text come to, where one of them decides: a table of short captures with the words that they earn. */
import { describe, expect, it } from "vitest";
import type { Platform } from "../../src/index.ts";
import { reportOf } from "./report-of.ts";

const wordsOf = ({ diagnoses, ruledOut }: ReturnType<typeof reportOf>): Record<string, string> =>
  Object.fromEntries([
    ...diagnoses.map(({ causes, verdict }) => [causes.join("+"), verdict]),
    ...ruledOut.map(({ cause }) => [cause, "ruled-out"]),
  ]);

const dispatch = (task: number, iova: string, length: number, cdb = ""): string =>
  `[Go] UserProcessParallelTask task=${task} fBufferIOVMAddr=${iova} fRequestedTransferCount=${length} direction=IN${cdb === "" ? "" : ` cdb=${cdb}`}`;

const reply = (task: number): string => `[Irq] reply task=${task} ReplyStatus=0 SCSIStatus=0`;

const complete = (task: number, bytes: number): string =>
  `[Irq] ParallelTaskCompletion task=${task} fCompletionStatus=0 fBytesTransferred=${bytes} version=1`;

const received = (task: number, iova: string, length: number): string =>
  `recv req tag=${task} host_addr=${iova} xfer_len=${length}`;

const staged = (bytes: string): readonly string[] => [
  `staging buffer 0x40012000 len ${bytes.split(" ").length}`,
  `0x0000: ${bytes}`,
];

const dump = (task: number, bytes: string): string =>
  `[Irq] fDataBuffer dump task=${task} len=${bytes.split(" ").length}: ${bytes}`;

const INQUIRY = "00 00 05 12 1f 00";
const ZEROS = "00 00 00 00 00 00";

describe("an element of zero", () => {
  it("is what a buffer that was never given leaves, and no address of memory", () => {
    const words = wordsOf(
      reportOf(
        [dispatch(7, "0x81000000", 6), reply(7), dump(7, ZEROS), complete(7, 6)],
        [received(7, "0x0000000000000000", 6), ...staged(INQUIRY)],
      ),
    );
    expect(words).toMatchObject({ "null-data-buffer": "possible" });
    expect(words).not.toHaveProperty("physical-address");
    expect(words).not.toHaveProperty("truncated-iova", "likely");
  });
});

describe("a mapping of several segments", () => {
  const host = (segments: number) => [
    dispatch(7, "0x81000ffa", 12),
    `[Map] PrepareForDMA task=7 returned 0x0, segments = ${segments}, address = 0x85000ffa, length = 12, buffer = 0x16f3a8000`,
    reply(7),
    complete(7, 12),
  ];
  const device = [received(7, "0x0000000085000ffa", 6), ...staged(`${INQUIRY} ${INQUIRY}`)];

  it("was handed over in part where the controller has less", () => {
    expect(wordsOf(reportOf(host(2), device))).toMatchObject({ "truncated-segment-list": "likely" });
  });

  it("was not where it has one segment", () => {
    expect(wordsOf(reportOf(host(1), device))).toMatchObject({ "short-element": "likely" });
  });
});

describe("a disk of no bytes", () => {
  const capacity = "01 db 3d 4c 00 00 02 00";
  const cut = "01 db 3d 4c 00 00 00 00";
  const words = (seen: string) =>
    reportOf(
      [
        dispatch(7, "0x81000000", 8, "25 00 00 00 00 00 00 00 00 00"),
        reply(7),
        dump(7, seen),
        complete(7, 8),
        "client: disk with a capacity of 0 bytes",
      ],
      [received(7, "0x0000000081000000", 8), ...staged(capacity)],
    );

  it("has blocks of no length, whatever the last block is", () => {
    const { discrepancies, diagnoses } = words(cut);
    const short = diagnoses.find(({ causes }) => causes.join() === "short-dma");
    expect(short?.explains).toEqual(discrepancies.map(({ id }) => id));
  });
});

describe("a driver with mappings of its own", () => {
  const task = (id: number, mapped: boolean): readonly string[] => [
    dispatch(id, `0x8100${id}000`, 6),
    ...(mapped
      ? [
          `[Map] PrepareForDMA task=${id} returned 0x0, segments = 1, address = 0x8500${id}000, length = 6, buffer = 0x16f3a8000`,
        ]
      : []),
    reply(id),
    dump(id, INQUIRY),
    complete(id, 6),
  ];
  const device = [1, 2, 3].flatMap((id) => [received(id, `0x000000008500${id}000`, 6), ...staged(INQUIRY)]);

  it("may have one whose line is missing", () => {
    const report = reportOf([...task(1, true), ...task(2, false), ...task(3, true)], device);
    expect(report.discrepancies).toEqual([]);
  });

  it("has none where no task has one", () => {
    const report = reportOf([...task(1, false), ...task(2, false), ...task(3, false)], device);
    expect(report.discrepancies.map(({ kind }) => kind)).toContain("address");
  });
});

describe("a client that is answered before the controller replies", () => {
  const at = (second: number, line: string): string => `2026-03-14 09:26:0${second}.000 ${line}`;
  const lines = (seconds: readonly [number, number, number]) => [
    at(seconds[0], dispatch(7, "0x81000000", 6)),
    at(seconds[1], "client: task=7: I/O error (5)"),
    at(seconds[2], reply(7)),
  ];

  const explained = (seconds: readonly [number, number, number], id: string): readonly string[] => {
    const device = [received(7, "0x0000000081000000", 6), ...staged(INQUIRY)];
    const { discrepancies, diagnoses } = reportOf(lines(seconds), device);
    const own = diagnoses.find(({ causes }) => causes.join() === id)?.explains ?? [];
    return discrepancies.filter((one) => own.includes(one.id)).map(({ kind }) => kind);
  };

  it("was told so by the call itself, where no time was left to wait in", () => {
    expect(explained([3, 3, 3], "immediate-response")).toEqual(["order", "outcome"]);
    expect(explained([3, 3, 3], "late-completion")).toEqual([]);
  });

  it("may have been told so by a kernel that waited long enough", () => {
    expect(explained([1, 7, 8], "late-completion")).toEqual(["order", "outcome"]);
  });
});

describe("a completion ahead of the reply", () => {
  it("is early, though the data land behind it", () => {
    const words = wordsOf(
      reportOf(
        [dispatch(7, "0x81000000", 6), complete(7, 6), reply(7), dump(7, INQUIRY)],
        [received(7, "0x0000000081000000", 6), ...staged(INQUIRY)],
      ),
    );
    expect(words).toMatchObject({ "early-completion": "likely" });
  });
});

describe("two controllers with a task of one id", () => {
  const task = (driver: string, iova: string, done: boolean): readonly string[] => [
    `${driver}> UserProcessParallelTask: task 7 IOVA ${iova}, 6 bytes`,
    ...(done
      ? [`${driver}> task 7 came back with reply status 0x0`, `${driver}> ParallelTaskCompletion for task 7: 6 bytes`]
      : []),
  ];
  const both = (done: boolean): readonly string[] => {
    const [one, other] = [task("Siskin", "0x81000000", true), task("Osprey", "0x82000000", done)];
    return [one[0] ?? "", other[0] ?? "", ...one.slice(1), ...other.slice(1), "client: task=7: I/O error (5)"];
  };

  it("leave an error to the one that was never completed", () => {
    const { discrepancies, tasks } = reportOf(both(false));
    expect(tasks.map(({ iova }) => iova)).toEqual(["0x81000000", "0x82000000"]);
    expect(discrepancies.map(({ task: ref }) => ref)).toEqual(["7#2"]);
  });

  it("leave it to none where both were", () => {
    expect(reportOf(both(true)).discrepancies).toEqual([]);
  });
});

describe("a length that a line states", () => {
  it("may be any number: nothing is kept of it but what was shown", () => {
    const most = 4_294_967_295;
    const { tasks, discrepancies } = reportOf(
      [
        dispatch(7, "0x81000000", most),
        `[Go] UserGetDataBuffer task=7 returned 0x0 address=0x16f3a8000 length=${most}`,
        reply(7),
        dump(7, ZEROS).replace("len=6", `len=${most}`),
        complete(7, most),
      ],
      [received(7, "0x0000000081000000", most), `staging buffer 0x40012000 len ${most}`, `0x0000: ${INQUIRY}`],
    );
    expect(tasks.map(({ bytes }) => bytes)).toEqual([most]);
    expect(discrepancies.map(({ kind }) => kind)).toContain("bytes");
  });
});

describe("an engine that is programmed with less than a read of blocks asks for", () => {
  const length = (cdb: string) =>
    wordsOf(
      reportOf(
        [dispatch(7, "0x81000000", 4096, cdb), reply(7)],
        [received(7, "0x0000000081000000", 4096), "dma start tag=7 src=0x40012000 dst=0x81000000 len=512"],
      ),
    );

  it("is short: the medium has every block", () => {
    expect(length("28 00 00 00 01 00 00 00 08 00")).toMatchObject({ "short-dma": "likely" });
  });

  it("may have all that there is of anything else", () => {
    expect(length("1a 00 3f 00 ff 00")).toEqual({});
  });
});

describe("among causes that are all possible", () => {
  const order = (host: readonly string[], device: readonly string[]): readonly string[] =>
    reportOf(host, device).diagnoses.map(({ causes }) => causes.join("+"));
  const READ = "28 00 00 00 00 10 00 00 01 00";
  const read = (id: number, seen: string): readonly string[] => [
    dispatch(id, `0x8100${id}000`, 6, READ),
    reply(id),
    dump(id, seen),
    complete(id, 6),
  ];
  const fetched = (id: number): readonly string[] => [received(id, `0x000000008100${id}000`, 6), ...staged(INQUIRY)];

  it("one that needs lines which other tasks have stands behind one that needs none", () => {
    const host = [...read(1, INQUIRY), dispatch(2, "0x81002000", 6, READ), "client: task=2: I/O error (5)"];
    const found = order(host, fetched(1));
    expect(found.indexOf("lost-request")).toBeGreaterThanOrEqual(0);
    expect(found.indexOf("lost-request")).toBeLessThan(found.indexOf("protocol-error"));
  });

  it("one that lies in the code stands behind, where the same command fared well, and that line speaks against it", () => {
    const { diagnoses } = reportOf([...read(1, INQUIRY), ...read(2, ZEROS)], [...fetched(1), ...fetched(2)]);
    const ids = diagnoses.map(({ causes }) => causes.join("+"));
    expect(ids.indexOf("unstarted-dma")).toBeLessThan(ids.indexOf("copied-back-buffer"));
    const own = diagnoses[ids.indexOf("copied-back-buffer")];
    expect(own?.against.map(({ note }) => note)).toContain("another command, which it should have struck as well");
  });

  it("where every task fails, what strikes always stands ahead of what strikes now and then", () => {
    const failed = (id: number): readonly string[] => [
      dispatch(id, `0x8100${id}000`, 6, READ),
      `client: task=${id}: I/O error (5)`,
    ];
    const found = order([...failed(1), ...failed(2), ...failed(3)], []);
    expect(found.indexOf("unreachable-device")).toBeLessThan(found.indexOf("lost-request"));
  });

  it("a command without data that was served speaks against what lets none come through, whoever has its id later", () => {
    const failed = [dispatch(7, "0x81007000", 6, READ), "client: task=7: I/O error (5)"];
    const served = ["[Irq] reply task=7 ReplyStatus=0 SCSIStatus=0", complete(7, 0)];
    const against = (host: readonly string[]) =>
      reportOf(host).diagnoses.find(({ causes }) => causes.join() === "unreachable-device")?.against.length;
    expect([against(failed), against([...served, ...failed])]).toEqual([0, 1]);
  });

  it("behind the first stands what explains most of what it leaves open", () => {
    const host = [...read(1, ZEROS), dispatch(2, "0x81002000", 6, READ), "client: task=2: I/O error (5)"];
    const { diagnoses, discrepancies } = reportOf(host, fetched(1));
    const [first, second] = diagnoses;
    expect(discrepancies).toHaveLength(2);
    expect(new Set([...(first?.explains ?? []), ...(second?.explains ?? [])]).size).toBe(2);
  });

  it("a step that lines show in most tasks counts as shown where lines were lost", () => {
    const cleared = (id: number): readonly string[] => {
      const [asked = "", answered = "", ...rest] = read(id, ZEROS);
      return [asked, answered, `[Irq] memset task=${id} address=0x16f3a8000 length=6 value=0`, ...rest];
    };
    const lost = cleared(3).filter((line) => line !== reply(3));
    const device = [1, 2, 3].flatMap(fetched);
    expect(order([...cleared(1), ...cleared(2), ...lost], device)[0]).toBe("cleared-view");
  });

  it("a refused access that no panic follows stands behind on a platform where it usually stops the machine", () => {
    const found = (platform: Platform): readonly string[] =>
      reportOf([...read(1, ZEROS), ...read(2, ZEROS), ...read(3, ZEROS)], [1, 2, 3].flatMap(fetched), platform)
        .diagnoses.map(({ causes }) => causes.join("+"))
        .filter((id) => id === "unmapped-iova" || id === "stale-translation");
    expect(found("intel")).toEqual(["unmapped-iova", "stale-translation"]);
    expect(found("apple-silicon")).toEqual(["stale-translation", "unmapped-iova"]);
  });
});
