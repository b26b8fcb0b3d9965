/** Consumers above the driver: what a disk tool, a test program or the block layer says that it got. */
import { countsGain } from "../client-counts.ts";
import { DELIVERY, gainsOf, OTHERWISE, PART } from "../client-gains.ts";
import { type Dialect, denies, has, named, says } from "../dialect.ts";
import { isEmptyDisk, noSizeIn } from "../disk-size.ts";
import { headsMemory } from "../dump-words.ts";
import { isMismatch } from "../plain-bytes.ts";
import { isCount, partIn } from "../quantity.ts";
import type { Sentence } from "../sentence.ts";
import { DUMPS, LOOKS, USERS } from "../vocabulary/words.ts";

const DISK = /^(?:r?disk\d*s?\d*|sd[a-z]\d*|nvme\d*n?\d*|media|volume|lun|ld|vd)$/;

/** A capacity of nothing, in bytes or blocks, or said of a disk: batteries and caches have capacities too. */
const emptyCapacity = ({ fields, words, headings }: Sentence): boolean =>
  fields.some(({ role, content: { number, unit } }) => {
    if (role !== "capacity" || number !== 0n) return false;
    return unit !== null || [...words, ...headings].some((word) => DISK.test(word));
  });

const capacity = ({ fields }: Sentence): boolean =>
  fields.some(({ role, content, name }) => role === "capacity" && (content.unit !== null || /bytes$/i.test(name)));

/** The error of a system call, said of a disk: what a program or the block layer has from below. */
const isSystemError = ({ body }: Sentence): boolean =>
  /\b(?:r?disk\d+(?:s\d+)*|sd[a-z]\d*|nvme\d+n\d+)\b/.test(body) &&
  /\bInput\/output error\b|\bI\/O error\b|\bEIO\b|\berrno\s?[:=]?\s?5\b/i.test(body);

