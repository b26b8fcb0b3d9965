/**
 * Lines whose fields say what happened, whatever the verb is: a task with a status has ended, one with the version of a response or the
 * response of the service was completed, one with an address and a length was asked for. Asked last, because a verb knows better.
 */
import { type Dialect, denies, has, named, namesTask, type Reading, says } from "../dialect.ts";
import { namesElement } from "../element-keys.ts";
import { isCountedList } from "../numbered-elements.ts";
import { isAddress, isCount } from "../quantity.ts";
import { comesFromBelow } from "../request-words.ts";
import { serviceSaid, statusSaid } from "../said-values.ts";
import type { Sentence } from "../sentence.ts";
import type { Role } from "../vocabulary.ts";

/** Roles of a line that speaks of memory, of a request or of an element, and of no end. */
const ON_THE_WAY = ["address", "iova", "dispatched", "element", "buffer", "opcode"] as const;

const hasStatus = (sentence: Sentence): boolean => has(sentence, "status", "reply-status", "scsi-status");

/** Words beside which a word of success is said of something else than the task. */
const OTHERS = (
  "data stage staged staging buffer sense compare compared verify verified crc check checked parity map mapped unmap prepare prepared " +
  "segment sge sgl descriptor doorbell queue queued lookup alloc allocated register ring reset probe link"
).split(" ");

/** Only a word says how the task ended: `itt 0x11 back: ok, xfr 36`. */
const isSaidToEnd = (sentence: Sentence): boolean =>
  statusSaid(sentence) !== null &&
  !hasStatus(sentence) &&
  !says(sentence, ...OTHERS, "xfer", "xfr", "transfer") &&
  !has(sentence, ...ON_THE_WAY);

const returns = (sentence: Sentence): boolean =>
  says(sentence, "return", "returns", "returned", "returning", "exit", "exits", "leave", "leaves", "leaving");

// inquiry page out of 2C0A1100, 6 of 36:
const OUT_OF = /\b(?:out of|from|at|of)\s(?:0x)?[0-9a-f]{6,16}h?\b[^():]{0,40}:\s*$/i;

/** Roles that only a line about memory, a request or an element has; the others an end may repeat. */
const NEVER_AT_AN_END = [
  ...(["source", "source-address", "destination", "bytes", "cdb", "rights", "segments", "capacity"] as const),
  ...(["constraint", "delivered", "received"] as const),
];

/** Verbs for an end behind which the request may be repeated. */
const ENDED = [
  "answered",
  "answer",
  "replied",
  "done",
  "finished",
  "closed",
  "completed",
  "complete",
  "ended",
  "rsp",
  "resp",
  "cpl",
];

/** Words for an answer, beside which nothing is said. */
const ANSWERS: ReadonlySet<string> = new Set(["reply", "replied", "answered", "answer", "ans", "rsp"]);

// for 86c00000     -> 8c000000     @ 0x801c0000     from 86c40000     out of 0x8701c000
const AIMED = /(?:\b(?:for|to|into|from|at|out of)|->|<-|@)\s?(?:0x)?[0-9a-f]{8,16}\b/i;

// 36 bytes in, 0x801a4000: a list of values, and no process has memory below four gigabytes     CDB [12 …], window 0x00000000801c0000, 36 bytes
const LISTED = /[,;|]\s{1,3}(?:(?:0x)?[0-9a-f]{8}|[a-z]{3,12}\s0x[0-9a-f]{8,16})(?=\s*(?:[,;|]|$))/i;

/** `Cmd 9. MODE SENSE(6). Wants 192 octets into 0x87008000`: what a request wants, by its key. */
const isWanted = ({ fields }: Sentence): boolean =>
  fields.some(({ role, name }) => role === "length" && /^(?:wants?|needs?|expects?)\b/i.test(name));

/** `ctx5: write 4096 bytes from 86c40000`: the way of a request; what an engine reads and writes is the other way round. */
const isPlainWay = (sentence: Sentence): boolean =>
  !says(sentence, "dma", "engine", "media", "nand", "disk", "drive") &&
  /\b(?:write\s[^:;]{1,24}\sfrom|read\s[^:;]{1,24}\sfor)\s(?:0x)?[0-9a-f]{8}\b/i.test(sentence.body);

