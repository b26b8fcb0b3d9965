/** Tasks as a host's driver sees them: handed out, posted, replied to, completed, given up. Words of many drivers, on DriverKit and elsewhere. */

import {
  type Dialect,
  denies,
  deniesEnd,
  FILLERS,
  has,
  isCalled,
  named,
  only,
  type Reading,
  says,
  subject,
} from "../dialect.ts";
import { sideOfTags } from "../lead.ts";
import { namesMapping } from "../mapping-words.ts";
import { isCountedList } from "../numbered-elements.ts";
import { isAbort, isTimeout, ofTask } from "../overtime.ts";
import { goesUpwards } from "../request-words.ts";
import type { Sentence } from "../sentence.ts";
import { isFlush } from "../storage-stack.ts";
import { BEGINNINGS, ELEMENTS, ENDINGS } from "../vocabulary/words.ts";

/** Words with which a driver hands a request to the hardware. */
const POSTS = [
  "doorbell",
  "push",
  "pushed",
  "pushing",
  "enqueue",
  "post",
  "posting",
  "submit",
  "submitted",
  "submitting",
  "postframe",
  "buildframe",
  "element",
  // an entry of a submission queue
  "sqe",
];

/** A counted list of elements beside no verb for handing it on. */
const isPlainList = (sentence: Sentence): boolean =>
  isCountedList(sentence) && !says(sentence, ...POSTS.filter((word) => word !== "element"));

/** Names of the places in which drivers read a reply. */
const REPLIES =
  "reply replied onreply replyinterrupt handlereply handlescsireply replydone rsp resp answer answered isr interrupt irq interruptoccurred".split(
    " ",
  );

/** What a controller does with its answer, and nobody who hears of it. */
const LAID = ["written", "queued", "enqueued", "pushed"];

/** Short words for the completion of a command, with which a controller ends it and a driver hears of that. */
const COMPLETIONS = ["cpl", "cmpl", "compl", "cmpltn", "cqe"];

/** Methods that a driver calls where it reads a reply: what they return is no status of it. */
const METHODS_OF_MEMORY = ["get-data-buffer", "map", "unmap", "fill"] as const;

/** Such a call in the words of the line; in front of them its name counts where an address and no status comes with it. */
const ofMemory = (sentence: Sentence): boolean =>
  METHODS_OF_MEMORY.some(
    (call) =>
      named(sentence, call, ["body"]) !== undefined ||
      (subject(sentence, call) !== undefined &&
        has(sentence, "address", "buffer") &&
        !has(sentence, "reply-status", "scsi-status", "status", "transferred")),
  );

/** `DMA ch2 irq: transferred 4096 bytes`: the interrupt of an engine is no reply. */
const isOfEngine = (sentence: Sentence): boolean =>
  says(sentence, "dma", "xdma", "engine") && !ofTask(sentence) && !has(sentence, "reply-status", "scsi-status");

const isReply = (sentence: Sentence): boolean =>
  says(sentence, ...REPLIES) &&
  !says(sentence, "post", "posted", "posting", "put", "sent", "send", "sending", "queue", "completing", ...LAID) &&
  named(sentence, "complete") === undefined &&
  !has(sentence, "version", "service-response") &&
  !ofMemory(sentence) &&
  !isOfEngine(sentence) &&
  !deniesEnd(sentence) &&
  has(sentence, "reply-status", "scsi-status", "status", "transferred", "result");

/** `FE,RSP,tag=9,scsi=0x00`: a short word that both sides have for an answer, and nothing that only the host reads out of one. */
const TO_HOST = /(?:->|=>|\bto)\s(?:the\s)?host\b/i;

// ctx 5 -> host: answer, status 0x00
const isSent = ({ body, tags }: Sentence): boolean => sideOfTags(tags) === "device" || TO_HOST.test(body);

const isEither = (sentence: Sentence): boolean =>
  sideOfTags(sentence.tags) === null &&
  says(sentence, "rsp", "resp") &&
  !has(sentence, "reply-status", "transferred", "result");

/** A word of the subject: other programs of a host number their requests as well. */
const SCSI = /scsi/i;

