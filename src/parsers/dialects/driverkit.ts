/**
 * DriverKit storage drivers: what a DEXT of SCSIControllerDriverKit logs of its start-up, its tasks and its buffers. The
 * methods are Apple's; everything around them differs from driver to driver.
 */
import { type Dialect, denies, has, named, type Reading, says } from "../dialect.ts";
import type { Mention, Sentence } from "../sentence.ts";
import { BEGINNINGS, ENDINGS } from "../vocabulary/words.ts";

const only = ({ words }: Sentence, ...sets: readonly ReadonlySet<string>[]): boolean =>
  words.size > 0 && [...words].every((word) => sets.some((set) => set.has(word)));

const FILLERS: ReadonlySet<string> = new Set(["called", "of", "in", "with", "status", "success", "ok", "from", "now"]);

/** The method that the line is about: named in what it says, or before the colon with no other method behind it. */
const subject = (sentence: Sentence, call: Mention["call"]): Mention | undefined => {
  const body = named(sentence, call, ["body"]);
  const other = sentence.mentions.some((mention) => mention.place === "body" && mention.call !== call);
  return body ?? (other ? undefined : named(sentence, call, ["heading"]));
};

const returns = (mention: Mention | undefined, sentence: Sentence): boolean =>
  mention !== undefined && (mention.result !== null || has(sentence, "result"));

const CALLED = ["called", "calling", "call", "invoking", "invoked"];

/** A call that is made here: it returns, has fields, or is said to be called; not where it is denied. */
const isCalled = (mention: Mention | undefined, sentence: Sentence): boolean =>
  mention !== undefined && !denies(sentence) && (returns(mention, sentence) || says(sentence, ...CALLED));

const isDump = (sentence: Sentence): boolean => says(sentence, "dump", "dumping", "dumped", "hexdump", "contents");

const constraints: readonly Reading[] = [
  {
    example: "[UserReportHBAConstraints_Impl] override entered",
    topics: ["override"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "constraints");
      if (mention === undefined) return false;
      // A body of that name in the driver itself is an override, whoever calls it.
      const entered = /_impl$/i.test(mention.name) && only(sentence, BEGINNINGS);
      return entered || [...sentence.words].some((word) => word.startsWith("overrid"));
    },
  },
  {
    example: "[UserInitializeController_Impl] UserReportHBAConstraints returned 0x0",
    topics: ["constraints"],
    opens: false,
    reads: (sentence) =>
      isCalled(subject(sentence, "constraints"), sentence) &&
      ![...sentence.words].some((word) => word.startsWith("overrid")),
  },
];

const initializeStep = (sentence: Sentence): boolean => {
  if (named(sentence, "constraints") !== undefined) return false;
  if (returns(named(sentence, "set-up", ["body"]), sentence)) return true;
  // Whatever else the method itself logs is one of its steps.
  const own = named(sentence, "initialize", ["tag", "heading"]);
  return own !== undefined && sentence.words.size > 0 && !only(sentence, BEGINNINGS, ENDINGS, FILLERS);
};

