/**
 * The words of the field, as data: which keys name which field, and which words open which event. Tags and banners mean nothing;
 * only the names that a driver or firmware author gives a value count.
 */
import type { EventKind } from "../model/event.ts";

export type Role =
  | "iova"
  | "length"
  | "task"
  | "target"
  | "direction"
  | "cdb"
  | "address"
  | "source"
  | "destination"
  | "count"
  | "transferred"
  | "status"
  | "scsi-status"
  | "version"
  | "result"
  | "fill"
  | "high"
  | "low"
  | "constraint"
  | "buffer"
  | "capacity";

export interface Meaning {
  readonly role: Role;
  /** The side that alone uses this name. */
  readonly side: "host" | "device" | null;
  /** The event that a line with this name, and no opening word, is part of. */
  readonly implies: EventKind | null;
}

const meaning = (role: Role, side: Meaning["side"] = null, implies: EventKind | null = null): Meaning => ({
  role,
  side,
  implies,
});

const names = (words: string, value: Meaning): readonly (readonly [string, Meaning])[] =>
  words.split(" ").map((word) => [word, value]);

/** Keys in lower case without blanks, underscores and a Hungarian `f`. */
const KEYS: ReadonlyMap<string, Meaning> = new Map([
  ...names("bufferiovmaddr bufferiovmaddress iovmaddr", meaning("iova", "host", "dispatch")),
  ...names("requestedtransfercount", meaning("length", "host", "dispatch")),
  ...names("hostiova hostaddr hostaddress hostdmaaddress", meaning("iova", "device", "receive")),
  ...names("datalengthinheader lengthinheader", meaning("length", "device", "receive")),
  ...names("iova dva busaddr busaddress dmaaddr dmaaddress iovmaddress deviceaddress", meaning("iova")),
  ...names(
    "sgeaddress sgeaddr sgladdr sgladdress bdladdr bdladdress elementaddress elementaddr segmentaddress",
    meaning("iova", "host", "submit"),
  ),
  ...names("sgelength sgllen sgelen bdllen elementlength", meaning("length", "host", "submit")),
  ...names("length len size datalength xferlen transferlength datalen transfersize bytecount", meaning("length")),
  ...names(
    "taskid taskidinheader controllertaskidentifier task tag smid cid tasktag requesttag taskidentifier tasknumber slot",
    meaning("task"),
  ),
  ...names("targetid target tgt", meaning("target")),
  ...names("transferdirection direction dir", meaning("direction")),
  ...names("commanddescriptorblock cdb", meaning("cdb")),
  ...names("sourceaddress", meaning("source", "device", "stage")),
  ...names("source src", meaning("source")),
  ...names("stagingbuffer staging stagingaddress stagedat", meaning("source", "device", "stage")),
  ...names("destination dst dest destinationaddress", meaning("destination", "device", "transfer")),
  ...names("address addr pointer ptr", meaning("address")),
  ...names("buffer", meaning("buffer")),
  ...names("count bytesmoved movedbytes enginecount", meaning("count")),
  ...names("hardwaretransferred transferred bytestransferred", meaning("transferred", "host")),
  ...names("replystatus", meaning("status", "host", "reply")),
  ...names("scsistatus", meaning("scsi-status", "host", "reply")),
  ...names("completionstatus serviceresponse", meaning("status", "host", "complete")),
  ...names("status iocstatus", meaning("status")),
  ...names("version", meaning("version")),
  ...names("result rc ret kr", meaning("result")),
  ...names("value fill", meaning("fill")),
  ...names("high hi addresshigh", meaning("high")),
  ...names("low lo addresslow", meaning("low")),
  ...names("capacity", meaning("capacity", "host", "client")),
  ...names(
    "iomaximumsegmentcountread iomaximumsegmentcountwrite iomaximumsegmentbytecountread iomaximumsegmentbytecountwrite iominimumsegmentalignmentbytecount iomaximumsegmentaddressablebitcount hbadataalignment iomaximumbytecountread iomaximumbytecountwrite",
    meaning("constraint", "host", "constraints"),
  ),
]);

const fold = (key: string): string => key.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

