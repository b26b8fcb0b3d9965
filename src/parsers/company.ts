/**
 * Roles that the other fields of a line give a value: the one address beside a command is where its data go, whatever its key calls
 * it. Apart from the vocabulary, which knows one key at a time.
 */

import { folded } from "../model/folded.ts";
import { commandOf } from "../model/scsi/cdb.ts";
import { wordTable } from "../model/word-table.ts";
import { withCountBeside } from "./count-beside.ts";
import { withEntry } from "./dictionary-entry.ts";
import { asReturned, ofSegments } from "./host-call.ts";
import { codeOf } from "./meaning.ts";
import { withoutMeasures } from "./measured.ts";
import type { Field, Sentence } from "./sentence.ts";
import { withTwoWords } from "./two-words.ts";
import { NOTHING } from "./value.ts";
import { PARTY } from "./vocabulary/values.ts";
import { type Call, DIRECTIONS, foundAs, type Role } from "./vocabulary.ts";

/** A smaller number is a register or a device on a bus, and no address of data. */
const LEAST = 0x1000n;

/** True for such a number; of a decimal its digits tell, so that numbers written alike are read alike. */
const isLow = ({ content, start, end }: Field): boolean =>
  content.number === null || (content.hex ? content.number < LEAST : end - start < 6);

/** Roles of addresses of which one decides that another beside it is not the target of the data. */
const PLACES: ReadonlySet<Role> = new Set([
  ...(["iova", "dispatched", "received", "element", "source", "source-address", "destination", "buffer"] as const),
]);

const COMMANDS: ReadonlySet<Role> = new Set(["cdb", "opcode"]);

/** Keys of NVMe: the code beside them is none of SCSI. Authority: NVM Express base specification, submission queue entries. */
const OF_NVME = /\b(?:prp1|prp2|slba|nlb|cns|nsid|sqid|cqid|cdw\d{1,2})\b/i;

// 28/READ     12/INQ
const CODED = /(?<![\w/.])([0-9a-f]{2})\/([A-Z][A-Z_]{2,20})(?![\w/])/;

const OPCODE = foundAs("opcode");

/** The code of a command in front of its name, where the two are of one command. */
const codedIn = (body: string): Field | null => {
  const match = CODED.exec(body);
  const [whole = "", digits = "", name = ""] = match ?? [];
  const known = commandOf([Number.parseInt(digits, 16)])?.name ?? null;
  if (match === null || known === null || !folded(known).startsWith(folded(name).slice(0, 3))) return null;
  const start = match.index;
  const content = { ...NOTHING, number: BigInt(`0x${digits}`) };
  return { start, end: start + whole.length, content, role: "opcode", half: null, key: OPCODE.key, name: "opcode" };
};

/** The fields without a code that is no SCSI command, and with one that only such a command has: `cmd=12` beside an address. */
const ofScsi = (body: string, fields: readonly Field[]): readonly Field[] => {
  if (OF_NVME.test(body)) return fields.map((field) => (field.role === "opcode" ? { ...field, role: "other" } : field));
  const coded = fields.some(({ role }) => COMMANDS.has(role)) ? null : codedIn(body);
  if (coded !== null) return [...fields, coded];
  if (!fields.some(({ role }) => role === "address" || role === "received" || role === "iova")) return fields;
  // Where nothing else names the task, the number of a command is what numbers it: rx cmd=77
  if (!fields.some(({ role }) => role === "task")) return fields;
  return fields.map((field) => {
    const text = body.slice(field.start, field.end);
    const code = field.role === "command" && /^[0-9a-f]{2}$/i.test(text) ? codeOf(text) : null;
    return code?.hex !== true ? field : { ...field, role: "opcode", content: { ...NOTHING, number: code.value } };
  });
};

/** An address with a length and a way of the data, or beside a command: pa, ea, A, ptr, dst. */
const isTarget = (fields: readonly Field[], own: Field): boolean => {
  const roles = new Set(fields.filter((field) => field !== own).map(({ role }) => role));
  if ([...roles].some((role) => PLACES.has(role) || role === "address" || role === "bytes")) return false;
  if ([...roles].some((role) => COMMANDS.has(role))) return true;
  const counted = roles.has("length") || roles.has("moved") || roles.has("count");
  return own.role === "address" && counted && roles.has("direction");
};

/** Verbs with which a controller says that it moved bytes to the host. */
const OUTWARDS = ["put", "puts", "wrote", "written", "sent", "pushed", "tx", "out"];

/** The address to which so many bytes were moved: `PUT A=802F0000 L=6`. */
const isMoved = (verbs: readonly string[], words: ReadonlySet<string>, fields: readonly Field[], own: Field): boolean =>
  own.role === "address" &&
  verbs.some((word) => words.has(word)) &&
  fields.some(({ role }) => role === "length") &&
  fields.every(({ role }) => ["address", "length", "task", "other", "bytes"].includes(role));