const lifecycle: readonly Reading[] = [
  {
    example: "[UserInitializeController_Impl] begin",
    topics: ["initialize-begin"],
    opens: true,
    reads: (sentence) =>
      named(sentence, "initialize") !== undefined &&
      only(sentence, BEGINNINGS, FILLERS) &&
      says(sentence, ...BEGINNINGS),
  },
  {
    example: "[UserInitializeController_Impl] end, result = 0x0",
    topics: ["initialize-end"],
    opens: true,
    reads: (sentence) => {
      const mention = named(sentence, "initialize");
      const other = sentence.mentions.some(({ place, call }) => place === "body" && call !== "initialize");
      if (mention === undefined || other || initializeStep(sentence)) return false;
      const ended = only(sentence, ENDINGS, FILLERS) && says(sentence, ...ENDINGS);
      return ended || (mention.place === "body" && returns(mention, sentence));
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
    reads: (sentence) => {
      const mention = named(sentence, "start");
      return mention !== undefined && (returns(mention, sentence) || only(sentence, BEGINNINGS, ENDINGS, FILLERS));
    },
  },
];

const buffers: readonly Reading[] = [
  {
    example: "UserGetDataBuffer(target 0, task 200) -> 0x0 addr=0x16f3a8000 len=6",
    topics: ["data-buffer"],
    opens: true,
    reads: (sentence) => {
      const mention = subject(sentence, "get-data-buffer");
      if (mention === undefined || isDump(sentence) || denies(sentence)) return false;
      return isCalled(mention, sentence) || has(sentence, "address", "buffer", "length");
    },
  },
  {
    example: "PrepareForDMA returned 0x0, segments = 1, address = 0x80200000, length = 6, buffer = 0x16f3a8000",
    topics: ["map"],
    opens: true,
    reads: (sentence) => {
      const mention = subject(sentence, "map");
      return (
        isCalled(mention, sentence) || (mention !== undefined && has(sentence, "address", "iova") && !denies(sentence))
      );
    },
  },
  {
    example: "CompleteDMA returned 0x0",
    topics: ["unmap"],
    opens: true,
    reads: (sentence) => isCalled(subject(sentence, "unmap"), sentence),
  },
  {
    example: "memset address = 0x16f3a8000, value = 0x00, length = 6",
    topics: ["cpu-write"],
    opens: true,
    reads: (sentence) => {
      if (denies(sentence)) return false;
      if (named(sentence, "fill", ["body"]) !== undefined) return true;
      const clears = says(sentence, "clearing", "cleared", "zeroing", "zeroed", "zerofill", "zerofilling", "wiping");
      return clears && (says(sentence, "buffer", "databuffer", "fdatabuffer") || has(sentence, "buffer", "address"));
    },
  },
  {
    example: "fDataBuffer dump: address = 0x16f3a8000, length = 6",
    topics: ["dump", "stage"],
    opens: true,
    reads: (sentence) =>
      isDump(sentence) && !says(sentence, "client", "core", "crash") && !has(sentence, "source-address", "capacity"),
  },
];

/** Words with which a driver hands a request to the hardware. */
const POSTS = [
  "doorbell",
  "post",
  "posting",
  "submit",
  "submitted",
  "submitting",
  "postframe",
  "buildframe",
  "element",
];

/** Names of the places in which drivers read a reply. */
const REPLIES = [
  "reply",
  "replied",
  "onreply",
  "replyinterrupt",
  "handlereply",
  "handlescsireply",
  "replydone",
  "isr",
  "interrupt",
  "interruptoccurred",
];

const tasks: readonly Reading[] = [
  {
    example: "Driver: Doorbell - task=5 addr=0x80600000 len=6",
    topics: ["submit", "receive"],
    opens: true,
    reads: (sentence) => says(sentence, ...POSTS) && !says(sentence, "reply") && has(sentence, "address", "iova"),
  },
  {
    example: "[PostRequest] SGE[0] Address = 0x801c0000, Length = 6",
    topics: ["submit", "receive"],
    opens: false,
    reads: (sentence) =>
      says(sentence, "sge", "sgl", "sg", "bdl", "prd", "prp", "scatter") &&
      has(sentence, "address", "iova", "low", "high"),
  },
  {
    example: "[AME_Host_Normal_Handler_SCSI_Request] [TaskID: 200] COMPLETING...",
    topics: ["reply"],
    opens: true,
    reads: (sentence) => says(sentence, "completing") && named(sentence, "complete") === undefined,
  },
  {
    example: "reply task=9 ReplyStatus=0x0 SCSIStatus=0x0 transferred=6",
    topics: ["reply"],
    opens: false,
    reads: (sentence) =>
      says(sentence, ...REPLIES) &&
      !says(sentence, "post", "posted", "posting", "sent", "send", "sending", "queue", "completing") &&
      named(sentence, "complete") === undefined &&
      has(sentence, "reply-status", "scsi-status", "status", "transferred", "result"),
  },
  {
    example:
      "ParallelTaskCompletion: fControllerTaskIdentifier = 200, fBytesTransferred = 6, fCompletionStatus = GOOD (0x0), version = 1",
    topics: ["complete"],
    opens: false,
    reads: (sentence) => {
      const mention = named(sentence, "complete");
      if (mention === undefined || denies(sentence)) return false;
      return (
        isCalled(mention, sentence) ||
        has(sentence, "task", "transferred", "completion-status", "status", "version") ||
        only(sentence, BEGINNINGS, ENDINGS, FILLERS)
      );
    },
  },
  {
    example: "completed task 200",
    topics: ["complete"],
    opens: true,
    reads: (sentence) =>
      says(sentence, "completed") &&
      has(sentence, "task") &&
      named(sentence, "complete") === undefined &&
      !says(sentence, "dma", "engine", "reply"),
  },
  {
    example: "task 200 timed out",
    topics: ["timeout"],
    opens: true,
    reads: (sentence) => {
      const late = says(sentence, "timeout") || (says(sentence, "timed") && says(sentence, "out"));
      return late && (has(sentence, "task") || sentence.scope !== null) && !says(sentence, "abort", "aborting");
    },
  },
  {
    example: "UserAbortTaskRequest: task=200",
    topics: ["abort"],
    opens: true,
    reads: (sentence) => {
      if (named(sentence, "abort") !== undefined) return !denies(sentence);
      return says(sentence, "abort", "aborting", "aborted") && (has(sentence, "task") || sentence.scope !== null);
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
