/**
 * What the host's kernel says above the driver: a request that it refuses or cuts to nothing, a process that died of an access,
 * a bring-up that hangs. Forms: IOStorageFamily, IOService.cpp and crash reports of macOS; refusals in the words of whoever traced them.
 */
import { type Dialect, denies, has, named, type Reading, says } from "../dialect.ts";
import { isEmptyPiece } from "../empty-piece.ts";
import { BAD_ACCESS } from "../faults/bad-access.ts";
import type { Sentence } from "../sentence.ts";
import { isFlush, isOfStorageStack } from "../storage-stack.ts";

const REFUSES = [
  ...["refused", "refusing", "refuses", "rejected", "rejecting", "rejects", "reject", "failed", "failing", "fails"],
  ...["returning", "dropped", "needs", "needed", "required", "expected", "eio"],
];

const isAboutTask = (sentence: Sentence): boolean =>
  has(sentence, "task", "dispatched", "received", "iova", "element", "source-address") ||
  ["map", "unmap", "dispatch", "complete"].some((call) => named(sentence, call as "map") !== undefined);

const countsSegments = (sentence: Sentence): boolean =>
  has(sentence, "segments") || sentence.loose.some(({ content }) => /^seg(?:ment)?s?$/i.test(content.unit ?? ""));

const NOT_ONE =
  /\b(?:does not|doesn't|cannot|can't) (?:map|fit|be mapped) (?:to|into|in) (?:one|a single|1) (?:segment|range)\b/i;

/** It says that something was not prepared, mapped or handed out. */
const isRefusal = (sentence: Sentence): boolean =>
  (says(sentence, "prepare", "map", "mapping", "request") &&
    says(sentence, "failed", "refused", "rejected", "failure", "error")) ||
  NOT_ONE.test(sentence.body) ||
  /\bnot (?:dispatched|handed out|sent to (?:the )?driver)\b/i.test(sentence.body);

// busy timeout[0], (60s): 'TernHBA' (1e,4020001)
const BUSY = /\bbusy timeout\[\d{1,3}\], \(\d{1,5}s\)/i;

const readings: readonly Reading[] = [
  {
    example: "IOSCSIParallelInterfaceController: outstanding task target 2 id 9 completed, DeviceNotPresent",
    topics: ["abort"],
    opens: true,
    telling: true,
    reads: isFlush,
  },
  {
    example: "EXC_BAD_ACCESS (SIGSEGV) KERN_INVALID_ADDRESS at 0x000000020c3a4000",
    topics: ["crash"],
    opens: true,
    telling: true,
    reads: ({ body }) => BAD_ACCESS.test(body),
  },
  {
    example: "busy timeout[0], (60s): 'TernHBA' (1e,4020001)",
    topics: ["stall"],
    opens: true,
    telling: true,
    reads: ({ body }) => BUSY.test(body),
  },
  {
    example: "UserCreateTargetForID has not returned after 60 s",
    topics: ["stall"],
    opens: true,
    reads: (sentence) => {
      const waits = says(sentence, "return", "returned", "answer", "answered", "respond", "finished", "completed");
      return named(sentence, "create-target") !== undefined && denies(sentence) && waits;
    },
  },
  {
    example: "breakUpRequest: break size 0, 16384 bytes",
    topics: ["rejection"],
    opens: true,
    telling: true,
    reads: isEmptyPiece,
  },
  {
    example: "IOSCSIParallelInterfaceController: prepare of 4096 bytes failed (0xe00002db)",
    topics: ["rejection"],
    opens: true,
    telling: true,
    reads: (sentence) =>
      isOfStorageStack(sentence) && !isEmptyPiece(sentence) && isRefusal(sentence) && !isAboutTask(sentence),
  },
  {
    example: "request refused, 3 segments where one is needed, length = 65536",
    topics: ["rejection"],
    opens: true,
    reads: (sentence) =>
      !isOfStorageStack(sentence) && countsSegments(sentence) && says(sentence, ...REFUSES) && !isAboutTask(sentence),
  },
  {
    example: "prepare of request failed: 0xe00002db, length = 4194304",
    topics: ["rejection"],
    opens: true,
    reads: (sentence) =>
      !isOfStorageStack(sentence) &&
      says(sentence, "request", "prepare") &&
      says(sentence, "refused", "rejected", "failed") &&
      /\b0xe00002d[0-9a-f]\b/i.test(sentence.body) &&
      !isAboutTask(sentence),
  },
];

/** What the kernel says of what never reaches a driver, and of drivers that are gone. */
export const hostKernel: Dialect = {
  id: "host-kernel",
  about: "The host's kernel above a driver: refused requests, dead processes, a bring-up that hangs.",
  readings,
  samples: [
    { lines: ["Exception: EXC_BAD_ACCESS (SIGSEGV), KERN_INVALID_ADDRESS at 0x000000020c3a4000"], gives: ["crash"] },
    { lines: ["busy timeout[0], (60s): 'TernHBA' (1e,4020001)"], gives: ["stall"] },
    { lines: ["IOBlockStorageDriver breakUpRequest: break size 0"], gives: ["rejection"] },
    { lines: ["IOBlockStorageDriver: request of 32768 bytes pending for 60 s, 0 bytes issued"], gives: ["rejection"] },
    { lines: ["SCSI request rejected: segments=2 length=65536 result=0xe00002ca"], gives: ["rejection"] },
  ],
};
