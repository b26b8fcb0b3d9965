/** Firmware of a controller, as its probes print it on a UART or into a trace buffer: requests, staging, the DMA engine, replies. */
import { isCopied, isCopiedInMemory } from "../copy.ts";
import { type Dialect, denies, has, says } from "../dialect.ts";
import { aboutEngine } from "../engine-words.ts";
import { returnsToHost } from "../host-call.ts";
import { isCount } from "../quantity.ts";
import { comesFromAbove, isHandedOn, wantsBytes } from "../request-words.ts";
import { destinationIn, originIn } from "../route.ts";
import type { Sentence } from "../sentence.ts";
import { GOOD_WORDS } from "../vocabulary.ts";

const STARTS = [
  "begin",
  "begins",
  "start",
  "starts",
  "started",
  "starting",
  "kick",
  "kicked",
  "go",
  "programmed",
  "launch",
  "launched",
  "launching",
  "triggered",
  "running",
  "busy",
];
const STOPS = [
  "fin",
  "finish",
  "done",
  "complete",
  "completed",
  "finished",
  "moved",
  "stopped",
  "idle",
  "end",
  "ended",
  "cpl",
  "cmpl",
  // end of transfer
  "eot",
  "lands",
  "landed",
  "through",
  "terminated",
  "over",
];

/** Memory of a controller's own. */
const CHIPS = ["ram", "sram", "dram", "ddr", "psram"];

const MOVED = ["moved", "copied", "wrote", "written", "transferred", "pushed"];

/** Words for what a driver's processor does as well as a controller's: whose line it is decides. */
const COPYING = ["copied", "copying", "copies", "copy"];

/** Words with which a controller lays an answer down for the host. */
const HANDED = [
  "written",
  "writing",
  "wrote",
  "queued",
  "queueing",
  "queuing",
  "enqueued",
  "pushed",
  "put",
  "emitted",
  "raised",
];

/** Words beside two addresses of which one is mapped to the other. */
const NO_MOVES = [
  ...["map", "maps", "mapped", "mapping", "remap", "remapped", "translated", "translation", "page", "relocated"],
  ...["segment", "segments", "prepare", "prepared", "fault"],
];

/** The engine's way in addresses without a key: from one to another, or to one of the host. */
const isMove = (sentence: Sentence): boolean =>
  (aboutEngine(sentence) || originIn(sentence) !== null) &&
  !says(sentence, ...NO_MOVES) &&
  !isCopied(sentence) &&
  !denies(sentence) &&
  destinationIn(sentence) !== null;

const isCopy = (sentence: Sentence): boolean => says(sentence, ...COPYING) && !aboutEngine(sentence);

/** `BUFFER_MEMCPY(from_va=…, to_va=…)`, or a call that returned: a processor's and a driver's words, which no engine has. */
const isOfHost = (sentence: Sentence): boolean =>
  isCopied(sentence) || isCopiedInMemory(sentence) || has(sentence, "segments") || returnsToHost(sentence);

// stage="before completion": when, and not where bytes are
const isMoment = ({ body }: Sentence): boolean => /\bstage\s?[=:]\s?"?[a-z]/i.test(body);

/** Words for what an engine does, where the line does not name it. */
const TRANSFERS = ["xfer", "xfr", "transfer", "terminal", "copyengine"];

