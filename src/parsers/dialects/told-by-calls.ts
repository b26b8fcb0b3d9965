/**
 * Calls of a driver into the framework, told by what goes in and what comes out, whatever the trace calls them: both addresses of one memory are a
 * mapping, a result with memory of the program is its data buffer. Apart from other fields, because only a host calls.
 */

import { type Dialect, denies, has, namesTask, type Reading, says } from "../dialect.ts";
import { namesElement } from "../element-keys.ts";
import { returnsToHost } from "../host-call.ts";
import { sideOfTags } from "../lead.ts";
import { endsMapping } from "../mapping-words.ts";
import { isCountedList } from "../numbered-elements.ts";
import type { Sentence } from "../sentence.ts";
import type { Role } from "../vocabulary.ts";

/** Roles of requests, elements and ends, which no call has. */
const OF_OTHERS: readonly Role[] = [
  ...(["status", "scsi-status", "reply-status", "version", "cdb", "opcode", "bytes", "destination", "fill"] as const),
];

/** Roles of other lines with a result and memory. */
const NO_DATA_BUFFER: readonly Role[] = [
  ...OF_OTHERS,
  ...([
    "source",
    "source-address",
    "iova",
    "segments",
    "rights",
    "capacity",
    "constraint",
    "delivered",
    "received",
  ] as const),
];

/** An IOReturn in a line about a task and an address, and nothing that only a request, an element or an end has. */
const isCall = (sentence: Sentence): boolean =>
  returnsToHost(sentence) &&
  namesTask(sentence) &&
  !has(sentence, ...OF_OTHERS) &&
  sentence.mentions.every(({ place }) => place !== "body") &&
  !denies(sentence);

/** Both addresses of one memory, the device's and the program's, or a call that returned with words of a mapping. */
const isMapping = (sentence: Sentence): boolean =>
  namesTask(sentence) &&
  has(sentence, "iova") &&
  // sge_addr=0x801c0000 sge_count=2: what the hardware is given, and no call
  !(namesElement(sentence) && !has(sentence, "result") && !says(sentence, "map", "mapped", "prepare", "prepared")) &&
  (isCall(sentence) || has(sentence, "result", "segments") || says(sentence, "map", "mapped", "unmap", "unmapped")) &&
  (has(sentence, "address", "buffer", "segments", "result") ||
    sentence.results.length > 0 ||
    says(sentence, "unmap", "unmapped")) &&
  !has(sentence, ...OF_OTHERS) &&
  !denies(sentence);

/** Verbs with which a list is given to the hardware, or fetched by it. */
const HANDED = [
  "submit",
  "submitted",
  "post",
  "posted",
  "issue",
  "issued",
  "doorbell",
  "wrote",
  "frame",
  "recv",
  "fetched",
  "push",
];

/** A list of elements that is counted: what a call into the framework gave, before anybody writes one of them. */
const isListed = (sentence: Sentence): boolean =>
  namesTask(sentence) && isCountedList(sentence) && !says(sentence, ...HANDED) && !denies(sentence);

/** Words of which the line speaks of a mapping that is given back, and of none that is made. */
const UNMAPS = ["unmap", "unmapped", "unmapping", "dmaunmap", "unprepare", "unprepared"];

/** `dma unmap task=5`: which task's mapping it is, and no more. */
const isBareUnmap = (sentence: Sentence): boolean =>
  namesTask(sentence) &&
  says(sentence, ...UNMAPS) &&
  sentence.fields.every(({ role }) => ["task", "other", "length", "direction", "target"].includes(role)) &&
  sentence.mentions.every(({ place }) => place !== "body") &&
  !denies(sentence);

/** Roles of a line that gives both addresses of one memory. */
const OF_BOTH: readonly Role[] = ["task", "target", "address", "buffer", "iova", "length", "other"];

/** Words for the end of a mapping. */
const isUndone = (sentence: Sentence): boolean =>
  says(
    sentence,
    "unmap",
    "unmapped",
    "unmapping",
    "unprepare",
    "unprepared",
    "release",
    "released",
    "teardown",
    "undone",
    "complete",
    "completed",
    "dmaunmap",
    "unwired",
    "unpinned",
    "dropped",
    "finished",
    "end",
    "done",
  );

const readings: readonly Reading[] = [
  {
    example: "DMA_PREPARE(exch=5, va=0x15e024000, bytes=6, dir=FROM_DEV, ioreturn=0x0, nsegs=1, dva=0x843d4000)",
    topics: ["map"],
    opens: true,
    reads: (sentence) =>
      (isMapping(sentence) && has(sentence, "address", "buffer", "segments") && !isUndone(sentence)) ||
      (isListed(sentence) && !isUndone(sentence)),
  },
  {
    example: "DMA_COMPLETE(exch=5, dva=0x843d4000, bytes=6, ioreturn=0x0)",
    topics: ["unmap"],
    opens: true,
    reads: (sentence) =>
      isBareUnmap(sentence) ||
      (namesTask(sentence) && endsMapping(sentence) && !denies(sentence)) ||
      (isMapping(sentence) && isUndone(sentence)) ||
      (isCall(sentence) && has(sentence, "iova") && !has(sentence, "address", "buffer", "segments")),
  },
  {
    example: "task=17 own buffer kva=0x21bb10000 busaddr=0xa0010000",
    topics: ["map"],
    opens: true,
    // Both addresses of one memory, and nothing of a request.
    reads: (sentence) =>
      namesTask(sentence) &&
      has(sentence, "iova") &&
      has(sentence, "address", "buffer") &&
      sentence.fields.every(({ role }) => OF_BOTH.includes(role)) &&
      sideOfTags(sentence.tags) !== "device" &&
      sentence.mentions.length === 0 &&
      !isUndone(sentence) &&
      !denies(sentence),
  },
  {
    example: "userbuf task=5 rc=0x0 cpu_addr=0x15e024000 size=6",
    topics: ["data-buffer"],
    opens: true,
    reads: (sentence) =>
      namesTask(sentence) &&
      has(sentence, "result") &&
      has(sentence, "address", "buffer") &&
      has(sentence, "length", "moved", "count") &&
      !has(sentence, ...NO_DATA_BUFFER) &&
      !says(sentence, "dump", "peek", "copy", "clear", "zero", "map", "mapped", "alloc", "allocated", "client") &&
      !denies(sentence),
  },
];

/** What fields tell of calls. */
export const toldByCalls: Dialect = {
  id: "told-by-calls",
  about: "Calls of a driver in words of its own trace, by their arguments and results.",
  readings,
  samples: [
    {
      lines: ["dext: DMA_PREPARE(exch=5, va=0x15e024000, bytes=6, ioreturn=0x0, nsegs=1, dva=0x843d4000)"],
      gives: ["map"],
    },
    { lines: ["dext: DMA_COMPLETE(exch=5, dva=0x843d4000, bytes=6, ioreturn=0x0)"], gives: ["unmap"] },
    { lines: ["dext: userbuf task=5 rc=0x0 cpu_addr=0x15e024000 size=6"], gives: ["data-buffer"] },
  ],
};