// pread(fd=3, 4096) failed: Input/output error     readv: Input/output error
const SYSTEM_CALL = /\b(?:p?(?:read|write)v?|ioctl|fsync)(?:\(|:|\sfailed\b)/;

/** The error of a system call by the name of the call. */
const isFailedCall = ({ body }: Sentence): boolean =>
  SYSTEM_CALL.test(body) && /\bInput\/output error\b|\bEIO\b|\berrno\s?[:=]?\s?5\b/i.test(body);

const hasError = ({ fields }: Sentence): boolean =>
  fields.some(({ role, content }) => role === "result" && content.number !== null && content.number !== 0n);

// read /dev/rdisk4: got 0 of 4096 bytes
const OF_DISK = /\/dev\/(?:r?disk\d|sd[a-z]|nvme\d)/;

/** Who counts a part of a transfer is its client, unless the line speaks of the controller, its engine or a buffer. */
const countsPart = (sentence: Sentence): boolean =>
  (PART.test(sentence.body) || partIn(sentence) !== null) &&
  (has(sentence, "task") || sentence.scope !== null || OF_DISK.test(sentence.body)) &&
  // 512 of 4096 bytes as written, rest 00: so many are right, and all came
  !says(
    sentence,
    "rest",
    "match",
    "matches",
    "matching",
    "right",
    "correct",
    "equal",
    "wrong",
    "differ",
    "differs",
    "pattern",
  ) &&
  !says(sentence, "dma", "engine", "moved", "firmware", "fw", "controller", "hw", "hardware", "staged", "buffer") &&
  !has(sentence, "reply-status", "completion-status", "scsi-status", "address", "iova", "source", "destination");

/** Words for what a client does, and for that it came back with something. */
const READS = ["read", "reads", "reading", "pread", "readv", "preadv", "rd", "request", "io", "readend", "readok"];

const GAINED = [
  "ok",
  "done",
  "end",
  "ended",
  "delivered",
  "obtained",
  "gave",
  "finished",
  "complete",
  "completed",
  "data",
  "success",
  "came",
];

/** Words for what a client got, in front of a count of bytes. */
const GETS = ["got", "returned", "short", "returns", "gets"];

const MEMORIES_OF_USERS = ["buffer", "buf", "memory", "data"];

/** The memory of a user with how much of it is meant: bytes follow. */
const isOfUser = (sentence: Sentence): boolean =>
  says(sentence, ...USERS) &&
  (says(sentence, "userbuffer", "userbuf") || says(sentence, ...MEMORIES_OF_USERS)) &&
  (has(sentence, "length", "count", "moved", "bytes") || sentence.loose.some(isCount) || says(sentence, ...DUMPS)) &&
  !has(sentence, "iova", "dispatched", "received", "element", "cdb", "opcode", "status", "direction", "result") &&
  !says(sentence, ...OTHERWISE) &&
  !sentence.mentions.some(({ place }) => place === "body") &&
  !denies(sentence);

/** `task 9: 36 bytes of client buffer after the call:`: the memory of a client, how much of it, and bytes below. */
const announcesClient = (sentence: Sentence): boolean =>
  (sentence.body.trimEnd().endsWith(":") || says(sentence, "clientbuffer")) &&
  says(sentence, ...MEMORIES_OF_USERS, "clientbuffer") &&
  (has(sentence, "length", "moved") || sentence.loose.some(isCount)) &&
  !says(sentence, ...OTHERWISE);

/** `op=5 client_data=[00, 00, 05, 12]`: what a client shows of the data that it has, in one list. */
const showsData = (sentence: Sentence): boolean =>
  says(sentence, "client") &&
  [...sentence.fields, ...sentence.loose].filter(({ content }) => content.bytes !== null).length === 1 &&
  sentence.results.every(({ content }) => content.bytes === null) &&
  sentence.fields.every(({ role }) => ["bytes", "other", "opcode", "target", "length", "moved"].includes(role)) &&
  !says(sentence, ...DUMPS, ...LOOKS, "buffer", "buf", "expected", "wrote", "write", "pattern", "sent") &&
  !isMismatch(sentence) &&
  !denies(sentence);

/** What consumers above the driver say. */
export const client: Dialect = {
  id: "client",
  about: "Programs and kernel layers that use the disk.",
  readings: [
    {
      example: "client buffer dump: task 18, length = 36",
      topics: ["dump"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "client") &&
        (says(sentence, ...DUMPS) ||
          announcesClient(sentence) ||
          headsMemory(sentence) ||
          (says(sentence, ...LOOKS) && (has(sentence, "length", "moved") || sentence.loose.some(isCount)))),
    },
    {
      example: "client: read of task 18 finished, 36 bytes",
      topics: ["dump", "client"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "client") &&
        says(sentence, ...READS) &&
        says(sentence, ...GAINED) &&
        (has(sentence, "length", "moved", "transferred", "bytes") || sentence.loose.some(isCount)) &&
        partIn(sentence) === null &&
        !PART.test(sentence.body) &&
        !DELIVERY.test(sentence.body) &&
        !hasError(sentence) &&
        !says(sentence, ...GETS, ...DUMPS) &&
        !says(sentence, "error", "failed", "failure", "incomplete", "wrong", "copied", "copy") &&
        !has(sentence, "iova", "cdb", "capacity", "delivered") &&
        !denies(sentence),
    },
    {
      example: "user buffer of task 18, 36 bytes:",
      topics: ["dump"],
      opens: true,
      reads: isOfUser,
    },
    {
      example: "verify FAILED: expected a5 5a a5 5a, got 00 00 00 00",
      topics: ["client"],
      opens: true,
      reads: (sentence) => isMismatch(sentence) && !has(sentence, "cdb"),
    },
    {
      example: "client read returned 00 00 00 00 00 00 00 00",
      topics: ["client"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "client") &&
        sentence.results.some(({ content }) => content.bytes !== null) &&
        !has(sentence, "cdb"),
    },
    {
      example: "client: op=5 client_data=[00, 00, 05, 12, 1f, 00]",
      topics: ["client"],
      opens: true,
      reads: showsData,
    },
    {
      example: "disk2 capacity: 0 bytes",
      topics: ["client"],
      opens: true,
      // Any disk may be empty, but only a line that speaks of the client says that its own disk is not.
      reads: (sentence) => emptyCapacity(sentence) || (says(sentence, "client") && capacity(sentence)),
    },
    {
      example: "sd 0:0:0:0: [sdb] 0 512-byte logical blocks: (0 B/0 B)",
      topics: ["client"],
      opens: true,
      reads: (sentence) => noSizeIn(sentence) !== null && !has(sentence, "capacity", "cdb", "iova"),
    },
    {
      example: "disk4 is a 0-byte disk",
      topics: ["client"],
      opens: true,
      reads: (sentence) => isEmptyDisk(sentence.body) && !has(sentence, "capacity"),
    },
    {
      example: "kernel: disk4: I/O error, task 7",
      topics: ["client"],
      opens: true,
      reads: (sentence) =>
        DELIVERY.test(sentence.body) &&
        (has(sentence, "task") || sentence.scope !== null) &&
        named(sentence, "complete") === undefined &&
        named(sentence, "dispatch") === undefined &&
        !has(sentence, "reply-status", "completion-status", "service-response"),
    },
    {
      example: "client: read on disk4 got 0 bytes",
      topics: ["dump", "client"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "client") &&
        !has(sentence, "capacity") &&
        !isMismatch(sentence) &&
        (has(sentence, "delivered") ||
          partIn(sentence) !== null ||
          countsGain(sentence) ||
          (says(sentence, ...GETS) && [...sentence.loose, ...sentence.results].some(isCount))),
    },
    {
      example: "short transfer for task 22: 0 of 6 bytes",
      topics: ["client"],
      opens: true,
      reads: countsPart,
    },
    {
      example: "client read error on disk4: 0xe00002ca",
      topics: ["client"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "client") &&
        (says(sentence, "error", "failed", "failure", "eio") || hasError(sentence)) &&
        !says(sentence, ...DUMPS) &&
        !has(sentence, "capacity"),
    },
    {
      example: "client: tag 188: 6 bytes of data received",
      topics: ["dump"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "client") &&
        gainsOf(sentence) &&
        !says(sentence, ...GETS, ...DUMPS, ...LOOKS) &&
        !(says(sentence, ...READS) && says(sentence, ...GAINED)) &&
        !announcesClient(sentence) &&
        !isOfUser(sentence) &&
        !has(sentence, "delivered"),
    },
    {
      example: "dd: /dev/rdisk4: Input/output error, 524288 bytes",
      topics: ["client"],
      opens: true,
      reads: (sentence) =>
        (isSystemError(sentence) || isFailedCall(sentence)) &&
        !has(sentence, "capacity", "iova", "dispatched", "received", "cdb"),
    },
  ],
  samples: [
    { lines: ["client buffer dump: task 9, length = 6", "0x0000: 00 00 00 00 00 00"], gives: ["dump"] },
    { lines: ["client: disk4 capacity: 0 bytes"], gives: ["client"] },
    { lines: ["client capacity: 1967128576 bytes"], gives: ["client"] },
    { lines: ["disk4 is a 0-byte disk"], gives: ["client"] },
    { lines: ["client read error on disk4: 0xe00002ca"], gives: ["client"] },
    { lines: ["client task=83 short read: got=0 wanted=36"], gives: ["client"] },
    { lines: ["dd: /dev/rdisk4: Input/output error"], gives: ["client"] },
  ],
};