// L=6 i     len=512 RD     36 bytes, read     0x801c0000+6 RD     the only word behind the last value
const LAST_WORD = /(?:[=,+\s]\w{1,20},?\s{1,4})(i|o|in|out|rd|wr|r|w|read|write|data-in|data-out)\s*$/i;

// SGE 0x801c0000+6 RD
const EXTENTS = /\b0x[0-9a-f]{5,16}\s?\+\s?(?:0x)?[0-9a-f]{1,9}\b/i;

// READ     WRITE     from target     to device     D2H: a name of a command without its size, or the way in words
const WAYS = new RegExp(
  String.raw`(?<![\w-])(?:(?:READ|WRITE|rd|wr|RD|WR)(?!\s(?:element|descriptor|desc|sge|sgl|frame|request|req|register|reg|doorbell|ring|entry|mailbox|index|pointer|tail|head)\b)|[DC]2H|H2[DC]|[dc]2h|h2[dc]|CAM_DIR_(?:IN|OUT)|(?<=\bmode\s?[:=]\s?)(?:push|pull)|(?:from|to)[- ](?:target|device|disk|drive)|(?:From|To)_?(?:Target|Device|Disk|Drive)|(?:from|to)_(?:target|device|disk|drive)|[Dd]ev(?:ice)?(?:2|[-_ ]?[Tt]o[-_ ]?)[Hh]ost|[Hh]ost(?:2|[-_ ]?[Tt]o[-_ ]?)[Dd]ev(?:ice)?|(?:${PARTY})[-_ ]to[-_ ](?:host|memory)|(?:host|memory)[-_ ]to[-_ ](?:${PARTY})|DATA[-_ ]?(?:IN|OUT)|data[-_](?:in|out)|Data(?:In|Out))(?![\w-]|\s?\()`,
  "g",
);

/** The only such word of a body, or two that say the same; `null` for none. */
const onlyWay = (body: string, fields: readonly Field[]): RegExpExecArray | null => {
  const all = [...body.matchAll(WAYS)];
  const ways = new Set(all.map(([word]) => DIRECTIONS[folded(word)] ?? word));
  // READ CAP … from target: the word of the command is taken
  const free = all.find(({ index }) => !fields.some(({ start, end }) => start <= index && index < end));
  return ways.size === 1 ? (free ?? null) : null;
};

const LETTERS: Readonly<Record<string, string>> = wordTable({ i: "in", o: "out" });

const WAY = foundAs("direction");

/** The way of the data, where it is the last word of a line with an address and a length: `A=802F0000 L=6 i`. */
export const lastDirection = (body: string, fields: readonly Field[]): Field | null => {
  const roles = new Set(fields.map(({ role }) => role));
  const placed =
    roles.has("address") ||
    roles.has("buffer") ||
    roles.has("element") ||
    roles.has("iova") ||
    roles.has("received") ||
    roles.has("dispatched");
  const counted =
    roles.has("length") || roles.has("moved") || roles.has("count") || / \d{1,9} (?:B|bytes?|KiB|KB)\b/.test(body);
  // flags 0xD1000000 (D2H|LAST): the number tells nothing, and the word behind it does
  const flags = fields.some(({ role, content }) => role === "rights" && content.number === null);
  const known = (placed && counted) || EXTENTS.test(body);
  if (!known || roles.has("direction") || flags) return null;
  const last = LAST_WORD.exec(body)?.[1];
  const named = last === undefined ? onlyWay(body, fields) : null;
  const word = last ?? named?.[0];
  if (word === undefined) return null;
  const start = named === null ? body.trimEnd().length - word.length : named.index;
  if (fields.some((field) => field.start <= start && start < field.end)) return null;
  const words = LETTERS[word.toLowerCase()] ?? word;
  return {
    start,
    end: start + word.length,
    content: { ...NOTHING, words },
    role: "direction",
    half: null,
    key: WAY.key,
    name: word,
  };
};

/** Verbs with which a controller reads the host's memory. */
const INWARDS = ["get", "gets", "fetch", "fetching"];

/** Roles under which the address of a request may stand. */
const NAMED: ReadonlySet<Role> = new Set(["address", "destination", "source"]);

/** A read that is over filled a buffer of whoever read: it asks for nothing. */
const OVER = ["done", "finished", "complete", "completed", "ok"];

/** A buffer below four gigabytes beside a command: no process of a Mac has memory there, so that it is an address of the device's. */
const isShortBuffer = (words: ReadonlySet<string>, fields: readonly Field[], { role, content }: Field): boolean =>
  role === "buffer" &&
  content.number !== null &&
  content.number < 1n << 32n &&
  fields.some((field) => field.role === "task") &&
  (fields.some((field) => COMMANDS.has(field.role)) || words.has("read") || words.has("write")) &&
  ![...OVER, "media", "nand"].some((word) => words.has(word));

/** Memory of a controller's own. */
const OF_CHIPS = ["ram", "sram", "dram", "psram", "ddr"];

/** Verbs with which a request comes in: the one address beside them is where its data go or come from. */
const ARRIVING = [
  "accept",
  "accepted",
  "accepting",
  "recv",
  "received",
  "new",
  "queue",
  "queued",
  "take",
  "taken",
  "begin",
];

