/** What a line shows of a cause, and what only looks like it: pairs of captures that differ in the line that decides. */
import { describe, expect, it } from "vitest";
import { analyze, type Platform, type Report } from "../../src/index.ts";

const reportOf = (host: readonly string[], firmware: readonly string[] = [], platform: Platform = "intel"): Report => {
  const file = (name: string, lines: readonly string[]) => ({
    name,
    bytes: new TextEncoder().encode(`${lines.join("\n")}\n`),
  });
  const files = [file("host.log", host), ...(firmware.length > 0 ? [file("fw.log", firmware)] : [])];
  return analyze(files, { platform }).report;
};

const wordOf = ({ diagnoses }: Report, id: string): string | undefined =>
  diagnoses.find(({ causes }) => causes.join("+") === id)?.verdict;

const dispatch = (task: number, iova: string, length = 6): string =>
  `hba: UserProcessParallelTask task=${task} target=1 iova=${iova} len=${length} dir=IN`;
const replied = (task: number, bytes?: number): string =>
  `hba: reply task=${task} reply_status=0x0 scsi_status=0x0${bytes === undefined ? "" : ` transferred=${bytes}`}`;
const completed = (task: number, bytes: number): string =>
  `hba: ParallelTaskCompletion task=${task} bytes=${bytes} status=0x0 version=1`;
const gone = (task: number): readonly string[] => [`scsi: task=${task} timed out after 30s`];

describe("a completion that names a task which is over", () => {
  const log = (bytes: number): readonly string[] => [
    dispatch(20, "0x80000000", 6),
    replied(20),
    completed(20, 6),
    dispatch(21, "0x80008000", 36),
    replied(21, 36),
    completed(20, bytes),
    ...gone(21),
  ];

  it("with the count of the one that waits is that one's response", () => {
    const report = reportOf(log(36));
    expect(report.discrepancies.some(({ task, what }) => task === "21" && /names another task/.test(what))).toBe(true);
    expect(report.diagnoses[0]?.causes).toEqual(["misaddressed-response"]);
  });

  it("with its own count is its own", () => {
    const report = reportOf(log(6));
    expect(report.discrepancies.some(({ what }) => /names another task/.test(what))).toBe(false);
  });

  it("is that one's response as well if the task that it names was answered with another count, or its own is named wrong in turn", () => {
    const chain = [
      ...log(36).slice(0, -1),
      dispatch(22, "0x80010000", 8),
      replied(22, 8),
      completed(21, 8),
      ...gone(21),
      ...gone(22),
    ];
    const named = reportOf(chain).discrepancies.filter(({ what }) => /names another task/.test(what));
    expect(named.map(({ task }) => task)).toEqual(["21", "22"]);
  });

  it("is left where it stands if the one that waits is completed later", () => {
    const report = reportOf([...log(36).slice(0, -1), completed(21, 36)]);
    expect(report.discrepancies.some(({ what }) => /names another task/.test(what))).toBe(false);
  });
});

describe("a refused access", () => {
  const fault = (iova: string): string =>
    `dart-apciec0 (0xfffffe24c0de4000): DART(DART) error: SID 1 PTE invalid exception on write of DVA ${iova} (CTE 0x10)`;
  const dump = ["hba: dump task=21 buf=data len=6", "hba: 0000: 00 00 00 00 00 00"];
  const fetched = [
    "rx tag=21 host_addr=0x80008000 xfer_len=6",
    "stage tag=21 buf=0x220000 len=6",
    "0000: 00 00 05 12 1f 00",
  ];

  it("at the dispatched IOVA of an open task shows that its mapping is missing", () => {
    const log = [dispatch(21, "0x80008000"), fault("0x80008000"), replied(21), ...dump];
    expect(["likely", "confirmed"]).toContain(wordOf(reportOf(log, fetched, "apple-silicon"), "unmapped-iova"));
  });

  it("behind the end of the task shows nothing of that", () => {
    const log = [
      dispatch(21, "0x80008000"),
      "client: task 21: I/O error (5)",
      fault("0x80008000"),
      replied(21),
      ...dump,
    ];
    expect(["likely", "confirmed"]).not.toContain(wordOf(reportOf(log, fetched, "apple-silicon"), "unmapped-iova"));
  });
});

