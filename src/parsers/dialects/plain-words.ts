/**
 * Storage drivers and firmware in everyday words: what no name of a method and no fixed phrase tells, but a verb does, beside a task or
 * an address. The same verb means one thing on the host and another at the controller; whose line it is decides the side of the capture.
 */
import { tellsAnswer } from "../answer-words.ts";
import { placesDescriptor } from "../descriptor-place.ts";
import { type Dialect, denies, has, namesTask, type Reading, says } from "../dialect.ts";
import { isElementAddress } from "../element-keys.ts";
import { blamesEngine } from "../engine-words.ts";
import { sideOfTags } from "../lead.ts";
import { isInLocalMemory } from "../local-memory.ts";
import { namesMapping } from "../mapping-words.ts";
import { isCountedList } from "../numbered-elements.ts";
import { isAddress } from "../quantity.ts";
import { comesFromAbove, comesFromBelow, goesUpwards, isGivenBack, isHandedOn } from "../request-words.ts";
import { destinationIn, originIn } from "../route.ts";
import { codeSaid, serviceSaid, statusSaid } from "../said-values.ts";
import type { Sentence } from "../sentence.ts";
import { ELEMENTS, list } from "../vocabulary/words.ts";

/** Verbs with which a request comes in: the framework hands it out, or the controller finds it. */
const ARRIVALS = list(
  "coming comes recv received rcvd rx accept handing dispatch dispatched dispatching arrived arrives arriving accepted start starts started starting new got begin begins opened opens " +
    "subm queuecommand queued enqueued processing process issue issued issuing take submitio paralleltask newtask newcmd newrequest wants",
);

/** What is asked of a driver or a controller. */
const REQUESTS = list("task cmd command io request req frame paralleltask submitio newtask newcmd newrequest");

/** Words of steps that come later, and of memory: such a line is about no arrival. */
const LATER = list(
  "dma xdma engine reply replied response completion cpl cqe done finished complete completed completing staged staging abort aborting " +
    "aborted timeout timed queue reset dump returned returning back delivered freed released",
);

/** Words for building what the hardware will fetch. */
const BUILDS = list(
  "programmed programming wrote writing built building element descriptor desc frame doorbell post posting posted submit " +
    "submitted submitting",
);

const ENDS = list("done finished complete completed finish ended completes");

/** Whoever ends a task for the driver. */
const BELOW = list("hw hardware controller device firmware fw interrupt isr irq int hba adapter chip ioc");

const FILLS = list("prepared ready filled loaded fetched sram outbuf generated filled");

const MEMORY = list("data buffer buf payload response bytes media sram dram ram ddr cache local content");

const MOVES = list(
  "sent pushed wrote written copied moved transferred xfer uploaded delivered sending pushing copying",
);

// wrote 24h at 82008000: bytes that were moved, and no element
const WROTE = /\b(?:wrote|written|put|stored)\s(?:0x)?[0-9a-f]{1,8}h?(?:\sbytes)?\s(?:at|to)\s/i;

const any = ({ words, headings }: Sentence, set: ReadonlySet<string>): boolean =>
  [...words, ...headings].some((word) => set.has(word));

/** An address on the device's side by its key, or the only one that the line has. */
const isAddressed = (sentence: Sentence): boolean =>
  has(sentence, "dispatched", "iova", "received", "element") || sentence.loose.filter(isAddress).length === 1;

const isElement = ({ words, headings, fields }: Sentence): boolean =>
  fields.some(isElementAddress) || [...words, ...headings].some((word) => ELEMENTS.has(word.replace(/\d{1,3}$/, "")));

const hasStatus = (sentence: Sentence): boolean =>
  // tag 44 (SUCCESS)
  statusSaid(sentence) !== null ||
  has(sentence, "status", "reply-status", "scsi-status", "result", "transferred", "moved", "residual") ||
  says(sentence, "ok", "good", "success");

const isOver = (sentence: Sentence): boolean =>
  namesTask(sentence) &&
  !has(sentence, "received") &&
  !(has(sentence, "iova", "address") && has(sentence, "result")) &&
  (!(says(sentence, "dma", "engine", "copy", "init") || namesMapping(sentence)) || blamesEngine(sentence)) &&
  !says(sentence, "submit", "submits", "submitted", "submitting", "doorbell", "rung", "kick") &&
  !denies(sentence);

/** Arrivals that only the host has. */
const HANDED_OUT = list("handing dispatch dispatched dispatching queuecommand submitio paralleltask newtask");

const isHandedOut = (sentence: Sentence): boolean => any(sentence, HANDED_OUT) || comesFromAbove(sentence);

// TEST UNIT READY, no data: what the request lacks, and not that there is none
const denied = (sentence: Sentence): boolean => denies(sentence) && !/\bno[- ]data\b/i.test(sentence.body);