const OF_ENGINE = ["dma", "xdma", "engine", "move", "moved", "copy", "copied", "page", "media", "nand"];

/** A read or a write of a task by its plain name, which says nothing of an engine. */
const isCommanded = (body: string, words: ReadonlySet<string>, fields: readonly Field[]): boolean =>
  /(?<![\w-])(?:READ|WRITE)(?![\w-])/.test(body) &&
  fields.some(({ role }) => role === "task") &&
  !OF_ENGINE.some((word) => words.has(word));

/** The only address of a line with a count, and with no word of a buffer. */
const isAlone = (fields: readonly Field[], own: Field): boolean =>
  fields.some(({ role }) => role === "length" || role === "moved" || role === "count") &&
  fields.every(
    (field) => field === own || !(PLACES.has(field.role) || field.role === "address" || field.role === "bytes"),
  );

/** A command with the address of its data: what is counted beside them is how many bytes were asked for. */
const asRequest = (fields: readonly Field[]): readonly Field[] => {
  const roles = new Set(fields.map(({ role }) => role));
  const request =
    ["iova", "received", "dispatched"].some((role) => roles.has(role as Role)) &&
    [...COMMANDS].some((role) => roles.has(role));
  if (!request || roles.has("length") || roles.has("requested") || roles.has("stated-length") || roles.has("status"))
    return fields;
  const counts = fields.filter(({ role }) => role === "moved" || role === "count");
  return counts.length === 1
    ? fields.map((field) => (field === counts[0] ? { ...field, role: "length" } : field))
    : fields;
};

/** Roles that say how something went: beside one of them a count is of what came. */
const ENDED: ReadonlySet<Role> = new Set(["status", "reply-status", "scsi-status", "completion-status", "residual"]);

/** What the hardware is given, `hw_addr=0x80310000 hw_count=36`: beside its address its count is no outcome. */
const asGiven = (fields: readonly Field[]): readonly Field[] =>
  fields.some(({ role, name }) => role === "element" && /^(?:hw|hardware)/i.test(name)) &&
  !fields.some(({ role }) => ENDED.has(role))
    ? fields.map((field) =>
        field.role === "transferred" && /^(?:hw|hardware)/i.test(field.name) ? { ...field, role: "length" } : field,
      )
    : fields;

/** Methods that are about memory: the address in a line of theirs is no request's. */
const OF_MEMORY: ReadonlySet<Call> = new Set(["get-data-buffer", "map", "unmap", "fill"]);

/** Methods of the bring-up: the status beside one of them is what it returned, for no task is there to have one. */
const OF_BRING_UP: ReadonlySet<Call> = new Set([
  "constraints",
  "initialize",
  "start",
  "properties",
  "set-up",
  "specification",
  "highest-target",
  "initiator",
  "task-count",
]);

/** The fields with the address of a request under its own role; a line that names a method says by it what its address is. */
export const inCompany = (
  { body, mentions, words }: Pick<Sentence, "body" | "mentions" | "words">,
  written: readonly Field[],
): readonly Field[] => {
  const stated = withoutMeasures(body, written);
  const returned = mentions.some(({ place, call }) => place === "body" && OF_MEMORY.has(call))
    ? asReturned(ofSegments(body, stated))
    : mentions.some(({ call }) => OF_BRING_UP.has(call))
      ? asReturned(stated)
      : stated;
  const extended = withCountBeside(body, withTwoWords(body, withEntry(body, returned)));
  const last = lastDirection(body, extended);
  const fields = asGiven(ofScsi(body, last === null ? extended : [...extended, last]));
  if (mentions.some(({ place, call }) => place === "body" || OF_MEMORY.has(call))) return fields;
  const whole = asRequest(fields);
  if (whole !== fields) return whole;
  const own = fields.find(
    (field) => field.half === null && (NAMED.has(field.role) || isShortBuffer(words, fields, field)),
  );
  if (own === undefined || own.content.number === null || isLow(own)) return fields;
  const as = (role: Role): readonly Field[] =>
    fields.map((field) => {
      if (field === own) return { ...own, role };
      // A request has a length, whatever its key counts.
      return role === "iova" && field.role === "moved" ? { ...field, role: "length" } : field;
    });
  // descriptor is written, address 0x82eac000
  const isBuilt = /\b(?:descriptor|desc|element|sge|sgl|prd|entry)\b/i.test(body);
  if (!isBuilt && isMoved(OUTWARDS, words, fields, own)) return as("destination");
  if (isMoved(INWARDS, words, fields, own)) return as("source");
  const arrives = ARRIVING.some((word) => words.has(word)) && !OF_CHIPS.some((word) => words.has(word));
  if ((arrives || isCommanded(body, words, fields)) && isAlone(fields, own)) return as("iova");
  if (own.role === "buffer") return as("iova");
  if (own.role === "source" || !isTarget(fields, own)) return fields;
  return as("iova");
};
