/**
 * DriverKit storage drivers: what a DEXT of SCSIControllerDriverKit logs of its start-up, its tasks and its buffers. The
 * methods are Apple's; everything around them differs from driver to driver.
 */
import { type Dialect, denies, has, named, type Reading, says } from "../dialect.ts";
import type { Mention, Statement } from "../statement.ts";
import { BEGINNINGS, ENDINGS } from "../vocabulary/words.ts";

const only = ({ words }: Statement, ...sets: readonly ReadonlySet<string>[]): boolean =>
  words.size > 0 && [...words].every((word) => sets.some((set) => set.has(word)));

const FILLERS: ReadonlySet<string> = new Set(["called", "of", "in", "with", "status", "success", "ok", "from", "now"]);

const returns = (mention: Mention | undefined, statement: Statement): boolean =>
  mention !== undefined && (mention.result !== null || has(statement, "result"));

const CALLED = ["called", "calling", "call", "invoking", "invoked"];

/** A call that is made here: it returns, has fields, or is said to be called; not where it is denied. */
const isCalled = (mention: Mention | undefined, statement: Statement): boolean =>
  mention !== undefined && !denies(statement) && (returns(mention, statement) || says(statement, ...CALLED));

const isDump = (statement: Statement): boolean => says(statement, "dump", "dumping", "dumped", "hexdump", "contents");

const constraints: readonly Reading[] = [
  {
    example: "[UserReportHBAConstraints_Impl] override entered",
    topics: ["override"],
    opens: true,
    reads: (statement) => {
      const mention = named(statement, "constraints");
      if (mention === undefined) return false;
      // A body of that name in the driver itself is an override, whoever calls it.
      const entered = /_impl$/i.test(mention.name) && only(statement, BEGINNINGS);
      return entered || [...statement.words].some((word) => word.startsWith("overrid"));
    },
  },
  {
    example: "[UserInitializeController_Impl] UserReportHBAConstraints returned 0x0",
    topics: ["constraints"],
    opens: false,
    reads: (statement) =>
      isCalled(named(statement, "constraints", ["body"]), statement) &&
      ![...statement.words].some((word) => word.startsWith("overrid")),
  },
];

const initializeStep = (statement: Statement): boolean => {
  if (named(statement, "constraints", ["body"]) !== undefined) return false;
  if (returns(named(statement, "set-up", ["body"]), statement)) return true;
  const own = named(statement, "initialize", ["tag", "heading"]);
  return own !== undefined && statement.results.length > 0 && !only(statement, ENDINGS, FILLERS);
};

const lifecycle: readonly Reading[] = [
  {
    example: "[UserInitializeController_Impl] begin",
    topics: ["initialize-begin"],
    opens: true,
    reads: (statement) =>
      named(statement, "initialize") !== undefined &&
      only(statement, BEGINNINGS, FILLERS) &&
      says(statement, ...BEGINNINGS),
  },
  {
    example: "[UserInitializeController_Impl] end, result = 0x0",
    topics: ["initialize-end"],
    opens: true,
    reads: (statement) => {
      const mention = named(statement, "initialize");
      if (mention === undefined || initializeStep(statement)) return false;
      const ended = only(statement, ENDINGS, FILLERS) && says(statement, ...ENDINGS);
      return ended || (mention.place === "body" && mention.result !== null);
    },
  },
  {
    example: "[UserInitializeController_Impl] SetDispatchQueue(InterruptQueue) returned 0x0",
    topics: ["initialize-step"],
    opens: true,
    reads: initializeStep,
  },
  {
    example: "UserStartController returned 0x0",
    topics: ["start"],
    opens: true,
    reads: (statement) => {
      const mention = named(statement, "start");
      return mention !== undefined && (returns(mention, statement) || only(statement, BEGINNINGS, ENDINGS, FILLERS));
    },
  },
];

const buffers: readonly Reading[] = [
  {
    example: "UserGetDataBuffer(target 0, task 200) -> 0x0 addr=0x16f3a8000 len=6",
    topics: ["data-buffer"],
    opens: true,
    reads: (statement) => {
      const mention = named(statement, "get-data-buffer", ["body"]);
      if (mention === undefined || isDump(statement) || denies(statement)) return false;
      return isCalled(mention, statement) || has(statement, "address", "buffer", "length");
    },
  },
  {
    example: "PrepareForDMA returned 0x0, segments = 1, address = 0x80200000, length = 6, buffer = 0x16f3a8000",
    topics: ["map"],
    opens: true,
    reads: (statement) => {
      const mention = named(statement, "map", ["body"]);
      return (
        isCalled(mention, statement) ||
        (mention !== undefined && has(statement, "address", "iova") && !denies(statement))
      );
    },
  },
  {
    example: "CompleteDMA returned 0x0",
    topics: ["unmap"],
    opens: true,
    reads: (statement) => isCalled(named(statement, "unmap", ["body"]), statement),
  },
  {
    example: "memset address = 0x16f3a8000, value = 0x00, length = 6",
    topics: ["cpu-write"],
    opens: true,
    reads: (statement) => {
      if (denies(statement)) return false;
      if (named(statement, "fill", ["body"]) !== undefined) return true;
      const clears = says(statement, "clearing", "cleared", "zeroing", "zeroed", "zerofill", "zerofilling", "wiping");
      return clears && (says(statement, "buffer", "databuffer", "fdatabuffer") || has(statement, "buffer", "address"));
    },
  },
  {
    example: "fDataBuffer dump: address = 0x16f3a8000, length = 6",
    topics: ["dump", "stage"],
    opens: true,
    reads: (statement) =>
      isDump(statement) && !says(statement, "client", "core", "crash") && !has(statement, "source-address", "capacity"),
  },
];