/** What a controller's firmware says. */
export const firmwareProbe: Dialect = {
  id: "firmware-probe",
  about: "Probes in the firmware of a RAID or SAS controller.",
  readings: [
    {
      example: "Reply posted: TaskID 200, Status = 0x0",
      topics: ["device-reply"],
      opens: true,
      reads: (sentence) =>
        says(sentence, "reply", "response", "completion", "rsp", "resp", "rpl", "answer", "cqe", "cpl") &&
        (says(sentence, "post", "posted", "posting", "put", "sent", "send", "sending") ||
          (says(sentence, ...HANDED) &&
            has(sentence, "task") &&
            has(sentence, "status", "scsi-status", "reply-status"))),
    },
    {
      example: "recv req tag=7 host_addr=0x0000000080234000 xfer_len=36",
      topics: ["receive"],
      // A request may be told in many such lines: what is repeated begins the next one.
      opens: false,
      reads: (sentence) =>
        says(sentence, "recv", "received", "receive", "rx", "fetched", "fetch", "incoming") &&
        !wantsBytes(sentence) &&
        // ram received: what came from the host lies there
        !says(sentence, ...CHIPS) &&
        !comesFromAbove(sentence) &&
        !isHandedOn(sentence) &&
        // the data buffer fetched with UserGetDataBuffer
        sentence.mentions.every(({ call }) => call === "dispatch") &&
        has(sentence, "received", "iova", "address", "element", "buffer"),
    },
    {
      example: "staging buffer 0x40012000 len 36",
      topics: ["stage"],
      opens: true,
      reads: (sentence) =>
        !isMoment(sentence) &&
        // dma from staging buffer 0x22880000 to host memory 0x8091c000
        !(has(sentence, "source") && has(sentence, "destination")) &&
        (says(sentence, "staging", "staged", "stage", "stg") ||
          // The bytes of a payload may stand on either side.
          (says(sentence, "payload") && !sentence.loose.some(({ content }) => content.bytes !== null))) &&
        (sentence.loose.length > 0 ||
          has(sentence, "source-address", "source", "address", "buffer", "length", "bytes")),
    },
    {
      example: "BUF tag=27 local addr=0x220dac00 len=1024",
      topics: ["stage"],
      opens: true,
      // Local memory with an address and a length, and no word of where it goes.
      reads: (sentence) =>
        says(sentence, "buf", "buffer", "local", ...CHIPS) &&
        (has(sentence, "source", "source-address") || (says(sentence, ...CHIPS) && has(sentence, "address"))) &&
        (has(sentence, "length") || sentence.loose.some(isCount)) &&
        !has(sentence, "destination", "received", "iova", "count", "moved") &&
        !aboutEngine(sentence) &&
        !says(sentence, ...STARTS, ...STOPS),
    },
    {
      example: "DMA Engine start: Source = 0x228BB800, Destination = 0x00000000801c0000, Length = 6",
      topics: ["transfer-start"],
      opens: true,
      reads: (sentence) => aboutEngine(sentence) && says(sentence, ...STARTS) && !denies(sentence),
    },
    {
      example: "copied 6 bytes from 0x40012000 to 0x801c0000",
      topics: ["transfer-done", "cpu-copy"],
      opens: true,
      reads: (sentence) =>
        (isMove(sentence) || (has(sentence, "source") && has(sentence, "destination"))) && isCopy(sentence),
    },
    {
      example: "dma 0x40012000 -> 0x801c0000, 6 bytes, ok",
      topics: ["transfer-done"],
      opens: true,
      reads: (sentence) => isMove(sentence) && !isCopy(sentence) && says(sentence, ...GOOD_WORDS, ...STOPS),
    },
    {
      example: "dma 0x40012000 -> 0x801c0000, 6 bytes",
      topics: ["transfer-start"],
      opens: true,
      reads: (sentence) => isMove(sentence) && !isCopy(sentence) && !says(sentence, ...GOOD_WORDS, ...STOPS),
    },
    {
      example: "dma src=0x40012000 dst=0x801c0000 len=6 rc=0",
      topics: ["transfer-done"],
      opens: true,
      reads: (sentence) =>
        aboutEngine(sentence) && has(sentence, "destination") && has(sentence, "result", "status") && !denies(sentence),
    },
    {
      example: "dma src=0x40012000 dst=0x801c0000 len=6",
      topics: ["transfer-start"],
      opens: true,
      reads: (sentence) =>
        aboutEngine(sentence) &&
        // the controller's own memory on one side and the host's on the other
        (has(sentence, "destination") || (has(sentence, "source") && has(sentence, "received", "iova"))) &&
        !has(sentence, "result", "status") &&
        !says(sentence, ...STOPS) &&
        !denies(sentence),
    },
    {
      example: "moved 6 to host_addr=0x801c0000",
      topics: ["transfer-done"],
      opens: true,
      reads: (sentence) =>
        !isOfHost(sentence) &&
        (has(sentence, "moved") || says(sentence, ...MOVED)) &&
        has(sentence, "received", "destination") &&
        // hostaddr=801c0000 bytes=6 dir=IN: what is asked for
        (says(sentence, ...MOVED) || !has(sentence, "direction")) &&
        // outbound dma: local 0x20080000 host 0x80540000 bytes 4096
        !(
          aboutEngine(sentence) &&
          !says(sentence, ...MOVED) &&
          !sentence.fields.some(({ name }) => /mov|cop|sen[dt]/i.test(name))
        ) &&
        !has(sentence, "status", "reply-status", "scsi-status") &&
        !says(sentence, "start", "begin", "new", "got", "request", "req", "cmd", "command") &&
        !denies(sentence),
    },
    {
      example: "dma complete tag=17, 6 bytes moved",
      topics: ["transfer-done"],
      opens: true,
      reads: (sentence) =>
        aboutEngine(sentence) &&
        (says(sentence, ...STOPS, "wrote") ||
          (has(sentence, "moved") && has(sentence, "task")) ||
          has(sentence, "transferred")) &&
        !says(sentence, ...STARTS) &&
        !denies(sentence),
    },
    {
      example: "XFER OK ID=38 CNT=6",
      topics: ["transfer-done", "reply"],
      opens: true,
      reads: (sentence) =>
        says(sentence, ...TRANSFERS) &&
        !aboutEngine(sentence) &&
        says(sentence, ...STOPS, "ok", "count") &&
        (has(sentence, "count", "moved", "transferred") || sentence.loose.some(isCount)) &&
        !has(sentence, "status", "scsi-status", "reply-status", "version", "cdb", "opcode", "iova", "address") &&
        // xfr end smid=0x59 cnt=6 err=0: the error of an engine stands beside its count
        (!has(sentence, "result") || (has(sentence, "count", "moved") && says(sentence, ...STOPS))) &&
        !denies(sentence),
    },
  ],
  samples: [
    {
      lines: ["  Host IOVA (High:Low) = 0x00000000801c0000", "  DataLength in Header   = 6 (0x6)"],
      gives: ["receive"],
    },
    { lines: ["recv req tag=7 host_addr=0x0000000080234000 xfer_len=36"], gives: ["receive"] },
    { lines: ["Source Address: 0x228BB800, Length: 6 bytes", "0x0000: 00 00 05 12 1F 00"], gives: ["stage"] },
    { lines: ["staging buffer 0x40012000 len 6", "0x0000: 00 00 06 02 1F 00"], gives: ["stage"] },
    { lines: ["dma kick tag=17 src=0x40012000 dst=0x0000000080240000 len=6"], gives: ["transfer"] },
    { lines: ["DMA engine done: count = 6 bytes"], gives: ["transfer"] },
    { lines: ["post reply tag=7 status=0"], gives: ["device-reply"] },
  ],
};