const tasks: readonly Reading[] = [
  {
    example: "UserProcessParallelTask addrHi=0x0 addrLo=0x801c0000 len=6",
    topics: ["dispatch"],
    opens: false,
    reads: (sentence) =>
      named(sentence, "dispatch", ["body"]) !== undefined &&
      sentence.mentions.length === 1 &&
      !denies(sentence) &&
      !says(sentence, ...ELEMENTS) &&
      !has(sentence, "received", "source-address", "destination", "bytes") &&
      has(sentence, "iova", "dispatched", "element", "address", "requested", "length", "cdb", "opcode"),
  },
  {
    example: "Driver: Doorbell - task=5 addr=0x80600000 len=6",
    topics: ["submit", "receive"],
    opens: true,
    // With its command it is the driver's first word about the task.
    reads: (sentence) =>
      says(sentence, ...POSTS) &&
      !ofMemory(sentence) &&
      !isPlainList(sentence) &&
      !says(sentence, "reply") &&
      has(sentence, "address", "iova") &&
      !(has(sentence, "task") && has(sentence, "cdb", "opcode")),
  },
  {
    example: "[PostRequest] SGE[0] Address = 0x801c0000, Length = 6",
    topics: ["submit", "receive"],
    opens: false,
    reads: (sentence) =>
      says(sentence, ...ELEMENTS, "scatter") &&
      !isPlainList(sentence) &&
      !(has(sentence, "cdb") && ofTask(sentence)) &&
      !ofMemory(sentence) &&
      !says(sentence, "rx", "recv", "received", "fetched") &&
      has(sentence, "address", "iova", "element"),
  },
  {
    example: "[AME_Host_Normal_Handler_SCSI_Request] [TaskID: 200] COMPLETING...",
    topics: ["reply"],
    opens: true,
    reads: (sentence) =>
      says(sentence, "completing") &&
      !goesUpwards(sentence) &&
      named(sentence, "complete") === undefined &&
      !has(sentence, "completion-status"),
  },
  {
    example: "reply task=9 ReplyStatus=0x0 SCSIStatus=0x0 transferred=6",
    topics: ["reply"],
    opens: false,
    reads: (sentence) => isReply(sentence) && !isSent(sentence) && !isEither(sentence),
  },
  {
    example: "nebfw: REPLY id 3 STATUS 0",
    topics: ["device-reply"],
    opens: true,
    reads: (sentence) => isReply(sentence) && isSent(sentence),
  },
  {
    example: "cpl tag=9 sts=GOOD",
    topics: ["reply", "device-reply"],
    opens: true,
    reads: (sentence) =>
      says(sentence, ...COMPLETIONS) &&
      !says(sentence, "dma", "xdma", "engine", ...LAID) &&
      named(sentence, "complete") === undefined &&
      has(sentence, "reply-status", "scsi-status", "status") &&
      !has(sentence, "completion-status", "version"),
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
    example: "[UserProcessParallelTask_Impl] exit, task = 12, response = 2",
    topics: ["return"],
    opens: true,
    reads: (sentence) =>
      has(sentence, "service-response") &&
      named(sentence, "complete") === undefined &&
      (named(sentence, "dispatch") !== undefined || has(sentence, "task") || sentence.scope !== null) &&
      (says(sentence, "return", "returns", "returned", "returning", "exit", "exits", "leave", "leaving") ||
        // task accepted task_id=5 response=InProcess: what the call answers, and nothing of an end
        (says(sentence, "accepted", "accept", "taken", "queued", "pending") &&
          !has(sentence, "version", "transferred", "status", "result")) ||
        // ReturnedServiceResponse=0
        sentence.fields.some(({ role, name }) => role === "service-response" && /^return/i.test(name))),
  },
  {
    example: "kernel: scsi task 9 timed out after 30000 ms",
    topics: ["timeout"],
    opens: true,
    telling: true,
    reads: (sentence) => SCSI.test(sentence.body) && isTimeout(sentence),
  },
  {
    example: "IOSCSIParallelFamily: aborted task 9",
    topics: ["abort"],
    opens: true,
    telling: true,
    reads: (sentence) => SCSI.test(sentence.body) && named(sentence, "abort") === undefined && isAbort(sentence),
  },
  {
    example: "UserTargetResetRequest: target=2, response=4",
    topics: ["reset-target"],
    opens: true,
    reads: (sentence) => named(sentence, "reset-target") !== undefined && !denies(sentence),
  },
  {
    example: "UserLogicalUnitResetRequest: target=2 lun=0",
    topics: ["reset-unit"],
    opens: true,
    reads: (sentence) => named(sentence, "reset-unit") !== undefined && !denies(sentence),
  },
  {
    example: "completed task 200",
    topics: ["complete", "device-reply"],
    opens: true,
    reads: (sentence) =>
      says(sentence, "completed") &&
      has(sentence, "task") &&
      !deniesEnd(sentence) &&
      named(sentence, "complete") === undefined &&
      !(namesMapping(sentence) || isFlush(sentence)) &&
      !says(sentence, "dma", "engine", "reply", "hw", "hardware", "controller", "firmware", "interrupt"),
  },
  {
    example: "task 200 timed out",
    topics: ["timeout"],
    opens: true,
    reads: (sentence) => isTimeout(sentence),
  },
  {
    example: "UserAbortTaskRequest: task=200",
    topics: ["abort"],
    opens: true,
    reads: (sentence) => {
      if (named(sentence, "abort") !== undefined) return !denies(sentence);
      return isAbort(sentence);
    },
  },
];

/** What drivers say of their tasks. */
export const driverTasks: Dialect = {
  id: "driver-tasks",
  about: "The tasks of storage drivers.",
  readings: tasks,
  samples: [
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
    { lines: ["task 200 timed out", "abort task 200"], gives: ["timeout", "abort"] },
  ],
};