const tasks: readonly Reading[] = [
  {
    example: "[PostRequest] SGE[0] Address = 0x801c0000, Length = 6",
    topics: ["submit", "receive"],
    opens: true,
    reads: (statement) =>
      says(statement, "sge", "sgl", "sg", "bdl", "prd", "prp", "scatter") &&
      has(statement, "address", "iova", "low", "high"),
  },
  {
    example: "[AME_Host_Normal_Handler_SCSI_Request] [TaskID: 200] COMPLETING...",
    topics: ["reply"],
    opens: true,
    reads: (statement) => says(statement, "completing") && named(statement, "complete") === undefined,
  },
  {
    example: "reply task=9 ReplyStatus=0x0 SCSIStatus=0x0 transferred=6",
    topics: ["reply"],
    opens: false,
    reads: (statement) =>
      says(statement, "reply", "replied", "onreply") &&
      !says(statement, "post", "posted", "posting", "sent", "send", "sending", "queue", "completing") &&
      named(statement, "complete") === undefined &&
      has(statement, "reply-status", "scsi-status", "status", "transferred"),
  },
  {
    example:
      "ParallelTaskCompletion: fControllerTaskIdentifier = 200, fBytesTransferred = 6, fCompletionStatus = GOOD (0x0), version = 1",
    topics: ["complete"],
    opens: false,
    reads: (statement) => {
      const mention = named(statement, "complete");
      if (mention === undefined || denies(statement)) return false;
      return (
        isCalled(mention, statement) ||
        has(statement, "task", "transferred", "completion-status", "status", "version") ||
        only(statement, BEGINNINGS, ENDINGS, FILLERS)
      );
    },
  },
  {
    example: "completed task 200",
    topics: ["complete"],
    opens: true,
    reads: (statement) =>
      says(statement, "completed") &&
      has(statement, "task") &&
      named(statement, "complete") === undefined &&
      !says(statement, "dma", "engine", "reply"),
  },
  {
    example: "task 200 timed out",
    topics: ["timeout"],
    opens: true,
    reads: (statement) => {
      const late = says(statement, "timeout") || (says(statement, "timed") && says(statement, "out"));
      return late && (has(statement, "task") || statement.scope !== null) && !says(statement, "abort", "aborting");
    },
  },
  {
    example: "UserAbortTaskRequest: task=200",
    topics: ["abort"],
    opens: true,
    reads: (statement) => {
      if (named(statement, "abort") !== undefined) return !denies(statement);
      return says(statement, "abort", "aborting", "aborted") && (has(statement, "task") || statement.scope !== null);
    },
  },
];

export const driverkit: Dialect = {
  id: "driverkit",
  about: "Storage drivers built on SCSIControllerDriverKit.",
  readings: [...constraints, ...lifecycle, ...buffers, ...tasks],
  samples: [
    { lines: ["[UserInitializeController_Impl] begin"], gives: ["lifecycle"] },
    { lines: ["UserInitializeController: enter"], gives: ["lifecycle"] },
    { lines: ["UserInitializeController returning 0x0"], gives: ["lifecycle"] },
    { lines: ["[Start] IOPCIDevice Open returned 0x0"], gives: ["lifecycle"] },
    { lines: ["UserStartController -> 0x0"], gives: ["lifecycle"] },
    { lines: ["calling UserReportHBAConstraints"], gives: ["constraints"] },
    {
      lines: ["[Setup] IOMaximumSegmentCountRead = 32", "[Setup] UserReportHBAConstraints returned 0x0"],
      gives: ["constraints"],
    },
    { lines: ["override of UserReportHBAConstraints is in place"], gives: ["constraints"] },
    {
      lines: [
        "[UserProcessParallelTask_Impl] fBufferIOVMAddr          = 0x801c0000",
        "[UserProcessParallelTask_Impl] fRequestedTransferCount  = 6",
      ],
      gives: ["dispatch"],
    },
    {
      lines: ["UserProcessParallelTask: task=7 target=0 iova=0x80234000 len=36 dir=IN cdb=12 00 00 00 24 00"],
      gives: ["dispatch"],
    },
    { lines: ["UserGetDataBuffer returned 0x0, address = 0x16f3a8000, length = 6"], gives: ["data-buffer"] },
    { lines: ["PrepareForDMA -> 0x0 segments=1 address=0x80700000 length=36 direction=In"], gives: ["map"] },
    { lines: ["CompleteDMA -> 0x0"], gives: ["unmap"] },
    { lines: ["SGL: addr=0x801c0000 len=6"], gives: ["submit"] },
    {
      lines: [
        "[Handler] [TaskID: 200] COMPLETING...",
        "[Handler] Hardware Transferred  = 6 bytes",
        "[Handler]   - ReplyStatus         = SUCCESS (0x0)",
        "[Handler]   - SCSIStatus          = SUCCESS (0x0)",
      ],
      gives: ["reply"],
    },
    { lines: ["reply seen: task=16 ReplyStatus=0x0 SCSIStatus=0x0 transferred=0"], gives: ["reply"] },
    { lines: ["UserCompleteParallelTask called"], gives: ["complete"] },
    { lines: ["bzero(0x16f3a8000, 6)"], gives: ["cpu-write"] },
    {
      lines: ["[H] private buffer dump: address: 0x7fb2c4010000, length: 6", "[H] 0x0000: 00 00 00 00 00 00"],
      gives: ["dump"],
    },
    { lines: ["task 200 timed out", "abort task 200"], gives: ["timeout", "abort"] },
  ],
};
