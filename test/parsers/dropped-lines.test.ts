/** No event may hold fields of two tasks, whichever line of an interleaved capture is missing. Every value here names its task. */
import { describe, expect, it } from "vitest";
import type { Event } from "../../src/model/event.ts";
import { gist, read } from "./read.ts";

/** Lines of one task; each value has the task's number as its last hexadecimal digit. */
type Style = (task: number) => readonly string[];

const STYLES: Readonly<Record<string, Style>> = {
  "requests with a banner and an id": (n) => [
    "-- [FIRMWARE PROBE: INCOMING DMA DUMP] --",
    `  TaskID in Header = ${n}`,
    `  Host IOVA (High:Low) = 0x000000008010000${n}`,
    `  DataLength in Header = 0x10${n}`,
    `Source Address: 0x2280000${n}, Length: 0x20${n} bytes`,
    `DMA Engine start: Source = 0x2280000${n}, Destination = 0x000000008010000${n}, Length = 0x10${n}`,
    `DMA engine done: count = 0x10${n} bytes`,
    `Reply posted: TaskID ${n}, Status = 0x0`,
  ],
  "requests without an id": (n) => [
    `[fetch] Host IOVA = 0x000000008010000${n}`,
    `[fetch] DataLength in Header = 0x10${n}`,
    `[fetch] Direction = IN`,
    `[dma] Source = 0x2280000${n}`,
    `[dma] Destination = 0x000000008010000${n}`,
    `[dma] Length = 0x10${n}`,
  ],
  "addresses in two halves": (n) => [
    `[fetch] tag = ${n}`,
    `[fetch] host_addr_hi = 0x0000000${n}`,
    `[fetch] host_addr_lo = 0x8010000${n}`,
    `[fetch] host_len = 0x10${n}`,
  ],
  "tasks of a driver": (n) => [
    `[Go] fControllerTaskIdentifier = ${n}`,
    `[Go] fBufferIOVMAddr = 0x8010000${n}`,
    `[Go] fRequestedTransferCount = 0x10${n}`,
    `[Go] SGE[0] Address = 0x8010000${n}, Length = 0x10${n}`,
    `[Done] [TaskID: ${n}] COMPLETING...`,
    `[Done] Hardware Transferred = 0x10${n} bytes`,
    `[Done] ReplyStatus = SUCCESS (0x0)`,
    `[Done] UserCompleteParallelTask: fBytesTransferred = 0x10${n}`,
  ],
  "tasks by the id of their lines": (n) => [
    `[Go] [TaskID: ${n}] iova = 0x8010000${n}`,
    `[Go] [TaskID: ${n}] len = 0x10${n}`,
    `[Done] [TaskID: ${n}] transferred = 0x10${n}`,
    `[Done] [TaskID: ${n}] ReplyStatus = 0x0`,
  ],
};

/** The tasks that the values of an event name: last digits of all numbers but statuses and versions. */
const tasksIn = (event: Event): ReadonlySet<string> => {
  const found = new Set<string>();
  const { kind: _kind, status: _status, scsiStatus: _scsi, iovaDigits: _digits, ...fields } = gist(event);
  for (const value of Object.values(fields)) {
    if (typeof value === "bigint" || typeof value === "number") found.add(value.toString(16).slice(-1));
    else if (typeof value === "string" && /^\d+$/.test(value)) found.add(value);
    if (typeof value === "bigint" && value > 0xffff_ffffn) found.add((value >> 32n).toString(16));
  }
  return found;
};

const one = (style: Style): readonly string[] => [1, 2, 3].flatMap(style);

/** Two tasks side by side: each line of the first is followed by one of the second; a task keeps its own thread. */
const record = (thread: number, message: string): string =>
  `2026-03-14 09:26:53.589793+0900 0x${thread}a1      Default     0x0                  0      0    kernel: (com.example.raid.dext) ${message}`;

const threaded = (style: Style): readonly string[] => {
  const [first, second] = [style(1), style(2)];
  return first.flatMap((line, at) => [record(1, line), record(2, second[at] ?? "")]);
};

const mixedIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, at) =>
    read(...lines.filter((_, other) => other !== at)).events.flatMap((event) =>
      tasksIn(event).size > 1
        ? [
            `without "${line}": ${JSON.stringify(gist(event), (_, v: unknown) => (typeof v === "bigint" ? `0x${v.toString(16)}` : v))}`,
          ]
        : [],
    ),
  );

describe.each(Object.entries(STYLES))("%s", (_, style) => {
  it("are read whole", () => {
    const events = read(...one(style)).events;
    expect(events.length).toBeGreaterThanOrEqual(3);
    expect(events.filter((event) => tasksIn(event).size > 1).map(gist)).toEqual([]);
  });

  it("are never mixed where a line is missing", () => {
    expect(mixedIn(one(style))).toEqual([]);
  });

  it("are never mixed in two threads where a line is missing", () => {
    expect(mixedIn(threaded(style))).toEqual([]);
  });
});

describe("rows whose heading is lost", () => {
  it.each([
    ["with a field of the next request between", "Request::CDB: 28 00 00 00 04 a6 00 00 03 00"],
    ["with the whole next request between", "recv req tag=12 host_addr=0x0000000106900000 xfer_len=1024"],
  ])("are not of a dump of nobody above them, %s", (_, request) => {
    const { events } = read(
      "Payload::Source Address: 0x226FB800, Length: 1024 bytes",
      "Payload::0x0000: e8 7b 3e 42 ad 5e 93 32 d6 70 46 b0 95 13 91 d0",
      request,
      "Payload::0x0010: 38 69 70 a9 0e f5 b5 41 9f 16 20 1e 13 ea f3 8f",
    );
    const [stage] = events.filter(({ kind }) => kind === "stage").map(gist);
    expect(stage?.["bytes"]).toHaveLength(16);
  });

  const kick = (task: number): string => `[Ring::kick] Task ${task} | Doorbell`;
  const row = "[Trace::hex] +0000 | 20 98 c9 ac 4f 36 83 bb 34 60 6d b5 ae f9 63 98";
  const end = (task: number): string => `[finish] Task ${task} | ParallelTaskCompletion | Moved 16 B`;

  it.each([
    ["of such a name, where rows stood below none before", [kick(4), end(4), kick(5), row], null],
    ["of such a name, where nothing is known of it", [kick(5), row], "5"],
    ["of such a name, where rows stood below one before", [kick(4), row, end(4), kick(5), row], "5"],
  ])("right below the bare name of a task are %s", (_, lines, task) => {
    const dumps = read(...lines).events.filter(({ kind }) => kind === "dump");
    expect(dumps.at(-1)?.task?.value ?? null).toBe(task);
  });
});