/** A controller's line about a request is about one that came in. */
const ofController = ({ tags }: Sentence): boolean => sideOfTags(tags) === "device";

// request from host: 36 bytes to 0x80c04000
const FROM_HOST = /\b(?:request|command|cmd|task|io)\sfrom\s(?:the\s)?host\b/i;

const isArrival = (sentence: Sentence): boolean =>
  !isHandedOn(sentence) &&
  !has(sentence, "result") &&
  (any(sentence, ARRIVALS) ||
    FROM_HOST.test(sentence.body) ||
    comesFromAbove(sentence) ||
    (ofController(sentence) && (any(sentence, REQUESTS) || has(sentence, "opcode", "cdb")))) &&
  !any(sentence, LATER) &&
  !isElement(sentence) &&
  (namesTask(sentence) || any(sentence, REQUESTS)) &&
  !has(sentence, "source", "source-address", "destination", "bytes", "version") &&
  !sentence.loose.some(({ content }) => content.bytes !== null) &&
  // Whoever hands a task out has no address but the one in it.
  (isAddressed(sentence) ||
    // TEST UNIT READY has no data.
    (namesTask(sentence) && has(sentence, "opcode", "cdb") && !has(sentence, "address", "buffer", "status")) ||
    ((isHandedOut(sentence) || ofController(sentence)) && has(sentence, "buffer", "address"))) &&
  !denied(sentence);