// status=CheckCondition bytes=0 sense=05/24/00: how it ended, and why
const STATUS_WITH_SENSE = /\b(?:\w{1,12}[ _]?)?(?:status|stat|sts|st)\s?[=:].{1,48}\bsense(?:[ _]?data)?\s?[=:(]/i;

const isEnd = (sentence: Sentence): boolean =>
  namesTask(sentence) &&
  !has(sentence, ...NEVER_AT_AN_END) &&
  (!has(sentence, ...ON_THE_WAY) || says(sentence, ...ENDED) || has(sentence, "version", "service-response")) &&
  !sentence.mentions.some(({ place }) => place === "body") &&
  !says(sentence, "dma", "engine", "copy", "mapping", "init", "boot", "abort", "timeout", "client", "ignored") &&
  (!says(sentence, "sense") || STATUS_WITH_SENSE.test(sentence.body)) &&
  !denies(sentence);

/** Roles of a line that speaks of a place, of how many bytes stand there, and of nothing else. */
const OF_MEMORY: readonly Role[] = ["task", "target", "other", "source", "destination", "length"];

const onlyPlaces = (sentence: Sentence): boolean =>
  namesTask(sentence) &&
  has(sentence, "source") &&
  has(sentence, "length") &&
  sentence.fields.every(({ role }) => OF_MEMORY.includes(role)) &&
  !denies(sentence);

/** Roles of a line about an entry of a list that the hardware is given. */
const ON_A_LIST: readonly Role[] = ["task", "iova", "element", "address", "length", "direction", "other"];

const OF_DEVICE = /\b(?:device|bus|dma)\saddress\b/i;

// laddr     sram addr     staging buf: memory of the controller's own, and not merely where something comes from
const OF_CONTROLLER = /^(?:l|local|sram|dram|ddr|psram|onchip|stage|staging|stg)/i;

const isStaged = (sentence: Sentence): boolean =>
  onlyPlaces(sentence) &&
  !has(sentence, "destination") &&
  sentence.fields.some(({ role, name }) => role === "source" && OF_CONTROLLER.test(name)) &&
  !says(sentence, "dma", "go", "start", "started", "kick", "kicked", "done", "end", "moved", "sent", "send");

const readings: readonly Reading[] = [
  {
    example: "DE,GO,tag=5,sadr=0x22e7bc00,dadr=0x88254000,n=1024",
    topics: ["transfer-start", "cpu-copy"],
    opens: true,
    reads: (sentence) => onlyPlaces(sentence) && has(sentence, "destination"),
  },
  {
    example: "BM,FILL,tag=5,laddr=0x22e7bc00,llen=1024",
    topics: ["stage"],
    opens: true,
    reads: isStaged,
  },
  {
    example: "tag 5 cmpl 36 B",
    topics: ["reply", "device-reply"],
    opens: true,
    reads: (sentence) =>
      isEnd(sentence) &&
      says(sentence, "cmpl", "cpl", "compl", "cmpltn", "cqe", "rsp", "answered") &&
      !hasStatus(sentence) &&
      statusSaid(sentence) === null &&
      !has(sentence, "version", "service-response", "result") &&
      sentence.loose.filter(isCount).length === 1,
  },
  {
    example: "fin tag=5 ver=1 svc=2 st=0 n=36",
    topics: ["complete"],
    opens: true,
    reads: (sentence) =>
      isEnd(sentence) &&
      has(sentence, "version", "service-response") &&
      (hasStatus(sentence) || has(sentence, "version", "moved", "transferred", "length")) &&
      !returns(sentence) &&
      named(sentence, "dispatch") === undefined,
  },
  {
    example: "05 GOT A=802F4000 L=36",
    topics: ["dispatch", "receive"],
    opens: true,
    reads: (sentence) =>
      says(sentence, "got", "recv", "received", "rx", "rcvd") &&
      has(sentence, "address") &&
      has(sentence, "length") &&
      !has(sentence, ...ON_THE_WAY.filter((role) => role !== "address"), ...NEVER_AT_AN_END, "status") &&
      !says(sentence, "buffer", "buf", "data", "payload", "reply", "response", "dump", "interrupt") &&
      !denies(sentence),
  },
  {
    example: "ctx1: inquiry 6 bytes for 0x86c00000",
    topics: ["dispatch", "receive"],
    opens: true,
    reads: (sentence) =>
      (has(sentence, "opcode", "cdb") || (namesTask(sentence) && (isWanted(sentence) || isPlainWay(sentence)))) &&
      sentence.loose.filter(isAddress).length === 1 &&
      (AIMED.test(sentence.body) || (namesTask(sentence) && LISTED.test(sentence.body))) &&
      (has(sentence, "length", "moved", "count") || sentence.loose.some(isCount)) &&
      !has(
        sentence,
        ...ON_THE_WAY.filter((role) => role !== "opcode"),
        ...NEVER_AT_AN_END.filter((role) => role !== "cdb"),
      ) &&
      !hasStatus(sentence) &&
      !says(sentence, "local", "staged", "stage", "buffer", "sending", "sent") &&
      (!says(sentence, "page") || isWanted(sentence)) &&
      !denies(sentence),
  },
  {
    example: "task 5 list[0] = device address 0x801c0000, 36 bytes",
    topics: ["submit", "receive"],
    opens: true,
    reads: (sentence) =>
      namesTask(sentence) &&
      /\b[a-z]\w{1,15}\[\d{1,3}\]/i.test(sentence.body) &&
      (has(sentence, "iova", "element") || (has(sentence, "address") && OF_DEVICE.test(sentence.body))) &&
      (has(sentence, "length") || sentence.loose.filter(isCount).length === 1) &&
      sentence.fields.every(({ role }) => ON_A_LIST.includes(role)) &&
      sentence.mentions.length === 0 &&
      !denies(sentence),
  },
  {
    example: "tag=5 sge_addr=0x801c0000 sge_len=36 dir=from-device",
    topics: ["submit", "receive"],
    opens: true,
    // An element is what the hardware is given: nobody hands a task out by one.
    reads: (sentence) =>
      namesTask(sentence) &&
      namesElement(sentence) &&
      sentence.fields.every(({ role }) => ON_A_LIST.includes(role) || role === "segments" || role === "target") &&
      !isCountedList(sentence) &&
      !says(sentence, "map", "mapped", "prepare", "prepared", "unmap", "unmapped", "dump") &&
      sentence.mentions.length === 0 &&
      !denies(sentence),
  },
  {
    example: "ctx 5 <- media: 0x22670400, 36 bytes",
    topics: ["stage"],
    opens: true,
    // Out of what a controller stores data on comes what it puts ready in its memory.
    reads: (sentence) =>
      namesTask(sentence) &&
      /(?:<-{1,2}|<=|\bfrom)\s(?:the\s)?(?:media|medium|nand|flash|disk|drive|platter)\b/i.test(sentence.body) &&
      sentence.loose.filter(isAddress).length === 1 &&
      sentence.loose.filter(isCount).length === 1 &&
      sentence.fields.every(({ role }) => role === "task" || role === "other") &&
      !says(sentence, "host", "lba", "error", "failed") &&
      !denies(sentence),
  },
  {
    example: "06 GET A=80340000 L=36",
    topics: ["transfer-start"],
    opens: true,
    reads: (sentence) =>
      says(sentence, "get", "gets", "fetch", "fetching") &&
      has(sentence, "source") &&
      has(sentence, "length") &&
      !has(sentence, "destination", "status", "cdb", "opcode", "bytes") &&
      !denies(sentence),
  },
  {
    example: "05 PUT A=802F4000 L=36",
    topics: ["transfer-done"],
    opens: true,
    reads: (sentence) =>
      says(sentence, "put", "puts", "wrote", "written", "sent", "pushed") &&
      has(sentence, "destination") &&
      has(sentence, "length", "moved", "count") &&
      !has(sentence, "source", "source-address", "status", "cdb", "opcode") &&
      !denies(sentence),
  },
  {
    example: "inquiry page out of 0x2c0a1100, 6 of 36:",
    topics: ["dump", "stage"],
    opens: true,
    reads: (sentence) =>
      OUT_OF.test(sentence.body) &&
      sentence.loose.filter(isAddress).length === 1 &&
      sentence.fields.every(
        ({ role }) => role === "task" || role === "length" || role === "moved" || role === "opcode",
      ) &&
      !says(sentence, "fault", "error", "failed", "register", "reg", "sense", "frame", "request", "descriptor") &&
      !denies(sentence),
  },
  {
    example: "job 3 answered",
    topics: ["reply", "device-reply"],
    opens: true,
    reads: (sentence) =>
      namesTask(sentence) &&
      sentence.fields.every(({ role }) => role === "task") &&
      sentence.words.size > 0 &&
      [...sentence.words].every((word) => ANSWERS.has(word)) &&
      sentence.loose.length <= 1,
  },
  {
    example: "E5 rply cnt=36 sta=0",
    topics: ["reply", "device-reply"],
    opens: true,
    reads: (sentence) =>
      isEnd(sentence) &&
      !comesFromBelow(sentence) &&
      ((hasStatus(sentence) && (!says(sentence, ...OTHERS) || says(sentence, ...ENDED))) || isSaidToEnd(sentence)) &&
      !has(sentence, "version", "service-response", "result") &&
      serviceSaid(sentence) === null &&
      !says(sentence, "reply", "post", "posted"),
  },
];

/** What fields alone tell. */
export const toldByFields: Dialect = {
  id: "told-by-fields",
  about: "Lines of drivers and firmware in words of their own, whose fields say what happened.",
  readings,
  samples: [
    { lines: ["dext: fin tag=5 ver=1 svc=2 st=0 n=36"], gives: ["complete"] },
    {
      lines: ["dext: task=50 iova=0x80000000 len=36 cdb=12 00 00 00 24 00", "dext: T50 seen st=0 n=36"],
      gives: ["dispatch", "reply"],
    },
  ],
};