describe("a data buffer that is taken, in a log without threads", () => {
  const taken = "helper: call=UserGetDataBuffer task=21 ret=0x0 addr=0x15c000000 len=6";
  const posted = "hba: sge task=21 addr=0x80008000 len=6 dir=IN";
  const rest = [replied(21), "hba: dump task=21 buf=data len=6", "hba: 0000: 00 00 00 00 00 00", completed(21, 6)];
  const fetched = [
    "rx tag=21 host_addr=0x80008000 xfer_len=6",
    "stage tag=21 buf=0x220000 len=6",
    "0000: 00 00 05 12 1f 00",
  ];

  it("before the request is posted is taken in the dispatch", () => {
    const report = reportOf([dispatch(21, "0x80008000"), taken, posted, ...rest], fetched);
    expect(wordOf(report, "copied-back-buffer")).toBe("likely");
  });
});

describe("a mapping of the driver's own", () => {
  const log = (call: readonly string[]): readonly string[] => [
    dispatch(21, "0x80008000"),
    ...call,
    "hba: call=PrepareForDMA task=21 ret=0x0 iova=0x84008000 len=6 buffer=0x160894000 dir=IN",
    replied(21),
    "hba: dump task=21 buf=data len=6",
    "hba: 0000: 00 00 00 00 00 00",
    completed(21, 6),
  ];
  const fetched = [
    "rx tag=21 host_addr=0x84008000 xfer_len=6",
    "stage tag=21 buf=0x220000 len=6",
    "0000: 00 00 05 12 1f 00",
  ];

  it("alone shows no private memory: it may be of the data buffer", () => {
    expect(["likely", "confirmed"]).not.toContain(wordOf(reportOf(log([]), fetched), "uncopied-private-buffer"));
  });

  it("of other memory than the data buffer does", () => {
    const call = ["hba: call=UserGetDataBuffer task=21 ret=0x0 addr=0x15c000000 len=6"];
    expect(reportOf(log(call), fetched).diagnoses[0]?.causes).toEqual(["uncopied-private-buffer"]);
  });
});

it("the first zeros of a reply are no device of zeros, where fewer bytes were staged than asked for", () => {
  const log = [
    dispatch(21, "0x80008000"),
    replied(21),
    "hba: dump task=21 buf=data len=6",
    "hba: 0000: 00 00 00 00 00 00",
  ];
  const staged = (length: number) => [
    "rx tag=21 host_addr=0x80008000 xfer_len=6 cdb=120000000600",
    `stage tag=21 buf=0x220000 len=${length}`,
    `0000: ${Array.from({ length }, () => "00").join(" ")}`,
  ];
  expect(["likely", "confirmed"]).toContain(wordOf(reportOf(log, staged(6)), "zero-source"));
  expect(["likely", "confirmed"]).not.toContain(wordOf(reportOf(log, staged(2)), "zero-source"));
});

const rows = (bytes: readonly number[]): readonly string[] =>
  Array.from({ length: Math.ceil(bytes.length / 16) }, (_, row) => {
    const pairs = bytes.slice(row * 16, row * 16 + 16).map((byte) => byte.toString(16).padStart(2, "0"));
    return `${(row * 16).toString(16).padStart(4, "0")}: ${pairs.join(" ")}`;
  });

it("a cause that a failing task speaks against needs a second fault where another explains every task", () => {
  const task = (id: number, iova: string, next: readonly string[] = []): readonly string[] => [
    `${dispatch(id, iova)} cdb=120000000600`,
    replied(id),
    `hba: dump task=${id} buf=data len=6`,
    "hba: 0000: 00 00 00 00 00 00",
    ...next,
  ];
  // The second INQUIRY asks for 36 bytes, so the kernel saw what the first one staged, though later than the driver looked.
  const host = [
    ...task(20, "0x80000000", [completed(20, 6)]),
    "hba: UserProcessParallelTask task=21 target=1 iova=0x80008000 len=36 dir=IN cdb=120000002400",
    replied(21),
    "hba: dump task=21 buf=data len=36",
    ...rows(Array.from({ length: 36 }, () => 0)).map((row) => `hba: ${row}`),
    completed(21, 36),
  ];
  const inquiry = [0, 0, 5, 0x12, 31, ...Array.from({ length: 31 }, (_, index) => 0x41 + (index % 26))];
  const firmware = [
    "rx tag=20 host_addr=0x80000000 xfer_len=6 cdb=120000000600",
    "stage tag=20 buf=0x220000 len=6",
    ...rows(inquiry.slice(0, 6)),
    "rx tag=21 host_addr=0x80008000 xfer_len=36 cdb=120000002400",
    "stage tag=21 buf=0x221000 len=36",
    ...rows(inquiry),
  ];
  const report = reportOf(host, firmware);
  expect(wordOf(report, "unstarted-dma")).toBe("unlikely");
  expect(wordOf(report, "early-reply")).toBe("possible");
});
