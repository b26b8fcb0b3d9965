/** Words that announce what stands in memory. Apart from the dialects, because one reads such lines and others must leave them alone. */
import { denies, has, named, namesTask, says } from "./dialect.ts";
import { isCount } from "./quantity.ts";
import type { Quoted, Sentence } from "./sentence.ts";
import { DUMPS, LOOKS, MEMORIES } from "./vocabulary/words.ts";

/** A hexadecimal number that is high enough for the address of a buffer. */
const isPlace = ({ content }: Quoted): boolean =>
  content.number !== null && content.unit === null && content.digits < 16 && content.number >= 0x1000n;

// read memory @ 0x16f3a8000, 6 bytes:     task 22: the data buffer holds, before completion, 6 bytes:
const announcesMemory = (sentence: Sentence): boolean =>
  sentence.body.trimEnd().endsWith(":") &&
  (says(sentence, ...MEMORIES) || has(sentence, "buffer")) &&
  (sentence.loose.some(isPlace) || sentence.loose.some(isCount) || has(sentence, "moved", "length"));

// hex of UserGetDataBuffer page kva=0x14ad80000     UserGetDataBuffer memory at 0x14ad80000, 6 bytes
const NAMED_MEMORY =
  /\bUserGetDataBuffer\s(?:buffer|buf|memory|mem|page|view|data|bytes|contents|region|mapping)\b|\bbuffer (?:that |which |got by |given by )?(?:the )?UserGetDataBuffer (?:gave|returned|handed|gives)\b|\bbuffer got by UserGetDataBuffer\b|\b(?:buffer|memory|page|view|bytes|contents) (?:of|from) (?:the )?UserGetDataBuffer\b/i;

/** The name of the method says whose memory is meant, and nothing is called. */
const ofNamedMemory = (sentence: Sentence): boolean =>
  NAMED_MEMORY.test(sentence.body) &&
  named(sentence, "get-data-buffer", ["body"])?.result === null &&
  !has(sentence, "result") &&
  !denies(sentence);

// event=buf.peek req=62 bytes=1024     task 5: look at own buffer 0x16f3a8000, 6 bytes
const looksAt = (sentence: Sentence): boolean =>
  says(sentence, ...LOOKS) &&
  (says(sentence, ...MEMORIES) || has(sentence, "buffer")) &&
  (sentence.loose.some(isCount) || has(sentence, "moved", "length")) &&
  !has(sentence, "result", "iova", "direction", "cdb", "opcode");

// task 7 buffer:     [DumpData] tag = 3 DataBuffer va = 0x16f3a8000:
const HEADS =
  /\b(?:(?:data|user|client|host|task|read|write|io|xfer|raw)?[ _]?(?:buffers?|buf|memory|mem)|payload|contents?)(?:\s(?:at\s|@\s?)?(?:[\w ]{1,24}[=:]\s?)?0x[0-9a-f]{5,16})?\s?:$/i;

/** What is printed where a function for it says so: `[DumpData] tag = 3 va = 0x16f3a8000:`. */
const isPrinted = ({ tags, fields }: Sentence): boolean =>
  tags.some((tag) => /dump|hex/i.test(tag)) &&
  fields.some(({ role }) => role === "address" || role === "buffer" || role === "source") &&
  fields.every(({ role }) => ["task", "target", "address", "buffer", "source", "other"].includes(role));

/** The memory of a task in front of a colon, and nothing that only another line has. */
export const headsMemory = (sentence: Sentence): boolean =>
  namesTask(sentence) &&
  (HEADS.test(sentence.body.trimEnd()) || (sentence.body.trimEnd().endsWith(":") && isPrinted(sentence))) &&
  !has(sentence, "result", "iova", "direction", "cdb", "status", "length") &&
  !denies(sentence);

/** Bytes are announced, or stand in the line itself behind words for a buffer. */
export const isDump = (sentence: Sentence): boolean =>
  ofNamedMemory(sentence) ||
  /\bhex of\b/i.test(sentence.body) ||
  says(sentence, ...DUMPS) ||
  looksAt(sentence) ||
  announcesMemory(sentence) ||
  headsMemory(sentence) ||
  (sentence.loose.some(({ content }) => content.bytes !== null) &&
    says(sentence, "buffer", "databuffer", "fdatabuffer", "first", "cache", "sram", "dram", "ddr"));
