/** Words that announce the bytes of a request. Apart from the dialects, because one reads such lines and another must leave them alone. */
import { says } from "./dialect.ts";
import type { Sentence } from "./sentence.ts";
import { list } from "./vocabulary/words.ts";

/** Words of what is no request: what comes back, and what is moved. */
const OTHERS = ["reply", "response", "completion", "sense", "data", "client", "payload", "staging", "staged", "buffer"];

// recv io from os     got task from the kernel     new request from the SCSI layer
const FROM_ABOVE =
  /\b(?:from|by)\s(?:the\s)?(?:os|kernel|framework|sam|macos|system|upper\s\w{1,8}|scsi\s(?:layer|stack|midlayer|family)|midlayer|stack|initiator)\b/i;

/** True for a request that the operating system hands to its driver. */
export const comesFromAbove = ({ body }: Sentence): boolean => FROM_ABOVE.test(body);

// goes to the send queue     descriptor is written     put on the submission ring     posed in the queue     enqueued for controller     handing request 18 to the card
const HANDED_ON =
  /\b(?:to|on|onto|into|in) (?:the )?(?:(?:send|submission|submit|request|hw|hardware|adapter|controller|inbound|tx|sq|io) )?(?:queue|ring|fifo|mailbox)\b|\b(?:enqueued|queued|handed|given|passed|posted|sent|goes|go|(?:enqueu|queu|hand|giv|pass|post|send|go)e?ing(?: [\w#-]{1,16}){0,2}) (?:over )?(?:for|to) (?:the )?(?:controller|hardware|hw|adapter|card|hba|board|firmware|fw|ioc|chip)\b|\b(?:descriptor|desc|element|sge|sgl|entry) (?:is |was )?(?:written|posed|put|placed|built|filled|set|posted|queued|ready)\b/i;

/** True for a request that a driver hands to its hardware. */
export const isHandedOn = ({ body }: Sentence): boolean => HANDED_ON.test(body);

// came back from the controller     response of the card     reply from hw     answer of the firmware
const FROM_BELOW =
  /\b(?:back|returned|reply|response|answer|completion|status|came) (?:in )?(?:from|of|by) (?:the )?(?:controller|hardware|hw|adapter|card|hba|board|firmware|fw|ioc|chip|device)\b|\b(?:controller|hardware|hw|adapter|card|hba|board|firmware|chip|device) (?:has )?(?:replied|answered|responded)\b/i;

/** True for an answer that the hardware gave to its driver. */
export const comesFromBelow = ({ body }: Sentence): boolean => FROM_BELOW.test(body);

// handed back to the kernel     told the framework     returned to SAM     completing upward     upcall complete
const UPWARDS =
  /\b(?:to|told|tell|telling)\s(?:the\s)?(?:kernel|framework|upper|os|sam|stack|caller|macos|system|initiator)\b|\bup(?:call|wards?|stream)\b|(?:->|=>)\s?(?:kernel|framework|os|sam|stack|family|macos)\b/i;

/** True for what goes to whoever asked for it. */
export const goesUpwards = ({ body }: Sentence): boolean => UPWARDS.test(body);

const BACK = list(
  "handed handing returned returning delivered told tell telling complete completed completing giving gave reported finished done back " +
    "released release give gives given passed pass upcalled",
);

/** True for a task that a driver gives back to whoever asked for it. */
export const isGivenBack = (sentence: Sentence): boolean =>
  goesUpwards(sentence) && [...sentence.words, ...sentence.headings].some((word) => BACK.has(word));

const FRAMES = [
  "frame",
  "frames",
  "mpi",
  "mpi2",
  "mpi25",
  "mfi",
  "mpt",
  "requestframe",
  "messageframe",
  "ioframe",
  "scsiio",
];
const KINDS = [
  "request",
  "req",
  "message",
  "msg",
  "mpi",
  "mpi2",
  "mfi",
  "mpt",
  "io",
  "scsi",
  "raid",
  "command",
  "cmd",
  "dump",
  "passthrough",
];
const DUMPS = ["dump", "dumping", "dumped", "raw", "hexdump", "hex", "contents"];

/** True for a frame of something, or a request whose bytes are announced. */
export const announcesRequest = (sentence: Sentence): boolean => {
  if (says(sentence, ...OTHERS)) return false;
  const frame = FRAMES.filter((word) => says(sentence, word));
  const kinds = KINDS.filter((word) => says(sentence, word) && !frame.includes(word));
  if (frame.length > 1 || (frame.length === 1 && kinds.length > 0)) return true;
  return says(sentence, "request", "message", "requestframe", "messageframe") && says(sentence, ...DUMPS);
};

// task 5 arrived: cdb 12 00 …; receive 6 bytes: what a request wants, and not that it came
const WANTS_BYTES =
  /\breceiv(?:e|es|ing)\s(?:of\s)?(?:up\sto\s)?(?:\d{1,10}|0x[0-9a-f]{1,8})\s?(?:b|bytes?|octets?)\b/i;

/** True if a line names bytes that are still to come. */
export const wantsBytes = ({ body }: Sentence): boolean => WANTS_BYTES.test(body);