const exact = (key: string): Meaning | undefined => {
  const folded = fold(key);
  const bare = /^k.*key$/.test(folded) ? folded.slice(1, -3) : folded;
  return KEYS.get(bare) ?? (/^f[A-Z]/.test(key.trim()) ? KEYS.get(bare.slice(1)) : undefined);
};

/** The meaning of a key of one or more words; leading words that only say what the line is about are dropped. */
export const meaningOf = (key: string): Meaning | undefined => {
  const words = key.slice(key.lastIndexOf("::") < 0 ? 0 : key.lastIndexOf("::") + 2).split(" ");
  for (let from = 0; from < words.length; from += 1) {
    const found = exact(words.slice(from).join(" "));
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Words that open an event by themselves. */
export interface Opener {
  readonly pattern: RegExp;
  readonly kind: EventKind;
  readonly side: "host" | "device" | null;
}

const opener = (pattern: RegExp, kind: EventKind, side: Opener["side"] = null): Opener => ({ pattern, kind, side });

/** First match wins: the narrower stands before the wider. */
export const OPENERS: readonly Opener[] = [
  // UserReportHBAConstraints returned 0x0
  opener(/UserReportHBAConstraints/i, "constraints", "host"),
  // UserGetDataBuffer returned 0x0
  opener(/UserGetDataBuffer (?:buffer )?dump/i, "dump", "host"),
  opener(/UserGetDataBuffer/i, "data-buffer", "host"),
  // PrepareForDMA returned 0x0, segments = 1
  opener(/PrepareForDMA/i, "map", "host"),
  opener(/CompleteDMA/i, "unmap", "host"),
  // ParallelTaskCompletion: fControllerTaskIdentifier = 200
  opener(
    /(?:UserComplete)?ParallelTask(?:Completion)?\b.{0,12}complet|ParallelTaskCompletion|UserCompleteParallelTask|completed task/i,
    "complete",
    "host",
  ),
  // [TaskID: 200] COMPLETING...
  opener(/\bCOMPLETING\b/i, "reply", "host"),
  // Reply posted: TaskID 200
  opener(/\breply posted\b|\bpost(?:ed|ing)? reply\b|\bsend(?:ing)? reply\b/i, "device-reply", "device"),
  opener(/\breply seen\b|\bgot reply\b|\breply received\b/i, "reply", "host"),
  // memset address = 0x16f3a8000, value = 0x00
  opener(/\bmemset\b|\bbzero\b|\bclear(?:ing|ed|s)?\b.{0,30}\bbuffer\b/i, "cpu-write", "host"),
  // DMA Engine start: Source = …
  opener(/\b(?:dma|engine)\b.{0,12}\b(?:done|complete|completed|finished)\b/i, "transfer", "device"),
  opener(/\b(?:dma|engine)\b.{0,12}\b(?:start|started|kick|program|programmed|go)\b/i, "transfer", "device"),
  // recv req tag=7
  opener(/\b(?:recv|received|fetched?|got)\b.{0,8}\b(?:req|request|frame)\b/i, "receive", "device"),
  // staging buffer 0x40012000 len 36
  opener(/\bstag(?:ing|ed)\b/i, "stage", "device"),
  opener(/\btimed out\b|\btimeout\b/i, "timeout", "host"),
  opener(/\babort(?:ing|ed)?\b|UserAbortTask/i, "abort", "host"),
  opener(/\b(?:0|zero)[ -]byte disk\b/i, "client", "host"),
  opener(/\bSG[EL]\b|\bBDL\b|\bscatter element\b/i, "submit", "host"),
  opener(/UserProcessParallelTask\b/i, "dispatch", "host"),
  opener(/\bdump\b/i, "dump"),
];

/** True if a line can be part of anything: a literal gate ahead of the grammar. */
export const GATE =
  /0x[0-9a-f<]|[0-9a-f]{2} [0-9a-f]{2} [0-9a-f]{2}|iov|dma|User[A-Z]|ParallelTask|completing|transfer|status|task|length|\blen\b|dump|engine|reply|memset|bzero|clear|staging|constraints|IOMaximum|IOMinimum|alignment|fault|disk|capacity|timed? ?out|abort|cdb|direction|target/i;
