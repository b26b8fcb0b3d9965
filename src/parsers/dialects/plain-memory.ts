/**
 * Memory in everyday words: bytes that stand at an address, a buffer that is mapped for the device, a medium that was read into
 * one. Apart from the tasks' words, because such a line names no task and has to be told by what it shows.
 */
import { folded } from "../../model/folded.ts";
import { type Dialect, denies, has, type Reading, says } from "../dialect.ts";
import { isAddress } from "../quantity.ts";
import type { Sentence } from "../sentence.ts";
import { USERS } from "../vocabulary/words.ts";

/** A word for memory, also as the end of a longer one: `dmabuf`, `rxbuffer`, `sgdata`. */
const MEMORY = /(?:^|[a-z])(?:buf|buffer|mem|memory|data|payload|bytes|content|contents|sram|dram|ddr)$/;

/** Bytes of these are no data of a transfer. */
const APART = [
  "cdb",
  "sense",
  "mac",
  "wwn",
  "wwid",
  "serial",
  "uuid",
  "guid",
  "key",
  "descriptor",
  "frame",
  "request",
  "register",
  "reg",
  "lun",
  "pattern",
];

/** True if words say that it is about memory, be they a key: `data buffer 16 bytes: 00 00 05 12`. */
const ofMemory = ({ words, headings, fields }: Sentence): boolean =>
  [...words, ...headings].some((word) => MEMORY.test(word)) || fields.some(({ name }) => MEMORY.test(folded(name)));

const bytesIn = (sentence: Sentence): boolean =>
  has(sentence, "bytes") || sentence.loose.some(({ content }) => content.bytes !== null);

// cpu 0x1048c0000     va=0x105000000
const CPU_SIDE = /\b(?:cpu|va|virt|kva)\s?(?:[:=]\s?)?0x[0-9a-f]{9,16}\b/i;

const isMap = (sentence: Sentence): boolean => says(sentence, "mapped", "mapping", "maps") && !denies(sentence);

// slot 0x12, first 32 bytes:     job 5 contents:
const ANNOUNCES = /\b(?:bytes|data|contents?|payload|hex)\s?(?:\([^()]{1,24}\)\s?)?:\s*$/i;

/** A line about a task that ends in a word for bytes and a colon: what stands below are they. */
const announcesBytes = (sentence: Sentence): boolean =>
  ANNOUNCES.test(sentence.body) &&
  (sentence.scope !== null || has(sentence, "task")) &&
  !bytesIn(sentence) &&
  !has(sentence, "iova", "received", "dispatched", "element", "cdb", "opcode", "status", "destination", "capacity") &&
  !says(sentence, ...APART, "no", ...USERS) &&
  !denies(sentence);

/** Memory that a driver has for itself. */
const OF_DRIVERS_OWN = "pool bounce private priv own scratch shadow premapped preallocated prealloc dmabuf".split(" ");

const MEDIA = ["media", "flash", "nand", "disk", "drive", "medium"];

/** True if it is about the medium, by its words or by the module that wrote it: `[MEDIA] read done tag=17, buf=0x30010000`. */
const isOfMedium = (sentence: Sentence): boolean =>
  says(sentence, ...MEDIA) || sentence.tags.some((tag) => MEDIA.includes(folded(tag)));

const readings: readonly Reading[] = [
  {
    example: "peek at task 18, first 32 bytes:",
    topics: ["dump", "stage"],
    opens: true,
    reads: announcesBytes,
  },
  {
    example: "capacity data at 1C004000h: 00 00 0F FF 00 00 02 00",
    topics: ["dump", "stage"],
    opens: true,
    reads: (sentence) =>
      bytesIn(sentence) &&
      (ofMemory(sentence) || has(sentence, "bytes", "address", "buffer", "source")) &&
      !has(sentence, "cdb", "iova", "received", "dispatched", "capacity", "source-address") &&
      !says(sentence, ...APART, "client") &&
      !denies(sentence),
  },
  {
    example: "mapped own buffer 0x108000000 for DMA at 0xa0010000",
    topics: ["map"],
    opens: true,
    reads: (sentence) =>
      isMap(sentence) &&
      (says(sentence, "dma", "iova", "device") || has(sentence, "iova")) &&
      !has(sentence, "cdb", "opcode") &&
      (has(sentence, "iova") || (has(sentence, "buffer", "address") && sentence.loose.some(isAddress))),
  },
  {
    example: "media read ok, buf 0x2000c000 n=512",
    topics: ["stage"],
    opens: true,
    reads: (sentence) =>
      isOfMedium(sentence) &&
      says(sentence, "read", "loaded", "fetched") &&
      (has(sentence, "buffer", "address", "source", "source-address") || sentence.loose.some(isAddress)) &&
      !has(sentence, "cdb", "opcode", "received", "iova", "dispatched") &&
      !denies(sentence),
  },
  {
    example: "pool.buf task=2 ptr=0x246110000 iova=0xa0010000",
    topics: ["map"],
    opens: true,
    // One memory at two addresses, whatever the verb: `pool.take` hands out no task.
    reads: (sentence) =>
      has(sentence, "iova") &&
      has(sentence, "address", "buffer") &&
      says(sentence, ...OF_DRIVERS_OWN) &&
      !has(sentence, "cdb", "opcode", "received", "dispatched", "status", "bytes", "destination", "source") &&
      !denies(sentence),
  },
  {
    example: "window 0 opened: va=0x1048c0000 iova=0x80800000 len=65536",
    topics: ["map"],
    opens: true,
    reads: (sentence) =>
      has(sentence, "iova") &&
      (has(sentence, "address") || CPU_SIDE.test(sentence.body)) &&
      says(sentence, "window", "pool", "page", "buffer", "area", "region", "arena") &&
      sentence.scope === null &&
      !has(sentence, "task", "cdb", "opcode", "received", "dispatched", "status", "bytes", "destination") &&
      !denies(sentence),
  },
];

/** What drivers and firmware say of memory in everyday words. */
export const plainMemory: Dialect = {
  id: "plain-memory",
  about: "Drivers and firmware that tell of buffers and their bytes in everyday words.",
  readings,
  samples: [
    { lines: ["fw_core: capacity data at 1C004000h: 00 00 0F FF 00 00 02 00"], gives: ["stage"] },
    { lines: ["[onInterrupt] task 5 data buffer 16 bytes: 00 00 0F FF 00 00 02 00"], gives: ["dump"] },
    { lines: ["dext: mapped own buffer 0x108000000 for DMA at 0xa0010000"], gives: ["map"] },
    { lines: ["fw: media read ok, buf 0x2000c000 n=512"], gives: ["stage"] },
    { lines: ["[MEDIA] read done tag=17, buf=0x30010000"], gives: ["stage"] },
  ],
};