const readings: readonly Reading[] = [
  {
    example: "task 1 dispatched: iova=0x80000000 bytes=8",
    topics: ["dispatch"],
    opens: true,
    reads: (sentence) => isArrival(sentence) && isHandedOut(sentence),
  },
  {
    example: "fw: got request tag 30: host addr 0x9c400000, length 8",
    topics: ["receive"],
    opens: true,
    reads: (sentence) =>
      isArrival(sentence) && !isHandedOut(sentence) && (ofController(sentence) || FROM_HOST.test(sentence.body)),
  },
  {
    example: "starting task 5 for 4096 bytes, IOVA is 0x80001000",
    topics: ["dispatch", "receive"],
    opens: true,
    reads: (sentence) =>
      isArrival(sentence) &&
      !isHandedOut(sentence) &&
      !ofController(sentence) &&
      !FROM_HOST.test(sentence.body) &&
      // recv req tag=7 host_addr=0x80234000 is a controller's in every word
      !(
        has(sentence, "received") && says(sentence, "recv", "received", "receive", "rx", "fetched", "fetch", "incoming")
      ),
  },
  {
    example: "programmed descriptor: address 0x23456000 size 4096",
    topics: ["submit", "receive"],
    opens: false,
    reads: (sentence) =>
      (any(sentence, BUILDS) || isElement(sentence)) &&
      !isCountedList(sentence) &&
      !(namesTask(sentence) && has(sentence, "cdb", "opcode")) &&
      !WROTE.test(sentence.body) &&
      // descriptor words: 7f118000 00000000 00000024: what each of them is nobody says
      !says(sentence, "words", "dwords", "raw", "register", "registers", "reg", "reads") &&
      !any(sentence, LATER) &&
      !any(sentence, FILLS) &&
      !says(sentence, "local") &&
      !has(sentence, "source", "source-address", "destination", "bytes") &&
      (has(sentence, "address", "iova", "element", "buffer") ||
        sentence.loose.filter(isAddress).length === 1 ||
        (namesTask(sentence) && placesDescriptor(sentence))) &&
      !denies(sentence),
  },
  {
    example: "task 5 goes to the send queue: DMA address 0x82eac000, 6 bytes",
    topics: ["submit", "receive"],
    opens: true,
    reads: (sentence) =>
      namesTask(sentence) &&
      isHandedOn(sentence) &&
      !FROM_HOST.test(sentence.body) &&
      !/\bfrom\b/i.test(sentence.body) &&
      (has(sentence, "address", "iova", "element", "buffer") || sentence.loose.filter(isAddress).length === 1) &&
      !has(sentence, "status", "reply-status", "scsi-status", "source", "bytes", "result", "cdb") &&
      !denies(sentence),
  },
  {
    example: "task 5 came back from the controller with status 0, 6 bytes",
    topics: ["reply"],
    opens: true,
    reads: (sentence) =>
      isOver(sentence) && comesFromBelow(sentence) && hasStatus(sentence) && !has(sentence, "iova", "version"),
  },
  {
    example: "task 5: hw gets bus 0x80040000 for 36",
    topics: ["submit", "receive"],
    opens: true,
    reads: (sentence) =>
      namesTask(sentence) &&
      (any(sentence, BELOW) || says(sentence, "card", "board")) &&
      says(sentence, "told", "gets", "given", "gave", "handed") &&
      has(sentence, "iova", "element", "address") &&
      !has(sentence, "cdb", "opcode", "status", "bytes") &&
      !denies(sentence),
  },
  {
    example: "task 5 handed back to the kernel, 4096 bytes",
    topics: ["complete"],
    opens: true,
    reads: (sentence) =>
      isOver(sentence) &&
      // ParallelTask #55 out, GOOD, 8
      (isGivenBack(sentence) || (says(sentence, "paralleltask") && says(sentence, "out", "done", "finished"))) &&
      !says(sentence, "up", "timeout"),
  },
  {
    example: "controller says OK for tag=5",
    topics: ["reply", "device-reply"],
    opens: true,
    reads: (sentence) =>
      isOver(sentence) &&
      !comesFromBelow(sentence) &&
      any(sentence, BELOW) &&
      !any(sentence, FILLS) &&
      !has(sentence, "received", "iova", "address", "direction", "source", "cdb") &&
      !has(sentence, "version", "service-response", "completion-status") &&
      !goesUpwards(sentence) &&
      (any(sentence, ENDS) || hasStatus(sentence)),
  },
  {
    example: "tag=17 done status=GOOD resid=0",
    topics: ["reply", "device-reply"],
    opens: true,
    reads: (sentence) =>
      isOver(sentence) &&
      !comesFromBelow(sentence) &&
      (any(sentence, ENDS) ||
        // [FW] id=77 -> status 0x00, residue 0
        (sideOfTags(sentence.tags) !== null && !says(sentence, "reply")) ||
        says(sentence, "rsp", "response", "out", "answer", "replied", "tx", "completion") ||
        tellsAnswer(sentence)) &&
      (hasStatus(sentence) || codeSaid(sentence) !== null) &&
      !has(sentence, "version", "completion-status", "service-response") &&
      serviceSaid(sentence) === null &&
      !goesUpwards(sentence),
  },
  {
    example: "prepared 6 bytes at 0x20004000: 00 00 05 02 1f 00",
    topics: ["stage", "dump"],
    opens: true,
    reads: (sentence) =>
      (any(sentence, FILLS) || isInLocalMemory(sentence)) &&
      !sentence.fields.some(({ role, name }) => role === "source" && /^(?:local|lbuf|[sd]ram)/i.test(name)) &&
      !any(sentence, MOVES) &&
      (any(sentence, MEMORY) || sentence.loose.some(({ content }) => content.bytes !== null)) &&
      (sentence.loose.some((value) => isAddress(value) || value.content.bytes !== null) ||
        has(sentence, "bytes", "address", "buffer", "source")) &&
      !isElement(sentence) &&
      !has(sentence, "iova", "received", "dispatched") &&
      !denies(sentence),
  },
  {
    example: "sent data to host, 4096 bytes",
    topics: ["transfer-done"],
    opens: true,
    reads: (sentence) =>
      any(sentence, MOVES) &&
      !has(sentence, "cdb", "opcode") &&
      (says(sentence, "host") || destinationIn(sentence) !== null) &&
      // copied 6 bytes from 0x40012000 to 0x801c0000: perhaps by a processor
      !(says(sentence, "copied", "copying") && originIn(sentence) !== null) &&
      !says(sentence, "reply", "response", "completion", "interrupt", "answer", "answered", "answers", "replied") &&
      sentence.loose.some(({ content }) => content.unit !== null) &&
      !denies(sentence),
  },
  {
    example: "kernel gave up on task 12",
    topics: ["timeout"],
    opens: true,
    reads: (sentence) =>
      namesTask(sentence) &&
      ((says(sentence, "gave", "giving", "gives") && says(sentence, "up")) ||
        says(sentence, "expired") ||
        (says(sentence, "never", "no") && says(sentence, "reply", "response", "answer", "completion", "answered"))),
  },
];

/** What drivers and firmware say in everyday words. */
export const plainWords: Dialect = {
  id: "plain-words",
  about: "Drivers and firmware that tell a request's way in everyday words.",
  readings,
  samples: [
    {
      lines: ["[drv] task 1 dispatched: iova=0x80000000 bytes=8", "task 1 done, status GOOD"],
      gives: ["dispatch", "reply"],
    },
    { lines: ["dext: programmed descriptor: address 0x23456000 size 4096"], gives: ["submit"] },
    { lines: ["task 5 handed back to the kernel, 4096 bytes"], gives: ["complete"] },
    { lines: ["kernel gave up on task 12"], gives: ["timeout"] },
    {
      lines: [
        "fw: Host IOVA = 0x801c0000",
        "fw: prepared 6 bytes at 0x20004000: 00 00 05 02 1f 00",
        "fw: sent data to host, 6 bytes",
      ],
      gives: ["receive", "stage", "transfer"],
    },
  ],
};
